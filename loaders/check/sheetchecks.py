"""Live checks on a sheet: each identity of the book as a formula beside its row or under its columns.

A formula gives the left side less the right, 0 within the tolerance; a number format shows 0 as ✓.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from loaders import rules
from loaders.blankforms.formulas import Spot as At
from loaders.blankforms.formulas import address
from loaders.blankforms.identities import key
from loaders.check.layout import Key, Printed
from loaders.rules import Question, Term

#: Positive, negative, zero.
FORMAT = '"✗ +"General;"✗ -"General;"✓"'
_DIGITS = 6  # decimals that are compared


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell stands: the name of its sheet, row and column from 0."""

    sheet: str
    row: int
    column: int

    def address(self, here: str) -> str:
        """The cell as a formula on the sheet `here` names it."""
        return address(At(self.sheet, self.row + 1, self.column + 1), here)


@dataclass(frozen=True, slots=True)
class Check:
    """A formula at a spot; `shown` is what it gives for the figures as printed, '' where it is silent."""

    spot: Spot
    question: Question
    formula: str
    shown: float | str


def identities(tables: Iterable[Printed]) -> list[Question]:
    """The identities among these tables, each table in its own form, in the order of the book."""
    forms = {(t.form_id, cell.key[0]) for t in tables for row in t.rows for cell in row if cell.key}
    return rules.identities(forms)


def placed(
    tables: Mapping[str, Printed], top: int, spots: Mapping[Key, Spot], figures: Mapping[Key, Decimal]
) -> list[Check]:
    """A check for each identity among some tables, none on top of another.

    Beside its row stands the only check of a row, and every check of a list; all others stand below the
    column of their total, a line for each rule.

    Args:
        tables: by sheet.
        top: the row in which each begins.
        spots: of the cells with figures.
        figures: that are written as numbers.
    """
    asked = identities(tables.values())
    alone = _alone(asked, spots)
    lines: dict[tuple[str, str, str], int] = {}
    taken: set[tuple[str, int, int]] = set()
    found = []
    for question in asked:
        anchor = spots[key(question.side("right")[-1])]
        sheet, table = anchor.sheet, tables[anchor.sheet]
        if table.is_list or question.number in alone:
            row, column = anchor.row, table.width + 1
        else:
            name = (sheet, question.rule.rule_id, question.rule.part)
            below = top + len(table.rows) + 1 + sum(n[0] == sheet for n in lines)
            row, column = lines.setdefault(name, below), anchor.column
        while (sheet, row, column) in taken:
            column += 1
        taken.add((sheet, row, column))
        spot = Spot(sheet, row, column)
        found.append(Check(spot, question, _formula(question, spots, sheet), _value(question, figures)))
    return found


def _alone(asked: Sequence[Question], spots: Mapping[Key, Spot]) -> set[int]:
    """Questions whose cells stand in one row, with no other such question about the row."""
    rows: dict[tuple[str, int], list[int]] = {}
    for question in asked:
        held = {(spots[key(t)].sheet, spots[key(t)].row) for t in question.terms}
        if len(held) == 1:
            rows.setdefault(held.pop(), []).append(question.number)
    return {numbers[0] for numbers in rows.values() if len(numbers) == 1}


def _formula(question: Question, spots: Mapping[Key, Spot], here: str) -> str:
    """Blanks as the rules read them: silent while a side is blank, but blank parts go with a total of 0."""
    left, right = question.side("left"), question.side("right")
    sums = [_sum(side, spots, here) for side in (left, right)]
    counts = [f"COUNT({_cells(side, spots, here)})" for side in (left, right)]
    constant = f"+{question.rule.right_constant}" if question.rule.right_constant else ""
    gap = f"ROUND({sums[0]}-({sums[1]}{constant}),{_DIGITS})"
    silent = f"OR({counts[1]}=0,AND({counts[0]}=0,{sums[1]}<>0))"
    return f'=IF({silent},"",IF(ABS({gap})<={question.rule.tolerance or 0},0,{gap}))'


def _cells(terms: Sequence[Term], spots: Mapping[Key, Spot], here: str) -> str:
    return ",".join(spots[key(term)].address(here) for term in terms)


def _sum(terms: Sequence[Term], spots: Mapping[Key, Spot], here: str) -> str:
    """A weighted sum; SUM passes over blanks and texts, which + would not."""
    parts = []
    for weight in dict.fromkeys(t.weight for t in terms):
        cells = _cells([t for t in terms if t.weight == weight], spots, here)
        parts.append(f"SUM({cells})" if weight == 1 else f"({weight})*SUM({cells})")
    return "+".join(parts)


def _value(question: Question, figures: Mapping[Key, Decimal]) -> float | str:
    """What the formula gives: a file without results looks empty in a preview."""
    left, right = (
        [t.weight * figures[key(t)] for t in side if key(t) in figures]
        for side in (question.side("left"), question.side("right"))
    )
    if not right or (not left and any(right)):
        return ""
    gap = sum(left, Decimal(0)) - sum(right, Decimal(question.rule.right_constant or 0))
    return 0 if abs(gap) <= Decimal(question.rule.tolerance or 0) else float(round(gap, _DIGITS))

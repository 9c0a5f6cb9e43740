"""Formulas of a spreadsheet for sums and for the two sides of an identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from loaders.blankforms.identities import key
from loaders.printed import Key
from loaders.readers.sheets import letters
from loaders.rules import Question, Term

HOLDS, FAILS = "✓", "✗"


class Spot(NamedTuple):
    """Where a cell stands: the name of its sheet, row and column from 1."""

    sheet: str
    row: int
    column: int


Spots = Mapping[Key, Spot]


def address(spot: Spot, here: str) -> str:
    """A cell as a formula on the sheet `here` names it."""
    at = f"{letters(spot.column)}{spot.row}"
    return at if spot.sheet == here else f"{quoted(spot.sheet)}!{at}"


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def total(parts: Sequence[Term], spots: Spots, here: str) -> str:
    """The sum of some cells, nothing while all of them are blank."""
    return f'=IF({_count(parts, spots, here)}=0,"",{_sum(parts, spots, here)})'


def check(question: Question, spots: Spots, here: str) -> str:
    """Whether an identity holds: ✓, or ✗ with the left side less the right.

    Blanks count as the rules read them: nothing is said while one side is blank, but blank parts go with a
    total of 0.
    """
    left, right = question.side("left"), question.side("right")
    known = [_count(side, spots, here) for side in (left, right)]
    constant = f"-{question.rule.right_constant}" if question.rule.right_constant else ""
    gap = f"ROUND({_sum(left, spots, here)}-({_sum(right, spots, here)}){constant},6)"
    silent = f"{known[0]}=0,{known[1]}=0"
    if len(left) > 1 == len(right) and not constant:
        silent = f"AND({known[0]}=0,{_sum(right, spots, here)}<>0),{known[1]}=0"
    verdict = f'IF(ABS({gap})<={question.rule.tolerance},"{HOLDS}","{FAILS} "&{gap})'
    return f'=IF(OR({silent}),"",{verdict})'


def _count(terms: Sequence[Term], spots: Spots, here: str) -> str:
    return f"COUNT({','.join(_ranges(terms, spots, here))})"


def _sum(terms: Sequence[Term], spots: Spots, here: str) -> str:
    """The weighted sum; SUM passes over blanks and texts, which + would not."""
    weights = dict.fromkeys(term.weight for term in terms)
    parts = []
    for weight in weights:
        cells = _ranges([term for term in terms if term.weight == weight], spots, here)
        parts.append(f"SUM({','.join(cells)})" if weight == 1 else f"({weight})*SUM({','.join(cells)})")
    return "+".join(parts)


def _ranges(terms: Sequence[Term], spots: Spots, here: str) -> list[str]:
    """The cells of some terms, those beside or below one another as one range."""
    runs: list[list[Spot]] = []
    for spot in (spots[key(term)] for term in terms):
        if runs and _goes_on(runs[-1], spot):
            runs[-1].append(spot)
        else:
            runs.append([spot])
    return [
        address(run[0], here) + (f":{letters(run[-1].column)}{run[-1].row}" if len(run) > 1 else "")
        for run in runs
    ]


def _goes_on(run: list[Spot], spot: Spot) -> bool:
    step = (spot.row - run[-1].row, spot.column - run[-1].column)
    straight = len(run) == 1 or step == (run[-1].row - run[-2].row, run[-1].column - run[-2].column)
    return spot.sheet == run[0].sheet and step in ((0, 1), (1, 0)) and straight

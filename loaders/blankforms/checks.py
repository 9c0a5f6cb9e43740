"""Where the answers to the identities stand on a sheet: beside the row or below the column they speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.blankforms.formulas import Spot, Spots
from loaders.blankforms.identities import key
from loaders.rules import Question

GAP = 1  # blank columns and lines between the form and its checks


@dataclass(slots=True)
class Checks:
    """The checks of one sheet, by the row and column in which each stands.

    Attributes:
        last_row: of the form on the sheet.
        last_column: of the form on the sheet.
        beside: checks right of the form.
        below: checks below it, one line for each rule.
    """

    last_row: int
    last_column: int
    beside: dict[tuple[int, int], Question] = field(default_factory=dict)
    below: dict[tuple[int, int], Question] = field(default_factory=dict)

    @property
    def first_beside(self) -> int:
        """The first column of checks."""
        return self.last_column + GAP + 1

    @property
    def first_below(self) -> int:
        """The first line of checks."""
        return self.last_row + GAP + 1

    @property
    def last_beside(self) -> int:
        """The last column of checks, or one before the first where there are none."""
        return max((column for _, column in self.beside), default=self.first_beside - 1)

    def lines(self) -> dict[int, list[tuple[int, Question]]]:
        """Checks below the form by line, each with its column, from left to right."""
        found: dict[int, list[tuple[int, Question]]] = {}
        for (row, column), question in sorted(self.below.items(), key=lambda item: item[0]):
            found.setdefault(row, []).append((column, question))
        return found


def place(
    asked: Iterable[Question], spots: Spots, sheet: str, last: tuple[int, int], is_list: bool
) -> Checks:
    """Give every question whose total stands on a sheet a cell of its own.

    Beside its row stands a check of that row alone, and every check of a list; all others stand below the
    column of their total.
    """
    checks = Checks(*last)
    here = [(q, _anchor(q, spots)) for q in asked if _anchor(q, spots).sheet == sheet]
    level = Counter(spot.row for q, spot in here if _is_level(q, spots))
    lines: dict[tuple[str, str], int] = {}
    for question, spot in here:
        if is_list or (_is_level(question, spots) and level[spot.row] == 1):
            column = checks.first_beside
            while (spot.row, column) in checks.beside:
                column += 1
            checks.beside[spot.row, column] = question
            continue
        rule = (question.rule.rule_id, question.rule.part)
        line = lines.setdefault(rule, checks.first_below + len(lines))
        while (line, spot.column) in checks.below:
            line = lines[rule] = checks.first_below + len(set(lines.values()))
        checks.below[line, spot.column] = question
    return checks


def _anchor(question: Question, spots: Spots) -> Spot:
    return spots[key(question.side("right")[-1])]


def _is_level(question: Question, spots: Spots) -> bool:
    return len({spots[key(term)][:2] for term in question.terms}) == 1

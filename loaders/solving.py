"""Cases of localisation: each gets an answer, or the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from loaders import locate
from loaders.locate import sheets
from loaders.locate.problem import Problem
from loaders.locate.sheets import Sheet

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A report to repair: its sheet, and that of the year before where there is one.

    The sheets bring the answers that are stored; `problem` adds the plain passes, which are not.
    """

    report_id: str
    case_digest: str
    year: int
    own: Sheet
    previous: Sheet | None

    def problem(self) -> Problem:
        """The system of the report."""
        own, previous = self.own, self.previous
        own.outcomes = sheets.passed(own, previous, self.year) | own.outcomes
        if previous is not None:
            previous.outcomes = sheets.passed(previous, None, self.year - 1) | previous.outcomes
        return sheets.problem(own, previous)


def answer(case: Case) -> list[Row]:
    """Solve one case: a row for each cell of each repair, or one with the reason why there is none."""
    try:
        found = locate.locate(case.problem())
        rows = [row for no, s in enumerate(found.solutions, 1) for row in _rows(case, no, s, found.complete)]
        return rows or [_unsolved(case, "time_limit" if found.parts else "nothing_violated")]
    except Exception as error:  # a suggestion that cannot be made must not stop a build
        return [_unsolved(case, type(error).__name__)]


def _rows(case: Case, number: int, solution: locate.Solution, complete: bool) -> Iterator[Row]:
    common: Mapping[str, Any] = {
        "report_id": case.report_id, "case_digest": case.case_digest, "solution_no": number,
        "cost": solution.cost, "story": solution.story, "is_proved": solution.proved,
        "is_unique": solution.unique, "is_complete": complete, "reason": None,
    }  # fmt: skip
    for cell_no, change in enumerate(solution.changes, 1):
        place = sheets.named(change.cell.place, case.own, case.previous)
        yield {
            **common, **place, "cell_no": cell_no, "value": change.cell.value, "needed": change.needed,
            "cell_story": change.story.code,
        }  # fmt: skip


def _unsolved(case: Case, reason: str) -> Row:
    return {
        "report_id": case.report_id, "case_digest": case.case_digest, "solution_no": 0, "cell_no": 0,
        "is_proved": False, "is_unique": False, "is_complete": False, "reason": reason,
    }  # fmt: skip

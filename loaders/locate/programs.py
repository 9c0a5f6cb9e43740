"""The integer programs, handed to HiGHS: the fewest cells, and the least change of given cells.

The program that chooses cells has a yes-or-no variable for each cell and a row for each edit: nothing but
zeros and ones, so that no large constant and no rounding comes near the proof.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

import highspy
import numpy as np

from loaders.locate.problem import ONE, Identity, Place, Problem

if TYPE_CHECKING:
    from loaders.locate.edits import Edit

#: A cell more weighs more than all preferences among sets of equal size.
_CELL = 1000
#: Finding amounts takes milliseconds; where it does not, the set is given up.
_SECONDS = 0.25
Status = Literal["optimal", "none", "open"]


class _Quiet(highspy.Highs):
    """HiGHS without callbacks: enabling them prints its name before anybody can silence it."""

    def enableCallbacks(self) -> None:  # noqa: N802 (its name there)
        self.silent()


def _solver() -> highspy.Highs:
    solver = _Quiet()  # type: ignore[no-untyped-call]
    for name, value in {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "random_seed": 0}.items():
        solver.setOptionValue(name, value)
    return solver


def _run(solver: highspy.Highs, seconds: float) -> Status:
    solver.setOptionValue("time_limit", solver.getRunTime() + max(seconds, 0.0))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return "optimal"
    return "none" if status == highspy.HighsModelStatus.kInfeasible else "open"


class Chooser:
    """Chooses the fewest cells that obey all edits told so far; among as few, those preferred.

    It asks for one cell, then two, and so on: that there is no set of a size is quickly proved, while
    that a set is the smallest takes a solver many times as long. One cell needs no solver: each is tried.
    `preferences` are small whole numbers, lower ones first.
    """

    def __init__(self, preferences: Mapping[Place, int]) -> None:
        self._preferences = preferences
        self._solver = _solver()
        self._columns: dict[Place, int] = {}
        self._edits: list[Edit] = []
        self._forbidden: set[frozenset[Place]] = set()
        self.size = 1
        self._solver.addRow(-math.inf, 1.0, 0, np.array([], np.int32), np.array([], np.float64))

    def _column(self, place: Place) -> int:
        if place not in self._columns:
            self._columns[place] = number = len(self._columns)
            weight = float(_CELL + self._preferences.get(place, 0))
            self._solver.addCol(weight, 0.0, 1.0, 1, np.array([0], np.int32), np.array([1.0]))
            self._solver.changeColIntegrality(number, highspy.HighsVarType.kInteger)
        return self._columns[place]

    def require(self, edit: Edit) -> None:
        """Keep to an edit from now on."""
        self._edits.append(edit)
        signs = dict.fromkeys(edit.some, 1.0) | dict.fromkeys(edit.unless, -1.0)
        self._row(1.0 - len(edit.unless), math.inf, signs)

    def forbid(self, support: Iterable[Place]) -> None:
        """Do not choose this set, or one that holds all of it, again."""
        self._forbidden.add(frozenset(support))
        signs = dict.fromkeys(support, 1.0)
        self._row(-math.inf, len(signs) - 1.0, signs)

    def _row(self, lower: float, upper: float, signs: Mapping[Place, float]) -> None:
        columns = np.array([self._column(place) for place in signs], np.int32)
        self._solver.addRow(lower, upper, len(columns), columns, np.array(list(signs.values())))

    def choose(self, most: int, deadline: float) -> tuple[Status, frozenset[Place]]:
        """Choose at most so many cells. `none` proves that there is no such set, `open` proves nothing."""
        while True:
            status, support = self._alone() if self.size == 1 else self._together(deadline)
            if status != "none" or self.size >= min(most, len(self._columns)):
                return status, support
            self.size += 1
            self._solver.changeRowBounds(0, -math.inf, float(self.size))

    def _alone(self) -> tuple[Status, frozenset[Place]]:
        """The preferred one of the cells that obey all edits by themselves."""
        cells = [
            place
            for place in self._columns
            if frozenset([place]) not in self._forbidden and all(edit.obeyed(place) for edit in self._edits)
        ]
        if not cells:
            return "none", frozenset()
        return "optimal", frozenset([min(cells, key=lambda place: self._preferences.get(place, 0))])

    def _together(self, deadline: float) -> tuple[Status, frozenset[Place]]:
        """The cells that the solver chooses."""
        status = _run(self._solver, deadline - time.monotonic())
        if status != "optimal":
            return status, frozenset()
        values = self._solver.getSolution().col_value
        return status, frozenset(place for place, at in self._columns.items() if values[at] > 0.5)


def least_change(
    problem: Problem,
    support: Iterable[Place],
    identities: Iterable[Identity],
    weights: Mapping[Place, float] | None = None,
) -> dict[Place, int] | None:
    """Amounts, in ten-thousandths, of the cells that change, with which the identities hold; None if none do.

    Minimises the sum of changes, each counted by its weight (1 where none is given).
    """
    solver, inf = _solver(), math.inf
    empty = (0, np.array([], np.int32), np.array([], np.float64))
    columns: dict[Place, int] = {}
    for place in sorted(support):
        cell = problem.cells[place]
        columns[place] = at = 2 * len(columns)
        solver.addCol(0.0, -inf if cell.signed else 0.0, inf, *empty)
        solver.addCol((weights or {}).get(place, 1.0), 0.0, inf, *empty)
        if cell.whole:
            solver.changeColIntegrality(at, highspy.HighsVarType.kInteger)
        both = np.array([at, at + 1], np.int32)
        solver.addRow(-inf, cell.amount / ONE, 2, both, np.array([1.0, -1.0]))
        solver.addRow(cell.amount / ONE, inf, 2, both, np.array([1.0, 1.0]))
    for identity in identities:
        terms = [(columns[place], float(weight)) for place, weight in identity.terms if place in columns]
        fixed = sum(w * problem.cells[p].amount for p, w in identity.terms if p not in columns) / ONE
        slack = float(identity.tolerance)
        at_, factors = (np.array(list(x)) for x in zip(*terms, strict=True)) if terms else empty[1:]
        solver.addRow(-fixed - slack, -fixed + slack, len(terms), at_.astype(np.int32), factors)
    if _run(solver, _SECONDS) != "optimal":
        return None
    values = solver.getSolution().col_value
    found = {
        place: round(values[at]) * ONE if problem.cells[place].whole else round(values[at] * ONE)
        for place, at in columns.items()
    }
    return {place: amount for place, amount in found.items() if amount != problem.cells[place].amount}

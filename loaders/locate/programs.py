"""HiGHS, the solver of integer programs, and one of them: the least change of given cells."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Literal

import highspy
import numpy as np

from loaders.locate.problem import ONE, Identity, Place, Problem

#: Finding amounts takes milliseconds; where it does not, the set is given up.
_SECONDS = 0.25
Status = Literal["optimal", "none", "open"]


class _Quiet(highspy.Highs):
    """HiGHS without callbacks: enabling them prints its name before anybody can silence it."""

    def enableCallbacks(self) -> None:  # noqa: N802 (its name there)
        self.silent()


def solver() -> highspy.Highs:
    """HiGHS without a word, on one thread, the same each time."""
    made = _Quiet()  # type: ignore[no-untyped-call]
    for name, value in {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "random_seed": 0}.items():
        made.setOptionValue(name, value)
    return made


def run(solver: highspy.Highs, seconds: float) -> Status:
    """Solve, for so long and no longer; `open` where that was not enough."""
    solver.setOptionValue("time_limit", solver.getRunTime() + max(seconds, 0.0))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return "optimal"
    return "none" if status == highspy.HighsModelStatus.kInfeasible else "open"


def least_change(
    problem: Problem,
    support: Iterable[Place],
    identities: Iterable[Identity],
    weights: Mapping[Place, float] | None = None,
) -> dict[Place, int] | None:
    """Amounts, in ten-thousandths, of the cells that change, with which the identities hold; None if none do.

    Minimises the sum of changes, each counted by its weight (1 where none is given).
    """
    highs, inf = solver(), math.inf
    empty = (0, np.array([], np.int32), np.array([], np.float64))
    columns: dict[Place, int] = {}
    for place in sorted(support):
        cell = problem.cells[place]
        columns[place] = at = 2 * len(columns)
        highs.addCol(0.0, -inf if cell.signed else 0.0, inf, *empty)
        highs.addCol((weights or {}).get(place, 1.0), 0.0, inf, *empty)
        if cell.whole:
            highs.changeColIntegrality(at, highspy.HighsVarType.kInteger)
        both = np.array([at, at + 1], np.int32)
        highs.addRow(-inf, cell.amount / ONE, 2, both, np.array([1.0, -1.0]))
        highs.addRow(cell.amount / ONE, inf, 2, both, np.array([1.0, 1.0]))
    for identity in identities:
        terms = [(columns[place], float(weight)) for place, weight in identity.terms if place in columns]
        fixed = sum(w * problem.cells[p].amount for p, w in identity.terms if p not in columns) / ONE
        slack = float(identity.tolerance)
        at_, factors = (np.array(list(x)) for x in zip(*terms, strict=True)) if terms else empty[1:]
        highs.addRow(-fixed - slack, -fixed + slack, len(terms), at_.astype(np.int32), factors)
    if run(highs, _SECONDS) != "optimal":
        return None
    values = highs.getSolution().col_value
    found = {
        place: round(values[at]) * ONE if problem.cells[place].whole else round(values[at] * ONE)
        for place, at in columns.items()
    }
    return {place: amount for place, amount in found.items() if amount != problem.cells[place].amount}

"""The fewest cells that obey all edits: hitting sets, the smallest by trying, larger ones by the solver."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Mapping

import highspy
import numpy as np

from loaders.locate import programs
from loaders.locate.edits import Edit
from loaders.locate.problem import Place
from loaders.locate.programs import Status

#: A cell more weighs more than all preferences among sets of equal size.
_CELL = 1000
#: Sets of so many cells are tried one by one, in less time than the solver needs to start.
_TRIED = 2
Cells = frozenset[Place]


class Chooser:
    """Chooses the fewest cells that obey all edits told so far; among as few, those preferred.

    It asks for one cell, then two, and so on: that there is no set of a size is quickly proved, while
    that a set is the smallest takes a solver many times as long. `preferences` are small whole numbers,
    lower ones first.
    """

    def __init__(self, preferences: Mapping[Place, int]) -> None:
        self._preferences = preferences
        self._edits: list[Edit] = []
        self._met: set[Place] = set()
        self._forbidden: list[Cells] = []
        self._size = 1
        self._waiting: Iterator[Cells] | None = None
        self._program: _Program | None = None

    def require(self, edit: Edit) -> None:
        """Keep to an edit from now on."""
        self._edits.append(edit)
        self._met |= edit.some | edit.unless
        if self._program:
            self._program.require(edit)

    def forbid(self, support: Cells) -> None:
        """Do not choose this set, or one that holds all of it, again."""
        self._forbidden.append(support)
        if self._program:
            self._program.forbid(support)

    def choose(self, most: int, deadline: float) -> tuple[Status, Cells]:
        """Choose at most so many cells. `none` proves that there is no such set, `open` proves nothing."""
        while True:
            status, support = self._tried() if self._size <= _TRIED else self._together(deadline)
            if status != "none" or self._size >= min(most, len(self._met)):
                return status, support
            self._size += 1
            self._waiting = None

    def _tried(self) -> tuple[Status, Cells]:
        """The preferred of the sets listed when their size came up: edits told since only take sets away."""
        if self._waiting is None:
            found = set(self._sets(frozenset(), self._size))
            self._waiting = iter(sorted(found, key=lambda cells: (self._weight(cells), sorted(cells))))
        for cells in self._waiting:
            if self._is_open(cells) and not self._disobeyed(cells):
                return "optimal", cells
        return "none", frozenset()

    def _weight(self, cells: Cells) -> int:
        return sum(self._preferences.get(place, 0) for place in cells)

    def _is_open(self, cells: Cells) -> bool:
        return not any(forbidden <= cells for forbidden in self._forbidden)

    def _disobeyed(self, cells: Cells) -> Edit | None:
        """The edit that asks for one more of the fewest cells; None where all are obeyed."""
        asking = (edit for edit in self._edits if not edit.obeyed(cells))
        return min(asking, key=lambda edit: len(edit.some), default=None)

    def _sets(self, cells: Cells, more: int) -> Iterator[Cells]:
        """Every set with these cells and no more than so many others that obeys all edits.

        A set that obeys an edit which these cells do not holds one of the edit's cells: each is tried.
        """
        edit = self._disobeyed(cells)
        if edit is None:
            yield cells
        elif more:
            for place in edit.some:
                yield from self._sets(cells | {place}, more - 1)

    def _together(self, deadline: float) -> tuple[Status, Cells]:
        """The cells that the solver chooses."""
        if self._program is None:
            self._program = _Program(self._preferences)
            for edit in self._edits:
                self._program.require(edit)
            for support in self._forbidden:
                self._program.forbid(support)
        return self._program.solve(self._size, deadline)


class _Program:
    """The same as a program of whole numbers: a yes-or-no variable for each cell, a row for each edit.

    Nothing but zeros and ones, so that no large constant and no rounding comes near the proof.
    """

    def __init__(self, preferences: Mapping[Place, int]) -> None:
        self._preferences = preferences
        self._solver = programs.solver()
        self._columns: dict[Place, int] = {}
        self._solver.addRow(-math.inf, math.inf, 0, np.array([], np.int32), np.array([], np.float64))

    def _column(self, place: Place) -> int:
        if place not in self._columns:
            self._columns[place] = number = len(self._columns)
            weight = float(_CELL + self._preferences.get(place, 0))
            self._solver.addCol(weight, 0.0, 1.0, 1, np.array([0], np.int32), np.array([1.0]))
            self._solver.changeColIntegrality(number, highspy.HighsVarType.kInteger)
        return self._columns[place]

    def require(self, edit: Edit) -> None:
        signs = dict.fromkeys(sorted(edit.some), 1.0) | dict.fromkeys(sorted(edit.unless), -1.0)
        self._row(1.0 - len(edit.unless), math.inf, signs)

    def forbid(self, support: Iterable[Place]) -> None:
        signs = dict.fromkeys(sorted(support), 1.0)
        self._row(-math.inf, len(signs) - 1.0, signs)

    def _row(self, lower: float, upper: float, signs: Mapping[Place, float]) -> None:
        columns = np.array([self._column(place) for place in signs], np.int32)
        self._solver.addRow(lower, upper, len(columns), columns, np.array(list(signs.values())))

    def solve(self, size: int, deadline: float) -> tuple[Status, Cells]:
        """A set of no more cells than `size`."""
        self._solver.changeRowBounds(0, -math.inf, float(size))
        status = programs.run(self._solver, deadline - time.monotonic())
        if status != "optimal":
            return status, frozenset()
        values = self._solver.getSolution().col_value
        return status, frozenset(place for place, at in self._columns.items() if values[at] > 0.5)

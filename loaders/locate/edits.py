"""Whether a set of cells can repair a report, and if not, which cells could (Fellegi–Holt's implied edits).

The identities that a set touches are linear equations in its changes. Elimination in whole numbers gives
either the changes, or a combination of identities that none of the cells occurs in and that does not hold: of
the cells of that combination, the *implied edit*, one more must change. Every repair obeys it, so it may be
added to the integer program as a constraint without losing a solution.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.locate import programs
from loaders.locate.problem import Identity, Place, Problem


@dataclass(frozen=True, slots=True)
class Edit:
    """At least one of `some` must change, unless one of `unless` does not."""

    some: frozenset[Place]
    unless: frozenset[Place] = frozenset()

    def obeyed(self, changed: frozenset[Place]) -> bool:
        """Whether it is where these cells change and no others."""
        return not self.some.isdisjoint(changed) or not self.unless <= changed


@dataclass(frozen=True, slots=True)
class Fit:
    """Amounts, in ten-thousandths, with which everything holds; `unique` where the set allows no others."""

    needed: dict[Place, int]
    unique: bool


@dataclass(slots=True)
class _Row:
    """An equation in the changes of a set: the sum of `factors` x changes is `rest`; made of `mix`."""

    factors: list[int]
    rest: int
    mix: dict[int, int]


def fit(problem: Problem, support: frozenset[Place]) -> Fit | list[Edit]:
    """Find amounts for the cells of `support` with which all identities hold, or edits that it breaks."""
    places = sorted(support)
    concerned = problem.concerned(support)
    rows = [
        _Row([dict(i.terms).get(place, 0) for place in places], -problem.gap(i, {}), {no: 1})
        for no, i in enumerate(concerned)
    ]
    pivots = _eliminate(rows, len(places))
    broken = [row for row in rows if not any(row.factors) and row.rest]
    if any(_within_tolerance(row, concerned) for row in broken) or (not broken and len(pivots) < len(places)):
        return _search(problem, support, concerned)
    if broken:
        return [_edit(problem, row.mix, concerned, support) for row in broken]
    return _solved(problem, support, concerned, {places[at]: row for at, row in pivots.items()})


def _eliminate(rows: list[_Row], width: int) -> dict[int, _Row]:
    """Bring equations to reduced form in place; returns the row that determines each column."""
    pivots: dict[int, _Row] = {}
    for at in range(width):
        taken = {id(row) for row in pivots.values()}
        pivot = next((r for r in rows if r.factors[at] and id(r) not in taken), None)
        if pivot is None:
            continue
        pivots[at] = pivot
        for row in rows:
            if row is not pivot and row.factors[at]:
                _subtract(row, pivot, at)
    return pivots


def _subtract(row: _Row, pivot: _Row, at: int) -> None:
    """Make a row's factor at a column zero by whole multiples of both rows."""
    own, other = pivot.factors[at], row.factors[at]
    row.factors = [own * a - other * b for a, b in zip(row.factors, pivot.factors, strict=True)]
    row.rest = own * row.rest - other * pivot.rest
    row.mix = {
        no: factor
        for no in row.mix | pivot.mix
        if (factor := own * row.mix.get(no, 0) - other * pivot.mix.get(no, 0))
    }


def _within_tolerance(row: _Row, concerned: list[Identity]) -> bool:
    """Whether the tolerances of the identities combined could explain what is left of them."""
    return abs(row.rest) <= sum(abs(factor) * concerned[no].allowance for no, factor in row.mix.items())


def _solved(
    problem: Problem, support: frozenset[Place], concerned: list[Identity], rows: dict[Place, _Row]
) -> Fit | list[Edit]:
    """Read off the amounts, one equation for each cell; edits where the form does not allow them."""
    needed: dict[Place, int] = {}
    edits: list[Edit] = []
    for place, row in rows.items():
        cell = problem.cells[place]
        change, left = divmod(row.rest, next(filter(None, row.factors)))
        if (left or not cell.may_be(cell.amount + change)) and row.rest:
            if any(i.tolerance for i in concerned):
                return _search(problem, support, concerned)
            edits.append(_edit(problem, row.mix, concerned, support))
        elif row.rest:
            needed[place] = cell.amount + change
    return edits or Fit(needed, unique=True)


def _edit(
    problem: Problem, mix: dict[int, int], concerned: list[Identity], support: frozenset[Place]
) -> Edit:
    """The implied edit of a combination of identities."""
    weights: dict[Place, int] = {}
    for no, factor in mix.items():
        for place, weight in concerned[no].terms:
            weights[place] = weights.get(place, 0) + factor * weight
    some = frozenset(place for place, weight in weights.items() if weight) - support
    return Edit(some, frozenset(_waking((concerned[no] for no in mix), support)))


def _waking(identities: Iterator[Identity], support: frozenset[Place]) -> Iterator[Place]:
    """Cells of a set that make guarded identities ask: one of each guard."""
    return (min(guard & support) for identity in identities for guard in identity.guards)


def _search(problem: Problem, support: frozenset[Place], concerned: list[Identity]) -> Fit | list[Edit]:
    """By integer programming, where equations alone do not settle the amounts."""
    needed = programs.least_change(problem, support, concerned)
    if needed is not None and all(problem.holds(i, needed) for i in problem.concerned(needed)):
        return Fit(needed, unique=False)
    near = frozenset(place for identity in concerned for place in identity.places)
    return [Edit(near - support, frozenset(_waking(iter(concerned), support)))]

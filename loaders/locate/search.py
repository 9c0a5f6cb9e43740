"""All smallest sets of cells that repair one connected part of a report, proved by the solver."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.locate import choose, edits, programs
from loaders.locate.edits import Edit, Fit
from loaders.locate.problem import Place, Problem

#: Rounds in which the fallback makes changes of cells that hardly change dearer.
_ROUNDS = 4


@dataclass(slots=True)
class Repairs:
    """What was found.

    Attributes:
        fits: the sets, each with the amounts needed.
        proved: that no smaller set exists.
        complete: that there is no other set of that size.
    """

    fits: list[Fit] = field(default_factory=list)
    proved: bool = True
    complete: bool = False


def repairs(problem: Problem, preferences: dict[Place, int], deadline: float, most: int) -> Repairs:
    """Find every smallest set, preferred ones first, but no more than `most`; stop at the deadline.

    Where time runs out before anything is proved, one set is found by other means, if there is one.
    """
    chooser = choose.Chooser(preferences)
    for edit in _first_edits(problem):
        chooser.require(edit)
    found = Repairs()
    status: programs.Status = "optimal"
    while len(found.fits) < most:
        size = len(found.fits[0].needed) if found.fits else len(problem.cells)
        status, support = (
            chooser.choose(size, deadline) if time.monotonic() < deadline else ("open", frozenset())
        )
        if status != "optimal":
            break
        answer = edits.fit(problem, support)
        if isinstance(answer, Fit):
            found.fits.append(answer)
            chooser.forbid(support)
        else:
            for edit in answer:
                chooser.require(edit)
    found.complete = status == "none"
    if not found.fits and status != "none":
        found.proved = False
        found.fits = _somehow(problem)
    return found


def _first_edits(problem: Problem) -> Iterator[Edit]:
    """What is known at once: of every broken identity, and of every two that one cell cannot both mend."""
    met = Counter(place for identity in problem.violated for place in sorted(identity.places))
    for identity in problem.violated:
        yield Edit(identity.places)
    for place, times in met.items():
        answer = edits.fit(problem, frozenset([place])) if times > 1 else []
        if not isinstance(answer, Fit):
            yield from (edit for edit in answer if not edit.unless)


def _somehow(problem: Problem) -> list[Fit]:
    """A set that repairs, however large: the least change, with cells that hardly change made dearer."""
    free = {p for p, cell in problem.cells.items() if cell.may_be(cell.amount)} - _sleeping(problem)
    identities = [i for i in problem.identities if not i.guards or problem.holds(i, {})]
    identities = [i for i in identities if i.places <= problem.cells.keys() and i.places & free]
    weights: dict[Place, float] = {}
    best: dict[Place, int] | None = None
    for _ in range(_ROUNDS):
        needed = programs.least_change(problem, free, identities, weights)
        if needed is None:
            break
        if best is None or len(needed) < len(best):
            best = needed
        changes = {p: abs(a - problem.cells[p].amount) for p, a in needed.items()}
        largest = max(changes.values(), default=1)
        weights = {p: 1 / (0.01 + changes.get(p, 0) / largest) for p in free}
    if not best or not all(problem.holds(i, best) for i in problem.concerned(best)):
        return []
    return [_thinned(problem, best)]


def _sleeping(problem: Problem) -> set[Place]:
    """Cells whose change would make an identity ask that need not hold now and does not."""
    return {
        place
        for identity in problem.identities
        if identity.guards and not problem.holds(identity, {})
        for guard in identity.guards
        for place in guard
    }


def _thinned(problem: Problem, needed: dict[Place, int]) -> Fit:
    """Leave out every cell that can be left out, one after the other."""
    best = Fit(needed, unique=False)
    for place in sorted(needed):
        if place in best.needed and len(best.needed) > 1:
            answer = edits.fit(problem, frozenset(best.needed) - {place})
            best = answer if isinstance(answer, Fit) else best
    return best

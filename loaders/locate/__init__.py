"""Error localisation (Fellegi–Holt): the smallest sets of cells whose change makes a report add up.

    problem   cells, identities, and the parts of a report that share no cell
    edits     whether a set of cells can repair a part; if not, what every repair must obey
    choose    the fewest cells that obey those edits
    programs  HiGHS, the solver of integer programs
    search    all smallest sets of one part, proved
    stories   simple explanations, which rank sets of equal size
    sheets    from printed cells and the evaluator's answers to a problem

A repair is a suggestion. Nothing here changes a figure.
"""

from __future__ import annotations

import heapq
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from loaders.locate import stories
from loaders.locate.problem import Cell, Place, Problem, unscaled
from loaders.locate.stories import Story

#: Sets listed of each part; a part with more is said to have more.
MOST = 60
#: Of the time limit, the share for the proof; the rest is for a repair by other means.
_PROOF = 0.75


@dataclass(frozen=True, slots=True)
class Change:
    """A suspect cell and the value it would need."""

    cell: Cell
    needed: Decimal
    story: Story


@dataclass(frozen=True, slots=True)
class Solution:
    """Changes that repair the whole report.

    Attributes:
        changes: in print order.
        cost: sum of the costs of the stories; less is more plausible.
        proved: that no fewer cells repair the report.
        unique: that these cells allow no other values.
    """

    changes: tuple[Change, ...]
    cost: int
    proved: bool
    unique: bool = True

    @property
    def story(self) -> str:
        """The codes of its stories, each once, joined by `+`."""
        told = dict.fromkeys(change.story.code for change in self.changes)
        return "+".join(code for code in stories.stories() if code in told)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for one report.

    Attributes:
        solutions: best first, no more than were asked for.
        complete: that every smallest repair was found, if not shown.
        parts: for each independent part, all its repairs that were found, best first.
    """

    solutions: tuple[Solution, ...]
    complete: bool
    parts: tuple[tuple[Solution, ...], ...] = ()


def locate(problem: Problem, *, limit: int = 5, seconds: float = 2.0) -> Answer:
    """Find the smallest repairs of a report.

    Args:
        problem: cells and identities.
        limit: how many repairs to return.
        seconds: time for all of it; a part not proved by then is repaired as well as may be, and says so.

    Returns:
        No solution where nothing is violated, or where a part could not be repaired at all.
    """
    start, parts, complete = time.monotonic(), [], True
    if not (components := problem.components()):
        return Answer((), complete)
    from loaders.locate import search  # the solver; most reports add up and need none

    for done, part in enumerate(components, 1):
        deadline = start + seconds * _PROOF * done / len(components)
        found = search.repairs(part, stories.preferences(part), deadline, MOST)
        complete = complete and found.complete
        solutions = [_solution(part, fit.needed, found.proved, fit.unique) for fit in found.fits]
        parts.append(tuple(sorted(solutions, key=_order)))
    best = tuple(_joined(choice) for choice in _combined(parts, limit)) if parts else ()
    return Answer(best, complete, tuple(parts))


def _solution(problem: Problem, needed: dict[Place, int], proved: bool, unique: bool) -> Solution:
    told = stories.tell(problem, needed)
    changes = [Change(problem.cells[p], unscaled(amount), told[p]) for p, amount in needed.items()]
    return _joined([Solution(tuple(changes), sum(s.cost for s in told.values()), proved, unique)])


def _joined(parts: Sequence[Solution]) -> Solution:
    """One solution of several that share no cell."""
    changes = sorted((c for part in parts for c in part.changes), key=lambda c: _printed(c.cell))
    return Solution(
        tuple(changes), sum(p.cost for p in parts), all(p.proved for p in parts), all(p.unique for p in parts)
    )


def _printed(cell: Cell) -> tuple[str, int, int, int]:
    return cell.place.table_id, cell.place.years_back, cell.row_no, cell.column_no


def _order(solution: Solution) -> tuple[int, Decimal, list[tuple[str, int, int, int]]]:
    """Cheaper stories first, then smaller changes, then print order."""
    moved = sum((abs(c.needed - (c.cell.value or 0)) for c in solution.changes), Decimal(0))
    return solution.cost, moved, [_printed(c.cell) for c in solution.changes]


def _combined(parts: Sequence[Sequence[Solution]], limit: int) -> Iterator[list[Solution]]:
    """The cheapest choices of one solution from each part, without going through all of them."""
    if not all(parts):
        return
    first = (0,) * len(parts)
    waiting = [(sum(part[0].cost for part in parts), first)]
    seen = {first}
    while waiting and limit > 0:
        cost, choice = heapq.heappop(waiting)
        yield [part[at] for part, at in zip(parts, choice, strict=True)]
        limit -= 1
        for no, at in enumerate(choice):
            after = (*choice[:no], at + 1, *choice[no + 1 :])
            if at + 1 < len(parts[no]) and after not in seen:
                seen.add(after)
                step = parts[no][at + 1].cost - parts[no][at].cost
                heapq.heappush(waiting, (cost + step, after))

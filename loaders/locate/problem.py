"""A report as a system of identities over its cells: what can be wrong, and what must then hold.

Numbers are whole multiples of a ten-thousandth, the last decimal that is stored, so that every sum is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

#: One in the unit of a form.
ONE = 10_000
#: Comparisons of the evaluator allow half of the last stored decimal beyond a tolerance.
_NOISE = Decimal("0.00005")
#: Systems of which it is remembered what hangs together: most reports of a form have one in common.
_SYSTEMS = 256
#: Numbers that are remembered, most of them small and met in every report.
NUMBERS = 10_000


class Place(NamedTuple):
    """Where a figure stands: in the report (0) or in last year's (1), and the cell's name in its form."""

    years_back: int
    table_id: str
    row_code: str
    column_code: str


class Cell(NamedTuple):
    """A printed cell; `value` is None where nothing is printed, and counts as 0 beside figures.

    `row_no` and `column_no` count the rows with values and the columns of the table in print order.
    """

    place: Place
    value: Decimal | None
    form_id: str = ""
    row_no: int = 0
    column_no: int = 0
    whole: bool = True
    signed: bool = False

    @property
    def amount(self) -> int:
        """The value in ten-thousandths; 0 where nothing is printed."""
        return 0 if self.value is None else scaled(self.value)

    def may_be(self, amount: int) -> bool:
        """Whether the form allows an amount, in ten-thousandths, in this cell."""
        return (self.signed or amount >= 0) and not (self.whole and amount % ONE)


@dataclass(frozen=True, eq=False)
class Identity:
    """A sum that must be zero: `terms` are cells with signed weights, right sides subtracted.

    One object is made of it for all reports, so that a system of them is quickly known again.

    `guards` say when it must hold: when of every guard one cell is changed; always where there are none. An
    identity with a blank side begins to ask once that side is filled in; one of last year's report must
    hold once one of its cells is touched.
    """

    key: str
    terms: tuple[tuple[Place, int], ...]
    tolerance: Decimal = Decimal(0)
    guards: tuple[frozenset[Place], ...] = ()

    @cached_property
    def places(self) -> frozenset[Place]:
        """The cells it looks at: those that it adds, and those that make it ask."""
        return frozenset(place for place, _ in self.terms).union(*self.guards)

    @cached_property
    def looks_back(self) -> bool:
        """Whether it adds a figure of last year's report."""
        return any(place.years_back for place, _ in self.terms)

    @cached_property
    def allowance(self) -> int:
        """The largest gap that passes, in ten-thousandths."""
        return int((self.tolerance + _NOISE) * ONE)


@dataclass(frozen=True)
class Problem:
    """Cells, and the identities among them; a cell that none of them looks at takes no part."""

    cells: Mapping[Place, Cell]
    identities: tuple[Identity, ...]

    @cached_property
    def amounts(self) -> dict[Place, int]:
        """What is printed in each cell, in ten-thousandths."""
        return {place: cell.amount for place, cell in self.cells.items()}

    @property
    def around(self) -> Mapping[Place, Sequence[Identity]]:
        """The identities that look at a cell."""
        return _around(self.identities)

    @cached_property
    def violated(self) -> list[Identity]:
        """What must hold as things stand, and does not."""
        return [i for i in self.identities if not i.guards and not self.holds(i, {})]

    @cached_property
    def sole(self) -> frozenset[Place]:
        """Cells that stand alone against a sum of several in an identity that does not hold: its total."""
        found = set()
        for identity in self.violated:
            for sign in (1, -1):
                side = [place for place, weight in identity.terms if weight * sign > 0]
                if len(side) == 1 and len(identity.terms) > 2:
                    found.update(side)
        return frozenset(found)

    def gap(self, identity: Identity, needed: Mapping[Place, int]) -> int:
        """Left less right, in ten-thousandths, with some cells changed."""
        amounts = self.amounts
        if not needed:
            return sum(weight * amounts[place] for place, weight in identity.terms)
        return sum(weight * needed.get(place, amounts[place]) for place, weight in identity.terms)

    def holds(self, identity: Identity, needed: Mapping[Place, int]) -> bool:
        """Whether an identity holds with some cells changed."""
        return abs(self.gap(identity, needed)) <= identity.allowance

    def concerned(self, changed: Iterable[Place]) -> list[Identity]:
        """The identities that must hold when these cells change, and might not without further ado."""
        support = frozenset(changed)
        around = (self.around.get(place, ()) for place in sorted(support))  # the same order in every process
        near = dict.fromkeys(chain(self.violated, *around))
        return [i for i in near if all(guard & support for guard in i.guards)]

    def components(self) -> list[Problem]:
        """The parts that share no cell, of those in which something is violated, in order of identities."""
        parts = _parts(self.identities) if self.violated else {}
        return [self._part(part) for part in dict.fromkeys(parts[i] for i in self.violated)]

    def _part(self, identities: tuple[Identity, ...]) -> Problem:
        places = _around(identities)
        return Problem({p: cell for p, cell in self.cells.items() if p in places}, identities)


@lru_cache(maxsize=_SYSTEMS)
def _around(identities: tuple[Identity, ...]) -> dict[Place, list[Identity]]:
    found: dict[Place, list[Identity]] = {}
    for identity in identities:
        for place in identity.places:
            found.setdefault(place, []).append(identity)
    return found


@lru_cache(maxsize=_SYSTEMS)
def _parts(identities: tuple[Identity, ...]) -> dict[Identity, tuple[Identity, ...]]:
    """For each identity those that hang together with it by cells, in their order."""
    around, parts = _around(identities), dict[Identity, tuple[Identity, ...]]()
    for start in identities:
        if start not in parts:
            joined = _joined(start, around)
            part = tuple(identity for identity in identities if identity in joined)
            parts |= dict.fromkeys(part, part)
    return parts


def _joined(start: Identity, around: Mapping[Place, Sequence[Identity]]) -> set[Identity]:
    found, waiting, seen = {start}, [start], set[Place]()
    while waiting:
        places = waiting.pop().places - seen
        seen |= places
        for identity in chain.from_iterable(around[place] for place in places):
            if identity not in found:
                found.add(identity)
                waiting.append(identity)
    return found


@lru_cache(maxsize=NUMBERS)
def scaled(value: Decimal) -> int:
    """A number in ten-thousandths."""
    return int((value * ONE).to_integral_value())


def unscaled(amount: int) -> Decimal:
    """The number that so many ten-thousandths are, without trailing zeros."""
    whole, rest = divmod(amount, ONE)
    return Decimal(whole) if not rest else (Decimal(amount) / ONE).normalize()

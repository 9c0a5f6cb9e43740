"""Places: provinces, prefectures, counties and zones by name and year, townships within a county.

`seeds/reference/regions.csv` holds a row per code, name and span of years, `townships.csv` the
townships, which are looked up only inside a region that is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders import book, patterns

#: A township's code is its county's and three digits.
_COUNTY_DIGITS = 6
#: Columns of `regions.csv`.
_CODE, _NAME, _SHORT, _PARENT = 0, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Region:
    """A region under one code and name; the years are None where they are open or not known.

    Attributes:
        short_names: other names, the longest first.
        parent: code of the region it lies in, empty for a province.
        level: national, province, prefecture, county or township.
    """

    code: str
    name: str
    short_names: tuple[str, ...]
    parent: str
    level: str
    first_year: int | None
    last_year: int | None

    def in_force(self, year: int | None) -> bool:
        """Whether the region bore this code and name in a year; every region did in no year."""
        return year is None or ((self.first_year or year) <= year <= (self.last_year or year))


@cache
def _named() -> dict[str, list[int]]:
    """Numbers of rows by name, in full or short. The rows become regions only when they are met."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(book.cells("reference/regions")):
        for name in (row[_NAME], *row[_SHORT].split("|")):
            if name in found:
                found[name].append(number)
            else:
                found[name] = [number]
    return found


@cache
def _coded() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, row in enumerate(book.cells("reference/regions")):
        found.setdefault(row[_CODE], []).append(number)
    return found


@cache
def _region(number: int) -> Region:
    code, _, name, short, parent, level, first, last, _ = book.cells("reference/regions")[number]
    names = tuple(filter(None, short.split("|")))
    return Region(code, name, names, parent, level, _year(first), _year(last))


def _year(cell: str) -> int | None:
    return int(cell) if cell else None


@cache
def _longest() -> int:
    return max(map(len, _named()))


def of_code(code: str) -> tuple[Region, ...]:
    """Regions that bear or bore a code, the oldest first."""
    return tuple(_region(number) for number in _coded().get(code, ()))


def above(region: Region) -> Iterator[Region]:
    """The regions in which a region lies or lay, from the nearest up, under every name they bore."""
    yield from of_code(region.parent)
    if region.parent:
        yield from above(of_code(region.parent)[-1])


def starting(text: str, inside: Region | None) -> Iterator[tuple[str, Region]]:
    """Regions whose name stands at the beginning of a text, with that name.

    Args:
        text: compact text.
        inside: the region in which they must lie. Without it the short name of a county says nothing,
            unless it ends like one (靖州县).
    """
    for length in range(min(len(text), _longest()), 1, -1):
        name = text[:length]
        for region in map(_region, _named().get(name, ())):
            if inside is None:
                whole = name == region.name or region.level != "county"
                if whole or patterns.first("place_ending", name):
                    yield name, region
            elif any(higher.code == inside.code for higher in above(region)):
                yield name, region


@cache
def _parents() -> frozenset[str]:
    return frozenset(row[_PARENT] for row in book.cells("reference/regions"))


def is_lowest(region: Region) -> bool:
    """Whether nothing but townships lies in a region: a county, or a city without counties."""
    return region.level != "township" and region.code not in _parents()


def townships_starting(text: str, inside: Region) -> Iterator[tuple[str, Region]]:
    """Townships of a county, or of a city without counties, whose name stands at the beginning of a text."""
    for code, name, last in book.beginning("reference/townships", inside.code[:_COUNTY_DIGITS]):
        if text.startswith(name):
            yield name, _township(code, name, last)


def townships_named(name: str) -> list[Region]:
    """All townships of a name, whose county is known."""
    rows = book.holding("reference/townships", name)
    return [_township(*row) for row in rows if of_code(row[0][:_COUNTY_DIGITS])]


def _township(code: str, name: str, last: str) -> Region:
    return Region(code, name, (), code[:_COUNTY_DIGITS], "township", None, int(last) if last else None)

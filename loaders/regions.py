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


@dataclass(frozen=True, slots=True)
class Region:
    """A region under one code and name; the years are None where they are open or not known.

    Attributes:
        short_names: other names, the longest first.
        parent: code of the region it lies in, empty for a province.
        level: province, prefecture, county or township.
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
def all_regions() -> tuple[Region, ...]:
    """Every region down to counties and zones, by code and first year."""
    return tuple(
        Region(
            r["region_code"], r["region_name"], tuple(filter(None, r["short_names"].split("|"))),
            r["parent_code"], r["level"],
            int(r["valid_from"]) if r["valid_from"] else None, int(r["valid_to"]) if r["valid_to"] else None,
        )
        for r in book.read("reference/regions")
    )  # fmt: skip


@cache
def _named() -> dict[str, list[tuple[Region, bool]]]:
    """Regions by name; the flag says that the name is a short one."""
    found: dict[str, list[tuple[Region, bool]]] = {}
    for region in all_regions():
        found.setdefault(region.name, []).append((region, False))
        for name in region.short_names:
            found.setdefault(name, []).append((region, True))
    return found


@cache
def _longest() -> int:
    return max(map(len, _named()))


@cache
def _by_code() -> dict[str, tuple[Region, ...]]:
    found: dict[str, tuple[Region, ...]] = {}
    for region in all_regions():
        found[region.code] = (*found.get(region.code, ()), region)
    return found


def of_code(code: str) -> tuple[Region, ...]:
    """Regions that bear or bore a code, the oldest first."""
    return _by_code().get(code, ())


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
        for region, short in _named().get(text[:length], ()):
            if inside is None:
                name = text[:length]
                if not short or region.level != "county" or patterns.first("place_ending", name):
                    yield name, region
            elif any(higher.code == inside.code for higher in above(region)):
                yield text[:length], region
    if inside is not None:
        yield from _townships_starting(text, inside)


def _townships_starting(text: str, inside: Region) -> Iterator[tuple[str, Region]]:
    for code, name, last in book.beginning("reference/townships", inside.code[:_COUNTY_DIGITS]):
        if text.startswith(name):
            yield name, _township(code, name, last)


def townships_named(name: str) -> list[Region]:
    """All townships of a name, whose county is known."""
    rows = book.holding("reference/townships", name)
    return [_township(*row) for row in rows if of_code(row[0][:_COUNTY_DIGITS])]


def _township(code: str, name: str, last: str) -> Region:
    return Region(code, name, (), code[:_COUNTY_DIGITS], "township", None, int(last) if last else None)

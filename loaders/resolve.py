"""From the printed name of a body to its region and function, or to the reason why not.

长沙市雨花区民政局 is a chain of places, each inside the one before, and a function. A name that fits
several places (鼓楼区, 朝阳区) is settled by what else names one of their cities, and by nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders import functions, patterns, regions
from loaders.regions import Region

#: How sure a place is that needs no help, help from the text, or help from the file's path.
_ALONE, _BY_TEXT, _BY_PATH = 1.0, 0.85, 0.5
#: The place is certain, but bore another name or code in the year of the report.
_OTHER_YEAR = 0.8
#: The place is certain, what the body does is not in the book.
_NO_FUNCTION = 0.7
#: A township's name is found once in the lists, but its county is named nowhere.
_LONE_TOWNSHIP = 0.7
#: One place must be named so many times as often as any other.
_CLEARLY = 4
#: A city right before the name of the place says more than one elsewhere in the text.
_ADJACENT = 10


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name was found to mean.

    Attributes:
        region: the place, None where none or several fit.
        function: code of what the body does, None if the book does not know it.
        rest: the name without its places.
        certainty: from 0 to 1, for the place and the function together.
        settled_by: `name`, `text` or `path`.
        candidates: the places that fit, where they are several.
        other_year: whether the place bore another name or code in the report's year.
    """

    region: Region | None
    function: str | None
    rest: str
    certainty: float = 0.0
    settled_by: str = "name"
    candidates: tuple[Region, ...] = ()
    other_year: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to take a name apart."""

    chain: tuple[Region, ...]
    rest: str
    function: str | None
    matched: int
    ends_short: bool

    @property
    def worth(self) -> tuple[bool, int, int]:
        return (self.function is not None, self.matched, len(self.chain))


def resolve(name: str, year: int | None, text: str = "", path: str = "") -> Resolution:
    """Find the place and the function that a name in full states.

    Args:
        name: compact name, such as 雨花区民政局.
        year: the report's year; places must have borne their name in it, if any did.
        text: compact text of the report, in which cities may be named.
        path: the file's path, the weakest witness.
    """
    name = patterns.replaced("agency_rewrite", name)
    readings = [r for r in _readings(name, None, (), name) if r.function or _region_is_sure(r)]
    lone = not readings
    readings = readings or list(_townships(name))
    if not readings:
        return Resolution(None, None, name)
    best = max(reading.worth for reading in readings)
    found = [reading for reading in readings if reading.worth == best]
    places, other_year = _in_force({r.chain[-1]: r for r in found}, year)
    place, by = (places[0], "name") if len(places) == 1 else _settled(places, name, text, path)
    if place is None:
        return Resolution(None, found[0].function, found[0].rest, candidates=tuple(places))
    reading = next(r for r in found if r.chain[-1] is place)
    certainty = {"name": _ALONE, "text": _BY_TEXT, "path": _BY_PATH}[by]
    certainty *= _LONE_TOWNSHIP if lone and by == "name" else 1
    certainty *= _OTHER_YEAR if other_year else 1
    certainty *= _NO_FUNCTION if reading.function is None else 1
    return Resolution(place, reading.function, reading.rest, round(certainty, 2), by, other_year=other_year)


def _readings(
    rest: str, inside: Region | None, chain: tuple[Region, ...], name: str, short: bool = False
) -> Iterable[_Reading]:
    """Take places off the front of a name, each inside the one before, in every way there is."""
    function = functions.of(rest) if rest and chain else None
    found = list(regions.starting(rest, inside))
    if inside and not function and regions.is_lowest(inside):
        found += regions.townships_starting(rest, inside)
    for printed, region in found:
        is_short = printed != region.name
        yield from _readings(rest[len(printed) :], region, (*chain, region), name, is_short)
    if chain:
        # a branch of a city's office names its district behind: 长沙市公安局雨花分局
        yield from _branch(rest, chain, name)
        yield _Reading(chain, rest, function, len(name) - len(rest), short)


def _region_is_sure(reading: _Reading) -> bool:
    """Whether a place is one although the book does not know what follows: 南京路街道 is not in 南京市."""
    zone = patterns.first("zone_of_a_place", reading.rest)
    return not reading.ends_short or zone is not None


def _townships(name: str) -> Iterable[_Reading]:
    """Townships of the whole country that stand before a function."""
    for end in range(len(name) - 1, 1, -1):
        if function := functions.of(name[end:]):
            for region in regions.townships_named(name[:end]):
                yield _Reading((region,), name[end:], function, end, False)


def _branch(rest: str, chain: tuple[Region, ...], name: str) -> Iterable[_Reading]:
    for pattern in patterns.of("agency_branch"):
        if match := pattern.regex.search(rest):
            for printed, region in regions.starting(match["place"], chain[-1]):
                if printed == match["place"]:
                    yield _Reading((*chain, region), rest, functions.of(match["function"]), len(name), False)


def _in_force(found: dict[Region, _Reading], year: int | None) -> tuple[list[Region], bool]:
    """The places that bore the name in the year, else those nearest to it; and whether it is else.

    Of one place under two codes the one that came later counts.
    """
    now = [region for region in found if region.in_force(year)]
    places = now or list(found)
    latest: dict[tuple[str, str, str], Region] = {}
    for region in places:
        key = (region.parent, region.name, region.code if region.level == "township" else "")
        other = latest.get(key)
        if other is None or (region.last_year or 9999) >= (other.last_year or 9999):
            latest[key] = region
    return list(latest.values()), not now


def _settled(places: Sequence[Region], name: str, text: str, path: str) -> tuple[Region | None, str]:
    """The one place whose city or province is named, and where; (None, "name") if there is none."""
    for by, witness in (("text", text), ("path", patterns.compact(path))):
        counts = sorted(((_named(p, places, name, witness), i) for i, p in enumerate(places)), reverse=True)
        if counts[0][0] and counts[0][0] >= _CLEARLY * counts[1][0]:
            return places[counts[0][1]], by
    return None, "name"


def _named(place: Region, rivals: Sequence[Region], name: str, witness: str) -> int:
    """How often the regions above a place, which no rival lies in, are named."""
    shared = [_above(rival) for rival in rivals if rival is not place]
    count = 0
    for word in _above(place):
        if any(word in other for other in shared):
            continue
        if len(word) > 2 or word + place.name in witness:
            count += witness.count(word) - (name.startswith(word))
        count += _ADJACENT * witness.count(word + place.name)
    return count


def _above(place: Region) -> set[str]:
    """Names of the regions above a place; short ones of two characters and more."""
    return {n for higher in regions.above(place) for n in (higher.name, *higher.short_names) if len(n) > 1}


def named_in_path(path: str) -> str | None:
    """Return the body that a part of a path names, the file's name first; None where none does.

    Only a name that begins with a place and goes on with a known function counts.
    """
    parts = [patterns.compact(part) for part in re.split(r"[/\\]", path)]
    for part in reversed(parts):
        for start in range(len(part)):
            for printed, region in regions.starting(part[start:], None):
                # a folder 中国 or 国家 says nothing of who reports
                if region.level != "national" and (found := _body(part[start:], len(printed))):
                    return found
    return None


def _body(text: str, places: int) -> str | None:
    """The beginning of a text up to the end of the function that follows its places."""
    rest = text[places:]
    for end in range(min(len(rest), 12), 0, -1):
        name = text[: places + end]
        found = max(_readings(name, None, (), name), key=lambda r: r.worth, default=None)
        if found and found.function:
            return name
    return None


def region_in_path(path: str, year: int | None) -> Region | None:
    """The one region, the lowest, that a folder or the file's name in a path is; None where several are."""
    chain: tuple[Region, ...] = ()
    for part in re.split(r"[/\\]", path):
        name = patterns.replaced("decoration", patterns.compact(part))
        found = [
            r
            for p, r in regions.starting(name, chain[-1] if chain else None)
            if p == name and r.level != "national"
        ]
        found, _ = _in_force(dict.fromkeys(found), year)  # type: ignore[arg-type]
        if len(found) > 1:
            return None
        chain += tuple(found)
    return chain[-1] if chain else None


def full_name(region: Region) -> str:
    """The name of a region with those above it: 江苏省淮安市洪泽区."""
    return "".join([higher.name for higher in _line_above(region)][::-1]) + region.name


def _line_above(region: Region) -> Iterable[Region]:
    """One region for each level above."""
    while parents := regions.of_code(region.parent):
        region = parents[-1]
        yield region

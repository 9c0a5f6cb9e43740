"""From snapshots to the years in which a region bore a code and a name, and to what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sources import Snapshot

#: The first year that reports describe; a region in the first list is taken to be older.
FIRST_YEAR = 2008


@dataclass(frozen=True, slots=True)
class Span:
    """A region under one code and name; None for years before the first list or still in force.

    Attributes:
        basis: how the years are known: `list` (lists a year or less apart differ), `event` (a dated
            change between two lists), `interval` (somewhere between two lists; the widest span is given).
    """

    code: str
    name: str
    first_year: int | None
    last_year: int | None
    basis: str
    in_bureau_only: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One region carried on by another; kind is recode, rename, merge or split."""

    old: str
    new: str
    year: int
    kind: str
    basis: str


def spans(
    snapshots: Sequence[Snapshot], events: Sequence[Mapping[str, Any]], dated: Mapping[str, int]
) -> Iterator[Span]:
    """Every code and name that any list holds, by code and year; `dated` gives years of changes by code."""
    ministry = {code for s in snapshots if not s.bureau for code in s.names}
    began, ended = _event_years(events)
    for code, year in dated.items():
        began[code].append(year)
        ended[code].append(year)
    for code in sorted({code for s in snapshots for code in s.names}):
        zone = code not in ministry
        if zone and any(s.names.get(code) == s.names.get(code[:4] + "00") for s in snapshots):
            continue  # a city without counties, listed as a county of itself
        yield from _of(code, _lists_of(code, zone, snapshots), began[code], ended[code], zone)


def _lists_of(code: str, zone: bool, snapshots: Sequence[Snapshot]) -> list[Snapshot]:
    """The lists that would hold a code if it was in force.

    Zones stand in the bureau's lists alone. These lag behind the ministry's, and count for other
    regions only where the ministry's end.
    """
    densely = max(s.month for s in snapshots[:-1] if not s.bureau)
    gone = code not in snapshots[-1].names
    listed = gone or any(s.bureau and code in s.names and s.month > densely for s in snapshots)
    helping = [s for s in snapshots if listed and s.month > densely]
    return [s for s in snapshots if s.bureau == zone or (not zone and s in helping)]


def _event_years(
    events: Sequence[Mapping[str, Any]],
) -> tuple[defaultdict[str, list[int]], defaultdict[str, list[int]]]:
    """Years in which a code came up and went away, as recorded."""
    began: defaultdict[str, list[int]] = defaultdict(list)
    ended: defaultdict[str, list[int]] = defaultdict(list)
    for event in events:
        old, new = (((event[side] or {}).get("code") or "")[:6] for side in ("old", "new"))
        same = old == new and event["old"].get("name") == event["new"].get("name")
        if event["year"] >= FIRST_YEAR and not same:
            began[new].append(event["year"])
            ended[old].append(event["year"])
    return began, ended


def _of(
    code: str, lists: Sequence[Snapshot], began: Sequence[int], ended: Sequence[int], zone: bool
) -> Iterator[Span]:
    names = _without_slips([s.names.get(code) for s in lists])
    start = 0
    for end in range(1, len(names) + 1):
        if end < len(names) and names[end] == names[start]:
            continue
        name = names[start]
        if name:
            first, how_first = _year(lists, start, began) if start else (None, "list")
            last, how_last = _year(lists, end, ended, late=True) if end < len(names) else (None, "list")
            basis = max(how_first, how_last, key=("list", "event", "interval").index)
            yield Span(code, name, first, last, basis, zone)
        start = end


def _without_slips(names: list[str | None]) -> list[str | None]:
    """A list that alone differs from those before and after it lags or errs."""
    for i in range(1, len(names) - 1):
        if names[i] != names[i - 1] == names[i + 1]:
            names[i] = names[i - 1]
    return names


def _year(lists: Sequence[Snapshot], at: int, events: Sequence[int], late: bool = False) -> tuple[int, str]:
    """The year of a change that the list at `at` shows for the first time."""
    before, after = lists[at - 1].month, lists[at].month
    earliest = int(before[:4]) + (before[4:] == "12")
    latest = int(after[:4])
    if earliest == latest:
        return latest, "list"
    if fitting := [year for year in events if earliest <= year <= latest]:
        return fitting[-1], "event"
    return (latest if late else earliest), "interval"


def changes(events: Sequence[Mapping[str, Any]], known: Sequence[Span]) -> list[Change]:
    """What became of regions that ended: as recorded, else the one that took their name.

    A region that several become, or that joins one which goes on, is merged into it.
    """
    open_codes = {span.code for span in known if not span.last_year}
    ended = {span.code: span for span in known if span.last_year and span.code not in open_codes}
    names = {span.code: span.name for span in known}
    began = {span.code: span.first_year for span in reversed(known)}
    heirs = {span.code: heir for span in ended.values() if (heir := _namesake(span, known))}
    for event in events:
        old, new = (((event[side] or {}).get("code") or "")[:6] for side in ("old", "new"))
        if event["year"] >= FIRST_YEAR and old in ended and new in names and old != new:
            heirs[old] = (new, _basis(event))
    shared = [new for new, _ in heirs.values()]
    found = []
    for old, (new, basis) in sorted(heirs.items()):
        year = ended[old].last_year or FIRST_YEAR
        older = began[new] is None or (began[new] or 0) < year
        same = names[old] == names[new]
        kind = "recode" if same else "merge" if older or shared.count(new) > 1 else "rename"
        found.append(Change(old, new, year, kind, basis))
    return found


def _namesake(ended: Span, known: Sequence[Span]) -> tuple[str, str] | None:
    """The region of the same city and name, up to the last character, that began when this one ended."""
    for span in known:
        near = span.code[:4] == ended.code[:4] and span.code != ended.code
        named = span.name[:-1] == ended.name[:-1] and len(span.name) > 2
        # where only an interval is known, the one begins at its start and the other ends at its end
        follows = span.first_year and 0 <= (ended.last_year or 0) - span.first_year <= 2
        if near and named and (follows or span.in_bureau_only):
            return span.code, "same name in the lists"
    return None


def _basis(event: Mapping[str, Any]) -> str:
    return event.get("doc_no") or event.get("source_official") or "GB/T 2260, lists compared"

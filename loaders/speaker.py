"""Who speaks in a document: its agency, how sure that is and what it rests on.

The register overrules what a name resolves to, a manifest overrules the document, and the path of the
file is asked last and believed least.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from loaders import agencies, dates, functions, patterns, publisher, regions, resolve
from loaders.issues import issue
from loaders.resolve import Resolution
from loaders.statements import Facts, Issue
from loaders.titles import Title

#: A name stands above a date this close to the end.
_BEFORE_END = 12
#: How sure it is that a name found there is the reporter's.
_SOURCES = {
    "manifest": 1.0,
    "title": 0.98,
    "author": 0.9,
    "signature": 0.9,
    "publisher": 0.7,
    "subject": 0.6,
    "path": 0.5,
}
#: What is told of a name that does not come from the title, and where it stands.
_TOLD = {
    "author": ("agency_from_text", "text"),
    "signature": ("agency_from_text", "text"),
    "publisher": ("agency_from_publisher", "text"),
    "subject": ("agency_from_text", "text"),
    "path": ("agency_from_path", "path"),
}
#: So many places of a name are told in a message.
_LISTED = 5


def identify(
    facts: Facts,
    title: Title | None,
    lines: Sequence[str],
    publishers: Iterable[str],
    row: Mapping[str, str],
    path: str,
) -> list[Issue]:
    """Fill in the agency of a document and tell the doubts about it.

    Args:
        facts: with the report's year; agency and scope are written into it.
        title: the title, if its words are evidence.
        lines: the paragraphs, normalised, blanks kept single.
        publishers: bodies that the page shows to be its publisher, the likeliest first.
        row: what the manifest says of the document.
        path: of the file.
    """
    # a place that was visited is not the reporter's
    lines = [patterns.replaced("visited", line) for line in lines]
    text = "".join(lines).replace(" ", "")
    name, source = _name(title, lines, text, publishers, row, path, facts.report_year)
    if not name:
        return []
    issues = [issue(*_TOLD[source], name)] if source in _TOLD else []
    code = row.get("region_code", "")
    known = agencies.registered(name, code)
    if not known and source != "manifest":
        name = agencies.completed(name, text)
        known = agencies.registered(name, code)
    if known:
        facts.agency_name, facts.agency_id = known["agency_name"], known["agency_id"]
        facts.reporter_scope = known["reporter_scope"]  # type: ignore[assignment]
        facts.agency_confidence, facts.agency_basis = _SOURCES[source], "register"
        return issues + _scope_stated(facts, text)
    facts.agency_name, facts.reporter_scope = name, agencies.scope_of(name)
    issues += _scope_stated(facts, text)
    found = resolve.resolve(name, facts.report_year, text, path)
    place = source if source in ("manifest", "title") else "text"
    return issues + _settle(facts, found, name, source, code, place)


def _scope_stated(facts: Facts, text: str) -> list[Issue]:
    """Take a government at its word when it says that the figures are its own alone."""
    if facts.reporter_scope != "region" or not (stated := patterns.first("own_scope", text)):
        return []
    facts.reporter_scope = "own"
    return [issue("scope_from_text", "text", stated[0])]


def id_of(name: str, year: int | None, code: str = "") -> str | None:
    """The id that reports of a body of this name get; None where its place cannot be told."""
    if known := agencies.registered(name, code):
        return known["agency_id"]
    facts = Facts(report_year=year)
    _settle(facts, resolve.resolve(patterns.compact(name), year), name, "manifest", code, "manifest")
    return facts.agency_id if facts.agency_confidence else None


def _settle(facts: Facts, found: Resolution, name: str, source: str, code: str, place: str) -> list[Issue]:
    """Give the agency its id: by region and function, else provisionally."""
    code = _lower(found, code)
    if code:
        at_home = found.region is not None and found.region.code == code
        at_home = at_home or any(region.code == code for region in found.candidates)
        function = found.function if at_home else functions.of(name)
        facts.agency_confidence, facts.agency_basis = _SOURCES["manifest"], "manifest"
        if function:
            facts.agency_id = f"{code}-{function}"
            return []
        is_inside = found.region is not None and found.region.code == code
        facts.agency_id = agencies.provisional_id(found.rest if is_inside else name, code)
        return [issue("agency_provisional", place, name)]
    if found.region is None:
        of_one = facts.document_id if found.candidates else ""
        facts.agency_id = agencies.provisional_id(name, document_id=of_one)
        facts.agency_basis = source
        issues = [issue("agency_provisional", place, name)]
        if found.candidates:
            issues.append(issue("agency_ambiguous", place, _places(name, found)))
        return issues
    facts.agency_confidence = round(_SOURCES[source] * found.certainty, 2)
    facts.agency_basis = source if found.settled_by == "name" else found.settled_by
    issues = []
    if found.other_year:
        issues.append(issue("agency_other_year", place, f"{name} ({found.region.code})"))
    if found.function:
        facts.agency_id = f"{found.region.code}-{found.function}"
        return issues
    facts.agency_id = agencies.provisional_id(found.rest or name, found.region.code)
    return [*issues, issue("agency_provisional", place, name)]


def _lower(found: Resolution, code: str) -> str:
    """The place of the name if it lies in the region of this code (a township), else the code."""
    places = (found.region,) if found.region else found.candidates
    inside = {p.code for p in places if any(higher.code == code for higher in regions.above(p))}
    return inside.pop() if len(inside) == 1 else code


def _places(name: str, found: Resolution) -> str:
    """The name, the number of places of that name, and the first of them."""
    names = list(dict.fromkeys(resolve.full_name(region) for region in found.candidates))
    return f"{name}: {len(names)} ({'、'.join(names[:_LISTED])}{' …' if len(names) > _LISTED else ''})"


def _name(
    title: Title | None,
    lines: Sequence[str],
    text: str,
    publishers: Iterable[str],
    row: Mapping[str, str],
    path: str,
    year: int | None,
) -> tuple[str | None, str]:
    """The name of the reporter and where it was found, the surest place first."""
    if name := row.get("agency"):
        return name, "manifest"
    if title and title.agency:
        return title.agency, "title"
    if name := agencies.author(text):
        return name, "author"
    if name := _signature(lines):
        return name, "signature"
    unplaced = _unplaced(title) if title else ""
    if name := publisher.fitting(publishers, unplaced):
        return name, "publisher"
    if name := publisher.fitting(publisher.subject(lines) if title and title.statutory else (), unplaced):
        return name, "subject"
    return (_from_path(title, path, year), "path") if title and title.statutory else (None, "")


def _signature(lines: Sequence[str]) -> str | None:
    """The body whose name stands right above the date at the end."""
    for above, line in pairwise(lines[-_BEFORE_END:]):
        dated = (dates.day(m) for p in patterns.of("date_line") for m in p.regex.finditer(line))
        if any(dated) and (name := agencies.named(above)):
            return name
    return None


def _unplaced(title: Title) -> str:
    """What a title says of the reporter that does not name one: 县民政局, 我局 or nothing."""
    head = patterns.first("title", title.text)
    return agencies.bare(head["head"]) if head else ""


def _from_path(title: Title, path: str, year: int | None) -> str | None:
    """The body that the path names, or the function in the title in the place that a folder names."""
    if name := resolve.named_in_path(path):
        return name
    bare = _unplaced(title)
    region: regions.Region | None = resolve.region_in_path(path, year)
    return resolve.full_name(region) + bare if region and bare and functions.of(bare) else None

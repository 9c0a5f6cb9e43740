"""Who reports: from a printed name to an agency of the register, or to a provisional one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from hashlib import sha1
from typing import Literal

from loaders import patterns
from loaders.book import read
from loaders.regions import of_code, starting

Scope = Literal["own", "region", "unknown"]


@cache
def _register() -> dict[str, tuple[dict[str, str], ...]]:
    """Agencies by every name they print, and by id; several may share a short name."""
    names: dict[str, list[dict[str, str]]] = {}
    for row in read("reference/agencies"):
        printed = [row["agency_id"], row["agency_name"], *row["printed_names"].split("|")]
        for name in {patterns.compact(p) for p in printed} - {""}:
            names.setdefault(name, []).append(row)
    return {name: tuple(rows) for name, rows in names.items()}


def registered(name: str, region_code: str = "") -> dict[str, str] | None:
    """Return the one agency of the register with this name (in this region), else None."""
    rows = _register().get(patterns.compact(name), ())
    rows = tuple(r for r in rows if r["region_code"] == region_code) if region_code else rows
    return rows[0] if len(rows) == 1 else None


def unlisted(region_code: str) -> bool:
    """Return whether a county, prefecture or province has a six-digit code that the book does not list."""
    return len(region_code) == 6 and not of_code(region_code)


def provisional_id(name: str, region_code: str = "", document_id: str = "") -> str:
    """Return a stable id for an agency that the register does not hold.

    It begins with the region code where one was given, as registered ids do, else with `p`. A name that
    several bodies bear is told apart by the document it stands in: what may be the reports of different
    bodies must never pass for versions of one.
    """
    # a name for a name, not a secret: SHA-1 is as good as any
    digest = sha1((patterns.compact(name) + document_id).encode(), usedforsecurity=False).hexdigest()[:10]
    return f"{region_code or 'p'}-{digest}"


def named(printed: str) -> str | None:
    """Return the name of a body in what stands around it in a title, in full form; None if nobody is named.

    `2018年松岭区` names 松岭区人民政府; `市民政局` and `我局` name nobody.
    """
    printed = bare(printed)
    for name in (patterns.replaced("agency_completion", printed), printed):
        if name in _register() or patterns.first("agency", name) or _begins_with_place(name):
            return name
    return None


def _begins_with_place(name: str) -> bool:
    """Whether a body is named by a place without the word for its kind: 长沙水业集团有限公司."""
    ending = patterns.first("body_ending", name)
    return ending is not None and any(
        len(place) < ending.start() for place, _ in starting(name, None) if place != name
    )


def as_printed(printed: str) -> str | None:
    """Return the name of a body of unknown kind in what stands around it in a title; None if nobody is named.

    Only for a statutory title in one line: elsewhere too much else would read as a name.
    """
    printed = bare(printed)
    return printed if patterns.first("agency_printed", printed) else None


def bare(printed: str) -> str:
    """Return what stands around a name in a title without years, quotes and other decoration."""
    return patterns.replaced("decoration", patterns.compact(printed))


def author(text: str) -> str | None:
    """Return the body that compact text names as the compiler of the report, or None."""
    for pattern in patterns.of("author"):
        for match in pattern.regex.finditer(text):
            if name := named(match["agency"]):
                return name
    return None


def completed(name: str, text: str) -> str:
    """Put the places before a name that the text most often prints before it.

    Title 洪泽区人民政府, text 淮安市洪泽区人民政府办公室: the agency is 淮安市洪泽区人民政府.
    """
    before = (text[max(0, m.start() - 24) : m.start()] for m in re.finditer(re.escape(name), text))
    prefixes = Counter(m["prefix"] for part in before if (m := patterns.first("agency_prefix", part)))
    return bare(prefixes.most_common(1)[0][0] + name) if prefixes else name


def scope_of(name: str) -> Scope:
    """Return whether a body of this name reports for itself or for its region."""
    for pattern in patterns.of("scope"):
        if pattern.regex.search(name):
            return "region" if pattern.name == "region" else "own"
    return "unknown"

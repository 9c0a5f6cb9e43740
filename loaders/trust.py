"""Whether the figures of a document may count: the status, and the codes that led to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from loaders import patterns
from loaders.book import read
from loaders.facts import Reading
from loaders.issues import issue
from loaders.statements import Cell, Issue, Status, Unmapped

#: States of cells that are not on the page.
_NOT_PRINTED = frozenset({"absent", "not_extracted"})
#: Doubts that say a year was pasted over other figures.
OVERWRITTEN = frozenset({"year_masked", "spun_copy"})
#: Stands for unmapped text among the codes of `trust_reasons.csv`.
_UNMAPPED = "unmapped"


def doubts(reading: Reading, cells: Sequence[Cell]) -> Iterator[Issue]:
    """What speaks against taking the document for the report of an agency and a year."""
    facts, title = reading.facts, reading.title
    if title is None:
        if any(cell.state not in _NOT_PRINTED for cell in cells):
            yield issue("title_missing", "text")
        elif patterns.enough("evidence", "\n".join(line for line in reading.lines if "。" in line)):
            yield issue("not_statutory", "text", facts.title or "")
        else:
            yield issue("not_a_report", "text", facts.title or "")
            return
    elif not title.statutory:
        yield issue("not_statutory", title.place, title.text)
    if spun := patterns.enough("spun", reading.text):
        yield issue("spun_copy", "text", ", ".join(sorted(set(spun))))
    if facts.report_year is None:
        yield issue("year_unknown", "text")
    if facts.agency_name is None:
        yield issue("agency_unknown", "text")


def decide(issues: Sequence[Issue], unmapped: Sequence[Unmapped]) -> tuple[Status, str]:
    """Return the status and the codes it rests on, joined by `; `.

    The first row of `trust_reasons.csv` whose codes are all there decides; other rows of the same
    status add their codes.
    """
    codes = {i.code for i in issues} | ({_UNMAPPED} if unmapped else set())
    met = [r for r in read("book/trust_reasons") if {r["code"], r["with_code"] or r["code"]} <= codes]
    if not met:
        return "parsed", ""
    status = met[0]["status"]
    reasons = dict.fromkeys(r["code"] for r in met if r["status"] == status)
    return cast(Status, status), "; ".join(reasons)

"""Whether the figures of a document may count: the status, the codes that led to it, and how far to trust.

Reasons are data (`trust_reasons.csv`). A year pasted over other figures makes figures corrupt (rule
PLA-YEAR-AS-VALUE), but only in a document found to be rewritten: `2025件` in a sound report is a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from loaders import patterns
from loaders.book import read
from loaders.facts import Reading
from loaders.issues import issue, unread
from loaders.statements import Cell, Issue, Status, Unmapped

#: States of cells that are not on the page.
_NOT_PRINTED = frozenset({"absent", "not_extracted"})
#: Doubts that say a year was pasted over other figures.
OVERWRITTEN = frozenset({"year_masked", "spun_copy"})
_UNCOMPUTED = "formula_not_computed"
_BEGINNING = 30  # characters
#: Stands for unmapped text among the codes of `trust_reasons.csv`.
_UNMAPPED = "unmapped"


def doubts(reading: Reading, cells: Sequence[Cell], told: Sequence[Issue]) -> Iterator[Issue]:
    """What speaks against taking the document for the report of an agency and a year.

    What a document does not say may stand in a part that was not read, as issues already `told` have it.
    """
    facts, title = reading.facts, reading.title
    if title is None:
        if any(cell.state not in _NOT_PRINTED for cell in cells):
            yield issue("title_missing", "text")
        elif place := unread(told):
            yield issue("type_unread", place, place)
            return
        elif patterns.enough("evidence", "\n".join(line for line in reading.lines if "。" in line)):
            yield issue("not_statutory", "text", facts.title or "")
        else:
            yield issue("not_a_report", "text", facts.title or _beginning(reading.lines))
            return
    elif not title.statutory:
        yield issue("not_statutory", title.place, title.text)
    if spun := patterns.enough("spun", reading.text):
        yield issue("spun_copy", "text", ", ".join(sorted(set(spun))))
    if facts.report_year is None:
        yield issue("year_unknown", "text")
    if facts.agency_name is None:
        yield issue("agency_unknown", "text")


def _beginning(lines: Sequence[str]) -> str:
    """The first words of a text, by which people know it again."""
    first = next(filter(None, map(str.strip, lines)), "—")
    return f"{first[:_BEGINNING]}…" if len(first) > _BEGINNING else first


def rewritten(issues: Iterable[Issue]) -> bool:
    """Whether years were pasted over other figures of the document."""
    return any(i.code in OVERWRITTEN for i in issues)


def without_pasted_years(cells: Sequence[Cell], reading: Reading) -> tuple[list[Cell], list[Issue]]:
    """Call every figure of a rewritten document corrupt that equals a year it prints; the text is kept."""
    years = {int(m["year"]) for p in patterns.of("pasted_year") for m in p.regex.finditer(reading.text)}
    years.add(reading.facts.report_year or 0)
    kept: list[Cell] = []
    issues: list[Issue] = []
    for cell in cells:
        if cell.value and cell.value in years:
            issues.append(issue("year_as_value", cell.place, cell.value_text or ""))
            cell = replace(cell, value=None, state="corrupt")
        kept.append(cell)
    return kept, issues


def without_uncomputed(cells: Sequence[Cell], issues: Iterable[Issue]) -> list[Cell]:
    """Call a cell whose formula was never computed not extracted: blank would count as 0."""
    places = {i.place for i in issues if i.code == _UNCOMPUTED}
    return [replace(c, value_text=None, state="not_extracted") if c.place in places else c for c in cells]


def lowered(cells: Sequence[Cell], issues: Iterable[Issue]) -> list[Cell]:
    """Trust no figure more than the document."""
    if (limit := confidence(issues)) == 1:
        return list(cells)
    return [replace(c, confidence=limit) if c.confidence > limit else c for c in cells]


def confidence(issues: Iterable[Issue]) -> float:
    """The most that a figure of a document with these issues is trusted."""
    codes = {i.code for i in issues}
    limits = (
        float(r["confidence"]) for r in read("book/trust_reasons") if r["confidence"] and _met(r, codes)
    )
    return min(limits, default=1.0)


def _met(reason: dict[str, str], codes: set[str]) -> bool:
    return {reason["code"], reason["with_code"] or reason["code"]} <= codes


def decide(issues: Sequence[Issue], unmapped: Sequence[Unmapped]) -> tuple[Status, str]:
    """Return the status and the codes it rests on, joined by `; `.

    The first row of `trust_reasons.csv` whose codes are all there decides; other rows of the same
    status add their codes. A parsed document needs no reasons.
    """
    codes = {i.code for i in issues} | ({_UNMAPPED} if unmapped else set())
    met = [r for r in read("book/trust_reasons") if r["status"] != "parsed" and _met(r, codes)]
    if not met:
        return "parsed", ""
    status = met[0]["status"]
    reasons = dict.fromkeys(r["code"] for r in met if r["status"] == status)
    return cast(Status, status), "; ".join(reasons)

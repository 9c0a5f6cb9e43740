"""The findings of one report, from rows of the marts, in the order of the form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from loaders import book
from loaders.check import shown
from loaders.check.findings import Finding, Section, Suspect, Words, order
from loaders.check.namedcells import Cell
from loaders.site.kinds import Page

#: Reports of others that a finding looks at and that are listed; a province may have thousands.
OTHERS = 50


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, what the marts add to it, and figures of other bodies that it looks at."""

    finding: Finding
    row: Any
    others: list[Any]
    others_count: int


def findings(page: Page) -> list[Found]:
    """All findings about the report, numbered by their order."""
    report, evidence = page.one("pages"), defaultdict(list)
    for row in page.rows["evidence"]:
        evidence[row.finding_id].append(row)
    offsets = {(c.place, c.phrase): (c.start_offset, c.end_offset) for c in page.rows["claims"]}
    found = []
    for row in page.rows["findings"]:
        rows = evidence[row.finding_id]
        own = [r for r in rows if r.agency_id == report.agency_id]
        others = [r for r in rows if r.agency_id != report.agency_id]
        cells = tuple(_cell(r, report.report_year) for r in own if r.evidence_kind == "cell")
        words = tuple(_words(r, offsets) for r in own if r.evidence_kind == "claim")
        rule = shown.book()[row.rule_id, row.part]
        suspects = tuple(_suspects(cells, page.rows["suspects"]))
        finding = Finding(
            rule, row.scope_key, _section(rule.family, cells, words), row.severity, row.reason,
            row.left_value, row.right_value, row.difference, row.left_text, row.right_text, cells, words,
            suspects,
        )  # fmt: skip
        found.append(Found(finding, row, others[:OTHERS], len(others)))
    return sorted(found, key=lambda one: order(one.finding))


def _cell(row: Any, report_year: int) -> Cell:
    form_id = _form(row.table_id, row.row_code, row.column_code)
    heading = book.tables()[form_id, row.table_id].heading
    value = None if row.value is None else Decimal(row.value)
    return Cell(
        row.side, row.weight, row.printed_year - report_year, form_id, row.table_id, row.row_code,
        row.column_code, heading, row.row_label or "", row.column_label or "", row.value_text, value,
        row.state, row.place or "", row.confidence if row.confidence is not None else 1.0,
    )  # fmt: skip


@cache
def _form(table_id: str, row_code: str, column_code: str) -> str:
    """The newest form that has such a cell; headings and places in it are the same in all that have it."""
    named = (table_id, row_code, column_code)
    return max(c.form_id for table in book.tables().values() for c in table.cells() if c.key == named)


def _words(row: Any, offsets: dict[tuple[str, str], tuple[int, int]]) -> Words:
    phrase, place = row.value_text or "", row.place or ""
    return Words(row.side, phrase, place, *offsets.get((place, phrase), (0, 0)))


def _section(family: str, cells: Sequence[Cell], words: Sequence[Words]) -> Section:
    if words or family == "narrative":
        return "words"
    return "tables" if cells else "document"


def _suspects(cells: Sequence[Cell], rows: Sequence[Any]) -> Iterator[Suspect]:
    """What each repair changes of the finding, the best repair first; what two repairs change alike, once."""
    places = {(c.year_offset < 0, c.table_id, c.row_code, c.column_code): c for c in cells}
    repairs: dict[int, list[Suspect]] = defaultdict(list)
    for row in rows:
        key = (row.is_previous_report, row.table_id, row.row_code, row.column_code)
        if key in places:
            repairs[row.solution_no].append(
                Suspect(places[key], row.needed, row.solution_no, row.story_zh or "", row.story_en or "")
            )
    seen: set[frozenset[tuple[Any, ...]]] = set()
    for number in sorted(repairs):
        changed = frozenset((id(s.cell), s.needed) for s in repairs[number])
        if changed not in seen:
            seen.add(changed)
            yield from repairs[number]

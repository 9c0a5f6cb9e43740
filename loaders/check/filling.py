"""Whether a draft is filled in: what a warehouse lands as a state or a doubt, a clerk has to put right.

These are no accounting rules: `seeds/book/draft_checks.csv` holds their heads, in the manner of rules, and
they are told like findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from loaders import book, rules
from loaders.check.findings import Finding
from loaders.check.namedcells import Cell, Sheet
from loaders.issues import unread
from loaders.statements import Parsed

#: States of a cell in which something is printed that is no plain number.
_NO_NUMBER = ("approx", "corrupt", "lost", "not_extracted", "unit_unknown")
#: Doubts of the loader about tables, and what they mean to a clerk.
TOLD = {
    "table_absent": "FORM-TABLE", "table_missing": "FORM-TABLE", "tables_conflict": "FORM-TWICE",
    "row_width_unexpected": "FORM-SHAPE",
}  # fmt: skip
#: The code of a table behind its heading, in the words of the loader.
_CODE = re.compile(r"\s*\([a-z0-9_]+\)|\s*\([a-z]+ \d+[^)]*\)")
#: Tables or rows that are listed; of more, their number is told.
_LISTED = 4


@cache
def heads() -> dict[str, rules.Rule]:
    """The checks of filling in, in the form of rules, by id."""
    blank = dict.fromkeys(rules.Rule.__dataclass_fields__, "")
    shared = {
        "part": "main",
        "family": "documents",
        "kind": "check",
        "relation": "check",
        "fixed_by": "agency",
    }
    columns = ("rule_id", "title_zh", "title_en", "severity", "remedy_zh", "remedy_en")
    return {
        row["rule_id"]: rules.Rule(**blank | shared | {name: row[name] for name in columns})
        for row in book.read("book/draft_checks")
    }


def gaps(parsed: Parsed) -> list[Finding]:
    """What is missing or no number in a draft that holds figures at all."""
    if not parsed.cells and not parsed.claims:
        return []
    sheet = Sheet(parsed)
    return [*_named(parsed), *_tables(parsed), *_rows(sheet), *_cells(sheet)]


def _finding(rule_id: str, text: str | None, cells: Sequence[Cell] = (), key: str = "all") -> Finding:
    head, section = heads()[rule_id], "tables" if cells else "document"
    return Finding(
        head, key, section, head.severity, "relation", None, None, None, text, None, tuple(cells)  # type: ignore[arg-type]
    )  # fmt: skip


def _named(parsed: Parsed) -> Iterator[Finding]:
    if unread(parsed.issues):  # it may stand there
        return
    if not parsed.document.agency_name:
        yield _finding("FORM-WHO", None)
    if not parsed.document.report_year:
        yield _finding("FORM-WHEN", None)


def _tables(parsed: Parsed) -> Iterator[Finding]:
    """One finding for all tables that lack, and for all rows, as few as are enough to find the place."""
    told: dict[str, list[str]] = {}
    for doubt in parsed.issues:
        if rule_id := TOLD.get(doubt.code):
            told.setdefault(rule_id, []).append(_CODE.sub("", doubt.text))
    for rule_id, texts in told.items():
        listed = list(dict.fromkeys(texts))
        more = f" … × {len(listed)}" if len(listed) > _LISTED else ""
        yield _finding(rule_id, "；".join(listed[:_LISTED]) + more)


def _rows(sheet: Sheet) -> Iterator[Finding]:
    """Rows and columns of which every cell is absent from a table that is there."""
    for table_id, cells in _by_table(sheet.cells()).items():
        gone = [c for c in cells if c.state == "absent"]
        if len(gone) == len(cells):
            continue
        for line, label in (("row_code", "row"), ("column_code", "column")):
            for code in dict.fromkeys(getattr(c, line) for c in gone):
                lost = [c for c in gone if getattr(c, line) == code]
                if len(lost) == sum(getattr(c, line) == code for c in cells):
                    yield _finding("FORM-ROW", getattr(lost[0], label), lost, f"{table_id}/{code}")
                    gone = [c for c in gone if c not in lost]


def _by_table(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        found.setdefault(cell.table_id, []).append(cell)
    return found


def _cells(sheet: Sheet) -> Iterator[Finding]:
    for cell in sheet.cells():
        if cell.state in _NO_NUMBER and cell.printed:
            key = f"{cell.table_id}/{cell.row_code}/{cell.column_code}"
            yield _finding("FORM-CELL", cell.printed, [cell], key)

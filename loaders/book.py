"""The statute book as Python objects: the only module that opens `seeds/*.csv`.

Forms, labels, aliases and rules are data. This module reads them once per process, checks
nothing that a test can check, and derives what the CSV files leave implicit: the grid of cells
of a form (rows x columns) and the questions that a rule with `*` asks.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGED = Path(__file__).parent / "seeds"
SEEDS = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parent.parent / "seeds"


@cache
def read(name: str) -> tuple[dict[str, str], ...]:
    """Rows of one seed by its path under `seeds/` without suffix, for example `book/forms`."""
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def cells(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a larger seed without its header, cells in the order of the columns: a third of the time."""
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(map(tuple, csv.reader(handle)))[1:]


@cache
def _text(name: str) -> str:
    return "\n" + (SEEDS / f"{name}.csv").read_text(encoding="utf-8")


def beginning(name: str, code: str) -> Iterator[list[str]]:
    """Rows of a large seed, sorted by code, whose code begins so; the seed stays unread text.

    No cell of such a seed may be quoted.
    """
    text = _text(name)
    start = text.find(f"\n{code}")
    while start >= 0 and text.startswith(f"\n{code}", start):
        end = text.find("\n", start + 1)
        yield text[start + 1 : end].split(",")
        start = end


def holding(name: str, cell: str) -> Iterator[list[str]]:
    """Rows of such a seed of which one cell, not the first, reads so."""
    text, at = _text(name), 0
    while (at := text.find(f",{cell},", at)) >= 0:
        yield text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)].split(",")
        at += 1


#: Seeds that decide what the loader makes of a file; the others (rules, measures, indicators) weigh it later.
LOADER_SEEDS = frozenset(
    {
        "book/forms", "book/form_tables", "book/form_rows", "book/form_columns", "book/label_aliases",
        "book/number_words", "book/document_patterns", "book/report_periods", "book/trust_reasons",
        "book/issue_codes", "book/manifest_columns", "book/phrases", "book/phrase_parts", "book/figure_marks",
        "book/figure_words", "book/dimension_names", "book/scope_words", "book/spun_words",
        "book/translated_terms", "book/local_tables",
        "book/fixed_words", "book/form_sections",
        "reference/agencies", "reference/regions",
        "reference/townships", "book/agency_functions",
    }
)  # fmt: skip


@cache
def fingerprint() -> str:
    """Eight hex digits that change whenever a seed that the loader reads does.

    They are part of the loader version: a change here reads every document anew.
    """
    return _digest(LOADER_SEEDS)


@cache
def crawl_fingerprint() -> str:
    """The same for what decides which records of a crawl are read at all."""
    return _digest({"book/crawl_words"})


def _digest(seeds: Iterable[str]) -> str:
    digest = sha256()
    for name in sorted(seeds):
        digest.update(name.encode() + (SEEDS / f"{name}.csv").read_bytes())
    return digest.hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Form:
    """One generation of the statutory form; `last_year` is None while it is in force."""

    form_id: str
    first_year: int
    last_year: int | None


@dataclass(frozen=True, slots=True)
class FormRow:
    """A printed row; `is_group` rows are headings without values."""

    row_code: str
    label: str
    parent: str
    is_group: bool
    is_leaf: bool
    unit: str
    value_type: str
    evidence: str


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A printed column; its unit and type override those of the row where set."""

    column_code: str
    label: str
    parent_label: str
    unit: str
    value_type: str


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell of the derived grid; `ordinal` counts from 1 in print order within its table."""

    form_id: str
    table_id: str
    row_code: str
    column_code: str
    ordinal: int
    unit: str
    value_type: str
    evidence: str

    @property
    def key(self) -> tuple[str, str, str]:
        """(table_id, row_code, column_code): the cell's name across form generations."""
        return (self.table_id, self.row_code, self.column_code)


@dataclass(frozen=True, slots=True)
class FormTable:
    """A statutory table of one form, with its rows and columns in print order."""

    form_id: str
    table_id: str
    heading: str
    orientation: str  # grid · line · list
    measure_from: str  # row · row_column
    column_dimension: str  # applicant · period · ''
    stub_label: str  # printed above the names of the rows; '' where nothing is
    unit_label: str  # printed above the units; '' where they have no column
    head_label: str  # printed above all names of columns
    rows: tuple[FormRow, ...]
    columns: tuple[FormColumn, ...]

    @property
    def value_rows(self) -> tuple[FormRow, ...]:
        """Rows that print values."""
        return tuple(r for r in self.rows if not r.is_group)

    def cells(self) -> Iterator[FormCell]:
        """The grid in print order: rows, then columns."""
        ordinal = 0
        for r in self.value_rows:
            for c in self.columns:
                ordinal += 1
                yield FormCell(
                    self.form_id, self.table_id, r.row_code, c.column_code, ordinal,
                    c.unit or r.unit, c.value_type or r.value_type, r.evidence,
                )  # fmt: skip


@cache
def forms() -> dict[str, Form]:
    """Forms by id, oldest first."""
    return {
        f["form_id"]: Form(
            f["form_id"], int(f["first_year"]), int(f["last_year"]) if f["last_year"] else None
        )
        for f in read("book/forms")
    }


@cache
def tables() -> dict[tuple[str, str], FormTable]:
    """Statutory tables by (form_id, table_id), in statutory order."""

    def of(seed: str, key: tuple[str, str]) -> list[dict[str, str]]:
        rows = [r for r in read(seed) if (r["form_id"], r["table_id"]) == key]
        return sorted(rows, key=lambda r: int(r["position"]))

    found = {}
    for t in sorted(read("book/form_tables"), key=lambda t: (t["form_id"], int(t["position"]))):
        key = (t["form_id"], t["table_id"])
        found[key] = FormTable(
            *key, t["heading"], t["orientation"], t["measure_from"], t["column_dimension"],
            t["stub_label"] or "", t["unit_label"] or "", t["head_label"] or "",
            tuple(
                FormRow(r["row_code"], r["label"], r["parent_row_code"], r["is_group"] == "true",
                        r["is_leaf"] == "true", r["unit"], r["value_type"], r["evidence"])
                for r in of("book/form_rows", key)
            ),
            tuple(
                FormColumn(c["column_code"], c["label"], c["parent_label"], c["unit"], c["value_type"])
                for c in of("book/form_columns", key)
            ),
        )  # fmt: skip
    return found


def form_for_year(year: int) -> Form | None:
    """The form in force for a report year, or None before 2008."""
    return next((f for f in forms().values() if f.first_year <= year and (f.last_year or year) >= year), None)


def tables_of(form_id: str) -> tuple[FormTable, ...]:
    """The statutory tables of a form, in order."""
    return tuple(t for (f, _), t in tables().items() if f == form_id)

"""Which form generation each table of a document follows: by the labels it prints, never by its year.

Agencies go on using an old form, or mix two: the generation is a property of a table. Where the labels of a
table fit several forms equally (table four never changed), the first table in statutory order that
decides counts, then the wording of labels that share a code, then the form in force for the year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders import book
from loaders.book import FormTable
from loaders.fragments import Fragment
from loaders.labels import statutory_tables


@dataclass(frozen=True, slots=True)
class Choice:
    """`tables`: the form's table for every table found; `main`: the form of those that are not found."""

    tables: dict[str, FormTable]
    main: str | None


@dataclass(frozen=True, slots=True)
class _Evidence:
    rows: frozenset[str]
    columns: frozenset[str]
    wordings: tuple[frozenset[str], ...]  # for every label found, the forms that print it so

    def fit(self, table: FormTable) -> tuple[int, bool]:
        """How many codes found the form knows, and whether it knows no other ones."""
        rows = {r.row_code for r in table.value_rows} if table.orientation == "grid" else set()
        columns = {c.column_code for c in table.columns}
        complete = rows <= self.rows and (not self.columns or columns <= self.columns)
        return len(rows & self.rows) + len(columns & self.columns), complete

    def missing(self, table: FormTable) -> int:
        """How many labels of the form are not printed."""
        rows = {r.row_code for r in table.value_rows}
        return len(rows - self.rows) + len({c.column_code for c in table.columns} - self.columns)


def choose(fragments: Mapping[str, Sequence[Fragment]], year: int | None, traditional: bool) -> Choice:
    """Choose a form for every table found, and one for the tables that are not."""
    expected = expected_form(year)
    evidence = {table_id: _evidence(parts, traditional) for table_id, parts in fragments.items()}
    fitting = {table_id: _fitting(table_id, found) for table_id, found in evidence.items()}
    order = [table_id for table_id in statutory_order() if table_id in fitting]
    decided = [fitting[table_id][0].form_id for table_id in order if len(fitting[table_id]) == 1]
    chosen = {
        table_id: _settle(fitting[table_id], evidence[table_id], [*decided], expected) for table_id in order
    }
    main = chosen[order[0]].form_id if order else expected
    return Choice(chosen, main)


def expected_form(year: int | None) -> str | None:
    """The form in force for the year, if it has statutory tables (before 2014 there were none)."""
    form = book.form_for_year(year) if year else None
    return form.form_id if form and any(t.form_id == form.form_id for t in statutory_tables()) else None


@cache
def statutory_order() -> tuple[str, ...]:
    """All table ids in statutory order; a table that only some forms have follows its neighbour there."""
    order: list[str] = []
    at, form_id = 0, ""
    for table in statutory_tables():
        if table.form_id != form_id:
            at, form_id = 0, table.form_id
        if table.table_id not in order:
            order.insert(at, table.table_id)
        at = order.index(table.table_id) + 1
    return tuple(order)


def _evidence(parts: Sequence[Fragment], traditional: bool) -> _Evidence:
    rows = [row.hit for part in parts for row in part.rows if row.hit and row.values]
    heads = [hit for part in parts for hit in part.head_hits(traditional) if hit.kind == "column"]
    wordings = {(hit.kind, hit.code): hit.forms for hit in [*rows, *heads]}
    return _Evidence(
        frozenset(hit.code for hit in rows), frozenset(hit.code for hit in heads), tuple(wordings.values())
    )


def _fitting(table_id: str, found: _Evidence) -> list[FormTable]:
    """The forms that explain most of what is printed, oldest first."""
    tables = [t for t in statutory_tables() if t.table_id == table_id]
    best = max(found.fit(t) for t in tables)
    return [t for t in tables if found.fit(t) == best]


def _settle(
    candidates: Sequence[FormTable], found: _Evidence, decided: Sequence[str], expected: str | None
) -> FormTable:
    by_form = {t.form_id: t for t in candidates}
    sibling = next((form for form in decided if form in by_form), None)
    if sibling:
        return by_form[sibling]
    words = {form: sum(form in forms for forms in found.wordings) for form in by_form}
    worded = [form for form in by_form if words[form] == max(words.values())]
    if len(worded) > 1 and expected in worded:
        return by_form[expected]
    return min(reversed([by_form[form] for form in worded]), key=found.missing)

"""Documents just parsed, weighed by the evaluator on an in-memory DuckDB: sheets for localisation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache

import duckdb

from loaders import book, rulesql
from loaders.locate.sheets import Key, Sheet, asked
from loaders.memory import fill
from loaders.statements import Cell, Parsed

_NUMBERS = frozenset({"num", "zero_word", "approx"})
_CELLS = {
    "report_id": "varchar", "table_id": "varchar", "form_id": "varchar", "ordinal": "integer",
    "value": "decimal(28, 8)", "state": "varchar",
}  # fmt: skip
_LINKS = {
    "report_id": "varchar", "year_offset": "integer", "report_year": "integer", "past_report_id": "varchar",
    "gap_reason": "varchar",
}  # fmt: skip
Row = tuple[str, str, str, int, Decimal | None, str]

Weighed = tuple[Cell, Decimal | None, str]


@cache
def _units() -> dict[str, tuple[str, Decimal]]:
    return {row["unit"]: (row["kind"], Decimal(row["factor"])) for row in book.read("book/units")}


@cache
def _places(form_id: str, table_id: str) -> dict[tuple[str, str], book.FormCell]:
    return {(c.row_code, c.column_code): c for c in book.tables()[form_id, table_id].cells()}


def in_form_unit(cell: Cell) -> tuple[Decimal | None, str]:
    """Value and state of a cell as the model `int_form_values` has them: in the unit of its form."""
    if cell.state not in _NUMBERS or cell.value is None:
        return None, cell.state
    kind, factor = _units()[_places(cell.form_id, cell.table_id)[cell.row_code, cell.column_code].unit]
    printed = _units().get(cell.unit or "")
    if printed is None or printed[0] != kind:
        return (cell.value, cell.state) if not cell.value and not cell.unit else (None, "unit_unknown")
    return cell.value * printed[1] / factor, cell.state


def previous(documents: Sequence[Parsed]) -> list[int | None]:
    """For each document the number, from 0, of the same body's report of the year before among them.

    Of several the first counts, as with `gouji check --previous`; one that could not be read does not.
    """
    numbers: dict[tuple[str, str, int], int] = {}
    for no, about in enumerate(d.document for d in documents):
        if about.agency_id and about.report_year and about.status != "failed":
            numbers.setdefault((about.agency_id, about.reporter_scope, about.report_year), no)
    return [
        numbers.get(
            (d.document.agency_id or "", d.document.reporter_scope, (d.document.report_year or 0) - 1)
        )
        for d in documents
    ]


def sheet(document: Parsed) -> Sheet:
    """The figures of a document in the units of its forms; nothing is asked of them."""
    return _sheet(document, _weighed(document))


def _weighed(document: Parsed) -> list[Weighed]:
    return [(cell, *in_form_unit(cell)) for cell in document.cells]


def _sheet(document: Parsed, weighed: Iterable[Weighed]) -> Sheet:
    made = Sheet(document.document.document_id)
    for cell, value, state in weighed:
        made.add(cell.form_id, (cell.table_id, cell.row_code, cell.column_code), value, state)
    return made


def sheets(documents: Sequence[Parsed]) -> list[Sheet]:
    """A sheet for each document, in order, with what the evaluator says of its identities.

    Documents are their own reports: two of them may be of one agency and year. Equations between years are
    asked where `previous` knows the report of the year before.
    """
    found, rows = [], []
    for no, document in enumerate(documents):
        weighed = _weighed(document)
        found.append(_sheet(document, weighed))
        for cell, value, state in weighed:
            ordinal = _places(cell.form_id, cell.table_id)[cell.row_code, cell.column_code].ordinal
            rows.append((str(no), cell.table_id, cell.form_id, ordinal, value, state))
    answers = outcomes(
        rows,
        [
            (str(no), documents[no].document.report_year or 0, str(before))
            for no, before in enumerate(previous(documents)) if before is not None
        ],
    )  # fmt: skip
    for no, made in enumerate(found):
        made.outcomes = answers.get(str(no), {})
    return found


def outcomes(rows: Iterable[Row], links: Sequence[tuple[str, int, str]] = ()) -> Mapping[str, dict[Key, str]]:
    """Ask the evaluator: outcomes of identities by report and (rule_id, part, scope_key).

    Args:
        rows: report_id, table_id, form_id, ordinal, value, state of each cell.
        links: report_id, its year, and the report_id of the same body's report of the year before.
    """
    listed = list(rows)
    found: dict[str, dict[Key, str]] = {}
    if not listed:
        return found
    forms = {form_id for _, _, form_id, *_ in listed}
    with duckdb.connect() as connection:
        fill(connection, "cells", _CELLS, listed)
        fill(connection, "links", _LINKS, [(report, -1, year, past, None) for report, year, past in links])
        evaluated = rulesql.evaluation("cells", "links", asked=[q for q in asked() if q.form_id in forms])
        answers = connection.execute(
            f"select report_id, rule_id, part, scope_key, outcome from ({evaluated})"
        ).fetchall()
    for report_id, rule_id, part, scope_key, outcome in answers:
        found.setdefault(report_id, {})[rule_id, part, scope_key] = outcome
    return found

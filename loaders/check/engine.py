"""Asks the rules of the book of documents just read, on DuckDB in memory: the texts the warehouse runs.

Every document is a report of its own, whatever else is known of its agency; there are no versions, no
roster and no other bodies. Which document holds the figures of the year before is told by the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from loaders import answersql, book, claimrules, claimsql, claimtables, regions, rules, rulesql
from loaders.memory import fill
from loaders.statements import Parsed

BLOCK = "-- table "
#: Tables that are not made by the script: of the documents, and of what only a warehouse knows.
SUPPLIED = frozenset({
    "stg_documents", "stg_cells", "stg_claims", "stg_issues", "stg_paragraphs",
    "int_reports_current", "int_report_lookback", "dim_region", "int_roster",
    "int_function_succession", "int_agency_succession",
})  # fmt: skip
#: The table from which that of the reports is made.
FIRST = "forms"
#: Tables of the questions of the book, made of those only that the forms at hand give rise to.
FROM_BOOK: dict[str, Callable[[Sequence[rules.Question], Sequence[claimrules.ClaimQuestion]], str]] = {
    "int_rule_questions": lambda asked, _: rulesql.questions(asked),
    "int_rule_answers": lambda asked, _: answersql.answers(
        "int_report_wide", "int_report_lookback", "int_rule_concerned", asked
    ),
    "int_claim_questions": lambda _, asked: claimsql.questions(asked),
    "int_claim_tables": lambda _, asked: claimtables.tables("int_report_wide", asked),
}


def _typed(columns: str) -> dict[str, str]:
    """Types by name from `name` for text and `name:type`, apart by spaces."""
    return {name: kind or "varchar" for name, _, kind in (c.partition(":") for c in columns.split())}


#: Columns of the supplied tables that the models read, with their types where they are no text.
_COLUMNS: dict[str, dict[str, str]] = {
    "stg_documents": _typed(
        "document_id report_id agency_id agency_name agency_confidence:double reporter_scope title "
        "report_year:integer period_start:date period_end:date published_on:date status"
    ),
    "stg_cells": _typed(
        "document_id cell_no:integer table_id form_id row_code column_code value_text "
        "value:decimal(18,4) unit unit_source state place confidence:double"
    ),
    "stg_claims": _typed(
        "document_id claim_no:integer measure_code dimension dimension_code value:decimal(18,4) unit "
        "approx:boolean bound state nested_in list_no:integer scope place phrase start_offset:integer "
        "end_offset:integer phrase_id"
    ),
    "stg_issues": _typed("document_id issue_no:integer code severity place text message_zh message_en"),
    "stg_paragraphs": _typed("document_id paragraph_no:integer place text"),
    "int_report_lookback": _typed(
        "report_id year_offset:integer report_year:integer past_report_id gap_reason"
    ),
    "dim_region": _typed("region_code region_level current_region_code"),
    "int_roster": _typed("agency_id agency_name region_code first_year:integer last_year:integer"),
    "int_function_succession": _typed("function_code current_function_code"),
    "int_agency_succession": _typed("agency_id current_agency_id"),
}
#: Names of columns that are called otherwise in what the loader says.
CALLED = {"start_offset": "start", "end_offset": "end"}
_REPORTS = """
    select
        documents.document_id as report_id, documents.document_id, documents.agency_id,
        documents.report_year, documents.reporter_scope, documents.status, forms.form_id as expected_form_id
    from stg_documents as documents
    left join forms
        on documents.report_year >= forms.first_year
        and documents.report_year <= coalesce(forms.last_year, documents.report_year)
"""
_ANSWERS = """
    select report_id, rule_id, part, form_id, scope_key, outcome, reason, severity, left_value, right_value,
        difference, left_text, right_text, question_no, claim_no
    from int_rule_outcomes
"""
_TERMS = "select report_id, question_no, anchor_no, claim_no, side from int_claim_terms order by all"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question about one document; values are in the unit of the form."""

    rule_id: str
    part: str
    form_id: str | None
    scope_key: str
    outcome: str
    reason: str | None
    severity: str
    left_value: float | None
    right_value: float | None
    difference: float | None
    left_text: str | None
    right_text: str | None
    question_no: int | None
    claim_no: int | None
    claims: tuple[tuple[str, int], ...] = ()  # side and number of each claim that the question looks at


@dataclass(frozen=True, slots=True)
class Past:
    """Where the figures of the year before stand: a document among those asked, or why there is none."""

    document: int | None
    gap: str | None = "no_previous_report"


def ask(documents: Sequence[Parsed], before: Mapping[int, Past]) -> list[list[Answer]]:
    """Answer every question about each document, in order.

    Args:
        documents: read; two of them may be of one agency and year.
        before: for the number of a document, from 0, where the figures of the year before stand.
    """
    with duckdb.connect() as connection:
        for table, rows in _supplied(documents, before).items():
            fill(connection, table, _COLUMNS[table], rows)
        # planning is nearly all of the work, and a statement is planned by one thread
        connection.execute("set threads = 1")
        for name, text in _blocks(documents):
            connection.execute(f"create table {name} as\n{text}")
        return _answers(connection, len(documents))


def _answers(connection: duckdb.DuckDBPyConnection, count: int) -> list[list[Answer]]:
    terms: dict[tuple[str, int | None, int | None], list[tuple[str, int]]] = {}
    for report, question, anchor, claim, side in connection.execute(_TERMS).fetchall():
        terms.setdefault((report, question, anchor), []).append((side, claim))
    found: list[list[Answer]] = [[] for _ in range(count)]
    for report, *row in connection.execute(_ANSWERS).fetchall():
        answer = Answer(*row)
        claims = tuple(terms.get((report, answer.question_no, answer.claim_no), ()))
        found[int(report)].append(replace(answer, claims=claims))
    return found


def _blocks(documents: Sequence[Parsed]) -> Iterator[tuple[str, str]]:
    """Names and texts of the tables, in order, with the questions that tables and claims can raise."""
    present = {(c.form_id, c.table_id) for d in documents for c in d.cells}
    said = {c.measure_code for d in documents for c in d.claims} | {claimrules.ALL}

    def raised(q: rules.Question | claimrules.ClaimQuestion) -> bool:
        return q.form_id == claimrules.ALL or all((q.form_id, t) in present for t in q.table_ids)

    # one question at least, or there is nothing to make a text of; no report raises it
    tables = list(filter(raised, rules.questions())) or rules.questions()[:1]
    claims = [q for q in claimrules.questions() if q.anchor.measure_code in said and raised(q)]
    claims = claims if any(q.cells for q in claims) else claims + _with_cells()
    script = (Path(__file__).parent / "models.sql").read_text(encoding="utf-8")
    script = script.replace("$SEEDS", book.SEEDS.as_posix().replace("'", "''"))
    for block in script.split(f"\n{BLOCK}")[1:]:
        name, _, text = block.partition("\n")
        yield name, FROM_BOOK[name](tables, claims) if name in FROM_BOOK else text
        if name == FIRST:
            yield "int_reports_current", _REPORTS


def _with_cells() -> list[claimrules.ClaimQuestion]:
    return [next(q for q in claimrules.questions() if q.cells)]


def _supplied(documents: Sequence[Parsed], before: Mapping[int, Past]) -> dict[str, list[list[Any]]]:
    tables: dict[str, list[list[Any]]] = {name: [] for name in _COLUMNS}
    for number, parsed in enumerate(documents):
        key, about = str(number), parsed.document
        tables["stg_documents"].append([
            key, key, about.agency_id, about.agency_name, about.agency_confidence, about.reporter_scope,
            about.title, about.report_year, about.period_start, about.period_end, about.published_on,
            _status(parsed),
        ])  # fmt: skip
        for table, items in (
            ("stg_cells", parsed.cells), ("stg_claims", parsed.claims), ("stg_issues", parsed.issues),
        ):  # fmt: skip
            names = list(_COLUMNS[table])[2:]
            tables[table] += (
                [key, no, *(getattr(item, CALLED.get(name, name)) for name in names)]
                for no, item in enumerate(items, 1)
            )
        tables["stg_paragraphs"] += (
            [key, no, place, text] for no, (place, text) in enumerate(parsed.paragraphs, 1)
        )
        tables["int_report_lookback"] += _lookback(number, documents, before)
    codes = {(d.document.agency_id or "").partition("-")[0] for d in documents}
    tables["dim_region"] = [[code, level, code] for code in codes if (level := _level(code))]
    return tables


def _status(parsed: Parsed) -> str:
    """A draft with tables is asked all, even if its title or period would keep it out of a warehouse."""
    doubted = parsed.document.status in ("quarantined", "unrecognised")
    return "partial" if doubted and parsed.cells else parsed.document.status


def _level(code: str) -> str | None:
    """The level of a region by its code, None for one that no list holds."""
    if found := regions.of_code(code):
        return found[-1].level
    listed = code and any(row[0] == code for row in book.beginning("reference/townships", code))
    return "township" if listed else None


def _lookback(number: int, documents: Sequence[Parsed], before: Mapping[int, Past]) -> Iterator[list[Any]]:
    """As far back as a rule of the book looks; the first gap on the way is the reason."""
    farthest = min(int(t["year_offset"]) for t in book.read("book/accounting_rule_terms"))
    at, gap = number, None
    for offset in range(-1, farthest - 1, -1):
        past = before.get(at, Past(None)) if gap is None else Past(None, gap)
        gap = past.gap if past.document is None else None
        at = at if past.document is None else past.document
        yield [
            str(number), offset, documents[number].document.report_year,
            None if past.document is None else str(past.document), gap,
        ]  # fmt: skip

"""The warehouse gives the outcomes that plain Python gives from the same book, and tells its findings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import evaluator
import figures
import pytest
import sayings
from conftest import Warehouse

from loaders import book, dbtrun, landing, schema
from loaders.home import Home
from loaders.statements import Cell, Claim, Facts, Parsed

CASES = figures.rows("rule_outcomes/cases.csv")
SAID = figures.rows("rule_outcomes/claims.csv")
#: The models of the quality marts with all they stand on, every answer at length, and the tests of these.
SELECTED = [
    "build",
    "--indirect-selection",
    "cautious",
    "--select",
    "+path:models/marts/quality",
    "+int_rule_outcomes",
    "path:tests/dbt/accounting",
    "path:tests/dbt/rules",
]
#: Less than a third of what is there: the wide rows are made in parts.
CELLS_AT_ONCE = 10_000

#: Rules that one report alone answers from its tables; the others are asked of words, of the document, of two
#: years, or of some bodies only.
OF_TABLES = (
    "rule_key in (select rule_id || '/' || part from book.accounting_rule_terms group by all having"
    " min(year_offset) = 0) and rule_key not in (select rule_id || '/' || part from book.rule_agencies)"
)
Answers = dict[tuple[str, str, str], tuple[Any, ...]]


def told(answer: tuple[Any, ...]) -> tuple[Any, ...]:
    """An answer as the mart tells it: only a failure is grave."""
    outcome, severity, *sides = answer
    return (outcome, severity if outcome == "fail" else None, *sides)


def exceptions(connection: duckdb.DuckDBPyConnection) -> dict[str, Answers]:
    """What the warehouse answers, by title of the document, where it is no plain pass."""
    found: dict[str, Answers] = {}
    rows = connection.execute(
        "select reports.title, rule_id, part, scope_key, outcome, severity, left_value, right_value"
        " from marts.dim_report as reports left join marts.fct_rule_exception as exceptions"
        f" on reports.report_id = exceptions.report_id and {OF_TABLES}"
    ).fetchall()
    for title, rule_id, part, scope_key, *answer in rows:
        found.setdefault(title, {})
        if rule_id:
            found[title][rule_id, part, scope_key] = tuple(answer)
    return found


def parsed(name: str, report: figures.Report) -> Parsed:
    """A document that prints these figures."""
    year = max(book.forms()[form].first_year for form, *_ in report)
    facts = Facts(
        document_id=sha256(name.encode()).hexdigest(), report_id=f"prov-{name}-{year}-own", title=name,
        agency_name=f"{name}县人民政府", agency_id=f"prov-{name}", reporter_scope="own",
        report_year=year, year_basis="title", reader="text", media_type="text/plain",
    )  # fmt: skip
    units = {(c.form_id, *c.key): c.unit for table in book.tables().values() for c in table.cells()}
    cells = [
        Cell(table, form, row, column, None if value is None else f"{value.normalize():f}", value,
             units[form, table, row, column], "form", state, f"line {n}")  # type: ignore[arg-type]
        for n, ((form, table, row, column), (value, state)) in enumerate(report.items(), 1)
    ]  # fmt: skip
    return Parsed(f"{name}.txt", facts, cells)


def said(case: dict[str, str]) -> Parsed:
    """A document that prints the figures of a case and says others in its sentences."""
    document = parsed("said: " + case["case"], figures.written(case["form_id"], case["cells"]))
    if case["form_id"] == "g2021":
        document.document.report_year = 2024
        document.document.report_id = f"{document.document.agency_id}-2024-own"
    claims = sayings.written(case["claims"])
    document.paragraphs = list(sayings.paragraphs(claims).items())
    document.claims = [
        Claim(c["measure_code"], c["dimension"].removeprefix("applicant=total"), "", c["value"],
              c["unit_printed"], c["approx"], c["state"], c["nested_in"], c["phrase"], c["start_offset"],
              c["start_offset"] + len(c["phrase"]), "region" if c["scope_fit"] == "other" else "own",
              c["place"], c["bound"], c["list_no"], "invented")
        for c in claims
    ]  # fmt: skip
    return document


@pytest.fixture(scope="module")
def reports() -> dict[str, figures.Report]:
    random = Random(711)
    invented = {
        f"{form}-{i}": figures.random_states(form, random) for form in book.forms() for i in range(50)
    }
    published = {name: figures.whole(report) for name, report in figures.examples().items()}
    by_hand = {case["case"]: figures.written(case["form_id"], case["cells"]) for case in CASES}
    return published | by_hand | invented


@pytest.fixture(scope="module")
def built(
    reports: dict[str, figures.Report], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Home, dbtrun.DbtResult]:
    home = Home(tmp_path_factory.mktemp("home"))
    read = [schema.Read(parsed(name, report), "1", 0) for name, report in reports.items()]
    read += [schema.Read(said(case), "1", 0) for case in SAID]
    with landing.opened(home) as raw:
        raw.land(schema.to_tables(read))
    return home, dbtrun.invoke(SELECTED, home, home.database, rows_at_once=CELLS_AT_ONCE)


@pytest.fixture
def connection(built: tuple[Home, dbtrun.DbtResult]) -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(duckdb.connect(str(built[0].database), read_only=True)) as opened:
        yield opened


def test_nothing_of_ours_is_at_fault(built: tuple[Home, dbtrun.DbtResult]) -> None:
    _, result = built
    assert [f"{f.name}: {f.message}" for f in result.faults] == []
    assert {fault.name for fault in result.warnings} >= {"applications_add_up", "review_litigation_add_up"}
    assert result.counts["unit_test"] >= 17


def test_the_wide_rows_were_made_in_parts(connection: duckdb.DuckDBPyConnection) -> None:
    cells, rows, reports = connection.execute(
        "select (select count(*) from intermediate.int_form_values), count(*), count(distinct report_id)"
        " from intermediate.int_report_wide"
    ).fetchall()[0]
    assert cells > 3 * CELLS_AT_ONCE
    assert 0 < rows == reports


def test_every_answer_is_that_of_plain_python(
    reports: dict[str, figures.Report], connection: duckdb.DuckDBPyConnection
) -> None:
    answered = exceptions(connection)
    passed = dict(
        connection.execute(
            "select title, sum(passed) from marts.fct_rule_result"
            f" join marts.dim_report using (report_id) where {OF_TABLES} group by title"
        ).fetchall()
    )
    for name, report in reports.items():
        expected = evaluator.evaluate(report)
        assert answered[name] == {q: told(a) for q, a in expected.items() if a[0] != "pass"}, name
        assert passed[name] == sum(a[0] == "pass" for a in expected.values()), name


def test_every_case_written_by_hand_is_answered_as_written(connection: duckdb.DuckDBPyConnection) -> None:
    answered = exceptions(connection)
    for case in CASES:
        question = (case["rule_id"], case["part"], case["scope_key"])
        sides = [Decimal(case[side]) if case[side] else None for side in ("left", "right")]
        expected = told((case["outcome"], case["severity"], *sides))
        got = answered[case["case"]].get(question, ("pass", None, *sides))
        assert got == expected, case["case"]


def test_every_case_of_figures_in_sentences_is_answered_as_written(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    rows = connection.execute(
        "select title, rule_id, part, scope_key, outcome, reason, severity, left_value, right_value"
        " from marts.fct_rule_exception join marts.dim_report using (report_id) where title like 'said: %'"
    ).fetchall()
    exceptions = {(title, rule, part, scope): answer for title, rule, part, scope, *answer in rows}
    asked = dict(
        connection.execute(
            "select title || rule_key, passed"
            " from marts.fct_rule_result join marts.dim_report using (report_id)"
        ).fetchall()
    )
    for case in SAID:
        title = f"said: {case['case']}"
        sides = [Decimal(case[side]) if case[side] else None for side in ("left", "right")]
        got = exceptions.get((title, case["rule_id"], case["part"], case["scope_key"]))
        if case["outcome"] == "pass":
            assert got is None, case["case"]
            assert asked[f"{title}{case['rule_id']}/{case['part']}"] > 0, case["case"]
        else:
            severity = case["severity"] if case["outcome"] == "fail" else None
            assert got == [case["outcome"], case["reason"], severity, *sides], case["case"]


def test_words_against_a_table_are_told_with_both_sides(connection: duckdb.DuckDBPyConnection) -> None:
    (zh, en), *others = connection.execute(
        "select message_zh, message_en from marts.fct_finding join marts.dim_report using (report_id)"
        " where title like 'said: 长春%' and rule_id = 'NAR-NEW'"
    ).fetchall()
    assert others == []
    assert "正文称 2（“app_new_received2”，第12段），表三为 3，相差 -1" in zh
    assert "the words say 2 (“app_new_received2”, paragraph 12), table three says 3, difference -1" in en
    evidence = connection.execute(
        "select evidence_kind, side, value, place from marts.fct_finding_cell"
        " where finding_id like '%长春%NAR-NEW%' order by cell_no"
    ).fetchall()
    assert [row[:3] for row in evidence] == [("claim", "left", 2), ("cell", "right", 3)]
    assert evidence[0][3] == "paragraph 12"


@pytest.mark.parametrize(
    ("case", "zh", "en"),
    [
        ("more than ten and the table less", "正文称 不少于 10（“", "the words say not less than 10 (“"),
        ("nearly ten and the table more", "正文称 不多于 10（“", "the words say not more than 10 (“"),
        ("a percentage of something else", "所印百分比 16.94%（“", "printed percentage 16.94% (“"),
        ("a percentage of something else", "” ÷ “", "difference 0.998 percentage points."),
        ("上海 2019: unable to provide", "（NAR-RESULT，无法提供）：", "(NAR-RESULT, Unable to provide): "),
    ],
)
def test_words_are_told_as_what_they_say(
    connection: duckdb.DuckDBPyConnection, case: str, zh: str, en: str
) -> None:
    rule = next(c["rule_id"] for c in SAID if c["case"] == case)
    [(in_zh, in_en)] = connection.execute(
        "select message_zh, message_en from marts.fct_finding join marts.dim_report using (report_id)"
        " where title = ? and rule_id = ?",
        [f"said: {case}", rule],
    ).fetchall()
    assert zh in in_zh
    assert en in in_en


def test_every_answer_about_the_samples_is_that_of_plain_python(warehouse: Warehouse) -> None:
    printed: dict[str, figures.Report] = {}
    for document, *key, value, state in warehouse.rows(
        "select document_id, form_id, table_id, row_code, column_code, value, state from staging.stg_cells"
        " join marts.dim_report using (document_id) order by document_id, cell_no"
    ):
        printed.setdefault(document, {})[tuple(key)] = (value, state)  # type: ignore[index]
    assert len(printed) >= 6
    for document, report in printed.items():
        got = {
            (rule, part, scope): tuple(answer)
            for rule, part, scope, *answer in warehouse.rows(
                "select rule_id, part, scope_key, outcome, severity, left_value, right_value"
                " from marts.fct_rule_exception join marts.dim_report using (report_id)"
                f" where document_id = '{document}' and {OF_TABLES}"
            )
        }
        expected = {q: told(a) for q, a in evaluator.evaluate(report).items() if a[0] != "pass"}
        assert got == expected, document


def test_a_finding_names_agency_year_rule_cells_and_both_sides(connection: duckdb.DuckDBPyConnection) -> None:
    found = connection.execute(
        "select rule_id, left_value, right_value, difference, responsibility, cells, message_zh, message_en"
        " from marts.fct_finding where report_id like 'prov-hongze%' and severity = 'error' order by rule_id"
    ).fetchall()
    assert [row[:5] for row in found] == [
        ("LIT-AFTER-SUM", Decimal(5), Decimal(0), Decimal(5), "agency"),
        ("REV-SUM", Decimal(11), Decimal(0), Decimal(11), "agency"),
    ]
    *_, cells, zh, en = found[1]
    assert "t4_review_litigation/review/corrected=1 (line " in cells
    for message in (zh, en):
        assert all(
            part in message
            for part in ("hongze", "2021", "REV-SUM", "行政复议", "结果维持 10", "结果纠正 1", "11", "总计 0")
        )


def test_the_gate_turns_findings_into_errors(built: tuple[Home, dbtrun.DbtResult], tmp_path: Path) -> None:
    home, _ = built
    gated = dbtrun.invoke(["test", "--select", "path:tests/dbt/accounting"], home, home.database, gate=True)
    assert {f.name for f in gated.faults} >= {"applications_add_up", "review_litigation_add_up"}
    assert all(f.accounting for f in gated.faults)
    assert gated.warnings == []

"""The data test `every_rule_is_assessable_on_complete_reports`, run on reports made for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import duckdb
import figures
import jinja2
import pytest

from loaders import book, rules, rulesql

DATA_TEST = (
    Path(book.__file__).parent.parent
    / "tests" / "dbt" / "integrity" / "every_rule_is_assessable_on_complete_reports.sql"
)  # fmt: skip
FORMS = ("g2008", "g2014", "g2019", "g2021")
RELATIONS = """
create table staged (report_id varchar, form_id varchar, table_id varchar, row_code varchar,
                     column_code varchar, value decimal(18, 4), state varchar);
create table form_cells (form_id varchar, table_id varchar, row_code varchar, column_code varchar,
                         ordinal integer);
create view int_form_values as
    select staged.report_id, table_id, form_id, form_cells.ordinal, staged.value, staged.state
    from staged inner join form_cells using (form_id, table_id, row_code, column_code);
"""


def complete(form_id: str, seed: int) -> figures.Report:
    """Every cell a number or a word for none; sums hold now and then, so that rules pass and fail."""
    random = Random(seed)
    report = figures.adding_up(form_id, random) if seed % 2 else figures.zeros(form_id)
    for key in report:
        if random.random() < 0.1:
            report[key] = random.choice(
                [(Decimal(0), "zero_word"), (Decimal(random.randrange(-9, 99)) / 2, "num")]
            )
    return report


def database(reports: dict[str, figures.Report]) -> duckdb.DuckDBPyConnection:
    """The relations that the data test refers to, made of the reports by the generated SQL."""
    connection = duckdb.connect()
    connection.execute(RELATIONS)
    for name, report in reports.items():
        rows = [(name, *key, *cell) for key, cell in report.items()]
        connection.executemany("insert into staged values (?, ?, ?, ?, ?, ?, ?)", rows)
    places = [(t.form_id, *c.key, c.ordinal) for t in book.tables().values() for c in t.cells()]
    connection.executemany("insert into form_cells values (?, ?, ?, ?, ?)", places)
    connection.execute(f"create table int_rule_questions as {rulesql.questions()}")
    connection.execute(f"create table outcomes as {rulesql.evaluation('int_form_values')}")
    connection.execute("create view fct_rule_exception as select * from outcomes where outcome <> 'pass'")
    return connection


def faults(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """(rule, part) of the rows that the data test returns."""
    template = jinja2.Template(DATA_TEST.read_text(encoding="utf-8"))
    sql = template.render(ref=lambda name: name, rows_of=lambda name, _: name)
    return {(row[0], row[1]) for row in connection.execute(sql).fetchall()}


def of_one_report() -> list[rules.Question]:
    """The questions that neither look at an earlier year nor concern some bodies only."""
    some = {(b["rule_id"], b["part"]) for b in book.read("book/rule_agencies")}
    return [q for q in rules.questions() if not q.year_offset and (q.rule.rule_id, q.rule.part) not in some]


def test_every_question_is_judged_on_complete_reports_of_every_form() -> None:
    """Prints each rule's assessable share; a rule whose cells nobody prints would never say anything."""
    connection = database({f"{form}-{i}": complete(form, i) for form in FORMS for i in range(6)})
    assert faults(connection) == set()
    outcomes: dict[tuple[str, str], Counter[str]] = {}
    for rule_id, part, outcome in connection.execute(
        "select rule_id, part, outcome from outcomes"
    ).fetchall():
        outcomes.setdefault((rule_id, part), Counter())[outcome] += 1
    assert set(outcomes) == {(q.rule.rule_id, q.rule.part) for q in of_one_report()}
    for (rule_id, part), counts in outcomes.items():
        share = 1 - counts["not_assessable"] / counts.total()
        print(f"{rule_id:20} {part:10} {share:4.0%} of {counts.total()}")
        assert share == 1, rule_id
    assert set(sum(outcomes.values(), Counter())) == {"pass", "fail"}


def test_a_term_that_points_beside_its_table_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def misled(question: rules.Question) -> rules.Question:
        if question.rule.rule_id != "REV-SUM":
            return question
        return replace(question, terms=(*question.terms[:-1], replace(question.terms[-1], ordinal=99)))

    asked = tuple(misled(q) for q in rules.questions())
    monkeypatch.setattr(rules, "questions", lambda: asked)
    assert faults(database({"r": figures.zeros("g2021")})) == {("REV-SUM", "main")}


def test_a_complete_report_whose_answer_is_lost_is_our_fault() -> None:
    connection = database({"r": figures.zeros("g2014")})
    connection.execute(
        "update outcomes set outcome = 'not_assessable', reason = 'state' where rule_id = 'A14-DEDUP'"
    )
    assert faults(connection) == {("A14-DEDUP", "max"), ("A14-DEDUP", "sum")}


@pytest.mark.parametrize("state", [s for s in figures.STATES if s not in {"num", "zero_word"}])
def test_a_table_that_prints_less_is_its_agencys_and_others_stay_ours(state: str) -> None:
    report = figures.written("g2021", f"review.total={state}")
    connection = database({"r": report})
    assert faults(connection) == set()
    connection.execute("update outcomes set outcome = 'not_assessable'")
    assert {rule for rule, _ in faults(connection)} == {
        q.rule.rule_id for q in of_one_report() if q.form_id == "g2021"
    } - {"REV-SUM", "LIT-DIRECT-SUM", "LIT-AFTER-SUM", "PLA-CORR-HIGH"}  # fmt: skip

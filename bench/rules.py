"""Accounting rules over 20,000 synthetic reports: the evaluator, a plain scan, one query per question."""

from __future__ import annotations

import time

import duckdb

from bench.timing import best, ratio
from loaders import book, rules, rulesql

REPORTS = 20_000
FORM = "g2021"


def _cells(connection: duckdb.DuckDBPyConnection) -> None:
    """Long cells of balanced-looking reports on the 2021 form, one value in fifty blank."""
    grid = [
        (c.table_id, c.row_code, c.column_code, c.ordinal) for t in book.tables_of(FORM) for c in t.cells()
    ]
    connection.execute("create table grid(table_id text, row_code text, column_code text, ordinal int)")
    connection.executemany("insert into grid values (?, ?, ?, ?)", grid)
    connection.execute(f"""
        create table cells as
        select
            lpad(cast(r.range as varchar), 12, '0') as report_id, table_id, '{FORM}' as form_id,
            row_code, column_code, ordinal,
            case when hash(r.range, ordinal, table_id) % 50 = 0 then null
                else cast(hash(r.range, row_code) % 40 as decimal(18, 4)) end as value,
            case when hash(r.range, ordinal, table_id) % 50 = 0 then 'blank' else 'num' end as state
        from range({REPORTS}) as r, grid
        order by report_id, table_id, ordinal
    """)


#: When the difference of the sides breaks a rule; rules that compare with zero look at both sides alike.
_BREAKS = {"eq": "abs({gap}) > {tolerance}", "le": "{gap} > {tolerance}", "ge": "{gap} < -{tolerance}"}


def _one_query(question: rules.Question) -> str:
    """The question as one test over the long cells would ask it: reports whose sides break the rule."""
    terms = [(t, sign) for side, sign in (("left", 1), ("right", -1)) for t in question.side(side)]  # type: ignore[arg-type]
    weights = " ".join(
        f"when row_code = '{t.row_code}' and column_code = '{t.column_code}' then {sign * t.weight}"
        for t, sign in terms
    )
    where = " or ".join(f"(row_code = '{t.row_code}' and column_code = '{t.column_code}')" for t, _ in terms)
    breaks = _BREAKS.get(question.rule.relation, "{gap} <> floor({gap})").format(
        gap=f"sum(value * case {weights} end)", tolerance=question.rule.tolerance
    )
    return (
        f"select count(*) from (select report_id from cells where table_id = '{terms[0][0].table_id}' "
        f"and ({where}) group by report_id having {breaks})"
    )


def _years(connection: duckdb.DuckDBPyConnection) -> None:
    """Every second report is the year after the one before it; all are of bodies that some rules concern."""
    connection.execute("""
        create table lookback as
        select
            report_id, -steps.range - 1 as year_offset, 2024 + cast(report_id as integer) % 2 as report_year,
            if(cast(report_id as integer) % 2 = 1 and steps.range = 0,
                lpad(cast(cast(report_id as integer) - 1 as varchar), 12, '0'), null) as past_report_id,
            if(past_report_id is null, 'no_previous_report', null) as gap_reason
        from (select distinct report_id from cells), range(3) as steps
    """)
    connection.execute("create table concerned (report_id text, rule_id text, part text)")
    connection.executemany(
        "insert into concerned select distinct report_id, ?, ? from cells",
        {(row["rule_id"], row["part"]) for row in book.read("book/rule_agencies")},
    )


def measure() -> list[tuple[str, str, str]]:
    """Every in-report rule of the book over 20,000 reports on the 2021 form."""
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    _cells(connection)
    asked = [q for q in rules.questions() if q.form_id == FORM]
    identities = [q for q in asked if q.rule.kind == "identity"]
    _years(connection)

    def make_wide() -> None:
        connection.execute(f"create or replace table wide as {rulesql.wide('cells')}")

    def evaluate(members: list[rules.Question]) -> None:
        connection.execute(
            "create or replace table outcomes as with a as"
            f" ({rulesql.answers('wide', 'lookback', 'concerned', members)}), "
            f"q as ({rulesql.questions(members)}) select outcome, count(*) as n "
            f"from ({rulesql.outcomes('a', 'q')}) group by outcome"
        )

    pivot, ours = best(make_wide), best(lambda: evaluate(asked))
    alone = best(lambda: evaluate(identities))
    whole = pivot + ours
    scan = best(lambda: connection.execute("select sum(value) from cells").fetchall())
    start = time.perf_counter()
    for question in asked:
        connection.execute(_one_query(question)).fetchall()
    singly = time.perf_counter() - start
    cells = connection.execute("select count(*) from cells").fetchall()[0][0]
    return [
        (f"{REPORTS:,} reports, {cells:,} cells, {len(asked)} questions each", f"{pivot + ours:.2f} s", ""),
        ("  of which making the wide rows / answering", f"{pivot:.2f} / {ours:.2f} s", ""),
        (
            f"every rule, two years and some bodies only included, against its {len(identities)} identities",
            ratio(whole, pivot + alone),
            f"aim <= 3 x ({pivot + alone:.2f} s; answering alone {ratio(ours, alone)})",
        ),
        ("against a plain sum(value) scan", ratio(pivot + ours, scan), f"({scan * 1000:.0f} ms)"),
        (
            "one query per question, against ours with the wide rows",
            ratio(singly, pivot + ours),
            f"aim >= 10 x ({singly:.1f} s)",
        ),
        ("one query per question, against answering alone", ratio(singly, ours), ""),
    ]

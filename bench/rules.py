"""Accounting rules: the evaluator, a plain scan, one query per question, pandas over the same cells.

    python -m bench.rules [--reports 100000]

Reports are those of `bench/figures.py`, all on one form.
"""

from __future__ import annotations

import argparse
import time

import duckdb
import numpy as np
from jinja2 import Environment

from bench import options, rules_pandas
from bench.figures import Bodies
from bench.timing import best, ratio
from loaders import answersql, book, rules, rulesql

#: Of `make bench`; the table of docs/performance.md is of 100,000.
REPORTS = 20_000
FORM = "g2021"
_PER_COUNTY = 40
#: Parts of the cells that are wrong, and of the noughts that are not printed.
_WRONG, _BLANK = 0.0005, 0.02


def _cells(connection: duckdb.DuckDBPyConnection, reports: int) -> None:
    """Long cells of lifelike reports on the 2021 form: some noughts left blank, a few figures wrong."""
    chance = np.random.default_rng(1)
    figures = Bodies(chance.lognormal(2, 1, reports), _PER_COUNTY).year(FORM, chance)
    figures += (chance.random(figures.shape) < _WRONG) * chance.integers(1, 9, figures.shape)
    blank = (figures == 0) & (chance.random(figures.shape) < _BLANK)
    printed = (cell for table in book.tables_of(FORM) for cell in table.cells())
    grid = [(number, *cell.key, cell.ordinal) for number, cell in enumerate(printed)]
    connection.execute(
        "create table grid(number int, table_id text, row_code text, column_code text, ordinal int)"
    )
    connection.executemany("insert into grid values (?, ?, ?, ?, ?)", grid)
    position = np.arange(figures.size)
    numbers = {"figure": figures.ravel(), "blank": blank.ravel(), "position": position}
    connection.register("numbers", numbers)
    connection.execute(f"""
        create table cells as
        select
            lpad(cast(position // {len(grid)} as varchar), 12, '0') as report_id,
            table_id, '{FORM}' as form_id,
            row_code, column_code, ordinal,
            case when not blank then cast(figure as decimal(18, 4)) end as value,
            if(blank, 'blank', 'num') as state
        from numbers inner join grid on numbers.position % {len(grid)} = grid.number
        order by position
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
        _of_some_bodies(),
    )


def _of_some_bodies() -> set[tuple[str, str]]:
    """Rule and part of what is asked of some bodies only."""
    return {(row["rule_id"], row["part"]) for row in book.read("book/rule_agencies")}


def _make_wide(connection: duckdb.DuckDBPyConnection) -> None:
    """One row per report with values and states in lists, stored as the warehouse does."""
    connection.execute(f"create or replace table wide as {rulesql.wide('cells')}")


def _in_two_streams(relation: str) -> str:
    """The wide rows as the warehouse hands them to the evaluator, by its own macro."""
    macros = Environment().from_string((book.SEEDS.parent / "macros" / "parts.sql").read_text("utf-8")).module
    return str(vars(macros)["default__in_two_streams"](relation, "report_id"))


def _answer(connection: duckdb.DuckDBPyConnection, asked: list[rules.Question]) -> None:
    """Every question of every report: exceptions with both sides, then outcomes counted by rule."""
    around = (_in_two_streams("wide"), "lookback", "concerned")
    connection.execute(
        f"create or replace table exceptions as with a as ({answersql.answers(*around, asked)}),"
        f" q as ({rulesql.questions(asked)}), o as ({rulesql.outcomes('a', 'q', plain_passes=False)})"
        " select * from o"
    )
    counted = ", ".join(
        f"count(*) filter (where outcome = '{outcome}') as {outcome}" for outcome in rules_pandas.OTHERWISE
    )
    connection.execute(f"""
        create or replace table results as
        with asked as (
            select report_id, rule_id, part, sum(questions) as questions
            from ({answersql.asked(*around, asked)}) group by all
        ),
        otherwise as (select report_id, rule_id, part, {counted} from exceptions group by all)
        select *, questions - coalesce({" + ".join(rules_pandas.OTHERWISE)}, 0) as pass
        from asked left join otherwise using (report_id, rule_id, part)
    """)


def _by_pandas(connection: duckdb.DuckDBPyConnection, asked: list[rules.Question]) -> tuple[float, int]:
    """Seconds that pandas takes for what was answered last, and how many comparisons fail.

    Raises RuntimeError where it finds another number of failures.
    """
    query = "select count(*) from exceptions where outcome = 'fail'"
    ((failures,),) = connection.execute(query).fetchall()
    frame = rules_pandas.frame(connection)
    start = time.perf_counter()
    found = rules_pandas.failures(frame, asked)
    seconds = time.perf_counter() - start
    if found != failures:
        raise RuntimeError(f"pandas finds {found:,} failures, the evaluator {failures:,}")
    return seconds, found


def measure(reports: int = REPORTS) -> list[tuple[str, str, str]]:
    """Every in-report rule of the book, values, states, outcomes and exceptions stored, on the 2021 form."""
    connection = duckdb.connect()
    connection.execute("set threads = 2; set preserve_insertion_order = false")
    _cells(connection, reports)
    asked = [q for q in rules.questions() if q.form_id == FORM]
    identities = [q for q in asked if q.rule.kind == "identity"]
    of_some = _of_some_bodies()
    plain = [q for q in asked if rules_pandas.alike(q) and (q.rule.rule_id, q.rule.part) not in of_some]
    _years(connection)

    pivot, answering = best(lambda: _make_wide(connection)), best(lambda: _answer(connection, asked))
    whole = pivot + answering
    scan = best(lambda: connection.execute("select sum(value) from cells").fetchall())
    start = time.perf_counter()
    for question in asked:
        connection.execute(_one_query(question)).fetchall()
    singly = time.perf_counter() - start
    alone = best(lambda: _answer(connection, identities))
    answering_plain = best(lambda: _answer(connection, plain))
    by_pandas, failures = _by_pandas(connection, plain)
    cells = connection.execute("select count(*) from cells").fetchall()[0][0]
    return [
        (f"{reports:,} reports, {cells:,} cells, {len(asked)} questions each", f"{whole:.2f} s", ""),
        ("  of which making the wide rows / answering", f"{pivot:.2f} / {answering:.2f} s", ""),
        (
            f"every rule, two years and some bodies only included, against its {len(identities)} identities",
            ratio(whole, pivot + alone),
            f"aim <= 3 x ({pivot + alone:.2f} s; answering alone {ratio(answering, alone)})",
        ),
        ("against a plain sum(value) scan", ratio(whole, scan), f"({scan * 1000:.0f} ms)"),
        (
            "one query per question, against ours with the wide rows", ratio(singly, whole),
            f"aim >= 10 x ({singly:.1f} s)",
        ),
        ("one query per question, against answering alone", ratio(singly, answering), ""),
        (
            f"pandas over the {len(plain)} questions about one report, against ours with the wide rows",
            ratio(by_pandas, pivot + answering_plain),
            f"aim >= 5 x ({by_pandas:.1f} s, the same {failures:,} failures)",
        ),
    ]  # fmt: skip


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=options.some, default=100_000, help=f"a multiple of {_PER_COUNTY}")
    for name, result, aim in measure(parser.parse_args().reports):
        print(f"{name:92} {result:>16}  {aim}")


if __name__ == "__main__":
    main()

"""The rules of the book: their heads, their questions, and the evaluator generated from them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import evaluator
import figures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import book, claimsql, documentsql, rules, rulesql

ROOT = Path(book.__file__).parent.parent
FORMS = ("g2008", "g2014", "g2019", "g2021")


Answers = dict[str, dict[tuple[str, str, str], tuple[Any, ...]]]


def evaluate(reports: dict[str, figures.Report], cases: list[dict[str, str]] | None = None) -> Answers:
    """Run the generated SQL: {report: {(rule, part, scope): (outcome, severity, left, right)}}.

    With cases the reports so called have a year, are of the bodies that their rule concerns, and look
    back at the report `past CASE`, or at a gap.
    """
    ordinals = {(c.form_id, *c.key): c.ordinal for table in book.tables().values() for c in table.cells()}
    rows = [
        (name, key[1], key[0], ordinals[key], value, state)
        for name, report in reports.items()
        for key, (value, state) in report.items()
    ]
    Random(0).shuffle(rows)  # the ordinal decides, not the order of rows
    with duckdb.connect() as connection:
        connection.execute(
            "create table cells (report_id varchar, table_id varchar, form_id varchar,"
            " ordinal integer, value decimal(18, 4), state varchar)"
        )
        columns = dict(zip(("r", "t", "f", "o", "v", "s"), zip(*rows, strict=True), strict=True))
        connection.execute(
            "insert into cells select unnest($r::varchar[]), unnest($t::varchar[]), unnest($f::varchar[]),"
            " unnest($o::integer[]), unnest($v::decimal(18, 4)[]), unnest($s::varchar[])",
            {name: list(values) for name, values in columns.items()},
        )
        statement = rulesql.evaluation("cells") if cases is None else with_years(connection, cases)
        answered = connection.execute(
            "select report_id, rule_id, part, scope_key, outcome, severity, left_value, right_value"
            f" from ({statement})"
        ).fetchall()
    found: dict[str, dict[tuple[str, str, str], tuple[Any, ...]]] = {name: {} for name in reports}
    for report_id, rule_id, part, scope_key, *answer in answered:
        assert (rule_id, part, scope_key) not in found[report_id], "a question is answered once"
        found[report_id][rule_id, part, scope_key] = tuple(answer)
    return found


def with_years(connection: duckdb.DuckDBPyConnection, cases: list[dict[str, str]]) -> str:
    """Tell which report of which year is looked back at, and whom the rules concern; the statement for it."""
    connection.execute(
        "create table lookback (report_id varchar, year_offset integer, report_year integer,"
        " past_report_id varchar, gap_reason varchar)"
    )
    connection.execute("create table concerned (report_id varchar, rule_id varchar, part varchar)")
    for case in cases:
        connection.execute(
            "insert into concerned values (?, ?, ?)", (case["case"], case["rule_id"], case["part"])
        )
        if case["past"]:
            there = ":" in case["past"]
            sees = (f"past {case['case']}", None) if there else (None, case["past"])
            connection.execute(
                "insert into lookback values (?, ?, ?, ?, ?)",
                (case["case"], int(case["year_offset"]), int(case["year"]), *sees),
            )
    return rulesql.evaluation("cells", "lookback", "concerned")


def plainly(report: figures.Report, **known: Any) -> dict[tuple[str, str, str], tuple[Any, ...]]:
    """The same by the evaluator in plain Python, numbers as DuckDB returns them."""

    def number(value: Any) -> Any:
        return float(value) if isinstance(value, Decimal) else value

    return {
        question: tuple(number(v) for v in answer)
        for question, answer in evaluator.evaluate(report, **known).items()
    }


def of_one_report() -> list[rules.Question]:
    """The questions that neither look at an earlier year nor concern some bodies only."""
    some = {(b["rule_id"], b["part"]) for b in book.read("book/rule_agencies")}
    return [q for q in rules.questions() if not q.year_offset and (q.rule.rule_id, q.rule.part) not in some]


def tally(answers: dict[tuple[str, str, str], tuple[Any, ...]], rule_id: str) -> Counter[str]:
    return Counter(answer[0] for (rule, _, _), answer in answers.items() if rule == rule_id)


@pytest.fixture(scope="module")
def answers_to_cases() -> dict[str, dict[tuple[str, str, str], tuple[Any, ...]]]:
    cases = figures.rows("rule_outcomes/cases.csv")
    return evaluate({c["case"]: figures.written(c["form_id"], c["cells"]) for c in cases})


@pytest.fixture
def book_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the seeds that the test may add rows to."""
    caches = [f for m in (book, rules) for f in vars(m).values() if hasattr(f, "cache_clear")]
    monkeypatch.setattr(book, "SEEDS", shutil.copytree(book.SEEDS, tmp_path / "seeds"))
    for cached in caches:
        cached.cache_clear()
    yield tmp_path / "seeds"
    for cached in caches:
        cached.cache_clear()


# --- the book -------------------------------------------------------------------------------------


def test_heads_use_closed_lists() -> None:
    allowed = {
        "kind": {"identity", "bound", "text", "document", "series", "rollup", "plausibility", "note"},
        "relation": {
            "eq",
            "le",
            "ge",
            "whole",
            "zero_iff",
            "zero_implies_zero",
            "not_near",
            "percent",
            "check",
            "",
        },
        "severity": {"error", "warning", "info"},
        "null_policy": {"N1", "N1_PAIR", "N1_EMPTY", "N2", "N3", "N4", "none"},
        "fixed_by": {"agency", "developer", "collector"},
    }
    for column, values in allowed.items():
        assert {getattr(rule, column) for rule in rules.rules()} <= values, column


def test_a_rule_part_has_one_head_and_a_note_has_no_terms() -> None:
    heads = Counter((rule.rule_id, rule.part) for rule in rules.rules())
    assert set(heads.values()) == {1}
    terms = (*book.read("book/accounting_rule_terms"), *book.read("book/claim_rule_terms"))
    asked = {(t["rule_id"], t["part"]) for t in terms}
    assert asked == {(r.rule_id, r.part) for r in rules.rules()
                     if r.relation not in ("", "check") and r.kind != "rollup"}  # fmt: skip
    assert {r.kind for r in rules.rules() if not r.relation} == {"note"}


def test_every_text_of_a_rule_is_there_in_both_languages() -> None:
    for rule in rules.rules():
        texts = (rule.title_zh, rule.title_en, rule.remedy_zh, rule.remedy_en, rule.basis)
        assert all(texts), rule.rule_id
        assert rule.title_en.isascii() or "’" in rule.title_en, rule.rule_id
        assert not rule.title_zh.isascii(), rule.rule_id


def test_one_scope_of_a_rule_part_is_one_question_of_a_report() -> None:
    """Tables of several forms meet in one report: a scope may recur in another form of a table only."""
    tables: dict[tuple[str, str, str], set[tuple[str, ...]]] = {}
    for q in rules.questions():
        if q.rule.rule_id != "PLA-ALLZERO":  # it looks at all tables of a form at once
            tables.setdefault((q.rule.rule_id, q.rule.part, q.scope_key), set()).add(q.table_ids)
    assert {key: found for key, found in tables.items() if len(found) > 1} == {}


def test_document_of_2021_is_asked_42_identities() -> None:
    asked = Counter(
        q.rule.rule_id for q in rules.questions() if q.form_id == "g2021" and q.rule.kind == "identity"
    )
    assert asked == {
        "APP-COL-BAL": 7, "APP-RES-SUM": 7, "APP-ROW-SUM": 25,
        "REV-SUM": 1, "LIT-DIRECT-SUM": 1, "LIT-AFTER-SUM": 1,
    }  # fmt: skip


def test_sums_hold_every_part_of_their_total_once() -> None:
    """What a sum adds is what the form prints under, before or beside its total; told from the form alone."""
    sums = [q for q in rules.questions() if q.rule.kind == "identity" and len(q.side("right")) == 1]
    assert len(sums) > 100
    for question in sums:
        (total,) = question.side("right")
        table = book.tables()[question.form_id, total.table_id]
        printed = [r.row_code for r in table.value_rows]
        if table.orientation == "list":
            parts = [(r.row_code, total.column_code) for r in table.rows if r.parent == total.row_code]
        elif question.rule.rule_id == "APP-RES-SUM":
            parts = [(row, total.column_code) for row in printed[2 : printed.index(total.row_code)]]
        else:
            parts = [(total.row_code, c.column_code) for c in table.columns if c.column_code != "total"]
        added = [(t.row_code, t.column_code) for t in question.side("left")]
        assert added == parts, (question.form_id, question.rule.rule_id, question.scope_key)


def test_committed_sql_and_pages_are_those_of_the_book() -> None:
    from loaders import bookdocs

    for name, text in (rulesql.macros() | claimsql.macros() | documentsql.macros()).items():
        assert (ROOT / "macros" / "rules" / name).read_text(encoding="utf-8") == text, "run gouji book sql"
    for name, text in bookdocs.pages().items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text, "run gouji book docs"


def test_every_table_of_the_book_is_described_in_the_wide_model() -> None:
    described = (ROOT / "models" / "intermediate" / "int_report_wide.yml").read_text(encoding="utf-8")
    for _, table_id in book.tables():
        assert all(f"- name: {prefix}_{table_id}\n" in described for prefix in "fvm"), table_id


def test_every_family_has_its_accounting_test() -> None:
    files = {p.stem for p in (ROOT / "tests" / "dbt" / "accounting").glob("*.sql")}
    assert files == {f"{rule.family}_add_up" for rule in rules.rules()}


def test_a_cell_that_the_form_lacks_is_a_fault_of_the_book(book_of_its_own: Path) -> None:
    with (book_of_its_own / "book" / "accounting_rule_terms.csv").open("a", encoding="utf-8") as terms:
        terms.write("REV-SUM,main,g2021,typo,left,1,t4_review_litigation,reviews,total,0,self\n")
    with pytest.raises(ValueError, match="g2021/t4_review_litigation/reviews/total"):
        rules.questions()


# --- outcomes -------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", figures.rows("rule_outcomes/cases.csv"), ids=lambda case: case["case"])
def test_outcome_written_by_hand(case: dict[str, str], answers_to_cases: dict[str, Any]) -> None:
    report = figures.written(case["form_id"], case["cells"])
    question = (case["rule_id"], case["part"], case["scope_key"])
    sides = [float(case[side]) if case[side] else None for side in ("left", "right")]
    expected = (case["outcome"], case["severity"], *sides)
    assert plainly(report)[question] == expected
    assert answers_to_cases[case["case"]][question] == expected


SERIES = figures.rows("rule_outcomes/series.csv")


@pytest.fixture(scope="module")
def answers_to_series() -> Answers:
    reports = {case["case"]: figures.written(case["form_id"], case["cells"]) for case in SERIES}
    reports |= {f"past {case['case']}": figures.past(case) for case in SERIES if ":" in case["past"]}
    return evaluate(reports, SERIES)


@pytest.mark.parametrize("case", SERIES, ids=lambda case: case["case"])
def test_outcome_across_years_and_bodies_written_by_hand(
    case: dict[str, str], answers_to_series: Answers
) -> None:
    report = figures.written(case["form_id"], case["cells"])
    there = figures.past(case) if ":" in case["past"] else case["past"]
    known = {
        "year": int(case["year"]),
        "past": {int(case["year_offset"]): there} if case["past"] else None,
        "concerned": {(case["rule_id"], case["part"])},
    }
    question = (case["rule_id"], case["part"], case["scope_key"])
    sides = [float(case[side]) if case[side] else None for side in ("left", "right")]
    expected = (case["outcome"], case["severity"], *sides)
    got = plainly(report, **known)[question]
    assert got == expected
    gap = case["reason"] and case["reason"] not in {"relation", "imputed", "state", "empty_cell"}
    answered = answers_to_series[case["case"]][question]
    assert answered[:2] == expected[:2]
    if not gap:
        assert answered == expected


def test_cases_written_by_hand_cover_relations_policies_states_and_outcomes() -> None:
    cases = figures.rows("rule_outcomes/cases.csv") + SERIES
    heads = {(r.rule_id, r.part): r for r in rules.rules()}
    asked = [heads[c["rule_id"], c["part"]] for c in cases]
    assert len(cases) >= 40
    of_tables = {q.rule for q in rules.questions()}
    assert {r.relation for r in asked} == {r.relation for r in of_tables}
    assert {r.null_policy for r in asked} == {r.null_policy for r in of_tables}
    assert {c["outcome"] for c in cases} == {"pass", "pass_imputed", "fail", "not_assessable"}
    assert all(any(state in c["cells"] for c in cases) for state in figures.STATES if state != "num")


def test_published_examples_agree_with_plain_python() -> None:
    reports = figures.examples()
    answered = evaluate(reports)
    for name, report in reports.items():
        assert answered[name] == plainly(report), name


def test_two_hundred_random_tables_agree_with_plain_python() -> None:
    random = Random(20210926)
    reports = {f"{form}-{i}": figures.random_states(form, random) for form in FORMS for i in range(50)}
    answered = evaluate(reports)
    for name, report in reports.items():
        assert answered[name] == plainly(report), name
    outcomes = Counter(answer[0] for answers in answered.values() for answer in answers.values())
    assert min(outcomes[o] for o in ("pass", "pass_imputed", "fail", "not_assessable")) > 300, outcomes


def test_without_plain_passes_every_other_answer_is_there() -> None:
    """To every question of the book: sides alike or not, printed or not, known or not."""
    sides = "(values (0, 0), (1, 1), (0.5, 0.5), (-1, -1), (2e7, 2e7), (3, 4), (4, 3), (null, null))"
    codes = "(values (0, 0), (1, 0), (0, 1), (0, 1000), (null, null), (null, 0))"
    gaps = "(values (null), ('no_previous_report'))"
    with duckdb.connect() as connection:
        connection.execute(f"create table questions as {rulesql.questions()}")
        connection.execute(
            "create table answers as select 'r' || row_number() over () as report_id, question_no,"
            " cast(l as double) as left_value, cast(if(terms_right = 0, 0, r) as double) as right_value,"
            " cast(ml as integer) as left_missing, cast(mr as integer) as right_missing, gap_reason"
            f" from questions, {sides} as s (l, r), {codes} as c (ml, mr), {gaps} as g (gap_reason)"
        )
        whole = rulesql.outcomes("answers", "questions")
        short = rulesql.outcomes("answers", "questions", plain_passes=False)
        left_out = f"(from ({whole}) where reason is not null) except all (from ({short}))"
        too_many = f"(from ({short})) except all (from ({whole}) where reason is not null)"
        assert connection.execute(left_out).fetchall() == []
        assert connection.execute(too_many).fetchall() == []
        counts = connection.execute(f"select count(*), count(reason) from ({whole})").fetchone()
    assert counts is not None
    assert 0 < counts[1] < counts[0]


def test_hongze_2023_breaks_exactly_two_sums() -> None:
    answers = evaluate({"r": figures.examples()["hongze_2023"]})["r"]
    assert {q: a[2:] for q, a in answers.items() if a[0] != "pass"} == {
        ("REV-SUM", "main", "all"): (11, 0),
        ("LIT-AFTER-SUM", "main", "all"): (5, 0),
    }


def test_huaian_2024_passes_every_question() -> None:
    answers = evaluate({"r": figures.examples()["huaian_2024"]})["r"]
    assert {a[0] for a in answers.values()} == {"pass"}
    assert len(answers) == sum(q.form_id == "g2021" for q in of_one_report())


def test_blanks_of_shanghai_2019_are_not_zeros() -> None:
    answers = evaluate({"r": figures.examples()["shanghai_office_2019"]})["r"]
    assert tally(answers, "APP-ROW-SUM") == {"not_assessable": 19, "pass_imputed": 4}
    assert tally(answers, "APP-RES-SUM") == {"not_assessable": 3, "pass_imputed": 4}


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(FORMS), st.integers(0, 10**6), st.sampled_from([-1, 1]))
def test_one_changed_cell_fails_exactly_the_identities_that_contain_it(
    form_id: str, seed: int, by: int
) -> None:
    base = figures.adding_up(form_id, Random(seed))
    identities: dict[tuple[str, str, str], set[figures.Key]] = {
        (q.rule.rule_id, q.rule.part, q.scope_key): {
            (form_id, t.table_id, t.row_code, t.column_code) for t in q.terms
        }
        for q in rules.questions()
        if q.form_id == form_id and q.rule.kind == "identity"
    }
    changed = {
        "/".join(key): {**base, key: (value + by, "num")}
        for key, (value, _) in base.items()
        if value is not None
    }
    answered = evaluate({"base": base, **changed})
    assert {answered["base"][q][0] for q in identities} == {"pass"}
    for name in changed:
        failed = {q for q in identities if answered[name][q][0] == "fail"}
        assert failed == {q for q, cells in identities.items() if tuple(name.split("/")) in cells}, name


# --- a new form and a new rule, by rows alone -----------------------------------------------------

NEW_ROWS = {
    "forms": "g2027,2027,,a later notice,2027-01-01,invented for this test",
    "form_tables": "g2027,t5_hearings,听证情况,grid,1,row_column,",
    "form_rows": "g2027,t5_hearings,held,举行听证,,1,false,true,次,int>=0,V\n"
    "g2027,t5_hearings,asked,申请听证,,2,false,true,次,int>=0,V",
    "form_columns": "g2027,t5_hearings,public,公开,,1,,\ng2027,t5_hearings,closed,不公开,,2,,\n"
    "g2027,t5_hearings,total,总计,,3,,",
    "accounting_rules": "HEAR-SUM,main,applications,identity,听证次数之和等于总计,Hearings add up,"
    "eq,error,0,N1,,,,,,a later notice,agency,相加,Add them up\n"
    "HEAR-TWICE,main,applications,bound,公开听证的两倍不超过总计与不公开之差,Twice the public ones at most,"
    "le,error,0,N1,,,,,,a later notice,agency,核对,Check them",
    "accounting_rule_terms": "HEAR-SUM,main,g2027,,left,1,t5_hearings,*,public,0,self\n"
    "HEAR-SUM,main,g2027,,left,1,t5_hearings,*,closed,0,self\n"
    "HEAR-SUM,main,g2027,,right,1,t5_hearings,*,total,0,self\n"
    "HEAR-TWICE,main,g2027,,left,2,t5_hearings,*,public,0,self\n"
    "HEAR-TWICE,main,g2027,,right,1,t5_hearings,*,total,0,self\n"
    "HEAR-TWICE,main,g2027,,right,-1,t5_hearings,*,closed,0,self",
}


def test_an_invented_form_with_its_rule_needs_rows_only(book_of_its_own: Path) -> None:
    for name, added in NEW_ROWS.items():
        with (book_of_its_own / "book" / f"{name}.csv").open("a", encoding="utf-8") as seed:
            seed.write(added + "\n")
    asked = [q for q in rules.questions() if q.form_id == "g2027"]
    assert [(q.rule.rule_id, q.scope_key) for q in asked] == [
        (rule, row) for rule in ("HEAR-SUM", "HEAR-TWICE") for row in ("held", "asked")
    ]
    cells = "held.public=2 held.closed=1 held.total=3 asked.public=3 asked.closed=-1 asked.total=5"
    answers = evaluate({"r": figures.written("g2027", cells)})["r"]
    assert answers == plainly(figures.written("g2027", cells)) == {
        ("HEAR-SUM", "main", "held"): ("pass", "error", 3, 3),
        ("HEAR-SUM", "main", "asked"): ("fail", "error", 2, 5),
        ("HEAR-TWICE", "main", "held"): ("fail", "error", 4, 2),
        ("HEAR-TWICE", "main", "asked"): ("pass", "error", 6, 6),
    }  # fmt: skip

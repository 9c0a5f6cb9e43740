"""Rules about figures in sentences: the book against the law typed again, the SQL against plain Python."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from fnmatch import fnmatch
from random import Random
from typing import Any

import claim_evaluator
import duckdb
import figures
import pytest
from sayings import MEASURES, Claim, paragraphs, said, written

from loaders import book, claimrules, claimsql, rules, rulesql

CASES = figures.rows("rule_outcomes/claims.csv")
SENTENCES = figures.rows("rule_outcomes/sentences.csv")
CHECKED = {
    (r.rule_id, r.part)
    for r in rules.rules()
    if r.relation == "check" and r.family in {"narrative", "plausibility"}
}
YEAR = 2024
COLUMNS = {
    "report_id": "varchar", "document_id": "varchar", "claim_no": "integer", "source_kind": "varchar",
    "measure_code": "varchar", "dimension": "varchar", "value": "double", "unit": "varchar",
    "state": "varchar", "unit_printed": "varchar", "approx": "boolean", "bound": "varchar",
    "nested_in": "varchar", "list_no": "integer", "scope_fit": "varchar", "place": "varchar",
    "start_offset": "integer", "phrase": "varchar",
}  # fmt: skip


def evaluate(
    cases: dict[str, tuple[figures.Report, list[Claim]]], texts: dict[str, str] | None = None
) -> dict[str, dict[tuple[str, ...], Any]]:
    """Run the generated SQL: {report: {(rule, part, scope): (outcome, reason, severity, left, right)}}.

    `texts` gives the first paragraph of reports whose claims stand in a sentence.
    """
    ordinals = {(c.form_id, *c.key): c.ordinal for table in book.tables().values() for c in table.cells()}
    with duckdb.connect() as connection:
        columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
        connection.execute(f"create table claims ({columns})")
        connection.execute("create table paragraphs (document_id varchar, place varchar, text varchar)")
        connection.execute(
            "create table cells (report_id varchar, table_id varchar, form_id varchar,"
            " ordinal integer, value decimal(18, 4), state varchar)"
        )
        connection.execute("create table reports (report_id varchar, report_year integer)")
        for seed in ("accounting_rules", "units", "fitting_units"):
            path = book.SEEDS / "book" / f"{seed}.csv"
            connection.execute(f"create table {seed} as from read_csv('{path}', all_varchar = true)")
        claim_rows, cell_rows, paragraph_rows = [], [], []
        for name, (report, claims) in cases.items():
            cell_rows += [
                (name, key[1], key[0], ordinals[key], value, state) for key, (value, state) in report.items()
            ]
            spoken = {"paragraph 1": texts[name]} if texts else paragraphs(claims)
            paragraph_rows += [(name, *paragraph) for paragraph in spoken.items()]
            for c in claims:
                row = c | {"report_id": name, "document_id": name, "source_kind": "claim"}
                claim_rows.append(tuple(row[column] for column in COLUMNS))
        for table, rows in (("claims", claim_rows), ("cells", cell_rows), ("paragraphs", paragraph_rows)):
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(f"insert into {table} values ({marks})", rows)
        connection.executemany("insert into reports values (?, ?)", [(name, YEAR) for name in cases])
        connection.execute("create table wide as " + rulesql.wide("cells"))
        answered = connection.execute(
            "select report_id, rule_id, part, scope_key, outcome, reason, severity, left_value, right_value"
            " from (" + claimsql.evaluation("claims", "paragraphs", "wide", "reports") + ")"
        ).fetchall()
    found: dict[str, dict[tuple[str, ...], Any]] = {name: {} for name in cases}
    for report_id, rule_id, part, scope_key, *answer in answered:
        assert (rule_id, part, scope_key) not in found[report_id], "a question is answered once"
        found[report_id][rule_id, part, scope_key] = tuple(answer)
    return found


def plainly(report: figures.Report, claims: list[Claim]) -> dict[tuple[str, ...], Any]:
    """The same by the evaluator in plain Python, numbers as DuckDB returns them."""

    def number(value: Any) -> Any:
        return float(round(value, 4)) if isinstance(value, Decimal) else value

    answers = claim_evaluator.evaluate(report, claims)
    return {question: tuple(number(v) for v in answer) for question, answer in answers.items()}


def read(case: dict[str, str]) -> tuple[figures.Report, list[Claim]]:
    return figures.written(case["form_id"], case["cells"]), written(case["claims"])


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[tuple[str, ...], Any]]:
    return evaluate({case["case"]: read(case) for case in CASES})


# --- the book against the law ----------------------------------------------------------------------


def matching(pattern: str, form_id: str) -> list[tuple[str, str, str]]:
    """The cells that `row[column]` names, `*` in either, `v1:` before it for the end of a table's id."""
    found = re.fullmatch(r"(?:(\w+):)?([\w*]+)\[([\w*]+)\]", pattern)
    assert found, pattern
    table, row, column = found.groups()
    return [
        c.key for (form, table_id), t in book.tables().items() for c in t.cells()
        if form == form_id and table_id.endswith(table or "")
        and fnmatch(c.row_code, row) and fnmatch(c.column_code, column)
    ]  # fmt: skip


def typed() -> Counter[tuple[Any, ...]]:
    """Every question of `claim_terms.csv`: what raises it, what stands beside, the cells it adds up."""
    found: Counter[tuple[Any, ...]] = Counter()
    for line in figures.rows("claim_terms.csv"):
        for form_id in line["forms"].split():
            stem = line["words"].removesuffix("?")
            rows = {r.row_code for t in book.tables().values() if t.form_id == form_id for r in t.value_rows}
            words = [r for r in rows if r.startswith(stem)] if "?" in line["words"] else [line["words"]]
            for word in words:
                cells = Counter(
                    key for p in line["cells"].replace("?", word).split() for key in matching(p, form_id)
                )
                beside = tuple(filter(None, line["beside"].split("; ")))
                head = (line["rule_id"], line["part"], form_id, word, line["side"])
                found[(*head, line["dimension"], line["nested_in"], line["state"], beside,
                       frozenset(cells.items()))] += 1  # fmt: skip
    return found


def test_questions_of_the_book_are_those_of_the_law() -> None:
    asked: Counter[tuple[Any, ...]] = Counter()
    for q in claimrules.questions():
        a = q.anchor
        beside = tuple(f"{b.least} {b.side} {b.source} {b.measure_code}".strip() for b in q.beside)
        cells = Counter((c.cell.table_id, c.cell.row_code, c.cell.column_code) for c in q.cells)
        assert {c.weight for c in q.cells} | {a.weight} == {1}
        asked[(q.rule.rule_id, q.rule.part, q.form_id, a.measure_code, a.side, a.dimension, a.nested_in,
               a.state, beside, frozenset(cells.items()))] += 1  # fmt: skip
    assert asked == typed()


def test_only_totals_are_filled_from_their_parts() -> None:
    for q in claimrules.questions():
        for c in q.cells:
            total = c.cell.column_code == "total" and q.rule.rule_id != "NAR-ZERO"
            columns = {p.column_code for p in c.parts}
            assert bool(c.parts) == total, (q.rule.rule_id, q.name)
            assert {p.row_code for p in c.parts} <= {c.cell.row_code}
            assert not total or columns | {"total"} == {
                k.column_code for k in book.tables()[q.form_id, c.cell.table_id].columns
            }


def test_claims_and_cells_of_a_question_are_counted_in_one_unit() -> None:
    """A measure is stated in its own unit, a cell in that of its form: no factor lies between."""
    units = {u["unit"]: (u["kind"], u["factor"]) for u in book.read("book/units")}
    of_cells = {(c.form_id, *c.key): c.unit for t in book.tables().values() for c in t.cells()}
    for q in claimrules.questions():
        for c in q.cells:
            unit = of_cells[q.form_id, c.cell.table_id, c.cell.row_code, c.cell.column_code]
            same = units[unit] == units[MEASURES[q.anchor.measure_code]["unit"]]
            assert same or q.anchor.state == "zero_word", (q.rule.rule_id, q.name)


def test_every_measure_and_pattern_of_the_claim_seeds_is_known_and_reads_its_example() -> None:
    named = {t["measure_code"] for t in book.read("book/claim_rule_terms")} - {"", "*"}
    assert named <= set(MEASURES)
    for row in book.read("book/share_patterns"):
        found = re.search(row["pattern"], row["example"])
        assert found
        assert found[1] == row["reads"]
    for guard in book.read("book/claim_guards"):
        assert re.search(guard["pattern"], guard["example"]), guard


# --- outcomes -------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_outcome_written_by_hand(case: dict[str, str], answers: dict[str, Any]) -> None:
    question = (case["rule_id"], case["part"], case["scope_key"])
    sides = [float(case[side]) if case[side] else None for side in ("left", "right")]
    expected = (case["outcome"], case["reason"] or None, case["severity"], *sides)
    assert answers[case["case"]][question] == expected
    if question[:2] not in CHECKED:
        assert plainly(*read(case))[question] == expected


@pytest.fixture(scope="module")
def of_sentences() -> dict[str, dict[tuple[str, ...], Any]]:
    cases = {
        c["case"]: (figures.written(c["form_id"], c["cells"]), said(c["text"], c["claims"]))
        for c in SENTENCES
    }
    return evaluate(cases, {c["case"]: c["text"] for c in SENTENCES})


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["case"])
def test_what_a_sentence_says_of_its_figures(case: dict[str, str], of_sentences: dict[str, Any]) -> None:
    """No outcome means that the question must not arise, in any part of the rule."""
    found = {
        (outcome, left, right)
        for (rule_id, _, scope_key), (outcome, _, _, left, right) in of_sentences[case["case"]].items()
        if (rule_id, scope_key) == (case["rule_id"], case["scope_key"])
    }
    sides = [float(case[side]) for side in ("left", "right") if case[side]]
    assert found == ({(case["outcome"], *sides)} if case["outcome"] else set())


def test_every_part_has_a_case_that_passes_fails_and_cannot_be_judged() -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for case in CASES:
        seen.setdefault((case["rule_id"], case["part"]), set()).add(case["outcome"])
    asked = {(q.rule.rule_id, q.rule.part) for q in claimrules.questions()} | CHECKED
    assert set(seen) == asked
    never_barred = CHECKED - {("PLA-RATE-RANGE", "main")}
    for part, outcomes in seen.items():
        assert {"pass", "fail"} <= outcomes, part
        assert "not_assessable" in outcomes or part in never_barred, part


def test_nothing_is_asked_where_the_words_say_nothing() -> None:
    quiet = {form: (figures.zeros(form), []) for form in book.forms()}
    assert all(found == {} for found in evaluate(quiet).values())


def test_one_part_is_no_enumeration_and_a_list_without_a_total_none_either() -> None:
    single = written("pro_total=9 #1 | pro_category{category=a}=5 #1 <pro_total")
    orphans = written("pro_category{category=a}=5 #1 | pro_category{category=b}=5 #1")
    other_list = written("pro_total=9 #1 | pro_category{category=a}=5 #2 | pro_category{category=b}=5 #2")
    found = evaluate({n: ({}, c) for n, c in (("s", single), ("o", orphans), ("l", other_list))})
    sums = {name: {key[:2] for key in found[name] if key[0] == "NAR-CAT-SUM"} for name in found}
    assert sums == {"s": {("NAR-CAT-SUM", "over")}, "o": set(), "l": set()}


def random_claims(random: Random, form_id: str) -> list[Claim]:
    """Small figures of every kind that a question looks at, in few places and lists, so that they meet."""
    known = sorted({q.anchor.measure_code for q in claimrules.questions()} - {"*"})
    known += ["pro_category", "pro_channel", "pro_category_nested"] * 20
    items = []
    for _ in range(random.randrange(60)):
        measure = random.choice(known)
        inside = random.choice(["", "", "pro_total", "app_handled", "pro_category", "app_res_total"])
        dimension = "applicant=total" if measure.startswith("app_") else ""
        if measure.startswith("pro_c"):
            dimension = f"category={random.choice('ab')}" + (";sub=x" if measure.endswith("nested") else "")
        flags = [
            random.choice(["#1", "#2", "", ""]), f"<{inside}" if inside else "",
            random.choice(["~lower", "~upper", "~about", *[""] * 9]), random.choice(["@other", "", "", ""]),
            random.choice(["lost", *["zero"] * 4, *[""] * 9]), random.choice(["%50", "%33.3", "", ""]),
            f"p{random.randrange(1, 4)}",
        ]  # fmt: skip
        value = "" if "lost" in flags else "0" if "zero" in flags else random.choice("012")
        if "zero" in flags:
            flags = [f for f in flags if not f.startswith("~")]
        items.append(f"{measure}{{{dimension}}}={value} {' '.join(filter(None, flags))}")
    return written(" | ".join(items))


def test_random_reports_agree_with_plain_python() -> None:
    random = Random(20191015)
    cases = {
        f"{form}-{i}": (figures.random_states(form, random), random_claims(random, form))
        for form in book.forms() for i in range(40)
    }  # fmt: skip
    answered = evaluate(cases)
    outcomes: Counter[str] = Counter()
    for name, (report, claims) in cases.items():
        sums = {question: a for question, a in answered[name].items() if question[:2] not in CHECKED}
        assert sums == plainly(report, claims), name
        outcomes.update(f"{answer[0]} {answer[1]}" for answer in sums.values())
    told = {"pass None", "pass_imputed imputed", "fail relation", "fail imputed", "fail scope_differs",
            "not_assessable state", "not_assessable approximate", "not_assessable empty_side"}  # fmt: skip
    assert told == set(outcomes)
    assert min(outcomes.values()) > 10, outcomes

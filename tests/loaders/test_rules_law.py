"""The rules of the book against the law as typed a second time, by hand, from the forms themselves.

`fixtures/rules.csv` lists every rule of one report's tables with its weight, and those without a row
with the reason; `fixtures/rule_terms.csv` writes the terms as `row[column]`, where `*` moves through
all rows or columns, `+` is all of them added up, `?` stands for each of the questions named in that
line, `{-1}` for the report of the year before, and a number before a term is its weight.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import figures

from loaders import book, rules

HEADS = figures.rows("rules.csv")
TERM = r"(?:^| )([+-] )?(?:([\d.]+) )?([\w*+]+)\[([\w*+]+)\](?:\{(-\d)\})?"
Terms = dict[tuple[str, ...], Counter[tuple[str, ...]]]


def typed_terms() -> Terms:
    """{(rule, part, form, question): terms}, with (side, weight, table, row, column, years back)."""
    found: Terms = {}
    for line in figures.rows("rule_terms.csv"):
        for question in line["question"].split() or [""]:
            key = (line["rule_id"], line["part"], line["form_id"], question)
            assert key not in found, key
            found[key] = Counter()
            for side in ("left", "right"):
                text = line[side].replace("?", question)
                terms = re.findall(TERM, text)
                assert len(terms) == text.count("["), line
                found[key].update(
                    (side, sign.strip(" +") + (weight or "1"), table_id, row, column, back or "0")
                    for sign, weight, row, column, back in terms
                    for table_id in line["table_id"].replace("?", question).split()
                )
    return found


def test_heads_of_the_book_are_those_of_the_law() -> None:
    """Severity, tolerance and policy of every rule part, both ways."""
    typed = {
        (h["rule_id"], h["part"]): (h["severity"], h["tolerance"], h["null_policy"])
        for h in HEADS
        if not h["no_row_because"]
    }
    assert {(r.rule_id, r.part): (r.severity, r.tolerance, r.null_policy) for r in rules.rules()} == typed


def test_a_rule_has_terms_in_every_form_that_it_speaks_of_and_in_no_other() -> None:
    asked: dict[tuple[str, str], set[str]] = {(r.rule_id, r.part): set() for r in rules.rules()}
    for t in (*book.read("book/accounting_rule_terms"), *book.read("book/claim_rule_terms")):
        asked[t["rule_id"], t["part"]].add(t["form_id"])
    typed = {(h["rule_id"], h["part"]): set(h["forms"].split()) for h in HEADS if not h["no_row_because"]}
    assert asked == typed


def test_every_rule_about_one_report_has_a_row_or_a_reason() -> None:
    """57 rules of tables, 6 of bridges, 12 of words, 11 of documents, 3 of roll-ups, 8 of plausibility."""
    assert len({h["rule_id"] for h in HEADS}) == 57 + 6 + 12 + 11 + 3 + 8
    assert set(Counter((h["rule_id"], h["part"]) for h in HEADS).values()) == {1}
    in_book = {(r.rule_id, r.part) for r in rules.rules()}
    for head in HEADS:
        assert ((head["rule_id"], head["part"]) in in_book) != bool(head["no_row_because"]), head


def test_terms_of_the_book_are_those_of_the_law() -> None:
    in_book: Terms = {}
    for t in book.read("book/accounting_rule_terms"):
        key = (t["rule_id"], t["part"], t["form_id"], t["question"])
        term = (t["side"], t["weight"], t["table_id"], t["row_code"], t["column_code"], t["year_offset"])
        in_book.setdefault(key, Counter())[term] += 1
        assert t["scope"] == "self", key
    typed = typed_terms()
    assert in_book.keys() == typed.keys()
    for key, terms in typed.items():
        assert in_book[key] == terms, key


def test_every_rule_part_has_hand_cases_on_both_sides_of_its_bound() -> None:
    """A pass, at equality where the relation has one; a failure; and a case with a figure in every term."""
    questions = {(q.rule.rule_id, q.rule.part, q.form_id, q.scope_key): q for q in rules.questions()}
    seen: dict[tuple[str, str], set[str]] = {(q.rule.rule_id, q.rule.part): set() for q in rules.questions()}
    for case in figures.rows("rule_outcomes/cases.csv") + figures.rows("rule_outcomes/series.csv"):
        question = questions[case["rule_id"], case["part"], case["form_id"], case["scope_key"]]
        seen[case["rule_id"], case["part"]].add(case["outcome"])
        if case["outcome"] != "pass":
            continue
        gap = abs(Decimal(case["left"]) - Decimal(case["right"]))
        exact = {Decimal(question.rule.tolerance)} | ({Decimal(0)} if question.rule.right_constant else set())
        if question.rule.relation not in {"eq", "le", "ge"} or gap in exact:
            seen[case["rule_id"], case["part"]].add("boundary")
        report = figures.written(case["form_id"], case["cells"])
        earlier = {key[1:]: cell for key, cell in figures.past(case).items()} if case.get("past") else {}
        own = {key[1:]: cell for key, cell in report.items()}
        looked_at = [
            (earlier if t.year_offset else own)[t.table_id, t.row_code, t.column_code] for t in question.terms
        ]
        # A bound of nothing holds with nothing only, and a sum of all cells with any.
        if all(value for value, _ in looked_at) or question.rule.rule_id in {"DOC-RULE-POWER", "PLA-ALLZERO"}:
            seen[case["rule_id"], case["part"]].add("every term")
    for key, kinds in seen.items():
        assert {"pass", "fail", "not_assessable", "boundary", "every term"} <= kinds, (key, kinds)

"""Every rule of the book is seen to hold and to break, from a document to the mart."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import duckdb
import pytest
import rule_documents

from loaders import rules

BOOK = {(rule.rule_id, rule.part): rule for rule in rules.rules()}
ALL = [tuple(row.values()) for row in rule_documents.rows("answers")]
#: Rows about rules that the book does not ask yet wait until it does.
ANSWERS = [row for row in ALL if (row[1], row[2]) in BOOK]
#: From the answer that weighs most.
ORDER = ("fail", "not_assessable", "pass_imputed", "pass")
#: (rule, part) to scope to outcome.
Said = dict[tuple[str, str], dict[str, str]]


@dataclass(frozen=True)
class Answers:
    """By document: what the marts say of it, and what the model behind them says, passes included."""

    marts: dict[str, Said]
    every: dict[str, Said]


@pytest.fixture(scope="session")
def answers(rule_warehouse: Path) -> Answers:
    with duckdb.connect(str(rule_warehouse), read_only=True) as connection:
        checks = connection.execute(
            "select parse_filename(path, true), rule_id, part, scope_key, outcome"
            " from marts.fct_document_check"
        ).fetchall()
        exceptions = connection.execute(
            "select parse_filename(path, true), rule_id, part, scope_key, outcome"
            " from marts.fct_rule_exception inner join marts.dim_report using (report_id)"
        ).fetchall()
        every = connection.execute(
            "select parse_filename(path, true), rule_id, part, scope_key, outcome"
            " from intermediate.int_rule_outcomes inner join marts.dim_report using (report_id)"
        ).fetchall()
    return Answers(_by_document([*checks, *exceptions]), _by_document([*checks, *every]))


def _by_document(found: Iterable[tuple[str, str, str, str, str]]) -> dict[str, Said]:
    told: dict[str, Said] = defaultdict(lambda: defaultdict(dict))
    for document, rule_id, part, scope_key, outcome in found:
        told[document][rule_id, part][scope_key] = outcome
    return told


def _worst(scopes: dict[str, str], wanted: str) -> str | None:
    """The answer that weighs most among the scopes of a pattern; None where the question was not asked."""
    outcomes = {outcome for scope, outcome in scopes.items() if fnmatchcase(scope, wanted)}
    return next((outcome for outcome in ORDER if outcome in outcomes), None)


@pytest.mark.parametrize(("document", "rule_id", "part", "scope_key", "outcome"), ANSWERS)
def test_the_warehouse_answers_as_the_document_deserves(
    answers: Answers, document: str, rule_id: str, part: str, scope_key: str, outcome: str
) -> None:
    assert _worst(answers.every[document][rule_id, part], scope_key) == outcome
    if outcome != "pass":
        assert _worst(answers.marts[document][rule_id, part], scope_key) == outcome


def test_the_counts_of_the_mart_are_those_of_the_answers(rule_warehouse: Path) -> None:
    with duckdb.connect(str(rule_warehouse), read_only=True) as connection:
        odd = connection.execute(
            "with told as (select report_id, rule_id, part, count(*) as asked,"
            " count(*) filter (where outcome = 'fail') as broken"
            " from intermediate.int_rule_outcomes group by all)"
            " select * from told"
            " full outer join marts.fct_rule_result as counts using (report_id, rule_id, part)"
            " where told.asked is distinct from counts.questions"
            " or told.broken is distinct from counts.failed"
        ).fetchall()
    assert odd == []


@pytest.mark.parametrize("outcome", ["pass", "fail"])
def test_every_rule_that_asks_a_question_is_seen_to_hold_and_to_break(outcome: str) -> None:
    seen = {(rule_id, part) for _, rule_id, part, _, said in ANSWERS if said == outcome}
    asking = {key for key, rule in BOOK.items() if rule.kind != "note"}
    assert sorted(asking - seen) == []


def test_every_document_is_asked_about_and_every_answer_has_one() -> None:
    written = {row["document"] for row in rule_documents.rows("documents")}
    assert {document for document, *_ in ALL} <= written
    known = {row["rule_id"] for row in rule_documents.laws()}
    waiting = {row[1] for row in ALL} - {rule_id for rule_id, _ in BOOK}
    assert waiting <= known, "a row about a rule that no law knows"
    if waiting:
        rows = len(ALL) - len(ANSWERS)
        warnings.warn(
            f"{rows} rows wait for rules that the book does not ask yet: {sorted(waiting)}", stacklevel=1
        )

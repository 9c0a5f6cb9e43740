"""Which questions a report passes, and with what values: those it was asked less those it did not pass.

The marts count passes and store the rest by name. A rule whose passes, so named, are not as many as the marts
count is left without ticks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from loaders import rules
from loaders.check.layout import Key
from loaders.rules import Question
from loaders.site.kinds import Page

RuleKey = tuple[str, str]
_PASSED_BUT = "pass_imputed"


@dataclass(frozen=True, slots=True)
class Tick:
    """A question that holds: its rule, both sides where all their figures are known, its cells."""

    rule: RuleKey
    left: float | None
    right: float | None
    is_imputed: bool
    keys: tuple[Key, ...]


def ticks(page: Page, values: Mapping[Key, float | None]) -> list[Tick]:
    """The passes of a report that lie in tables, in the order of the book."""
    present = frozenset((row.form_id, row.table_id) for row in page.rows["cells"])
    counted = {(r.rule_id, r.part): r.passed for r in page.rows["results"]}
    past = {(r.year_offset, r.table_id, r.row_code, r.column_code): r.value for r in page.rows["past"]}
    other: dict[tuple[Any, ...], Any] = {}
    for row in page.rows["exceptions"]:
        other[row.rule_id, row.part, row.form_id, row.scope_key] = row
    found, passed = [], Counter[RuleKey]()
    for question, keys in _raised(present, page.one("pages").report_year):
        rule = (question.rule.rule_id, question.rule.part)
        row = other.get((*rule, question.form_id, question.scope_key))
        if row is None:
            passed[rule] += 1
            found.append(Tick(rule, *_sides(question, values, past), is_imputed=False, keys=keys))
        elif row.outcome == _PASSED_BUT:
            found.append(Tick(rule, row.left_value, row.right_value, is_imputed=True, keys=keys))
    return [t for t in found if rule_agrees(t.rule, passed, counted)]


def rule_agrees(rule: RuleKey, passed: Mapping[RuleKey, int], counted: Mapping[RuleKey, int]) -> bool:
    """Whether as many passes were named as the marts count."""
    return passed.get(rule, 0) == counted.get(rule)


@lru_cache(maxsize=256)
def _raised(
    present: frozenset[tuple[str, str]], year: int
) -> tuple[tuple[Question, tuple[Key, ...]], ...]:  # fmt: skip
    """The questions that these tables give rise to in a year, with their cells of the report itself."""
    return tuple(
        (q, _keys(q))
        for q in rules.questions()
        if all((q.form_id, table) in present for table in q.table_ids)
        and int(q.rule.first_year or year) <= year <= int(q.rule.last_year or year)
    )


def _keys(question: Question) -> tuple[Key, ...]:
    own = ((t.table_id, t.row_code, t.column_code) for t in question.terms if not t.year_offset)
    return tuple(dict.fromkeys(own))


def _sides(
    question: Question, values: Mapping[Key, float | None], past: Mapping[tuple[Any, ...], float | None]
) -> tuple[float | None, float | None]:
    """Left and right sum; None where a figure of the side is not known."""
    sums: dict[str, float | None] = {"left": 0.0, "right": float(question.rule.right_constant or 0)}
    for term in question.terms:
        key = (term.table_id, term.row_code, term.column_code)
        value = past.get((term.year_offset, *key)) if term.year_offset else values.get(key)
        total = sums[term.side]
        sums[term.side] = None if value is None or total is None else total + float(term.weight) * value
    return sums["left"], sums["right"]

"""The same questions in pandas, as somebody would write them who has read the rules: `bench/rules.py`."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import numpy as np
import pandas as pd

from loaders import rules
from loaders.statements import COUNTED, EMPTY

OTHERWISE = ("pass_imputed", "fail", "not_assessable")
OUTCOMES = ("pass", *OTHERWISE)
_BARRED = 1_000
Sides = pd.Series  # a number for each report
_HOLDS: dict[str, Callable[[Sides, Sides, float], Sides]] = {
    "eq": lambda left, right, tolerance: (left - right).abs() < tolerance,
    "le": lambda left, right, tolerance: left - right < tolerance,
    "ge": lambda left, right, tolerance: right - left < tolerance,
    "whole": lambda left, _, tolerance: (left > -tolerance) & ((left - left.round()).abs() < tolerance),
}


def alike(question: rules.Question) -> bool:
    """Whether a question is about one report of any body, and written here."""
    rule = question.rule
    plain = not (question.year_offset or rule.floor_side or rule.right_constant)
    return plain and rule.relation in _HOLDS


def frame(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The long cells in memory, texts as categories: reading them is not part of what is measured."""
    return connection.sql("""
        select cast(report_id as integer) as report, value::double as value, state,
            table_id || ' ' || row_code || ' ' || column_code as place
        from cells
    """).df().astype({"state": "category", "place": "category"})  # fmt: skip


def failures(cells: pd.DataFrame, asked: list[rules.Question]) -> int:
    """How many comparisons fail; on the way outcomes by report and rule, and exceptions with both sides."""
    codes = {
        state: 0 if state in COUNTED else 1 if state in EMPTY else _BARRED
        for state in cells.state.cat.categories
    }
    cells = cells.assign(missing=cells.state.map(codes).astype("int32"))
    values = cells.pivot(index="report", columns="place", values="value").fillna(0.0)
    missing = cells.pivot(index="report", columns="place", values="missing")
    counts: dict[tuple[str, str], pd.DataFrame] = {}
    exceptions = []
    for question in asked:
        found = _answered(values, missing, question)
        told = pd.get_dummies(found.outcome, dtype="int32").reindex(columns=list(OUTCOMES), fill_value=0)
        rule = question.rule.rule_id, question.rule.part
        counts[rule] = counts[rule] + told if rule in counts else told
        exceptions.append(
            found[found.outcome != "pass"].assign(rule_id=rule[0], scope_key=question.scope_key)
        )
    stored = pd.concat(counts, names=["rule_id", "part"]), pd.concat(exceptions)
    return int((stored[1].outcome == "fail").sum())


def _answered(values: pd.DataFrame, missing: pd.DataFrame, question: rules.Question) -> pd.DataFrame:
    sides = {}
    for side in ("left", "right"):
        terms = question.side(side)  # type: ignore[arg-type]
        places = [f"{t.table_id} {t.row_code} {t.column_code}" for t in terms]
        weights = np.array([float(t.weight) for t in terms])
        sides[side] = (values[places] * weights).sum(axis=1), missing[places].sum(axis=1), len(terms)
    (left, left_missing, left_terms), (right, right_missing, right_terms) = sides["left"], sides["right"]
    tolerance = float(question.rule.tolerance) + 0.00005
    holds = _HOLDS[question.rule.relation](left, right, tolerance)
    empty = left_missing + right_missing
    some = ((left_missing < left_terms) | (left_terms == 0)) & (
        (right_missing < right_terms) | (right_terms == 0)
    )
    imputed = (empty < _BARRED) & (
        question.rule.null_policy == "N1_EMPTY" or (question.rule.null_policy == "N1") & some
    )
    outcome = np.select(
        [(empty == 0) & holds, imputed & holds, (empty == 0) | imputed],
        ["pass", "pass_imputed", "fail"],
        "not_assessable",
    )
    return pd.DataFrame({"left": left, "right": right, "difference": left - right, "outcome": outcome})

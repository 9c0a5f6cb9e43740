"""The same questions in pandas, as somebody would write them who has read the rules: `bench/rules.py`."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import numpy as np
import pandas as pd

from loaders import rules
from loaders.statements import COUNTED, EMPTY

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
    """How many comparisons fail: both sides, what is missing from them, outcomes and exceptions of each."""
    codes = {
        state: 0 if state in COUNTED else 1 if state in EMPTY else _BARRED
        for state in cells.state.cat.categories
    }
    cells = cells.assign(missing=cells.state.map(codes).astype("int32"))
    values = cells.pivot(index="report", columns="place", values="value").fillna(0.0)
    missing = cells.pivot(index="report", columns="place", values="missing")
    exceptions = [found for question in asked if len(found := _failing(values, missing, question))]
    return len(pd.concat(exceptions)) if exceptions else 0


def _failing(values: pd.DataFrame, missing: pd.DataFrame, question: rules.Question) -> pd.DataFrame:
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
    table = pd.DataFrame({"left": left, "right": right, "difference": left - right, "outcome": outcome})
    return table[table.outcome == "fail"]

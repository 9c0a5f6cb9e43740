"""The table side of questions to figures in sentences as SQL: sums of the cells that each looks at."""

from __future__ import annotations

from collections.abc import Sequence

from loaders import claimrules, rules
from loaders.sqltext import BARRED, unnested


def tables(wide: str, asked: Sequence[claimrules.ClaimQuestion] | None = None) -> str:
    """Select the table side of every question that the tables of a report's forms give rise to.

    `asked` are the questions that matter; all of the book where not given.

    `table_missing` counts barred cells by thousands and empty ones by ones, as in `rulesql`; a blank
    total that the parts of its identity can stand for is not missing, but makes the sum `is_derived`.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[claimrules.ClaimQuestion]] = {}
    for question in claimrules.questions() if asked is None else asked:
        if question.cells:
            groups.setdefault((question.form_id, question.table_ids), []).append(question)
    selects = []
    for (form_id, table_ids), members in groups.items():
        present = " and ".join(f"f_{t} = '{form_id}'" for t in table_ids)
        selects.append(f"select\n    report_id,\n{_table_lists(members)}\nfrom {wide}\nwhere {present}")
    return "\nunion all\n".join(selects) + "\n"


def _table_lists(members: list[claimrules.ClaimQuestion]) -> str:
    columns = {
        ("question_no", "integer"): [str(q.number) for q in members],
        ("table_value", "double"): [_together(q) for q in members],
        ("table_missing", "integer"): [" + ".join(_missing(c) for c in q.cells) for q in members],
        ("is_derived", "boolean"): [
            " or ".join(_derived(c) for c in q.cells if c.parts) or "false" for q in members
        ],
    }
    return ",\n".join(
        unnested([(t, "") for t in texts], kind, name) for (name, kind), texts in columns.items()
    )


def _together(question: claimrules.ClaimQuestion) -> str:
    """The cells added up; beside a zero in words the largest, for their total may stand among them."""
    values = [_value(c) for c in question.cells]
    return f"greatest({', '.join(values)})" if question.anchor.state == "zero_word" else " + ".join(values)


def _at(prefix: str, term: rules.Term) -> str:
    return f"{prefix}_{term.table_id}[{term.ordinal}]"


def _sum(prefix: str, terms: tuple[rules.Term, ...]) -> str:
    return " + ".join(_at(prefix, t) for t in terms)


def _value(c: claimrules.CellTerm) -> str:
    value = _at("v", c.cell)
    if c.parts:
        value = f"if({_derived(c)}, {_sum('v', c.parts)}, {value})"
    return value if c.weight == 1 else f"{c.weight} * {value}"


def _missing(c: claimrules.CellTerm) -> str:
    code = _at("m", c.cell)
    if not c.parts:
        return code
    parts = _sum("m", c.parts)
    all_empty = f"({parts}) // {len(c.parts)}"
    return f"case when {code} <> 1 then {code} when {parts} >= {BARRED} then {BARRED} else {all_empty} end"


def _derived(c: claimrules.CellTerm) -> str:
    return f"({_at('m', c.cell)} = 1 and {_sum('m', c.parts)} < {len(c.parts)})"

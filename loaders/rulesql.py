"""The book's accounting rules as SQL: one select that answers every question of every report.

Four statements follow one another; only the names of relations are parameters, so that dbt (through
`macros/rules/`) and an in-memory DuckDB run the same text:

    cells(report_id, table_id, form_id, ordinal, value, state)
      wide       one row per report: per table its form, and two lists in print order, the numbers
                 (0 where there is none) and codes of what is missing (0 a number, 1 empty, 1000 barred)
      answers    one row per report and question: left and right sum of numbers and of codes
      outcomes   pass, pass_imputed, fail or not_assessable, by the null policy of the rule

A sum of codes tells both at once: the thousands count the barred terms, the rest the empty ones.
"""

from __future__ import annotations

from pathlib import Path

from loaders import book, rules
from loaders.statements import COUNTED, EMPTY

#: Code of a cell whose state bars a comparison; more than any side has terms.
BARRED = 1000


def wide(cells: str) -> str:
    """Select one row per report from the relation `cells`, for every table of the book."""
    columns = []
    for table_id in dict.fromkeys(t for _, t in book.tables()):
        for prefix, what in (("f", "form_id"), ("v", "amounts"), ("m", "missing")):
            columns.append(
                f"any_value(case when table_id = '{table_id}' then {what} end) as {prefix}_{table_id}"
            )
    return f"""\
with coded as (
    select
        *,
        case
            when state in ({quoted(COUNTED)}) and value is not null then 0
            when state in ({quoted(EMPTY)}) then 1
            else {BARRED}
        end as code
    from {cells}
),

lists as (
    select
        report_id,
        table_id,
        form_id,
        list(case when code = 0 then cast(value as double) else 0 end order by ordinal) as amounts,
        list(cast(code as integer) order by ordinal) as missing
    from coded
    group by report_id, table_id, form_id
)

select
    report_id,
    {lines(columns)}
from lists
group by report_id
"""


def answers(wide: str) -> str:
    """Select both sides of every question that the tables of a report's forms give rise to."""
    groups: dict[tuple[str, tuple[str, ...]], list[rules.Question]] = {}
    for question in rules.questions():
        groups.setdefault((question.form_id, question.table_ids), []).append(question)
    selects = []
    for (form_id, table_ids), members in groups.items():
        present = " and ".join(f"f_{t} = '{form_id}'" for t in table_ids)
        selects.append(
            f"select report_id, unnest([\n{_answer_rows(members)}\n], recursive := true)\n"
            f"from {wide}\nwhere {present}"
        )
    return "\nunion all\n".join(selects) + "\n"


def _answer_rows(members: list[rules.Question]) -> str:
    rows = []
    for i, q in enumerate(members):
        fields = {
            "question_no": str(q.number),
            "left_value": f"cast({_sum(q, 'left', 'v')} as double)",
            "right_value": f"cast({_sum(q, 'right', 'v')} as double)",
            "left_missing": f"cast({_sum(q, 'left', 'm')} as integer)",
            "right_missing": f"cast({_sum(q, 'right', 'm')} as integer)",
        }
        row = ", ".join(f"{name}: {expression}" for name, expression in fields.items())
        comma = "," if i + 1 < len(members) else ""
        rows.append(f"    {{{row}}}{comma} -- {q.rule.rule_id} {q.rule.part} {q.scope_key}")
    return "\n".join(rows)


def _sum(question: rules.Question, side: rules.Side, prefix: str) -> str:
    """The sum of a side over the numbers (`v`, weighted) or the codes (`m`) of its cells."""

    def term(t: rules.Term) -> str:
        weight = "" if prefix == "m" or t.weight == 1 else f"{t.weight} * "
        return f"{weight}{prefix}_{t.table_id}[{t.ordinal}]"

    return " + ".join(term(t) for t in question.side(side)) or "0"


def questions() -> str:
    """Select one row per question of the book, with the rule's relation, policy and term counts."""
    rows = []
    for q in rules.questions():
        texts = (q.rule.rule_id, q.rule.part, q.form_id, q.scope_key, "+".join(q.table_ids),
                 q.rule.kind, q.rule.relation, q.rule.null_policy, q.rule.severity)  # fmt: skip
        values = ", ".join(f"'{text}'" for text in texts)
        counts = f"{q.rule.tolerance}, {len(q.side('left'))}, {len(q.side('right'))}"
        rows.append(f"({q.number}, {values}, {counts})")
    names = (
        "question_no, rule_id, part, form_id, scope_key, table_ids, kind, relation, null_policy, severity, "
        "tolerance, terms_left, terms_right"
    )
    return f"select * from (values\n    {lines(rows)}\n) as questions ({names})\n"


def outcomes(answers: str, questions: str) -> str:
    """Select the outcome of every answer in the relation `answers`."""
    template = (Path(__file__).parent / "rule_outcomes.sql").read_text(encoding="utf-8")
    return template.format(answers=answers, questions=questions, barred=BARRED)


def evaluation(cells: str) -> str:
    """One self-contained statement from long cells to outcomes, for any DuckDB connection."""
    return (
        f"with report_wide as (\n{wide(cells)}),\nrule_answers as (\n{answers('report_wide')}),\n"
        f"rule_questions as (\n{questions()})\n\n"
        f"select * from (\n{outcomes('rule_answers', 'rule_questions')})\n"
    )


def macro(signature: str, sql: str) -> str:
    """A dbt macro of generated text."""
    note = '{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}'
    return f"{note}\n{{% macro {signature} %}}\n{sql}{{% endmacro %}}\n"


def macros() -> dict[str, str]:
    """The files of `macros/rules/` by name: the same statements, relations as macro arguments."""
    return {
        "duckdb__report_wide.sql": macro("duckdb__report_wide(cells)", wide("{{ cells }}")),
        "duckdb__rule_answers.sql": macro("duckdb__rule_answers(wide)", answers("{{ wide }}")),
        "duckdb__rule_outcomes.sql": macro(
            "duckdb__rule_outcomes(answers, questions)", outcomes("{{ answers }}", "{{ questions }}")
        ),
        "default__rule_questions.sql": macro("default__rule_questions()", questions()),
    }


def quoted(values: frozenset[str]) -> str:
    """Texts as a list of SQL literals, in alphabetical order."""
    return ", ".join(f"'{v}'" for v in sorted(values))


def lines(items: list[str]) -> str:
    """Items of a list, one to a line."""
    return ",\n    ".join(items)

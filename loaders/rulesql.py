"""The book's accounting rules as SQL: one select that answers every question of every report.

Statements follow one another; only the names of relations are parameters, so that dbt (through
`macros/rules/`) and an in-memory DuckDB run the same text:

    cells(report_id, table_id, form_id, ordinal, value, state)
    lookback(report_id, year_offset, report_year, past_report_id, gap_reason): which report is that of an
               earlier year, or why there is none
    concerned(report_id, rule_id, part): the reports of bodies that a rule of some bodies only concerns
      wide       one row per report: per table its form, and two lists in print order, the numbers
                 (0 where there is none) and codes of what is missing (0 a number, 1 empty, 1000 barred)
      answers    one row per report and question: left and right sum of numbers and of codes, and what
                 keeps a comparison with an earlier year from being made
      outcomes   pass, pass_imputed, fail or not_assessable, by the null policy of the rule
                 (for the facts without those that hold as printed, which are nearly all)
      asked      one row per report, rule and part: how many questions there are, answered or not

A sum of codes tells both at once: the thousands count the barred terms, the rest the empty ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from loaders import answersql, book, rules
from loaders.sqltext import BARRED, lines, macro, quoted
from loaders.statements import COUNTED, EMPTY


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

-- One list sorted afterwards takes half the time of two that are aggregated in order.
printed as (
    select
        report_id,
        table_id,
        form_id,
        list_sort(
            list(
                struct_pack(
                    ordinal := ordinal,
                    code := code,
                    amount := case when code = 0 then cast(value as double) else 0 end
                )
            )
        ) as cells
    from coded
    group by report_id, table_id, form_id
),

lists as (
    select
        report_id,
        table_id,
        form_id,
        list_transform(cells, lambda cell: cell.amount) as amounts,
        list_transform(cells, lambda cell: cast(cell.code as integer)) as missing
    from printed
)

select
    report_id,
    {lines(columns)}
from lists
group by report_id
"""


def questions(asked: Iterable[rules.Question] | None = None) -> str:
    """Select one row per question (all of the book), with the rule's relation, policy and term counts."""
    rows = []
    for q in rules.questions() if asked is None else asked:
        texts = (q.rule.rule_id, q.rule.part, q.form_id, q.scope_key, "+".join(q.table_ids),
                 q.rule.kind, q.rule.relation, q.rule.null_policy, q.rule.severity)  # fmt: skip
        values = ", ".join(f"'{text}'" for text in texts)
        counts = f"{q.rule.tolerance}, {len(q.side('left'))}, {len(q.side('right'))}"
        limits = f"'{q.rule.floor_side}', {q.rule.floor or 0}, {q.rule.right_constant or 0}"
        rows.append(f"({q.number}, {values}, {counts}, {limits})")
    names = (
        "question_no, rule_id, part, form_id, scope_key, table_ids, kind, relation, null_policy, severity, "
        "tolerance, terms_left, terms_right, floor_side, floor, right_constant"
    )
    return f"select * from (values\n    {lines(rows)}\n) as questions ({names})\n"


#: Answers that do not hold as printed; one of which anything is unknown stays.
_NO_PLAIN_PASS = """
    where not coalesce(judged.holds and judged.missing = 0 and judged.gap_reason is null, false)"""
#: Relations that hold where both sides are the same; on the right of what must be whole stands nought.
_HOLD_BETWEEN_EQUALS = frozenset({"eq", "le", "ge", "whole", "zero_iff", "zero_implies_zero"})


def outcomes(answers: str, questions: str, *, plain_passes: bool = True) -> str:
    """Select the outcome of every answer in the relation `answers`.

    Without `plain_passes`, which most are, it takes half the time.
    """
    if plain_passes:
        return _outcomes(answers, questions, "", "")
    return _outcomes(answers, questions, _unequal(), _NO_PLAIN_PASS)


def _outcomes(answers: str, questions: str, looked_at: str, kept: str) -> str:
    template = (Path(__file__).parent / "rule_outcomes.sql").read_text(encoding="utf-8")
    return template.format(
        answers=answers, questions=questions, looked_at=looked_at, kept=kept, barred=BARRED
    )


def _unequal() -> str:
    """The condition that leaves out most plain passes before anything is looked up: both sides are the same.

    Questions that equal sides do not settle stay, whatever their answer.
    """
    unsettled = [
        str(q.number)
        for q in rules.questions()
        if q.rule.relation not in _HOLD_BETWEEN_EQUALS or q.rule.right_constant
    ]
    return f"""
    where not coalesce(
        left_value = right_value and left_missing + right_missing = 0 and gap_reason is null
        and question_no not in ({", ".join(unsettled)}), false
    )
"""


#: No earlier report is known, and no body: what compares years or concerns some bodies only is not asked.
_NO_LOOKBACK = (
    "(select '' as report_id, 0 as year_offset, 0 as report_year, '' as past_report_id, '' as gap_reason"
    " where false)"
)
_NOBODY = "(select '' as report_id, '' as rule_id, '' as part where false)"


def evaluation(
    cells: str,
    lookback: str = _NO_LOOKBACK,
    concerned: str = _NOBODY,
    asked: Sequence[rules.Question] | None = None,
) -> str:
    """One self-contained statement from long cells to outcomes, for any DuckDB connection.

    `asked` are the questions that matter; all of the book where not given.
    """
    return (
        f"with report_wide as (\n{wide(cells)}),\n"
        f"rule_answers as (\n{answersql.answers('report_wide', lookback, concerned, asked)}),\n"
        f"rule_questions as (\n{questions(asked)})\n\n"
        f"select * from (\n{outcomes('rule_answers', 'rule_questions')})\n"
    )


def macros() -> dict[str, str]:
    """The files of `macros/rules/` by name: the same statements, relations as macro arguments."""
    return {
        "duckdb__report_wide.sql": macro("duckdb__report_wide(cells)", wide("{{ cells }}")),
        "duckdb__rule_answers.sql": macro(
            "duckdb__rule_answers(wide, lookback, concerned)",
            answersql.answers("{{ wide }}", "{{ lookback }}", "{{ concerned }}"),
        ),
        "duckdb__rule_outcomes.sql": macro(
            "duckdb__rule_outcomes(answers, questions, plain_passes=true)",
            _outcomes(
                "{{ answers }}",
                "{{ questions }}",
                *(f"{{% if not plain_passes %}}{text}{{% endif %}}" for text in (_unequal(), _NO_PLAIN_PASS)),
            ),
        ),
        "duckdb__rule_asked.sql": macro(
            "duckdb__rule_asked(wide, lookback, concerned)",
            answersql.asked("{{ wide }}", "{{ lookback }}", "{{ concerned }}"),
        ),
        "default__rule_questions.sql": macro("default__rule_questions()", questions()),
    }

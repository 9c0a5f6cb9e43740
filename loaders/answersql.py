"""Both sides of every question as SQL: questions that are asked of the same reports share one select.

The steps `answers` and `asked` of `loaders.rulesql`, which tells what its relations hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from loaders import book, rules
from loaders.sqltext import BARRED, quoted, unnested


def answers(wide: str, lookback: str, concerned: str, asked: Iterable[rules.Question] | None = None) -> str:
    """Select both sides of every question that the tables of a report's forms give rise to.

    `asked` are the questions that matter; all of the book where not given.
    """
    return _united(
        lambda group, members: f"{group.columns()},\n{_answer_lists(members)}",
        (wide, lookback, concerned), asked,
    )  # fmt: skip


def asked(wide: str, lookback: str, concerned: str, of: Iterable[rules.Question] | None = None) -> str:
    """Count by report, rule and part the questions that the tables of its forms give rise to.

    A rule that asks one report by way of several selects has as many rows. `of` are the questions that
    matter; all of the book where not given.
    """
    return _united(
        lambda _, members: f"wide.report_id,\n{_count_lists(members)}", (wide, lookback, concerned), of
    )


def _united(
    columns: Callable[[_Group, list[rules.Question]], str],
    relations: tuple[str, str, str],
    asked: Iterable[rules.Question] | None,
) -> str:
    """One select for each group of questions, of the columns made for it."""
    restricted = {(row["rule_id"], row["part"]) for row in book.read("book/rule_agencies")}
    groups: dict[_Group, list[rules.Question]] = {}
    for question in rules.questions() if asked is None else asked:
        groups.setdefault(_Group.of(question, restricted), []).append(question)
    selects = (
        f"select\n    {columns(group, members)}\n"
        f"from {group.relations(*relations)}\nwhere {group.condition()}"
        for group, members in groups.items()
    )
    return "\nunion all\n".join(selects) + "\n"


SIDES: tuple[rules.Side, ...] = ("left", "right")


@dataclass(frozen=True, slots=True)
class _Group:
    """Questions that one select answers: they are asked of the same reports and look equally far back."""

    form_id: str
    table_ids: tuple[str, ...]
    year_offset: int
    past_forms: tuple[tuple[str, tuple[str, ...]], ...]
    first_year: str
    last_year: str
    concerns: tuple[str, str] | None

    @classmethod
    def of(cls, q: rules.Question, restricted: set[tuple[str, str]]) -> _Group:
        rule = (q.rule.rule_id, q.rule.part)
        past = tuple((t, past_forms(q, t)) for t in q.past_table_ids)
        years = (q.rule.first_year, q.rule.last_year)
        return cls(q.form_id, q.table_ids, q.year_offset, past, *years, rule if rule in restricted else None)

    def columns(self) -> str:
        if not self.year_offset:
            return "wide.report_id, cast(null as varchar) as gap_reason"
        gaps = "".join(
            f" when past.f_{table} is null then 'no_previous_table'"
            f" when past.f_{table} not in ({quoted(frozenset(forms))}) then 'other_form'"
            for table, forms in self.past_forms
        )
        why = f"case when back.gap_reason is not null then back.gap_reason{gaps} end"
        return f"wide.report_id, {why} as gap_reason"

    def relations(self, wide: str, lookback: str, concerned: str) -> str:
        text = f"{wide} as wide"
        if self.concerns:
            rule_id, part = self.concerns
            text += (
                f"\nsemi join {concerned} as concerned on wide.report_id = concerned.report_id"
                f" and concerned.rule_id = '{rule_id}' and concerned.part = '{part}'"
            )
        if self.year_offset:
            text += (
                f"\ninner join {lookback} as back on wide.report_id = back.report_id"
                f" and back.year_offset = {self.year_offset}"
                f"\nleft join {wide} as past on back.past_report_id = past.report_id"
            )
        return text

    def condition(self) -> str:
        present = [f"wide.f_{t} = '{self.form_id}'" for t in self.table_ids or self._past_tables()]
        if self.first_year:
            present.append(f"back.report_year >= {self.first_year}")
        if self.last_year:
            present.append(f"back.report_year <= {self.last_year}")
        return " and ".join(present)

    def _past_tables(self) -> tuple[str, ...]:
        return tuple(table for table, _ in self.past_forms)


@cache
def past_forms(question: rules.Question, table_id: str) -> tuple[str, ...]:
    """The forms whose table holds every cell that a question looks at in an earlier report."""
    keys = {(t.row_code, t.column_code) for t in question.terms if t.year_offset and t.table_id == table_id}
    return tuple(
        form_id
        for (form_id, table), found in book.tables().items()
        if table == table_id and keys <= {(c.row_code, c.column_code) for c in found.cells()}
    )


def _answer_lists(members: list[rules.Question]) -> str:
    """Lists unnested side by side: planned and read faster than one list of structs."""
    numbers = [(str(q.number), f"{q.rule.rule_id} {q.rule.part} {q.scope_key}") for q in members]
    columns = [unnested(numbers, "integer", "question_no")]
    for prefix, what, kind in (("v", "value", "double"), ("m", "missing", "integer")):
        for side in SIDES:
            sums = [(_sum(q, side, prefix), "") for q in members]
            columns.append(unnested(sums, kind, f"{side}_{what}"))
    return ",\n".join(columns)


def _count_lists(members: list[rules.Question]) -> str:
    """Rules, their parts and the number of their questions, unnested side by side."""
    counts = Counter((q.rule.rule_id, q.rule.part) for q in members)
    columns = (
        unnested([(f"'{rule_id}'", "") for rule_id, _ in counts], "varchar", "rule_id"),
        unnested([(f"'{part}'", "") for _, part in counts], "varchar", "part"),
        unnested([(str(count), "") for count in counts.values()], "integer", "questions"),
    )
    return ",\n".join(columns)


def _sum(question: rules.Question, side: rules.Side, prefix: str) -> str:
    """The sum of a side over the numbers (`v`, weighted) or the codes (`m`) of its cells."""

    def term(t: rules.Term) -> str:
        weight = "" if prefix == "m" or t.weight == 1 else f"{t.weight:f} * "
        return weight + (
            _past_cell(question, t, prefix) if t.year_offset else f"wide.{_cell(t, prefix, t.ordinal)}"
        )

    return " + ".join(term(t) for t in question.side(side)) or "0"


def _cell(term: rules.Term, prefix: str, ordinal: int) -> str:
    return f"{prefix}_{term.table_id}[{ordinal}]"


def _past_cell(question: rules.Question, term: rules.Term, prefix: str) -> str:
    """The cell in the earlier report, wherever the form of its table prints it; barred where it does not."""
    places = {
        form_id: next(
            c.ordinal
            for c in book.tables()[form_id, term.table_id].cells()
            if (c.row_code, c.column_code) == (term.row_code, term.column_code)
        )
        for form_id in past_forms(question, term.table_id)
    }
    cases = " ".join(f"when '{form}' then past.{_cell(term, prefix, at)}" for form, at in places.items())
    return f"coalesce(case past.f_{term.table_id} {cases} end, {BARRED if prefix == 'm' else 0})"

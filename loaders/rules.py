"""The accounting rules of the book as objects, and the questions they ask of a form.

A rule is a head (`accounting_rules.csv`) and signed terms (`accounting_rule_terms.csv`). Terms of
one rule part, form and question name belong together. A `*` stands for each row that prints values
or each column of the term's table; several `*` of a question move together, so that

    APP-ROW-SUM   left  * natural_person … left  * other_org   right  * total

asks one question for each row of table three. A `+` stands for all of them at once, added up. A
`year_offset` of -1 takes the cell from the report of the year before, whatever its form. Nothing
here looks at a value.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Literal

from loaders import book

Side = Literal["left", "right"]
EACH, ALL = "*", "+"


@dataclass(frozen=True, slots=True)
class Rule:
    """The head of one part of a rule: what must hold, how gravely, and how blanks are read.

    `first_year` and `last_year` bound the report years that are asked. A failure counts only where
    the side named by `floor_side` reaches `floor`; `right_constant` is added to the right side.
    """

    rule_id: str
    part: str
    family: str
    kind: str
    title_zh: str
    title_en: str
    relation: str
    severity: str
    tolerance: str
    null_policy: str
    first_year: str
    last_year: str
    floor_side: str
    floor: str
    right_constant: str
    basis: str
    fixed_by: str
    remedy_zh: str
    remedy_en: str


@dataclass(frozen=True, slots=True)
class Term:
    """One cell of one side of a question; `ordinal` is its position in its table, from 1.

    With a `year_offset` below 0 the cell stands in an earlier report, whose table may follow another
    form; `ordinal` is then that of the question's own form.
    """

    side: Side
    weight: Decimal
    table_id: str
    row_code: str
    column_code: str
    ordinal: int
    year_offset: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """One comparison: the sum of the left terms stands in the rule's relation to that of the right.

    `number` counts from 1 through the whole book. It changes when the book changes: it joins
    answers to questions within one run and is never stored for people.
    """

    number: int
    rule: Rule
    form_id: str
    scope_key: str
    terms: tuple[Term, ...]

    def side(self, side: Side) -> tuple[Term, ...]:
        """The terms of one side, in the order of the book."""
        return tuple(t for t in self.terms if t.side == side)

    @property
    def table_ids(self) -> tuple[str, ...]:
        """The tables that must be present for the question to be asked, in order of name."""
        return tuple(sorted({t.table_id for t in self.terms if not t.year_offset}))

    @property
    def past_table_ids(self) -> tuple[str, ...]:
        """The tables of the earlier report that the question looks at, in order of name."""
        return tuple(sorted({t.table_id for t in self.terms if t.year_offset}))

    @property
    def year_offset(self) -> int:
        """How far back the question looks: 0 for this report alone, -1 for the year before."""
        return min(t.year_offset for t in self.terms)


@cache
def rules() -> tuple[Rule, ...]:
    """All rule heads, in the order of the book."""
    return tuple(Rule(**row) for row in book.read("book/accounting_rules"))


@cache
def questions() -> tuple[Question, ...]:
    """All questions of the book, expanded, in the order of its rules.

    Raises:
        ValueError: a term names a cell that its form lacks, or terms that move together
            stand in tables of different shape. Either is a fault in the book.
    """
    groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for t in book.read("book/accounting_rule_terms"):
        groups.setdefault((t["rule_id"], t["part"], t["form_id"], t["question"]), []).append(t)
    found: list[Question] = []
    for rule in rules():
        for (rule_id, part, form_id, name), terms in groups.items():
            if (rule_id, part) != (rule.rule_id, rule.part):
                continue
            for row, column in _scopes(form_id, terms):
                scope_key = "/".join(filter(None, (name, row, column))) or "all"
                expanded = tuple(cell for t in terms for cell in _cells(form_id, t, row, column))
                found.append(Question(len(found) + 1, rule, form_id, scope_key, expanded))
    return tuple(found)


def identities(present: Container[tuple[str, str]]) -> list[Question]:
    """The equations within one report among tables (form_id, table_id) at hand, as the book has them."""
    return [
        q for q in questions()
        if q.rule.kind == "identity" and q.rule.relation == "eq" and not q.year_offset
        and all((q.form_id, table_id) in present for table_id in q.table_ids)
    ]  # fmt: skip


def _scopes(form_id: str, terms: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """The (row, column) pairs that the `*` of a question run through; '' where nothing moves."""
    rows = {_rows(form_id, t["table_id"]) for t in terms if t["row_code"] == EACH} or {("",)}
    columns = {_columns(form_id, t["table_id"]) for t in terms if t["column_code"] == EACH} or {("",)}
    if len(rows) > 1 or len(columns) > 1:
        raise ValueError(f"{terms[0]['rule_id']} in {form_id}: `*` terms in tables of different shape")
    return product(rows.pop(), columns.pop())


def _cells(form_id: str, term: dict[str, str], row: str, column: str) -> Iterator[Term]:
    """The cells of one term, with its `*` replaced by the row and column of the scope."""
    table_id = term["table_id"]
    row_code = row if term["row_code"] == EACH else term["row_code"]
    column_code = column if term["column_code"] == EACH else term["column_code"]
    rows = _rows(form_id, table_id) if row_code == ALL else (row_code,)
    columns = _columns(form_id, table_id) if column_code == ALL else (column_code,)
    side: Side = "left" if term["side"] == "left" else "right"
    for key in product(rows, columns):
        ordinal = _ordinals(form_id, table_id).get(key)
        if ordinal is None:
            where = "/".join((form_id, table_id, *key))
            raise ValueError(f"{term['rule_id']}: the book has no cell {where}")
        yield Term(side, Decimal(term["weight"]), table_id, *key, ordinal, int(term["year_offset"]))


def _table(form_id: str, table_id: str) -> book.FormTable:
    table = book.tables().get((form_id, table_id))
    if table is None:
        raise ValueError(f"a rule names table {table_id}, which form {form_id} lacks")
    return table


def _rows(form_id: str, table_id: str) -> tuple[str, ...]:
    return tuple(r.row_code for r in _table(form_id, table_id).value_rows)


def _columns(form_id: str, table_id: str) -> tuple[str, ...]:
    return tuple(c.column_code for c in _table(form_id, table_id).columns)


@cache
def _ordinals(form_id: str, table_id: str) -> dict[tuple[str, str], int]:
    return {(c.row_code, c.column_code): c.ordinal for c in _table(form_id, table_id).cells()}

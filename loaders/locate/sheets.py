"""From printed cells and the evaluator's answers to a problem: which identities take part, and when.

The evaluator alone decides whether an identity could be asked and whether it holds. An identity that could
not be asked for blanks alone is kept asleep: it begins to ask once its blank side is filled in. One that
looks at a figure that is lost, absent or approximate stays out.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from loaders import book, rules
from loaders.locate.problem import Cell, Identity, Place, Problem
from loaders.statements import COUNTED, EMPTY

Key = tuple[str, str, str]
#: A value is stored with four decimals.
_STORED = Decimal("0.0001")


@dataclass(slots=True)
class Sheet:
    """The figures of one report, in the units of its forms, and what the evaluator says of its identities.

    Attributes:
        document_id: of the document they stand in.
        forms: the form of each table.
        values: by (table, row, column); None where the state is not a number.
        states: the same of states.
        outcomes: by (rule_id, part, scope_key); a question that is not here was not asked.
    """

    document_id: str
    forms: dict[str, str] = field(default_factory=dict)
    values: dict[Key, Decimal | None] = field(default_factory=dict)
    states: dict[Key, str] = field(default_factory=dict)
    outcomes: dict[Key, str] = field(default_factory=dict)

    def add(self, form_id: str, key: Key, value: Decimal | float | None, state: str) -> None:
        """Note one cell."""
        self.forms[key[0]] = form_id
        self.states[key] = state
        number = state in COUNTED and value is not None
        self.values[key] = Decimal(str(value)).quantize(_STORED) if number else None


@cache
def asked() -> tuple[rules.Question, ...]:
    """The questions that take part: equations within a report, and those between years that are errors."""
    return tuple(
        q
        for q in rules.questions()
        if q.rule.relation == "eq"
        and q.year_offset >= -1
        and (q.rule.kind == "identity" or (q.rule.kind == "series" and q.rule.severity == "error"))
    )


def problem(own: Sheet, previous: Sheet | None = None) -> Problem:
    """The system of a report; cells of last year's report take part where an identity reaches them."""
    identities: list[Identity] = []
    bridged = False
    for question in asked():
        outcome = own.outcomes.get(_key(question))
        if outcome and (found := _identity(question, own, previous, outcome, touched=False)):
            identities.append(found)
            bridged = bridged or any(_back(term) for term in question.terms)
    if bridged and previous is not None:
        for question in asked():
            outcome = previous.outcomes.get(_key(question))
            if outcome is not None and not any(_back(term) for term in question.terms):
                found = _identity(question, previous, None, outcome, touched=True)
                identities += [found] if found else []
    places = {place for identity in identities for place in identity.places}
    cells: dict[Place, Cell] = {}
    for sheet in filter(None, (own, previous)):
        cells |= {cell.place: cell for cell in _cells(sheet, places)}
    return Problem(cells, [i for i in identities if i.places <= cells.keys()])


def _key(question: rules.Question) -> Key:
    return question.rule.rule_id, question.rule.part, question.scope_key


def _back(term: rules.Term) -> bool:
    return term.year_offset < 0


def _sheet(term: rules.Term, own: Sheet, previous: Sheet | None) -> Sheet | None:
    return previous if _back(term) else own


def _identity(
    question: rules.Question, own: Sheet, previous: Sheet | None, outcome: str, *, touched: bool
) -> Identity | None:
    """An identity with its guards; None where a figure bars it."""
    terms: dict[Place, int] = {}
    blank: dict[str, list[Place] | None] = {}
    for side, sign in (("left", 1), ("right", -1)):
        states = []
        for term in question.side("left" if sign > 0 else "right"):
            sheet = _sheet(term, own, previous)
            key = (term.table_id, term.row_code, term.column_code)
            if sheet is None or sheet.states.get(key) not in COUNTED | EMPTY:
                return None
            place = Place(sheet.document_id, *key)
            terms[place] = terms.get(place, 0) + sign * int(term.weight)  # an equation adds whole cells
            states.append((place, sheet.states[key] in EMPTY))
        blank[side] = [p for p, _ in states] if states and all(empty for _, empty in states) else None
    guards = []
    if outcome == "not_assessable":
        guards = [frozenset(side) for side in blank.values() if side]
        if not guards:
            return None
    if touched:
        guards.append(frozenset(terms))
    name = "/".join((own.document_id, *_key(question)))
    kept = tuple((place, weight) for place, weight in terms.items() if weight)
    return Identity(name, kept, Decimal(question.rule.tolerance), tuple(guards))


@cache
def _grid(form_id: str, table_id: str) -> dict[tuple[str, str], tuple[int, int, bool, bool]]:
    """Row and column number of each cell of a table, and whether it is whole and may be negative."""
    table = book.tables()[form_id, table_id]
    rows = {r.row_code: no for no, r in enumerate(table.value_rows)}
    columns = {c.column_code: no for no, c in enumerate(table.columns)}
    return {
        (c.row_code, c.column_code): (
            rows[c.row_code], columns[c.column_code],
            c.value_type.startswith("int"), c.value_type.endswith("signed"),
        )
        for c in table.cells()
    }  # fmt: skip


def _cells(sheet: Sheet, wanted: Container[Place]) -> Iterator[Cell]:
    for key, value in sheet.values.items():
        form_id, place = sheet.forms[key[0]], Place(sheet.document_id, *key)
        if place in wanted:
            yield Cell(place, value, form_id, *_grid(form_id, key[0])[key[1:]])

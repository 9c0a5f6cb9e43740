"""From printed cells and the evaluator's answers to a problem: which identities take part, and when.

The evaluator alone decides whether an identity could be asked and whether it holds. An identity that could
not be asked for blanks alone is kept asleep: it begins to ask once its blank side is filled in. One that
looks at a figure that is lost, absent or approximate stays out.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from loaders import book, rules
from loaders.answersql import past_forms
from loaders.locate.problem import Cell, Identity, Place, Problem
from loaders.statements import COUNTED, EMPTY

Key = tuple[str, str, str]
#: A value is stored with four decimals.
_STORED = Decimal("0.0001")
_READABLE = COUNTED | EMPTY
#: The form of each table of a report.
Forms = frozenset[tuple[str, str]]


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


def _key(question: rules.Question) -> Key:
    return question.rule.rule_id, question.rule.part, question.scope_key


def passed(sheet: Sheet, previous: Sheet | None, year: int) -> dict[Key, str]:
    """Every equation that a report is asked, as if all held: answers that are plain passes are not stored."""
    return _all_passed(
        frozenset(sheet.forms.items()), frozenset(previous.forms.items()) if previous else None, year
    )


@cache
def _all_passed(forms: Forms, past: Forms | None, year: int) -> dict[Key, str]:
    own, before = dict(forms), dict(past or ())
    return {
        _key(q): "pass"
        for q in asked()
        if all(own.get(t) == q.form_id for t in q.table_ids)
        and (not q.year_offset or (past is not None and _looks_back(q, before, year)))
    }


def _looks_back(question: rules.Question, before: Mapping[str, str], year: int) -> bool:
    """Whether an equation between years is asked of a year, given the forms of the year before."""
    first, last = question.rule.first_year, question.rule.last_year
    return int(first or year) <= year <= int(last or year) and all(
        before.get(table) in past_forms(question, table) for table in question.past_table_ids
    )


@dataclass(frozen=True, slots=True)
class _Equation:
    """A question as an identity is made of it; cells are told with whether they stand in last year's report.

    Attributes:
        key: rule_id, part, scope_key.
        sides: the cells of either side, as often as they stand there.
        terms: the cells that count, with their signed weights.
        looks_back: whether a cell stands in last year's report.
        tolerance: how far both sides may lie apart.
    """

    key: Key
    sides: tuple[tuple[tuple[Key, bool], ...], ...]
    terms: tuple[tuple[tuple[Key, bool], int], ...]
    looks_back: bool
    tolerance: Decimal


@cache
def _equations() -> tuple[_Equation, ...]:
    return tuple(_equation(question) for question in asked())


def _equation(question: rules.Question) -> _Equation:
    weights: dict[tuple[Key, bool], int] = {}
    sides: list[tuple[tuple[Key, bool], ...]] = []
    for sign, terms in ((1, question.side("left")), (-1, question.side("right"))):
        cells = [((t.table_id, t.row_code, t.column_code), t.year_offset < 0) for t in terms]
        for cell, term in zip(cells, terms, strict=True):
            weights[cell] = weights.get(cell, 0) + sign * int(term.weight)  # an equation adds whole cells
        sides.append(tuple(cells))
    return _Equation(
        _key(question),
        tuple(sides),
        tuple((cell, weight) for cell, weight in weights.items() if weight),
        any(back for _, back in weights),
        Decimal(question.rule.tolerance),
    )


def problem(own: Sheet, previous: Sheet | None = None) -> Problem:
    """The system of a report; cells of last year's report take part where an identity reaches them."""
    places = _places(own, previous)
    identities: list[Identity] = []
    bridged = False
    for equation in _equations():
        outcome = own.outcomes.get(equation.key)
        if outcome and (found := _identity(equation, own.document_id, places, outcome, touched=False)):
            identities.append(found)
            bridged = bridged or equation.looks_back
    if bridged and previous is not None:
        places = _places(previous, None)
        for equation in _equations():
            outcome = previous.outcomes.get(equation.key)
            if outcome is not None and not equation.looks_back:
                found = _identity(equation, previous.document_id, places, outcome, touched=True)
                identities += [found] if found else []
    wanted = {place for identity in identities for place in identity.places}
    cells: dict[Place, Cell] = {}
    for sheet in filter(None, (own, previous)):
        cells |= {cell.place: cell for cell in _cells(sheet, wanted)}
    return Problem(cells, [i for i in identities if i.places <= cells.keys()])


def _places(own: Sheet, previous: Sheet | None) -> dict[tuple[Key, bool], tuple[Place, bool]]:
    """The figures that identities look at, of this report and of last year's: where, and whether blank."""
    return {
        (key, back): (Place(sheet.document_id, *key), state in EMPTY)
        for sheet, back in ((own, False), (previous, True)) if sheet is not None
        for key, state in sheet.states.items() if state in _READABLE
    }  # fmt: skip


def _identity(
    equation: _Equation,
    document_id: str,
    places: Mapping[tuple[Key, bool], tuple[Place, bool]],
    outcome: str,
    *,
    touched: bool,
) -> Identity | None:
    """An identity with its guards; None where a figure bars it."""
    if not all(cell in places for side in equation.sides for cell in side):
        return None
    guards = []
    if outcome == "not_assessable":
        sides = [[places[cell] for cell in side] for side in equation.sides]
        guards = [frozenset(p for p, _ in side) for side in sides if side and all(blank for _, blank in side)]
        if not guards:
            return None
    if touched:
        guards.append(frozenset(places[cell][0] for side in equation.sides for cell in side))
    terms = tuple((places[cell][0], weight) for cell, weight in equation.terms)
    return Identity("/".join((document_id, *equation.key)), terms, equation.tolerance, tuple(guards))


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

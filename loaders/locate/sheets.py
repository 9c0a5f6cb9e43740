"""From printed cells and the evaluator's answers to a problem: which identities take part, and when.

The evaluator alone decides whether an identity could be asked and whether it holds. An identity that could
not be asked for blanks alone is kept asleep: it begins to ask once its blank side is filled in. One that
looks at a figure that is lost, absent or approximate stays out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache

from loaders import book, rules
from loaders.answersql import past_forms
from loaders.locate.problem import NUMBERS, Cell, Identity, Place, Problem
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
        self.values[key] = _stored(value) if number else None


@lru_cache(maxsize=NUMBERS)
def _stored(value: Decimal | float) -> Decimal:
    """A number with the decimals that are stored; nought has no sign."""
    return (Decimal(str(value)) + 0).quantize(_STORED)


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


@dataclass(frozen=True, eq=False, slots=True)
class _Equation:
    """A question as identities are made of it.

    Attributes:
        key: rule_id, part, scope_key.
        sides: the cells of either side.
        terms: the cells that count, with their signed weights.
        tolerance: how far both sides may lie apart.
        guards: when it asks at all, but for blank sides.
    """

    key: Key
    sides: tuple[frozenset[Place], ...]
    terms: tuple[tuple[Place, int], ...]
    tolerance: Decimal
    guards: tuple[frozenset[Place], ...]


@cache
def _equations(years_back: int) -> tuple[_Equation, ...]:
    """Those of a report (0); or those of last year's (1) that look back no further, which ask once touched.

    Forms that ask the same share one.
    """
    own = [q for q in asked() if not (years_back and any(term.year_offset for term in q.terms))]
    made = (_equation(question, years_back) for question in own)
    return tuple({(e.key, e.sides, e.terms): e for e in made}.values())


def _equation(question: rules.Question, years_back: int) -> _Equation:
    weights: dict[Place, int] = {}
    sides: list[frozenset[Place]] = []
    for sign, terms in ((1, question.side("left")), (-1, question.side("right"))):
        cells = [Place(years_back - t.year_offset, t.table_id, t.row_code, t.column_code) for t in terms]
        for cell, term in zip(cells, terms, strict=True):
            weights[cell] = weights.get(cell, 0) + sign * int(term.weight)  # an equation adds whole cells
        sides.append(frozenset(cells))
    return _Equation(
        _key(question),
        tuple(sides),
        tuple((cell, weight) for cell, weight in weights.items() if weight),
        Decimal(question.rule.tolerance),
        (frozenset().union(*sides),) if years_back else (),
    )


def problem(own: Sheet, previous: Sheet | None = None) -> Problem:
    """The system of a report; cells of last year's report take part where an identity reaches them."""
    cells: dict[Place, Cell] = {}
    blank: set[Place] = set()
    for years_back, sheet in enumerate(filter(None, (own, previous))):
        cells |= {cell.place: cell for cell in _cells(sheet, years_back)}
        blank |= {Place(years_back, *key) for key, state in sheet.states.items() if state in EMPTY}
    identities = list(_identities(_equations(0), own, cells.keys(), blank))
    if previous is not None and any(i.looks_back for i in identities):
        identities += _identities(_equations(1), previous, cells.keys(), blank)
    return Problem(cells, tuple(identities))


def named(place: Place, own: Sheet, previous: Sheet | None) -> dict[str, str]:
    """The codes of a place, and the document that it stands in."""
    sheet = previous if place.years_back and previous else own
    return {
        "document_id": sheet.document_id, "table_id": place.table_id, "row_code": place.row_code,
        "column_code": place.column_code,
    }  # fmt: skip


def _identities(
    equations: Iterable[_Equation], sheet: Sheet, readable: Set[Place], blank: Set[Place]
) -> Iterator[Identity]:
    """What a sheet was asked and no figure bars."""
    for equation in equations:
        outcome = sheet.outcomes.get(equation.key)
        if outcome and all(side <= readable for side in equation.sides):
            asleep = outcome == "not_assessable"
            empty = tuple(side for side in equation.sides if side and side <= blank) if asleep else ()
            if empty or not asleep:
                yield _identity(equation, empty)


@cache
def _identity(equation: _Equation, empty: tuple[frozenset[Place], ...]) -> Identity:
    """An identity, asleep until its empty sides are filled in."""
    return Identity("/".join(equation.key), equation.terms, equation.tolerance, empty + equation.guards)


def _cells(sheet: Sheet, years_back: int) -> Iterator[Cell]:
    """The cells that can be read, blank ones among them."""
    frames = {table_id: _frames(form_id, table_id, years_back) for table_id, form_id in sheet.forms.items()}
    for key, value in sheet.values.items():
        if sheet.states[key] in _READABLE:
            place, row_no, column_no, whole, signed = frames[key[0]][key]
            yield Cell(place, value, sheet.forms[key[0]], row_no, column_no, whole, signed)


@cache
def _frames(form_id: str, table_id: str, years_back: int) -> dict[Key, tuple[Place, int, int, bool, bool]]:
    """Of each cell of a table its place, numbers of row and column, whether it is whole, may be negative."""
    table = book.tables()[form_id, table_id]
    rows = {r.row_code: no for no, r in enumerate(table.value_rows)}
    columns = {c.column_code: no for no, c in enumerate(table.columns)}
    return {
        c.key: (
            Place(years_back, *c.key), rows[c.row_code], columns[c.column_code],
            c.value_type.startswith("int"), c.value_type.endswith("signed"),
        )
        for c in table.cells()
    }  # fmt: skip

"""The questions that the book asks of figures in sentences (`claim_rule_terms.csv`), as objects.

Every claim that answers to the term of source `claim` raises its question. What it is compared with
stands in the other terms: cells of a table, claims of the same enumeration, the figure it lies inside,
the percentage printed beside it. Unlike in `accounting_rule_terms.csv`, a `*` for row or column means
all these cells together in one question. Nothing here looks at a value.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from loaders import book, rules

ALL = "*"
#: Inside some figure of whose sum the claim is no addend.
ALONE = "+alone"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Which claims raise the question, and where their figure stands in it.

    `*` admits any measure, dimension or enclosing figure; `nested_in` also knows `+` (some enclosing
    figure), `+alone` (one that no enumeration question adds the claim up to) and `-code` (any but this
    one); `state` tells zeros in words from printed figures.
    """

    measure_code: str
    dimension: str
    nested_in: str
    state: str
    side: str
    weight: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Claims that stand beside the anchor: at least `least` of them, or the question is not asked.

    Attributes:
        source: `list` (the same enumeration), `member` (what lies inside the anchor), `parent` (the figure
            it lies inside), `share` (the percentage printed beside the anchor itself).
    """

    side: str
    weight: int
    source: str
    measure_code: str
    least: int


@dataclass(frozen=True, slots=True)
class CellTerm:
    """A cell of a table, and the cells that its identity adds up where it is printed blank."""

    side: rules.Side
    weight: int
    cell: rules.Term
    parts: tuple[rules.Term, ...]


@dataclass(frozen=True, slots=True)
class ClaimQuestion:
    """One question that every claim of a kind raises; `form_id` is `*` where no table is looked at."""

    number: int
    rule: rules.Rule
    form_id: str
    name: str
    anchor: Anchor
    beside: tuple[Beside, ...]
    cells: tuple[CellTerm, ...]

    @property
    def table_ids(self) -> tuple[str, ...]:
        """The tables that must be present for the question to be asked, in order of name."""
        return tuple(sorted({c.cell.table_id for c in self.cells}))


@cache
def questions() -> tuple[ClaimQuestion, ...]:
    """All questions to claims in the order of the rules, numbered after those of the tables.

    Raises:
        ValueError: a question has no anchor or several, or a term names a cell that its form lacks.
    """
    groups: dict[tuple[str, str], dict[tuple[str, str], list[dict[str, str]]]] = {}
    for t in book.read("book/claim_rule_terms"):
        asked = groups.setdefault((t["rule_id"], t["part"]), {})
        asked.setdefault((t["form_id"], t["question"]), []).append(t)
    found: list[ClaimQuestion] = []
    first = len(rules.questions()) + 1
    for rule in rules.rules():
        for (form_id, name), terms in groups.get((rule.rule_id, rule.part), {}).items():
            anchors = [_anchor(t) for t in terms if t["source"] == "claim"]
            if len(anchors) != 1:
                raise ValueError(f"{rule.rule_id} {name}: {len(anchors)} terms of source claim, wanted one")
            beside = tuple(_beside(t) for t in terms if t["source"] in ("list", "member", "parent", "share"))
            cells = tuple(c for t in terms if t["source"] == "table" for c in _cells(form_id, t))
            found.append(ClaimQuestion(first + len(found), rule, form_id, name, anchors[0], beside, cells))
    return tuple(found)


def _anchor(t: dict[str, str]) -> Anchor:
    return Anchor(t["measure_code"], t["dimension"], t["nested_in"], t["state"], t["side"], int(t["weight"]))


def _beside(t: dict[str, str]) -> Beside:
    return Beside(t["side"], int(t["weight"]), t["source"], t["measure_code"], int(t["least"]))


def _cells(form_id: str, t: dict[str, str]) -> list[CellTerm]:
    """The cells that a term names, with `*` standing for all rows or columns together."""
    side: rules.Side = "left" if t["side"] == "left" else "right"
    named = [
        rules.Term(side, Decimal(t["weight"]), t["table_id"], row, column, ordinal)
        for (row, column), ordinal in _grid(form_id, t["table_id"]).items()
        if t["row_code"] in (ALL, row) and t["column_code"] in (ALL, column)
    ]
    if not named:
        where = "/".join((form_id, t["table_id"], t["row_code"], t["column_code"]))
        raise ValueError(f"{t['rule_id']}: the book has no cell {where}")
    return [CellTerm(side, int(t["weight"]), cell, _parts(form_id, cell, t["derived_by"])) for cell in named]


@cache
def _grid(form_id: str, table_id: str) -> dict[tuple[str, str], int]:
    """Ordinals of the cells of a table by row and column; nothing where the form has no such table."""
    table = book.tables().get((form_id, table_id))
    return {(c.row_code, c.column_code): c.ordinal for c in table.cells()} if table else {}


def _parts(form_id: str, cell: rules.Term, identity: str) -> tuple[rules.Term, ...]:
    """What the identity adds up to this cell; nothing where the term names no identity."""
    if not identity:
        return ()
    place = (cell.table_id, cell.row_code, cell.column_code)
    for question in rules.questions():
        total = question.side("right")
        if (question.rule.rule_id, question.form_id, len(total)) == (identity, form_id, 1) and (
            total[0].table_id, total[0].row_code, total[0].column_code
        ) == place:  # fmt: skip
            return question.side("left")
    raise ValueError(f"{identity} adds up to no cell {'/'.join((form_id, *place))}")

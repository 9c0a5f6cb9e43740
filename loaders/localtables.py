"""Tables that no form knows: their figures become claims with the table's own labels, or stay unmapped.

`local_tables.csv` knows kinds of such tables by what they are about (`subject`: the corner of the table, or
the line before it), by what counts as a head of figures (`value`: 数量, 条数), and by the names that have a
measure of their own (`name`). A head of figures that no kind knows, say of another year, is not guessed at.
Index boxes, contacts and parts of web pages (`none`) are no tables of figures.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, cast

from loaders.book import read
from loaders.dimensions import code_of
from loaders.document import Document, Grid, GridCell, Paragraph
from loaders.labels import normalise
from loaders.localgrids import Datum, Shape, shape_of
from loaders.matching import Repairs, matched
from loaders.numbers import header_unit, read_number
from loaders.statements import Claim, Issue, Unmapped

_TABLE = "doc_local"  # what the dimension `table` of these claims says
_LONGEST_CAPTION = 60
_PROSE = ("。", "；", "！", "？")
_BETWEEN = " | "  # how the cells of a row are landed

Part = Literal["subject", "value", "name", "any"]
Bound = Literal["", "lower", "upper", "about"]


@dataclass(slots=True)
class LocalTables:
    """What the tables of one document that no form knows say."""

    claims: list[Claim] = field(default_factory=list)
    unmapped: list[Unmapped] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of `local_tables.csv`."""

    kind: str
    part: str
    pattern: re.Pattern[str]
    measure_code: str
    unit: str


def read_local_tables(document: Document, statutory: Container[str], repairs: Repairs) -> LocalTables:
    """Read every grid whose place is not among the `statutory` ones."""
    found = LocalTables()
    caption = ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            short = len(block.text) <= _LONGEST_CAPTION and not block.text.rstrip().endswith(_PROSE)
            caption = block.text if short else ""
        elif block.place not in statutory:
            _Table(block, caption, repairs).read_into(found)
            caption = ""
    return found


class _Table:
    """One table that no form knows."""

    def __init__(self, grid: Grid, caption: str, repairs: Repairs) -> None:
        self.grid, self.caption, self.repairs = grid, caption, repairs

    def read_into(self, found: LocalTables) -> None:
        """Add what the table says; nothing for a table that is none."""
        shape = shape_of(self.grid)
        if shape is None or any(self._fit("any", cell.text) for row in self.grid.rows for cell in row):
            return
        subject = self._subject(shape)
        told = self._told(shape, subject) if subject else {}
        for datum in shape.data:
            name = told.get(id(datum.cell))
            if subject and name is not None and (claim := self._claim(datum, name, subject)):
                found.claims.append(claim)
            else:
                told.pop(id(datum.cell), None)
        if subject or any(datum.column for datum in shape.data):
            found.unmapped += self._untold(shape, told)

    def _subject(self, shape: Shape) -> _Row | None:
        """What the table is about: by its corner, by the line before it, by the names in it."""
        by_names = next((r for r in _rows("subject") if r.kind == "channel"), None)
        names = {name for d in shape.data for name in (d.row, d.column) if code_of("channel", name)}
        return (
            self._fit("subject", shape.corner)
            or self._fit("subject", self.caption)
            or (by_names if len(names) > 1 else None)
        )

    def _told(self, shape: Shape, subject: _Row) -> dict[int, str]:
        """The name that each figure is about, by cell, for figures under or beside a head of figures."""
        above = {id(d.cell): d.row for d in shape.data if self._is_value(d.column, subject)}
        beside = {id(d.cell): d.column for d in shape.data if self._is_value(d.row, subject)}
        return above if len(above) >= len(beside) else beside

    def _is_value(self, head: str, subject: _Row) -> bool:
        return not head or any(
            r.kind == subject.kind and r.pattern.search(self._legible(head)) for r in _rows("value")
        )

    def _claim(self, datum: Datum, name: str, subject: _Row) -> Claim | None:
        own = next(
            (r for r in _rows("name") if r.kind == subject.kind and r.pattern.search(self._legible(name))),
            None,
        )
        measure = own.measure_code if own else subject.measure_code
        head = datum.column if name == datum.row else datum.row
        number = read_number(datum.cell.text, "decimal>=0", subject.unit, _head_unit(head))
        if not measure or not name or number.value is None:
            return None
        dimension, dimension_code = self._dimensions(datum, name, subject, is_own=own is not None)
        start, end = self._span(datum)
        text = datum.cell.text.strip()
        return Claim(
            measure, dimension, dimension_code, number.value, number.unit, number.state == "approx",
            number.state, "", text, start, end, "unknown", self.grid.rows[datum.line][0].place, _bound(text),
            None, f"local_{subject.kind}",
        )  # fmt: skip

    def _dimensions(self, datum: Datum, name: str, subject: _Row, *, is_own: bool) -> tuple[str, str]:
        """The labels as printed, and with the codes of those that have one."""
        if subject.kind == "channel":
            pairs = [("table", _TABLE), ("row", datum.row), ("col", datum.column)]
        else:
            pairs = [] if is_own else [(subject.kind, name)]
        codes = [self._code(key, text) if text == name else "" for key, text in pairs]
        printed = ";".join(f"{key}={text}" for key, text in pairs)
        coded = ";".join(f"{key}={code or text}" for (key, text), code in zip(pairs, codes, strict=True))
        return printed, coded if any(codes) else ""

    def _code(self, key: str, name: str) -> str:
        legible = self._legible(name)
        if key in ("row", "col"):
            return code_of("col", legible) or code_of("channel", legible)
        return code_of(key, legible)

    def _untold(self, shape: Shape, told: dict[int, str]) -> Iterator[Unmapped]:
        """Rows whose figures have no measure; single figures of rows that are told in part."""
        lines = {d.line: [x for x in shape.data if x.line == d.line] for d in shape.data}
        for line in sorted({*lines, *shape.loose}):
            data = lines.get(line, [])
            left = [d for d in data if id(d.cell) not in told]
            if len(left) == len(data):
                row = self.grid.rows[line]
                yield Unmapped(row[0].place, _BETWEEN.join(cell.text.strip() for cell in row))
            else:
                yield from (
                    Unmapped(d.cell.place, _BETWEEN.join((d.row, d.column, d.cell.text.strip())))
                    for d in left
                )

    def _span(self, datum: Datum) -> tuple[int, int]:
        """Where the figure stands in its row as landed."""
        row: Sequence[GridCell] = self.grid.rows[datum.line]
        at = next(i for i, cell in enumerate(row) if cell is datum.cell)
        start = sum(len(cell.text.strip()) + len(_BETWEEN) for cell in row[:at])
        return start, start + len(datum.cell.text.strip())

    def _fit(self, part: Part, text: str) -> _Row | None:
        label = self._legible(text)
        return next((r for r in _rows(part) if label and r.pattern.search(label)), None)

    def _legible(self, text: str) -> str:
        return normalise(matched(text, self.repairs).text)


def _head_unit(head: str) -> str:
    """The unit that a head of figures states: 数量（条）, 条数."""
    counted = normalise(head).removesuffix("数")
    units = [r["printed"] for r in read("book/number_words") if r["match"] == "unit"]
    return header_unit(head) or next((u for u in units if counted.endswith(u) and counted != head), "")


def _bound(text: str) -> Bound:
    """What an approximate figure still says."""
    words = (r for r in read("book/figure_words") if r["kind"] in ("before", "after", "behind"))
    found = next((r["value"] for r in words if r["printed"] in text), "")
    return cast(Bound, found)


@cache
def _rows(part: Part) -> tuple[_Row, ...]:
    return tuple(
        _Row(
            r["table_kind"], r["part"],
            re.compile(r["printed"] if r["match"] == "regex" else re.escape(r["printed"])),
            r["measure_code"], r["unit"],
        )
        for r in read("book/local_tables")
        if r["part"] == part
    )  # fmt: skip

"""Tables that no form knows: their figures become claims with the table's own labels, or stay unmapped.

`local_tables.csv` knows kinds of such tables by what they are about (`subject`: the corner of the table, or
the line before it), by what counts as a head of figures (`value`: 数量, 条数), and by the names that have a
measure of their own (`name`). A head of figures that no kind knows, say of another year, is not guessed at,
nor is a table whose caption names another period. Index boxes, contacts, parts of web pages (`any`, `label`)
and lists of persons (`persons`) are no tables of figures.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from loaders.dimensions import code_of
from loaders.document import Document, Grid, GridCell, Paragraph
from loaders.labels import normalise
from loaders.localgrids import PATH, Datum, Shape, shape_of
from loaders.localseed import Part, Row, fit, rows
from loaders.localtimes import Reporting, without_years
from loaders.localunits import bound, is_scaled, stated
from loaders.matching import Repairs, matched
from loaders.numbers import read_number
from loaders.statements import Claim, Issue, State, Unmapped

_TABLE = "doc_local"  # what the dimension `table` of these claims says
_FIGURES = "figures"  # the kind of a table about nothing in particular, whose labels name measures
_LONGEST_CAPTION = 60
_PROSE = re.compile("[。；！？]")
_BETWEEN = " | "  # how the cells of a row are landed


@dataclass(slots=True)
class LocalTables:
    """What the tables of one document that no form knows say."""

    claims: list[Claim] = field(default_factory=list)
    unmapped: list[Unmapped] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def read_local_tables(
    document: Document, statutory: Container[str], repairs: Repairs, reporting: Reporting | None = None
) -> LocalTables:
    """Read every grid whose place is not among the `statutory` ones."""
    found = LocalTables()
    captions: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            unit = fit("unit", normalise(block.text), "caption")
            captions = [*captions, block.text] if unit else [block.text]
        elif block.place not in statutory:
            _Table(block, captions, repairs, reporting or Reporting()).read_into(found)
            captions = []
    return found


class _Table:
    """One table that no form knows; the last of `captions` stands right above it."""

    def __init__(self, grid: Grid, captions: Sequence[str], repairs: Repairs, reporting: Reporting) -> None:
        self.grid, self.repairs, self.reporting = grid, repairs, reporting
        self.captions = [t for t in captions if len(t) <= _LONGEST_CAPTION and not _PROSE.search(t[-1:])]
        last = [t for text in captions[:1] for t in _PROSE.split(text) if t.strip()][-1:]
        self.leading = [t for t in last if self._fit("points", t)]

    def read_into(self, found: LocalTables) -> None:
        """Add what the table says; nothing for a table that is none."""
        shape = shape_of(self.grid, lambda head: self._fit("unit", head, "column") is not None)
        if shape is None or self._is_none(shape):
            return
        self.captions += shape.captions
        subjects = self._subjects(shape)
        read = (dict(self._claims(shape, subject)) for subject in subjects)
        claims = next(filter(None, read), {})
        found.claims += claims.values()
        if shape.heads or any(subject.kind != _FIGURES for subject in subjects):
            found.unmapped += self._untold(shape, claims)

    def _is_none(self, shape: Shape) -> bool:
        """Whether the table is an index box, a list of contacts or of persons, or a part of a web page."""
        persons = any(self._fit("persons", text) for text in (*shape.heads, shape.corner))
        if persons and not any(code_of("applicant", self._legible(text)) for text in shape.labels):
            return True
        heads = [bool(self._fit("any", text)) for text in shape.heads]
        labels = [bool(self._fit("any", text)) for text in shape.labels]
        parts = [bool(self._fit("label", text)) for text in shape.labels]
        return (
            2 * sum(heads) > len(heads) or 2 * sum(labels) >= (len(labels) or 1) or all(parts) != (not parts)
        )

    def _subjects(self, shape: Shape) -> list[Row]:
        """What the table may be about: its corner, the line before it, or the names in it say so.

        A table about another period is about nothing that counts in this year.
        """
        if any(self._excludes(text) for text in (*self.captions, *self.leading)):
            return []
        kinds = {r.kind: r for r in reversed(rows("subject"))}
        names = {name for d in shape.data for name in (d.row, d.column) if code_of("channel", name)}
        said = [self._fit("subject", text) for text in (shape.corner, *self.captions)]
        known = [r for r in said if r] or ([kinds["channel"]] if len(names) > 1 else [])
        return [*known, kinds[_FIGURES]]

    # Figures and their names ------------------------------------------------------------------------

    def _told(self, shape: Shape, subject: Row) -> dict[int, str]:
        """The name that each figure is about, by cell, for figures under or beside a head of figures."""
        above = {id(d.cell): d.row for d in shape.data if self._is_value(d.column, subject)}
        beside = {id(d.cell): d.column for d in shape.data if self._is_value(d.row, subject)}
        if subject.kind == _FIGURES and len(beside) < len(shape.data):
            beside = {}  # the sum of a table about several agencies
        told = above if len(above) >= len(beside) else beside
        return {key: name for key, name in told.items() if name and not self._excludes(name)}

    def _is_value(self, head: str, subject: Row) -> bool:
        """Whether a head only says that figures of the report's year stand under it."""
        parts = [self._legible(part) for part in head.split(PATH)]
        if any(self._excludes(part) for part in parts):
            return False
        left = [rest for part in parts if (rest := without_years(part))]
        return all(fit("value", rest, subject.kind) for rest in left)

    def _claims(self, shape: Shape, subject: Row) -> Iterator[tuple[int, Claim]]:
        """Claims by cell; what would be said twice with different figures is not said at all."""
        told = self._told(shape, subject)
        codes = self._codes(told.values(), subject)
        made: dict[int, Claim] = {}
        over: dict[str, str] = {}  # head -> the name above those that are part of it
        for datum in shape.data:
            name = told.get(id(datum.cell))
            if not name:
                continue
            nested = self._fit("nested", unicodedata.normalize("NFKC", name), subject.kind)
            head = datum.column if name == datum.row else datum.row
            if not nested:
                over[head] = name
            if claim := self._claim(datum, name, subject, nested, over.get(head, ""), codes):
                made[id(datum.cell)] = claim
        times = Counter((c.measure_code, c.dimension) for c in made.values())
        for key, claim in made.items():
            if times[claim.measure_code, claim.dimension] == 1:
                yield key, claim

    def _claim(
        self, datum: Datum, name: str, subject: Row, nested: Row | None, over: str, codes: dict[str, str]
    ) -> Claim | None:
        own = next((r for r in rows("name") if r.kind == subject.kind and r.is_of(self.reporting.form_id)
                    and r.pattern.search(self._legible(name))), None)  # fmt: skip
        measure = (nested or own or subject).measure_code
        head = datum.column if name == datum.row else datum.row
        number = self._number(datum, (head, name, *self.captions), (own and own.unit) or subject.unit)
        if not measure or (nested and not over) or number is None:
            return None
        value, unit, state = number
        if nested:
            sub = nested.pattern.sub("", unicodedata.normalize("NFKC", name))
            pairs = [(subject.kind, over), ("sub", sub)]
        elif subject.kind == "channel":
            pairs = [("table", _TABLE), ("row", datum.row), ("col", datum.column)]
        else:
            pairs = [] if own else [(subject.kind, name)]
        dimension, dimension_code = self._dimensions(pairs, name, codes)
        start, end = self._span(datum)
        text = datum.cell.text.strip()
        return Claim(
            measure, dimension, dimension_code, value, unit, state == "approx", state,
            subject.measure_code if nested else "", text, start, end, "unknown",
            self.grid.rows[datum.line][0].place, bound(text), None, f"local_{subject.kind}",
        )  # fmt: skip

    def _number(self, datum: Datum, texts: Sequence[str], default: str) -> tuple[Decimal, str, State] | None:
        """Value, unit and state of a figure; None where its unit cannot be read."""
        measured = (datum.unit, Decimal(1)) if datum.unit else stated(self._legible(t) for t in texts)
        text = datum.cell.text
        if measured is None or (measured[1] != 1 and is_scaled(text)):
            return None
        number = read_number(text, "decimal>=0", measured[0] or ("" if default == "as_printed" else default))
        if number.value is None or (default == "as_printed" and not number.unit):
            return None
        return number.value * measured[1], number.unit, number.state

    def _codes(self, names: Iterable[str], subject: Row) -> dict[str, str]:
        """Codes of the names of a table; names that share one keep their print, lest they become one."""
        key = "col" if subject.kind == "channel" else subject.kind
        found = {name: self._code(key, name) for name in dict.fromkeys(names)}
        shared = Counter(found.values())
        return {name: code for name, code in found.items() if shared[code] == 1}

    def _dimensions(
        self, pairs: Sequence[tuple[str, str]], name: str, codes: dict[str, str]
    ) -> tuple[str, str]:
        """The labels as printed, and with the codes of those that have one."""
        coded = [codes.get(text, "") if text == name else "" for _, text in pairs]
        printed = ";".join(f"{key}={text}" for key, text in pairs)
        code = ";".join(f"{key}={c or text}" for (key, text), c in zip(pairs, coded, strict=True))
        return printed, code if any(coded) else ""

    def _code(self, key: str, name: str) -> str:
        legible = self._legible(name)
        return code_of(key, legible) or (code_of("channel", legible) if key == "col" else "")

    # What has no measure ----------------------------------------------------------------------------

    def _untold(self, shape: Shape, told: Container[int]) -> Iterator[Unmapped]:
        """Rows whose figures have no measure; single figures of rows that are told in part.

        What stands under a head of contacts is left out.
        """
        lines: dict[int, list[Datum]] = {}
        for datum in shape.data:
            if not self._is_contact(datum.column) and not self._is_contact(datum.row):
                lines.setdefault(datum.line, []).append(datum)
        for line in sorted({*lines, *shape.loose}):
            data = lines.get(line, [])
            left = [d for d in data if id(d.cell) not in told]
            if len(left) == len(data):
                row = self.grid.rows[line]
                cells = [cell for cell in row if not self._is_contact(shape.above.get(id(cell), ""))]
                yield Unmapped(row[0].place, _BETWEEN.join(cell.text.strip() for cell in cells))
            else:
                yield from (
                    Unmapped(d.cell.place, _BETWEEN.join((d.row, d.column, d.cell.text.strip())))
                    for d in left
                )

    def _is_contact(self, head: str) -> bool:
        return any(self._fit("any", part) for part in head.split(PATH))

    def _span(self, datum: Datum) -> tuple[int, int]:
        """Where the figure stands in its row as landed."""
        row: Sequence[GridCell] = self.grid.rows[datum.line]
        at = next(i for i, cell in enumerate(row) if cell is datum.cell)
        start = sum(len(cell.text.strip()) + len(_BETWEEN) for cell in row[:at])
        return start, start + len(datum.cell.text.strip())

    def _excludes(self, text: str) -> bool:
        return self.reporting.excludes(self._legible(text))

    def _fit(self, part: Part, text: str, kind: str = "") -> Row | None:
        return fit(part, self._legible(text), kind)

    def _legible(self, text: str) -> str:
        return normalise(matched(text, self.repairs).text)

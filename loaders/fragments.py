"""Parts of statutory tables as printed: lines of heads, rows with labels, and the values after them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.document import SURE, GridCell
from loaders.labels import Hit, meanings
from loaders.numbers import is_value

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年(?!\s*\d)")  # a year, and not the beginning of a date
_MOSTLY = 0.5  # more than this of a line of values is plainly values, whatever the other cells say


class Line(NamedTuple):
    """Cells of one printed line of heads; `row` is the row of the grid."""

    row: int
    cells: list[GridCell]


@dataclass(slots=True)
class PrintedRow:
    """A label and what stands after it; `hit` is None where the book does not know the label."""

    hit: Hit | None
    label: GridCell | None
    values: list[GridCell]
    row: int

    @property
    def filled(self) -> bool:
        """Whether some value is printed."""
        return any(cell.text.strip() for cell in self.values)

    @property
    def figures(self) -> list[str]:
        """What its values print."""
        return [text for cell in self.values if (text := cell.text.strip())]

    @property
    def text(self) -> str:
        """The whole row as printed, for people."""
        cells = [self.label, *self.values] if self.label else self.values
        return " | ".join(cell.text.strip() for cell in cells)

    @property
    def is_unsure(self) -> bool:
        """Whether its label was read from a scan without certainty."""
        return self.label is not None and self.label.confidence < SURE

    @property
    def place(self) -> str:
        """Where the row begins."""
        return (self.label or self.values[0]).place


@dataclass(slots=True)
class Fragment:
    """The part of a statutory table that one grid, or one run of paragraphs, prints."""

    table_id: str
    block: int
    matrix: list[list[GridCell | None]] | None  # of the grid, only where its spans are known
    place: str
    stream: bool = False  # made of paragraphs
    announced: bool = False  # a chapter heading stands before it
    years: frozenset[int] = frozenset()  # named by the caption before the grid
    heads: list[Line] = field(default_factory=list)
    rows: list[PrintedRow] = field(default_factory=list)
    strangers: list[PrintedRow] = field(default_factory=list)
    runs: list[list[GridCell]] = field(default_factory=list)  # values printed together on one line

    def codes(self) -> set[str]:
        """Codes of the rows found."""
        return {row.hit.code for row in self.rows if row.hit}

    def head_hits(self, traditional: bool) -> Iterator[Hit]:
        """What the heads say of this table."""
        for line in self.heads:
            for cell in line.cells:
                yield from (h for h in meanings(cell.text, traditional) if h.table_id == self.table_id)


def count_known(lines: Iterable[Line], table_id: str, traditional: bool) -> int:
    """How many cells of some heads name a part of a table."""
    hits = (meanings(cell.text, traditional) for line in lines for cell in line.cells)
    return sum(any(hit.table_id == table_id for hit in of_cell) for of_cell in hits)


def years_named(text: str) -> frozenset[int]:
    """The years that a caption names."""
    return frozenset(map(int, _YEAR.findall(text)))


def is_line(cells: Sequence[GridCell], width: int) -> bool:
    """Whether printed cells are one line of `width` values, some of which may be unreadable."""
    plain = sum(bool(cell.text.strip()) and is_value(cell.text) for cell in cells)
    filled = sum(bool(cell.text.strip()) for cell in cells)
    return width in (len(cells), filled) and plain > _MOSTLY * width

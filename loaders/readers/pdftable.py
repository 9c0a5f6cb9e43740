"""Tables by their ruling lines: boxes found by pdfplumber become cells with true spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from loaders.document import Grid, GridCell
from loaders.readers.pdftext import Glyph, cell_text, lines

_THIN = 3.0  # points: a filled rectangle no thicker than this is a ruling line, any other is shading
_SAME_EDGE = 1.5  # points
MAX_RULINGS = 20_000


@dataclass(frozen=True, slots=True)
class Box:
    """One cell: its text, place, first row and column (from 0) and spans."""

    text: str
    place: str
    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table: column edges in points, number of rows, and boxes that cover it without gaps."""

    place: str
    edges: tuple[float, ...]
    height: int
    boxes: tuple[Box, ...]

    def grid(self) -> Grid:
        """The table as blocks have it."""
        rows: list[list[Box]] = [[] for _ in range(self.height)]
        for box in self.boxes:
            rows[box.row].append(box)
        return Grid(
            tuple(
                tuple(
                    GridCell(b.text, b.place, b.rowspan, b.colspan)
                    for b in sorted(row, key=lambda b: b.column)
                )
                for row in rows
            ),
            self.place,
        )


@dataclass(frozen=True, slots=True)
class Lattice:
    """The bare lattice of a table on its page: row and column edges in points, and the boxes."""

    row_edges: tuple[float, ...]
    column_edges: tuple[float, ...]
    boxes: tuple[Box, ...]

    @property
    def size(self) -> int:
        """Cells, spans expanded."""
        return (len(self.row_edges) - 1) * (len(self.column_edges) - 1)

    def position(self, glyph: Glyph) -> tuple[int, int] | None:
        """Row and column of a glyph, by its middle; None outside the table."""
        row = bisect_right(self.row_edges, (glyph["top"] + glyph["bottom"]) / 2) - 1
        column = bisect_right(self.column_edges, (glyph["x0"] + glyph["x1"]) / 2) - 1
        inside = 0 <= row < len(self.row_edges) - 1 and 0 <= column < len(self.column_edges) - 1
        return (row, column) if inside else None


def is_ruling(thing: Any) -> bool:
    """Whether an object of a page is a visible line, rather than a glyph, a picture or shading."""
    kind = thing["object_type"]
    if kind not in ("line", "rect", "curve"):
        return False
    if kind != "line" and not thing["stroke"]:
        thin = min(thing["width"], thing["height"]) <= _THIN
        return thin and bool(thing["fill"]) and not _is_white(thing["non_stroking_color"])
    return not _is_white(thing["stroking_color"])


def _is_white(colour: Any) -> bool:
    """White in grey, RGB or CMYK; an unknown colour space counts as ink."""
    if isinstance(colour, int | float):
        colour = (colour,)
    if not isinstance(colour, tuple | list) or not all(isinstance(c, int | float) for c in colour):
        return False
    return all(c == 0 for c in colour) if len(colour) == 4 else bool(colour) and all(c >= 1 for c in colour)


def lattices(page: Any) -> list[Lattice]:
    """The ruled tables of a pdfplumber page, top to bottom."""
    found = page.filter(is_ruling).find_tables()
    return [_lattice(table.cells) for table in sorted(found, key=lambda t: (t.bbox[1], t.bbox[0]))]


def _lattice(cells: Sequence[tuple[float, float, float, float]]) -> Lattice:
    columns = _edges([x for x0, _, x1, _ in cells for x in (x0, x1)])
    rows = _edges([y for _, y0, _, y1 in cells for y in (y0, y1)])
    taken: set[tuple[int, int]] = set()
    boxes = []
    for x0, y0, x1, y1 in sorted(cells, key=lambda c: (c[1], c[0])):
        row, column = _nearest(rows, y0), _nearest(columns, x0)
        height, width = _nearest(rows, y1) - row, _nearest(columns, x1) - column
        covers = {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
        if covers and not covers & taken:
            taken |= covers
            boxes.append(Box("", "", row, column, height, width))
    # Where lines are missing there is no box, yet a grid without gaps keeps its columns.
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) not in taken:
                boxes.append(Box("", "", row, column, 1, 1))
    return Lattice(rows, columns, tuple(sorted(boxes, key=lambda b: (b.row, b.column))))


def _edges(values: list[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return tuple(edges)


def _nearest(edges: tuple[float, ...], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def fill(lattice: Lattice, glyphs: Sequence[Glyph], place: str) -> tuple[Ruled, list[Glyph]]:
    """Put glyphs into the boxes they stand in.

    Returns the table and the glyphs that stand outside it.
    """
    owner = {
        (r, c): i
        for i, box in enumerate(lattice.boxes)
        for r in range(box.row, box.row + box.rowspan)
        for c in range(box.column, box.column + box.colspan)
    }
    within: list[list[Glyph]] = [[] for _ in lattice.boxes]
    outside: list[Glyph] = []
    for glyph in glyphs:
        position = lattice.position(glyph)
        (outside if position is None else within[owner[position]]).append(glyph)
    boxes = tuple(
        replace(
            box,
            text=cell_text(lines(inside), lattice.column_edges[box.column + box.colspan]),
            place=f"{place} row {box.row + 1} column {box.column + 1}",
        )
        for box, inside in zip(lattice.boxes, within, strict=True)
    )
    return Ruled(place, lattice.column_edges, len(lattice.row_edges) - 1, boxes), outside

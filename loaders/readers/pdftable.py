"""Tables of a PDF page: glyphs put into the boxes of a lattice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.document import Grid, GridCell
from loaders.readers.pdflattice import Box, Lattice
from loaders.readers.pdftext import Glyph, cell_text, lines


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
                    GridCell(b.text, b.place, b.rowspan, b.colspan, b.confidence)
                    for b in sorted(row, key=lambda b: b.column)
                )
                for row in rows
            ),
            self.place,
        )


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
    texts = [
        (cell_text(lines(inside), lattice.width(box)), 1.0)
        for box, inside in zip(lattice.boxes, within, strict=True)
    ]
    return ruled(lattice, texts, place), outside


def ruled(lattice: Lattice, texts: Sequence[tuple[str, float]], place: str) -> Ruled:
    """The table of a lattice from the text of each of its boxes, and how surely it is read."""
    boxes = tuple(
        replace(box, text=text, confidence=sure, place=f"{place} row {box.row + 1} column {box.column + 1}")
        for box, (text, sure) in zip(lattice.boxes, texts, strict=True)
    )
    return Ruled(place, lattice.column_edges, len(lattice.row_edges) - 1, boxes)

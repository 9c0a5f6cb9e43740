"""The ruling lines of a PDF page, and the lattices of boxes they make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import merge_edges

from loaders.readers.pdftext import Glyph

_THIN = 3.0  # points: a filled rectangle no thicker than this is a ruling line, any other is shading
_TOUCH = 3.0  # points: lines this near meet
_SAME_EDGE = 1.5  # points
MAX_RULINGS = 20_000

Edge = dict[str, Any]  # pdfplumber's description of a straight line; lengths in points


@dataclass(frozen=True, slots=True)
class Box:
    """One cell: its text, place, first row and column (from 0) and spans."""

    text: str
    place: str
    row: int
    column: int
    rowspan: int
    colspan: int
    confidence: float = 1.0


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

    def width(self, box: Box) -> float:
        """The width of a box in points."""
        return self.column_edges[box.column + box.colspan] - self.column_edges[box.column]

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
    ruled = page.filter(is_ruling)
    across, down = closing(merge_edges(ruled.edges, *[_TOUCH] * 4))
    found = ruled.find_tables({"explicit_horizontal_lines": across, "explicit_vertical_lines": down})
    return [lattice(table.cells) for table in sorted(found, key=lambda t: (t.bbox[1], t.bbox[0]))]


def closing(edges: list[Edge]) -> tuple[list[Edge], list[Edge]]:
    """The outer borders that a table lacks: horizontal ones, then vertical ones.

    Word processors leave a table open where a page ends, and some tables have no border at the
    sides. Where two or more lines end together at the rim of a table, the rim is drawn.
    """
    across: list[Edge] = []
    down: list[Edge] = []
    for table in _connected(edges):
        upright = [e for e in table if e["orientation"] == "v"]
        level = [e for e in table if e["orientation"] == "h"]
        if not upright or not level:
            continue
        for side, rim in (
            ("top", min(e["top"] for e in upright)),
            ("bottom", max(e["bottom"] for e in upright)),
        ):
            xs = [e["x0"] for e in upright if abs(e[side] - rim) <= _TOUCH]
            if len(xs) > 1:
                across.append(line(min(xs), max(xs), rim, rim))
        for side, rim in (("x0", min(e["x0"] for e in level)), ("x1", max(e["x1"] for e in level))):
            ys = [e["top"] for e in level if abs(e[side] - rim) <= _TOUCH]
            if len(ys) > 1:
                down.append(line(rim, rim, min(ys), max(ys)))
    return across, down


def edge(level: bool, at: float, start: float, end: float) -> Edge:
    """A level or an upright edge at a height or a distance from the left, from start to end."""
    return line(start, end, at, at) if level else line(at, at, start, end)


def line(x0: float, x1: float, top: float, bottom: float) -> Edge:
    """An upright or level edge as pdfplumber describes it."""
    return {
        "object_type": "line", "orientation": "v" if x0 == x1 else "h",
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _connected(edges: list[Edge]) -> list[list[Edge]]:
    """Edges in groups that touch one another: one group for each table."""
    groups: list[list[Edge]] = []
    for edge in edges:
        touching = [g for g in groups if any(_touch(edge, other) for other in g)]
        groups = [g for g in groups if g not in touching]
        groups.append([edge, *(e for g in touching for e in g)])
    return groups


def _touch(a: Edge, b: Edge) -> bool:
    return bool(
        a["x0"] <= b["x1"] + _TOUCH
        and b["x0"] <= a["x1"] + _TOUCH
        and a["top"] <= b["bottom"] + _TOUCH
        and b["top"] <= a["bottom"] + _TOUCH
    )


def lattice(cells: Sequence[tuple[float, float, float, float]]) -> Lattice:
    """The lattice of a table's cells (x0, top, x1, bottom, in points)."""
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

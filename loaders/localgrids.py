"""The shape of a table that no form knows: heads above, labels beside, figures between them."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.document import Grid, GridCell
from loaders.labels import LONGEST_LABEL
from loaders.numbers import is_value

PATH = "/"  # between a head and the head below it

Line = list[GridCell | None]


@dataclass(frozen=True, slots=True)
class Datum:
    """A figure between its labels, as printed; `row` and `column` are '' where there is none."""

    line: int  # of the grid
    cell: GridCell
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A table of figures: what its corner says, its data, and the lines whose figures stand under no head."""

    corner: str
    data: tuple[Datum, ...]
    loose: tuple[int, ...]


def shape_of(grid: Grid) -> Shape | None:
    """The shape of a grid, or None for one that is no table of figures: without labels, or with prose."""
    lines: list[Line] = grid.matrix() if grid.spans_known else [_trimmed(row) for row in grid.rows]
    if any(len(cell.text) > LONGEST_LABEL for row in grid.rows for cell in row):
        return None  # cells of a page, not of a table
    heads = []
    for line in lines:
        if any(map(_is_figure, line)):
            break
        heads.append(line)
    body = [i for i in range(len(heads), len(lines)) if any(map(_is_figure, lines[i]))]
    at = _label_column([lines[i] for i in body])
    if at is None:
        return None
    heads = [line for line in heads if _is_head(line, at)]
    width = max(map(len, heads), default=0)
    data, loose = [], []
    for i in body:
        if heads and not grid.spans_known and len(lines[i]) != width:
            loose.append(i)
            continue
        own = {id(cell) for cell in grid.rows[i]}
        label = _text(lines[i][at])
        for column, cell in enumerate(lines[i]):
            if column > at and cell and _is_figure(cell) and id(cell) in own:
                own.discard(id(cell))
                data.append(Datum(i, cell, label, _head(heads, column)))
    return Shape(_head(heads[:1], at), tuple(data), tuple(loose))


def _is_head(line: Line, at: int) -> bool:
    """Whether a line names columns; a caption spans the labels as well."""
    return any(cell and cell.text.strip() and cell is not line[at] for cell in line[at + 1 :])


def _label_column(lines: list[Line]) -> int | None:
    """The first column that holds a text in every line, before the last one."""
    if not lines:
        return None
    for column in range(min(map(len, lines)) - 1):
        cells = [line[column] for line in lines]
        if all(cell and cell.text.strip() and not _is_figure(cell) for cell in cells):
            return column
    return None


def _head(heads: list[Line], column: int) -> str:
    """What stands above a column, from the top down, each text once."""
    texts = [_text(line[column]) for line in heads if column < len(line)]
    return PATH.join(dict.fromkeys(text for text in texts if text))


def _text(cell: GridCell | None) -> str:
    """The text of a cell as part of a dimension, which separates its parts by `;` and `=`."""
    printed = "".join(cell.text.split()) if cell else ""
    return printed.replace(";", "；").replace("=", "＝")


def _is_figure(cell: GridCell | None) -> bool:
    """Whether a cell prints a number: strokes alone are none."""
    return bool(cell and is_value(cell.text) and any(ch.isalnum() for ch in cell.text))


def _trimmed(row: tuple[GridCell, ...]) -> Line:
    """A flattened row without the blanks at its end."""
    line: Line = list(row)
    while line and not _text(line[-1]):
        line.pop()
    return line

"""The shape of a table that no form knows: heads above, labels beside, figures between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.document import Grid, GridCell
from loaders.labels import LONGEST_LABEL
from loaders.numbers import is_value

PATH = "/"  # between a head and the head below it

_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")

Line = list[GridCell | None]


@dataclass(frozen=True, slots=True)
class Datum:
    """A figure between its labels, as printed; `row` and `column` are '' where there is none."""

    line: int  # of the grid
    cell: GridCell
    row: str
    column: str
    unit: str = ""  # printed in a column of units


@dataclass(frozen=True, slots=True)
class Shape:
    """A table of figures.

    `corner` stands above the labels, `captions` are lines across the table, `heads` and `labels` all texts
    above and beside the figures. `data` has the figures that have a label or a head, `loose` those lines and
    cells of which the shape does not tell to what they belong. `above` holds the head of every cell.
    """

    corner: str
    captions: tuple[str, ...]
    heads: tuple[str, ...]
    labels: tuple[str, ...]
    data: tuple[Datum, ...]
    loose: tuple[int, ...]
    above: dict[int, str]  # by id of the cell


def shape_of(grid: Grid, is_unit_head: Callable[[str], bool]) -> Shape | None:
    """The shape of a grid, or None for one that is no table of figures: without labels, or with prose."""
    lines: list[Line] = grid.matrix() if grid.spans_known else [_trimmed(row) for row in grid.rows]
    if any(len(cell.text) > LONGEST_LABEL for row in grid.rows for cell in row):
        return None  # cells of a page, not of a table
    first = next((i for i, line in enumerate(lines) if any(map(_is_figure, line)) and not _is_years(line)), 0)
    body = [i for i in range(first, len(lines)) if any(map(_is_figure, lines[i]))]
    at = _label_column([lines[i] for i in body])
    heads = [line for line in lines[:first] if _is_head(line, at)]
    if not body or (at is None and not heads):
        return None
    return _Reader(grid, lines, heads, body, at, is_unit_head).shape(lines[:first])


class _Reader:
    """Reads the figures of one grid between their heads and labels; `at` is the column of labels, if any."""

    def __init__(
        self, grid: Grid, lines: list[Line], heads: list[Line], body: list[int], at: int | None,
        is_unit_head: Callable[[str], bool],
    ) -> None:  # fmt: skip
        self.grid, self.lines, self.heads, self.body, self.at = grid, lines, heads, body, at
        self.width = max(map(len, heads), default=0)
        columns = range(max(len(lines[i]) for i in body))
        self.figures = [c for c in columns if any(_is_figure(self._cell(i, c)) for i in body)]
        self.texts = [c for c in columns if c not in self.figures and self._is_text(c)]
        self.units = [c for c in self.texts if c != at and is_unit_head(_head(heads, c))]
        self.before = at is None or any(f > at for f in self.figures)  # labels stand before their figures
        self.starts = self._halves()
        self.labels: dict[int, list[str]] = {}

    def shape(self, above: list[Line]) -> Shape:
        data: list[Datum] = []
        loose = []
        for i in self.body:
            ragged = self.heads and not self.grid.spans_known and len(self.lines[i]) != self.width
            if ragged or not self.starts or (self.at is None and len(self.body) > 1):
                loose.append(i)
            else:
                data += self._data(i)
        columns = range(self.width)
        captions = [_across(line) for line in above if not any(line is head for head in self.heads)]
        return Shape(
            "" if self.at is None else _head(self.heads[:1], self.at),
            tuple(text for text in captions if text),
            tuple(dict.fromkeys(filter(None, (_head(self.heads, c) for c in columns if c != self.at)))),
            tuple(self._label(i, self.at) for i in self.body) if self.at is not None else (),
            tuple(data),
            tuple(loose),
            {id(cell): _head(self.heads, c) for i in self.body for c, cell in enumerate(self.lines[i])},
        )  # fmt: skip

    def _data(self, i: int) -> list[Datum]:
        own = {id(cell) for cell in self.grid.rows[i]}
        found = []
        for column, cell in enumerate(self.lines[i]):
            start = self._start(column)
            if cell is None or not _is_figure(cell) or id(cell) not in own or start == -1:
                continue
            own.discard(id(cell))
            label = "" if start is None else self._label(i, start)
            units = (_text(self._cell(i, c)) for c in self.units)
            unit = next((text for text in units if text), "")
            found.append(Datum(i, cell, label, _head(self.heads, column), unit))
        return found

    def _start(self, column: int) -> int | None:
        """The column of the label that a figure belongs to; None where there are none, -1 for no figure."""
        if self.at is None or not self.before:
            return self.at
        return max((c for c in self.starts if c < column), default=-1)

    def _halves(self) -> list[int]:
        """Columns in which labels begin: labels and figures may stand side by side twice.

        Nothing where figures stand after a text under another head: it may be their label, or a remark.
        """
        starts = [self.at or 0]
        for c in self.texts if self.at is not None and self.before else []:
            between = any(starts[-1] < f < c for f in self.figures)
            if c > starts[0] and c not in self.units and between and c < self.figures[-1]:
                if _head(self.heads, c) == _head(self.heads, starts[0]):
                    starts.append(c)
                elif len(self.body) > 1:
                    return []
        return starts

    def _label(self, i: int, start: int) -> str:
        """The label of a line; with those to its right where labels alone do not tell lines apart."""
        labels = self.labels.setdefault(start, [_text(self._cell(j, start)) for j in self.body])
        if len(set(labels)) == len(labels):
            return _text(self._cell(i, start))
        end = next((f for f in self.figures if f > start), start + 1)
        inner = [c for c in self.texts if start <= c < end and c not in self.units]
        return _head([[self._cell(i, c)] for c in inner], 0)

    def _is_text(self, column: int) -> bool:
        """Whether most lines print a text in a column: words without digits."""
        cells = [self._cell(i, column) for i in self.body]
        words = [c for c in cells if c and c.text.strip() and not is_value(c.text)]
        return bool(words) and 2 * len(words) >= len(cells) and not any(_DIGIT.search(c.text) for c in words)

    def _cell(self, i: int, column: int) -> GridCell | None:
        return self.lines[i][column] if column < len(self.lines[i]) else None


def _is_head(line: Line, at: int | None) -> bool:
    """Whether a line names columns; a caption spans the labels as well."""
    texts = {id(cell) for cell in line if cell and cell.text.strip()}
    label = line[at] if at is not None and at < len(line) else None
    return bool(texts - {id(label)}) and (
        at is None or len(texts) > 1 or bool(label and not label.text.strip())
    )


def _across(line: Line) -> str:
    """The text of a line that spans the table."""
    return _head([[cell] for cell in line], 0)


def _is_years(line: Line) -> bool:
    """Whether a line prints years as heads, such as 2015 | 2016, beside the head of the labels."""
    figures = [_text(cell) for cell in line if _is_figure(cell)]
    others = [cell for cell in line if cell and not _is_figure(cell)]
    return len(set(figures)) > 1 and len(others) > 0 and all(_YEAR.fullmatch(text) for text in figures)


def _label_column(lines: list[Line]) -> int | None:
    """The first column that holds a text in every line; the last one only where figures stand before it."""
    if not lines:
        return None
    width = min(map(len, lines))
    for column in range(width):
        cells = [line[column] for line in lines]
        if all(cell and cell.text.strip() and not _is_figure(cell) for cell in cells):
            before = any(_is_figure(cell) for line in lines for cell in line[:column])
            return column if column < width - 1 or before else None
    return None


def _head(heads: Sequence[Line], column: int) -> str:
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

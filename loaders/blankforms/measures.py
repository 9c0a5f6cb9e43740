"""How wide and high the cells of a blank form are."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from loaders.book import FormTable
from loaders.printed import Rows, covering, width

_LINE = 15.0  # points of one line of text
_LABEL_WIDTHS = (6.0, 14.0, 30.0)  # of the label columns of a nested table
_GRID = (24.0, 20.0)  # label and value columns of blocks
_LINE_WIDTH, _VALUE_WIDTH = 7.5, 9.5
_LIST = (64.0, 8.0, 14.0)


def widths(table: FormTable, rows: Rows) -> list[float]:
    """The widths of a table's columns, in characters."""
    columns = width(rows)
    if table.orientation == "line":
        return [_LINE_WIDTH] * columns
    if table.orientation == "list":
        return [*_LIST[:2], *[_LIST[2]] * (columns - 2)]
    if table.head_label:
        labels = columns - len(table.columns)
        return [*_LABEL_WIDTHS[-labels:], *[_VALUE_WIDTH] * len(table.columns)]
    return [_GRID[0], *[_GRID[1]] * (columns - 1)]


def heights(rows: Rows, across: Sequence[float]) -> list[float]:
    """The heights of a table's rows, in points: merged cells do not grow by themselves."""
    lines = [1.0] * len(rows)
    for r, line in enumerate(covering(rows)):
        for c, (cell, at) in enumerate(line):
            if cell is not None and at == (r, c):
                room = sum(across[c : c + cell.colspan]) - 1
                lines[r] = max(lines[r], ceil(2 * len(cell.text) / room) / cell.rowspan)
    return [_LINE * n + 8 for n in lines]

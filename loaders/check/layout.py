"""The statutory tables as the form prints them: rows of cells with spans, heads and labels from the book.

The blocks of table two are one printed table. Nothing here knows a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders import book

#: Table, row and column of a cell of the book.
Key = tuple[str, str, str]
Head = Literal["", "corner", "column", "row"]
#: Tables of this kind are printed in one piece, under the heading of the chapter that holds them.
_BLOCKS, _CHAPTER = "t2_", "proactive"
_PATH = " / "
_NO_UNIT = "——"


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell: a head with its text, or the place of a figure (`key`)."""

    text: str = ""
    rowspan: int = 1
    colspan: int = 1
    head: Head = ""
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A table as printed: its caption, and rows of the cells that begin in them.

    `labels` counts the columns that hold names of rows; a list has one indicator to a line.
    """

    form_id: str
    caption: str
    rows: tuple[tuple[Cell, ...], ...]
    labels: int
    is_list: bool = False

    @property
    def width(self) -> int:
        """Columns; the first row of every printed table covers them all."""
        return sum(cell.colspan for cell in self.rows[0])

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Row and column, from 0, of the upper left corner of every cell."""
        taken: set[tuple[int, int]] = set()
        for r, row in enumerate(self.rows):
            c = 0
            for cell in row:
                while (r, c) in taken:
                    c += 1
                yield r, c, cell
                taken |= {(r + y, c + x) for y in range(cell.rowspan) for x in range(cell.colspan)}


def printed(present: Iterable[tuple[str, str]]) -> list[Printed]:
    """The printed tables that hold these tables (form_id, table_id), in the order of the form."""
    groups: dict[tuple[str, str], list[book.FormTable]] = {}
    wanted = set(present)
    for (form_id, table_id), table in book.tables().items():
        if (form_id, table_id) in wanted:
            piece = _BLOCKS if table_id.startswith(_BLOCKS) else table_id
            groups.setdefault((piece, form_id), []).append(table)
    # a report may mix tables of two forms; the ids of tables sort as they are printed
    return [_blocks(g) if piece == _BLOCKS else _single(g[0]) for (piece, _), g in sorted(groups.items())]


def _single(table: book.FormTable) -> Printed:
    make = {"list": _list, "line": _line, "grid": _grid}[table.orientation]
    return make(table)


@cache
def _heads() -> dict[tuple[str, str], dict[str, str]]:
    return {(r["form_id"], r["table_id"]): r for r in book.read("book/form_heads")}


def _values(table: book.FormTable, row: book.FormRow) -> list[Cell]:
    return [Cell(key=(table.table_id, row.row_code, column.column_code)) for column in table.columns]


def _blocks(tables: list[book.FormTable]) -> Printed:
    """The blocks of table two, each with its own heads, the last cell of a row as wide as is left."""
    width = 1 + max(len(table.columns) for table in tables)
    rows: list[tuple[Cell, ...]] = []
    for table in tables:
        corner = Cell(_heads()[table.form_id, table.table_id]["corner"], head="column")
        rows.append((Cell(table.heading, colspan=width, head="column"),))
        rows.append(_stretched([corner, *(Cell(c.label, head="column") for c in table.columns)], width))
        for row in table.value_rows:
            rows.append(_stretched([Cell(row.label, head="row"), *_values(table, row)], width))
    sections = book.read("book/form_sections")
    caption = next(
        r["label"] for r in sections if (r["form_id"], r["section_code"]) == (tables[0].form_id, _CHAPTER)
    )
    return Printed(tables[0].form_id, caption, tuple(rows), 1)


def _stretched(cells: list[Cell], width: int) -> tuple[Cell, ...]:
    last = cells[-1]
    return (*cells[:-1], Cell(last.text, 1, width - len(cells) + 1, last.head, last.key))


def _grid(table: book.FormTable) -> Printed:
    """Heads of columns in three lines, names of rows in as many columns as groups are deep."""
    heads = _heads()[table.form_id, table.table_id]
    labels = 1 + max(_depth(table, row) for row in table.value_rows)
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(heads["corner"], 3, labels, "corner"),
            Cell(heads["over_columns"], colspan=len(table.columns), head="column"),
        ),
        *_column_heads(table),
    ]
    groups: list[Cell] = []
    for row in table.rows:
        if row.is_group:
            groups.append(Cell(row.label, _leaves(table, row.row_code), head="row"))
            continue
        label = Cell(row.label, colspan=labels - _depth(table, row), head="row")
        rows.append((*groups, label, *_values(table, row)))
        groups = []
    return Printed(table.form_id, table.heading, tuple(rows), labels)


def _column_heads(table: book.FormTable) -> Iterator[tuple[Cell, ...]]:
    upper, lower, told = [], [], set()
    for column in table.columns:
        if not column.parent_label:
            upper.append(Cell(column.label, rowspan=2, head="column"))
            continue
        lower.append(Cell(column.label, head="column"))
        if column.parent_label not in told:
            told.add(column.parent_label)
            span = sum(c.parent_label == column.parent_label for c in table.columns)
            upper.append(Cell(column.parent_label, colspan=span, head="column"))
    yield tuple(upper)
    yield tuple(lower)


def _depth(table: book.FormTable, row: book.FormRow) -> int:
    parents = {r.row_code: r.parent for r in table.rows}
    depth, code = 0, row.parent
    while code:
        depth, code = depth + 1, parents[code]
    return depth


def _leaves(table: book.FormTable, group: str) -> int:
    return sum(_leaves(table, r.row_code) if r.is_group else 1 for r in table.rows if r.parent == group)


def _line(table: book.FormTable) -> Printed:
    """All rows of the book beside each other in one line of figures, under their names."""
    span = len(table.columns)
    paths = [row.label.split(_PATH) for row in table.value_rows]
    top: list[Cell] = []
    for first in dict.fromkeys(path[0] for path in paths):
        top.append(Cell(first, colspan=span * sum(p[0] == first for p in paths), head="column"))
    middle: list[Cell] = []
    for path in paths:
        if len(path) == 1:
            middle += [Cell(c.label, rowspan=2, head="column") for c in table.columns]
        else:
            middle.append(Cell(path[1], colspan=span, head="column"))
    lower = [Cell(c.label, head="column") for path in paths if len(path) > 1 for c in table.columns]
    figures = tuple(cell for row in table.value_rows for cell in _values(table, row))
    return Printed(table.form_id, table.heading, (tuple(top), tuple(middle), tuple(lower), figures), 0)


def _list(table: book.FormTable) -> Printed:
    """One line for each indicator: its name, its unit, its figures; headings have none."""
    heads = _heads()[table.form_id, table.table_id]
    names = [heads["corner"], heads["unit_head"], *(c.label for c in table.columns)]
    rows: list[tuple[Cell, ...]] = [tuple(Cell(name, head="column") for name in names)]
    for row in table.rows:
        unit = Cell(_NO_UNIT if row.is_group else row.unit)
        figures = [Cell(_NO_UNIT)] * len(table.columns) if row.is_group else _values(table, row)
        rows.append((Cell(row.label, head="row"), unit, *figures))
    return Printed(table.form_id, table.heading, tuple(rows), 2, is_list=True)

"""The statutory tables as they are printed: rows of cells with their spans, from the statute book.

A row holds only the cells that begin in it. Blocks of one chapter (the items of table two) stand in one
table, one below the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from loaders import book
from loaders.book import FormRow, FormTable

Key = tuple[str, str, str]  # table_id, row_code, column_code
DASHES = "——"  # stands for the values of a heading in a list


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell; `is_figure` marks those that hold a value, even an empty one, and `key` names it."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    is_figure: bool = False
    key: Key | None = None


Rows = tuple[tuple[Cell, ...], ...]
TextOf = Callable[[Key], str]


def chapters(form_id: str) -> list[tuple[FormTable, ...]]:
    """The tables of a form, those of one chapter together: table ids begin with it (`t2_art20_5`).

    Every list is a chapter of its own: the local lists of one generation are rivals, not parts.
    """
    tables = book.tables_of(form_id)
    grouped = groupby(tables, key=lambda t: t.table_id if t.orientation == "list" else chapter(t.table_id))
    return [tuple(group) for _, group in grouped]


def chapter(table_id: str) -> str:
    """The chapter of a table."""
    return table_id.split("_")[0]


def rows_of(tables: Sequence[FormTable], text_of: TextOf) -> Rows:
    """The rows of a chapter's table; `text_of` says what stands in the cells that hold values."""
    first = tables[0]
    if first.orientation == "list":
        return _list(first, text_of)
    if first.orientation == "line":
        return _line(first, text_of)
    if first.head_label:
        return _nested(first, text_of)
    siblings = (t for t in book.tables_of(first.form_id) if chapter(t.table_id) == chapter(first.table_id))
    columns = 1 + max(len(t.columns) for t in siblings)
    return tuple(row for table in tables for row in _block(table, columns, text_of))


def width(rows: Rows) -> int:
    """Columns of the table: the first row of every statutory table covers them all."""
    return sum(cell.colspan for cell in rows[0])


def matrix(rows: Rows) -> list[list[Cell | None]]:
    """The rectangle of cells: a cell stands where it begins, None where a span covers."""
    return [
        [cell if (r, c) == at else None for c, (cell, at) in enumerate(line)]
        for r, line in enumerate(covering(rows))
    ]


def covering(rows: Rows) -> list[list[tuple[Cell | None, tuple[int, int]]]]:
    """The rectangle of cells: at every position the cell that covers it, and where that cell begins."""
    held: dict[tuple[int, int], tuple[Cell | None, tuple[int, int]]] = {}
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in held:
                c += 1
            for dr in range(cell.rowspan):
                for dc in range(cell.colspan):
                    held[r + dr, c + dc] = (cell, (r, c))
            c += cell.colspan
    return [[held.get((r, c), (None, (r, c))) for c in range(width(rows))] for r in range(len(rows))]


def depth(table: FormTable, row: FormRow) -> int:
    """How many rows a row stands below."""
    parents = {r.row_code: r.parent for r in table.rows}
    above, code = 0, row.parent
    while code:
        above, code = above + 1, parents[code]
    return above


def _values(table: FormTable, row_code: str, text_of: TextOf) -> list[Cell]:
    keys = [(table.table_id, row_code, column.column_code) for column in table.columns]
    return [Cell(text_of(key), is_figure=True, key=key) for key in keys]


def _block(table: FormTable, columns: int, text_of: TextOf) -> Iterator[tuple[Cell, ...]]:
    yield (Cell(table.heading, colspan=columns),)
    yield _filled([Cell(table.stub_label), *(Cell(c.label) for c in table.columns)], columns)
    for row in table.value_rows:
        yield _filled([Cell(row.label), *_values(table, row.row_code, text_of)], columns)


def _filled(cells: list[Cell], columns: int) -> tuple[Cell, ...]:
    """Stretch the last cell of a row to the full width."""
    last = cells[-1]
    return (*cells[:-1], Cell(last.text, last.rowspan, columns - len(cells) + 1, last.is_figure, last.key))


def _nested(table: FormTable, text_of: TextOf) -> Rows:
    """Rows below groups of rows, columns below groups of columns."""
    deepest = 1 + max(depth(table, row) for row in table.value_rows)
    heads: list[Cell] = []
    for parent, columns in groupby(table.columns, lambda c: c.parent_label):
        group = [Cell(column.label, rowspan=2) for column in columns]
        heads += [Cell(parent, colspan=len(group))] if parent else group
    rows: list[tuple[Cell, ...]] = [
        (Cell(table.stub_label, 3, deepest), Cell(table.head_label, colspan=len(table.columns))),
        tuple(heads),
        tuple(Cell(column.label) for column in table.columns if column.parent_label),
    ]
    open_groups: list[Cell] = []
    for row in table.rows:
        if row.is_group:
            open_groups.append(Cell(row.label, rowspan=_leaves_under(table, row.row_code)))
            continue
        label = Cell(row.label, colspan=deepest - depth(table, row))
        rows.append((*open_groups, label, *_values(table, row.row_code, text_of)))
        open_groups = []
    return tuple(rows)


def _leaves_under(table: FormTable, group: str) -> int:
    return sum(_leaves_under(table, r.row_code) if r.is_group else 1 for r in table.rows if r.parent == group)


def _line(table: FormTable, text_of: TextOf) -> Rows:
    """All rows of the form beside one another; those of one proceeding (行政诉讼 / …) under its name."""
    outcomes, names = [c.label for c in table.columns], [r.label.split(" / ") for r in table.value_rows]
    grouped = [(first, list(group)) for first, group in groupby(names, lambda name: name[0])]
    span = len(outcomes)
    second: list[Cell] = []
    for _, group in grouped:
        for name in group:
            alone = [Cell(label, rowspan=2) for label in outcomes]
            second += alone if len(name) == 1 else [Cell(name[1], colspan=span)]
    return (
        tuple(Cell(first, colspan=span * len(group)) for first, group in grouped),
        tuple(second),
        tuple(Cell(label) for name in names if len(name) > 1 for label in outcomes),
        tuple(cell for r in table.value_rows for cell in _values(table, r.row_code, text_of)),
    )


def _list(table: FormTable, text_of: TextOf) -> Rows:
    """Indicator, unit, values; headings print dashes."""
    heads = (Cell(table.stub_label), Cell(table.unit_label), *(Cell(c.label) for c in table.columns))
    rows: list[tuple[Cell, ...]] = [heads]
    for row in table.rows:
        dashes = [Cell(DASHES, is_figure=True)] * len(table.columns)
        values = dashes if row.is_group else _values(table, row.row_code, text_of)
        rows.append((Cell(row.label), Cell(DASHES if row.is_group else row.unit), *values))
    return tuple(rows)

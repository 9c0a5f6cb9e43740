"""The printed tables that a report has, each cell with what it is: a head, or the place of a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from loaders import book
from loaders.book import FormTable
from loaders.printed import Cell, Key, Rows, chapter, chapters, matrix, rows_of, width

__all__ = ["Cell", "Head", "Key", "Printed", "printed"]

Head = Literal["", "corner", "column", "row"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A table as printed: its caption, and rows of the cells that begin in them.

    `labels` counts the columns that hold names of rows and units; a list has one indicator to a line.
    """

    form_id: str
    caption: str
    rows: Rows
    labels: int
    is_list: bool

    @property
    def width(self) -> int:
        """Columns of the table."""
        return width(self.rows)

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Row and column, from 0, of the upper left corner of every cell."""
        for r, line in enumerate(matrix(self.rows)):
            for c, cell in enumerate(line):
                if cell is not None:
                    yield r, c, cell

    def head(self, row: int, cell: Cell) -> Head:
        """What a cell that begins in a row is the head of; '' for figures and what stands for them."""
        line = self.rows[row]
        if cell.is_figure or (self.is_list and row and cell is not line[0]):
            return ""
        if any(c.is_figure for c in line):
            return "row"
        return "corner" if cell.rowspan > 1 and cell.colspan > 1 else "column"


def printed(present: Iterable[tuple[str, str]]) -> list[Printed]:
    """The printed tables that hold these tables (form_id, table_id), as they follow each other in print."""
    wanted, found = set(present), []
    for form_id in book.forms():
        for group in chapters(form_id):
            if tables := [t for t in group if (form_id, t.table_id) in wanted]:
                found.append((chapter(group[0].table_id), _printed(tables)))
    # a report may mix tables of two forms; the names of chapters sort as they are printed
    return [table for _, table in sorted(found, key=lambda pair: pair[0])]


def _printed(tables: list[FormTable]) -> Printed:
    first, rows = tables[0], rows_of(tables, lambda _: "")
    is_list = first.orientation == "list"
    if is_list or first.orientation == "line" or first.head_label:
        names = 0 if first.orientation == "line" else width(rows) - len(first.columns)
        return Printed(first.form_id, first.heading, rows, names, is_list)
    # blocks have headings of their own inside the table; together they are their chapter
    section = (first.form_id, chapter(first.table_id))
    sections = book.read("book/form_sections")
    caption = next(r["label"] for r in sections if (r["form_id"], r["chapter"]) == section)
    return Printed(first.form_id, caption, rows, 1, is_list)

"""The cells of one document by their printed names, values in the unit of the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from loaders import book
from loaders.locate.weigh import in_form_unit
from loaders.statements import Cell as Read
from loaders.statements import Parsed


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that a finding looks at, by its printed names.

    Attributes:
        side: of the comparison; weight: with which it is added there.
        year_offset: -1 for the report of the year before.
        printed: the text in the cell; None where nothing stands.
        value: in the unit of the form; None where the text is no number.
        place: where in the document.
    """

    side: str
    weight: Decimal
    year_offset: int
    form_id: str
    table_id: str
    row_code: str
    column_code: str
    heading: str
    row: str
    column: str
    printed: str | None
    value: Decimal | None
    state: str
    place: str
    confidence: float


class Sheet:
    """The cells of one document by name."""

    def __init__(self, document: Parsed) -> None:
        self.document_id = document.document.document_id
        self._cells = {(c.table_id, c.row_code, c.column_code): c for c in document.cells}

    def cell(self, side: str, weight: Decimal, offset: int, key: tuple[str, str, str]) -> Cell | None:
        """The cell of that table, row and column as a side of a comparison; None where nothing was read."""
        read = self._cells.get(key)
        return None if read is None else _named(read, side, weight, offset)

    def cells(self) -> Iterator[Cell]:
        """Every cell by itself, in the order in which they were read."""
        return (_named(read, "left", Decimal(1), 0) for read in self._cells.values())


@cache
def labels(form_id: str, table_id: str) -> tuple[str, dict[str, str], dict[str, str]]:
    """Heading of a table, labels of its rows and of its columns by code."""
    table = book.tables()[form_id, table_id]
    return (
        table.heading,
        {r.row_code: r.label for r in table.rows},
        {c.column_code: c.label for c in table.columns},
    )


def _named(read: Read, side: str, weight: Decimal, offset: int) -> Cell:
    heading, rows, columns = labels(read.form_id, read.table_id)
    value, state = in_form_unit(read)
    return Cell(
        side, weight, offset, read.form_id, read.table_id, read.row_code, read.column_code, heading,
        rows[read.row_code], columns[read.column_code], read.value_text, value, state, read.place,
        read.confidence,
    )  # fmt: skip

"""Annexes as they are printed, built from the book with numbers that name their cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tables_build import Printed, number_of

from loaders import book
from loaders.tables import TableReading

V1, V2, FJ, G2014 = "annex2008_sh_v1", "annex2008_sh_v2", "annex2008_fj", "annex2014"
HEADING = "附件：政府信息公开情况统计表"


def annex(table_id: str) -> book.FormTable:
    """The table of the book."""
    return next(t for t in book.tables().values() if t.table_id == table_id)


def rows_of(
    table_id: str, columns: Sequence[str] = ("label", "unit", "values"), without: Iterable[str] = ()
) -> list[list[Printed]]:
    """Head and rows of an annex; `columns` of label, unit, serial and values, `without` some row codes."""
    table, left_out = annex(table_id), set(without)
    heads: dict[str, list[Printed]] = {
        "label": ["统计指标"],
        "unit": ["单位"],
        "serial": ["代码"],
        "values": [c.label for c in table.columns],
    }
    printed: list[list[Printed]] = [[text for column in columns for text in heads[column]]]
    for number, row in enumerate(table.rows, start=1):
        if row.row_code in left_out:
            continue
        values = [number_of(table_id, row.row_code, c.column_code) if not row.is_group else "——"
                  for c in table.columns]  # fmt: skip
        cells: dict[str, list[Printed]] = {
            "label": [row.label], "unit": ["——" if row.is_group else row.unit], "serial": [f"{number:02d}"],
            "values": [*values],
        }  # fmt: skip
        printed.append([text for column in columns for text in cells[column]])
    return printed


def wanted(table_id: str, without: Iterable[str] = ()) -> dict[tuple[str, str], Decimal]:
    """The number of every cell, by row and column."""
    return {
        (c.row_code, c.column_code): Decimal(number_of(*c.key))
        for c in annex(table_id).cells()
        if c.row_code not in set(without)
    }


def read(reading: TableReading) -> dict[tuple[str, str], Decimal]:
    """The numbers found, by row and column."""
    return {(c.row_code, c.column_code): c.value for c in reading.cells if c.value is not None}

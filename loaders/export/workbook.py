"""All tables as one Excel workbook: a sheet for each, and a first one that says what they are.

Rows are written as they are read, so memory does not grow with them. Text never becomes a formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from loaders.export.catalog import LONGEST_TEXT, Column, Table
from loaders.export.citation import TITLE_EN, TITLE_ZH, Release
from loaders.export.numberformats import Formats

FILE = "gouji.xlsx"
#: Rows of data that a sheet holds under its head.
ROWS = 1_048_575
ABOUT = "说明 About"
_CUT = "…（截断 cut）"
_A_DAY = datetime(2000, 1, 1)  # the stated date of the file, so that the same data are the same bytes
_AT_ONCE = 5_000
_WIDTHS = {"VARCHAR": 24, "DATE": 12, "TIMESTAMP": 20, "BOOLEAN": 9}


def write(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[Table],
    release: Release | None,
    to: Path,
    scratch: Path,
) -> None:
    """Write the workbook; `scratch` is a folder for what it holds back until the end."""
    book = Workbook(str(to), {
        "constant_memory": True, "tmpdir": str(scratch),
        "strings_to_formulas": False, "strings_to_urls": False,
    })  # fmt: skip
    book.set_properties({"created": _A_DAY, "title": TITLE_ZH})
    formats = Formats(book)
    _about(book.add_worksheet(ABOUT), tables, release, formats)
    for table in tables:
        _table(connection, book, table, formats)
    book.close()


def sheets(table: Table) -> list[str]:
    """Names of the sheets of a table: one, and more where it is longer than a sheet."""
    more = range(2, (max(table.rows, 1) - 1) // ROWS + 2)
    return [table.name, *(f"{table.name} {number}" for number in more)]


def _table(connection: duckdb.DuckDBPyConnection, book: Workbook, table: Table, formats: Formats) -> None:
    rows = connection.execute(table.query())
    found = rows.fetchmany(_AT_ONCE)
    for name in sheets(table):
        sheet = book.add_worksheet(name)
        _head(sheet, table, formats)
        line = 0
        while found and line < ROWS:
            taken, found = found[: ROWS - line], found[ROWS - line :]
            for row in taken:
                line += 1
                for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
                    _cell(sheet, line, at, column, value, formats)
            found = found or rows.fetchmany(_AT_ONCE)
        sheet.autofilter(0, 0, max(line, 1), len(table.columns) - 1)


def _head(sheet: Worksheet, table: Table, formats: Formats) -> None:
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, max(_WIDTHS.get(column.kind, 14), min(len(column.name) + 4, 40)))
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.name, formats.head)


def _cell(sheet: Worksheet, line: int, at: int, column: Column, value: Any, formats: Formats) -> None:
    if value is None:
        return
    if isinstance(value, str):
        text = value if len(value) <= LONGEST_TEXT else value[: LONGEST_TEXT - len(_CUT)] + _CUT
        sheet.write_string(line, at, text)
    elif isinstance(value, bool):
        sheet.write_boolean(line, at, value)
    elif column.kind in ("DATE", "TIMESTAMP"):
        sheet.write_datetime(line, at, value, formats.time(column.kind))
    else:
        sheet.write_number(line, at, float(value), formats.number(column, value))


def _about(sheet: Worksheet, tables: Sequence[Table], release: Release | None, formats: Formats) -> None:
    for at, width in enumerate((26, 32, 14, 60, 60)):
        sheet.set_column(at, at, width)
    sheet.freeze_panes(5, 0)
    version = (
        f"{release.release_id} ({release.published_at:%Y-%m-%d})" if release else "unreleased 未正式发布"
    )
    lines = [
        (TITLE_ZH,), (TITLE_EN,), (f"版本 Version: {version}",),
        ("空格子：没有值。比率须与基数同看；own 与 region 口径不可相加。"
         "Blank cells: no value. Rates stand beside their base; scope own and scope region never add up.",),
    ]  # fmt: skip
    for line, (text,) in enumerate(lines):
        sheet.write_string(line, 0, text, formats.bold if line < 2 else None)
    for at, text in enumerate(("表 table", "列 column", "行数或类型 rows, type", "说明", "Description")):
        sheet.write_string(len(lines), at, text, formats.head)
    line = len(lines) + 1
    for table in tables:
        for name in sheets(table):
            sheet.write_url(line, 0, f"internal:'{name}'!A1", formats.link, name)
            sheet.write_number(line, 2, table.rows, formats.whole)
            sheet.write_string(line, 3, table.words.zh, formats.wrapped_bold)
            sheet.write_string(line, 4, table.words.en, formats.wrapped_bold)
            line += 1
        for column in table.columns:
            cells = (table.name, column.name, column.kind.lower(), column.words.zh, column.words.en)
            for at, text in enumerate(cells):
                sheet.write_string(line, at, text, formats.wrapped)
            line += 1

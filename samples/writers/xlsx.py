"""XLSX samples: ruled tables with true merges, on one sheet or one sheet after another."""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from writers.pages import Line, Page
from writers.statutory import Rows, matrix, width


def one_sheet(page: Page) -> bytes:
    """Write everything on one sheet, titles and prose over its whole width."""
    return _write([list(page.blocks)], page)


def without_lines(page: Page) -> bytes:
    """Write everything on one sheet that rules no table."""
    return _write([list(page.blocks)], page, ruled=False)


def sheet_per_table(page: Page) -> bytes:
    """Write every table on a sheet of its own, with the lines that stand above it."""
    sheets: list[list[Line | Rows]] = [[]]
    for block in page.blocks:
        sheets[-1].append(block)
        if not isinstance(block, Line):
            sheets.append([])
    return _write([blocks for blocks in sheets if blocks], page)


def _write(sheets: list[list[Line | Rows]], page: Page, ruled: bool = True) -> bytes:
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": page.title, "author": page.publisher})
    look = book.add_format({"border": int(ruled), "text_wrap": True})
    for blocks in sheets:
        sheet = book.add_worksheet()
        columns = max((width(block) for block in blocks if not isinstance(block, Line)), default=1)
        row = 0
        for block in blocks:
            if isinstance(block, Line):
                _joined(sheet, (row, 0, row, columns - 1), block.text)
                row += 1
            else:
                _table(sheet, row, block, look)
                row += len(block)
    book.close()
    return buffer.getvalue()


def _table(sheet: Worksheet, top: int, rows: Rows, look: Format) -> None:
    for r, line in enumerate(matrix(rows), start=top):
        for c, cell in enumerate(line):
            if cell is None:
                continue
            if cell.rowspan > 1 or cell.colspan > 1:
                _joined(sheet, (r, c, r + cell.rowspan - 1, c + cell.colspan - 1), "", look)
            if cell.is_figure and cell.text.isascii() and cell.text.isdigit():
                sheet.write_number(r, c, int(cell.text), look)
            else:
                sheet.write_string(r, c, cell.text, look)


def _joined(
    sheet: Worksheet, around: tuple[int, int, int, int], text: str, look: Format | None = None
) -> None:
    """Write a text over several cells; the library takes no merge of a single one."""
    if around[:2] == around[2:]:
        sheet.write_string(*around[:2], text, look)
    else:
        sheet.merge_range(*around, text, look)

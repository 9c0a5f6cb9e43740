"""XLS: workbooks of Excel 97–2003 and of WPS, by xlrd; the visible sheets one after another, as they print.

As in XLSX, hidden sheets, rows and columns and what lies outside a print area are left out and told. Excel
keeps the last value of every formula in such a file, so none is uncomputed. What the file says of itself
(title, author) is not read.
"""

from __future__ import annotations

import io
import math
import re
from collections import defaultdict

import xlrd
from xlrd.sheet import Cell as XlsCell

from loaders.document import Block, Document, Doubt, UnreadableError
from loaders.limits import Limits
from loaders.readers.marks import LOWERED, RAISED, strike
from loaders.readers.parts import tidy
from loaders.readers.sheetblocks import Layout
from loaders.readers.sheetnumbers import BUILT_IN, GENERAL, shown
from loaders.readers.sheets import Rectangle, Sheet

MEDIA_TYPE = "application/vnd.ms-excel"

_PRINT_AREA = "Print_Area"
_SIDES = ("left_line_style", "right_line_style", "top_line_style", "bottom_line_style")
_SHIFTS = {1: RAISED, 2: LOWERED}  # by the escapement of a font


def read(data: bytes, limits: Limits) -> Document:
    """Read the bytes of a compound file that holds a workbook.

    Raises UnreadableError: `file_unreadable`, `file_encrypted`.
    """
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO(),
            ignore_workbook_corruption=True,  # of its container: Excel opens such files
        )  # fmt: skip
        areas = _print_areas(book)
        layout, blocks, doubts, number = Layout(limits.max_grid_cells), list[Block](), list[Doubt](), 0
        for position, name in enumerate(book.sheet_names()):
            found = book.sheet_by_index(position)
            if found.visibility:
                doubts.append(Doubt("hidden_left_out", "file", name))
            else:
                number += 1
                blocks += layout.blocks(_sheet(found, number, book, areas.get(position, [])))
            book.unload_sheet(position)
    except MemoryError:
        raise
    except Exception as error:  # the library means XLRDError, and damaged files raise whatever they hit
        code = "file_encrypted" if "encrypted" in str(error) else "file_unreadable"
        raise UnreadableError(code, f"xls: {type(error).__name__}: {error}") from error
    return Document(tuple(blocks), "xls", MEDIA_TYPE, {}, tuple(doubts + layout.doubts))


def _print_areas(book: xlrd.Book) -> dict[int, list[Rectangle]]:
    """The areas that print, by position of their sheet; none for a sheet that prints whole."""
    found = defaultdict[int, list[Rectangle]](list)
    for name in book.name_obj_list:
        said = name.result.value if name.builtin and name.name == _PRINT_AREA and name.result else None
        for area in said if isinstance(said, list) else ():
            sheet, after, top, below, left, beyond = area.coords
            if after == sheet + 1:
                found[sheet].append((top + 1, left + 1, below, beyond))
    return found


def _sheet(found: xlrd.sheet.Sheet, number: int, book: xlrd.Book, areas: list[Rectangle]) -> Sheet:
    sheet = Sheet(number, areas)
    sheet.hidden_columns.update(c + 1 for c, i in found.colinfo_map.items() if i.hidden or not i.width)
    sheet.hidden_rows.update(r + 1 for r, i in found.rowinfo_map.items() if i.hidden or i.height == 0)
    sheet.merges = [(top + 1, left + 1, below, beyond) for top, below, left, beyond in found.merged_cells]
    for row in range(found.nrows):
        for column, cell in enumerate(found.row(row)):
            if cell.xf_index is None:
                continue
            style = book.xf_list[cell.xf_index]
            if any(getattr(style.border, side) for side in _SIDES):
                sheet.ruled.setdefault(row + 1, set()).add(column + 1)
            runs = found.rich_text_runlist_map.get((row, column), [])
            marked = _marked(_text(cell, book, style), [(0, style.font_index), *runs], book)
            lines = (tidy(line) for line in re.split(r"\r\n?|\n", marked))
            if text := "\n".join(filter(None, lines)):
                sheet.cells[row + 1, column + 1] = text
    return sheet


def _text(cell: XlsCell, book: xlrd.Book, style: xlrd.formatting.XF) -> str:
    """The text that a cell prints."""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE) and math.isfinite(cell.value):
        kept = book.format_map.get(style.format_key)
        code = BUILT_IN.get(style.format_key) or (kept.format_str if kept else GENERAL)
        return shown(cell.value, code, bool(book.datemode))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    return str(xlrd.error_text_from_code.get(cell.value, "")) if cell.ctype == xlrd.XL_CELL_ERROR else ""


def _marked(text: str, runs: list[tuple[int, int]], book: xlrd.Book) -> str:
    """A text with the marks of its fonts: a run goes from its start to that of the next."""
    pieces = []
    for (start, index), (end, _) in zip(runs, [*runs[1:], (len(text), 0)], strict=True):
        font, piece = book.font_list[index], text[start:end]
        if piece.strip():
            shift = _SHIFTS.get(font.escapement)
            piece = strike(piece) if font.struck_out else piece.translate(shift) if shift else piece
        pieces.append(piece)
    return "".join(pieces)

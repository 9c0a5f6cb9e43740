"""A statutory table of a blank Word document: merged cells, empty inputs, and fields that add up.

Word calls a cell by its row and by its number among the cells of that row, merged ones counted once:
`D4` is the fourth cell of the fourth row, whatever stands above it. A part of a cell merged downwards
counts in every row it covers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from loaders.blankforms.identities import key
from loaders.blankforms.measures import widths
from loaders.blankforms.report import Chapter
from loaders.printed import Cell, Key, Rows, covering, matrix, width
from loaders.readers.sheets import letters
from loaders.rules import Term

_WIDTH = 17.0  # cm between the margins
_ROW = Cm(0.65)  # at least
_MANY_COLUMNS = 12
#: Styles of what stands in cells, so that what is typed looks like what is printed; with their size.
USUAL, SMALL = "表格", "表格小字"
STYLES = {USUAL: Pt(9), SMALL: Pt(8)}


def add_table(document: WordDocument, chapter: Chapter, totals: Mapping[Key, Sequence[Term]]) -> None:
    """Append the table of a chapter."""
    rows = chapter.rows
    cells = matrix(rows)
    table = document.add_table(rows=len(cells), cols=width(rows), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    grid = [list(row.cells) for row in table.rows]  # the library walks the whole table for every cell
    _set_widths(table, grid, widths(chapter.tables[0], rows))
    style = SMALL if width(rows) >= _MANY_COLUMNS else USUAL
    is_list = chapter.tables[0].orientation == "list"
    addresses = _addresses(rows)
    for r, line in enumerate(cells):
        for c, cell in enumerate(line):
            if cell is None:
                continue
            printed = grid[r][c]
            if cell.rowspan > 1 or cell.colspan > 1:
                printed = printed.merge(grid[r + cell.rowspan - 1][c + cell.colspan - 1])
            printed.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            paragraph = printed.paragraphs[0]
            paragraph.style = style
            if is_list and c == 0 and r > 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
            if cell.text:
                paragraph.add_run(cell.text)
            if cell.key and cell.key in totals:
                _field(paragraph, _formula(totals[cell.key], addresses))
    for row in table.rows:
        row.height = _ROW
    if is_list:
        _repeat_head(table)


def _set_widths(table: Any, grid: Sequence[Sequence[Any]], across: Sequence[float]) -> None:
    for c, chars in enumerate(across):
        column = Cm(_WIDTH * chars / sum(across))
        table.columns[c].width = column
        for row in grid:
            row[c].width = column


def _addresses(rows: Rows) -> dict[Key, tuple[int, int]]:
    """Row and number in the row of the cells that hold values, from 1."""
    found = {}
    for r, line in enumerate(covering(rows)):
        seen: list[tuple[int, int]] = []
        for cell, at in line:
            if at not in seen:
                seen.append(at)
            if isinstance(cell, Cell) and cell.key and at[0] == r:
                found[cell.key] = (r + 1, len(seen))
    return found


def _formula(parts: Sequence[Term], addresses: Mapping[Key, tuple[int, int]]) -> str:
    """The sum of some cells, each by itself: LibreOffice misreads a range in a row that a page ends at."""
    spots = (addresses[key(part)] for part in parts)
    return f"=SUM({','.join(f'{letters(number)}{row}' for row, number in spots)})"


def _field(paragraph: Any, formula: str) -> None:
    """A formula field without a result yet: F9 computes it."""
    for kind in ("begin", None, "separate", "end"):
        run = paragraph.add_run()
        if kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {formula} "
            instruction.set(qn("xml:space"), "preserve")
            run._r.append(instruction)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _repeat_head(table: Any) -> None:
    """Print the head again on every page."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))

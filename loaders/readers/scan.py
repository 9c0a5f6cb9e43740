"""A page that is only a picture: its tables by their ruling lines, the rest as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from loaders.document import SURE, Doubt
from loaders.readers import ocr, pdftable, pdftext, scancells, scanimage, scanlines, scanrows, scanturn
from loaders.readers.pdfflow import Loose, Page, without_page_number
from loaders.readers.pdflattice import Box, Lattice
from loaders.readers.pdftable import Ruled
from loaders.readers.pdftext import Glyph, Line
from loaders.readers.scanimage import Sheet
from loaders.readers.scanturn import Upright

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_DIGIT = re.compile(r"[0-9０-９]")
_GLYPH = 0.75  # of the height of a box around a line is the size of its characters
_LEAST = 0.5  # a line read with less is not read
_LINE = (0.06, 0.5)  # inches: so high are lines of text
_MARGIN = 0.05  # of the page's height: what stands there is a page number
_INKED = 0.03  # of a box around a line, at least, is ink
_DOUBTED = 0.85  # nothing is surer on a page of which nobody can tell which way up it lies
_FIGURE = 8  # characters of a figure, at most
_TABLE_OF_LINES = 4  # texts that may be a table whose lines are not seen

Picture = NDArray[np.uint8]


@dataclass(slots=True)
class Scanned:
    """What a page shows, what is doubtful, and the pictures of its value cells (PNG) by place.

    `cells` are those of its tables; `turn` are the quarters by which it was turned, counter-clockwise.
    """

    page: Page
    doubts: list[Doubt] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    cells: int = 0
    turn: int = 0


def page(picture: Picture, dpi: float, number: int, budget: int, before: int = 0) -> Scanned:
    """Read a page.

    Args:
        picture: height x width x 3 (RGB), or height x width (grey), 8 bits.
        dpi: dots an inch.
        number: of the page, for places.
        budget: cells that its tables may have; those beyond are reported and left.
        before: quarters by which the page before it was turned.

    Raises:
        UnreadableError: `ocr_failed`.
    """
    up = scanturn.upright(scanimage.sheet(picture, dpi), before)
    sheet, boxes, most = up.sheet, up.boxes, 1.0 if up.sure else _DOUBTED
    found = Scanned(Page(number, sheet.grey.shape[1] * sheet.points, []), turn=up.quarters)
    ruled, rulings = scanlines.lattices(sheet, boxes)
    if not up.sure and (ruled or len(boxes) >= _TABLE_OF_LINES):
        found.doubts.append(Doubt("page_unsure", f"page {number}", f"page {number}"))
    lattices = []
    for lattice in ruled:
        found.cells += lattice.size
        if found.cells > budget:
            found.doubts.append(Doubt("grid_limit", f"page {number}", f"page {number}"))
            break
        lattices.append(lattice)
        place = f"page {number} table {len(lattices)}"
        if scancells.is_stamped(sheet, lattice):
            found.doubts.append(Doubt("seal_over_table", place, place))
        read = [(text, min(sure, most)) for text, sure in scancells.read(sheet, lattice, rulings)]
        table = pdftable.ruled(lattice, read, place)
        found.page.items.append((lattice.row_edges[0], 0, table))
        _look(found, sheet, lattice, table)
    found.page.items += _outside(found, up, lattices)
    found.page.items.sort(key=lambda item: item[0])
    return found


def _look(found: Scanned, sheet: Sheet, lattice: Lattice, table: Ruled) -> None:
    """Keep the pictures of cells that may hold values, and tell of those that are read unsurely."""
    for box in table.boxes:
        if _IDEOGRAPH.search(box.text) and not _may_be_figure(box):
            continue
        found.pictures[box.place] = _png(sheet, lattice, box)
        if box.confidence < SURE:
            found.doubts.append(Doubt("reading_unsure", box.place, box.text))


def _may_be_figure(box: Box) -> bool:
    """Whether a text with ideographs may be a figure and what lies over it, a seal's characters."""
    return box.confidence < SURE and len(box.text) <= _FIGURE and bool(_DIGIT.search(box.text))


def _png(sheet: Sheet, lattice: Lattice, box: Box) -> bytes:
    x0, top, x1, bottom = scancells.bounds(sheet, lattice, box)
    return bytes(cv2.imencode(".png", sheet.grey[top:bottom, x0:x1] | 0x0F)[1])


def _outside(
    found: Scanned, up: Upright, lattices: Sequence[Lattice]
) -> Iterator[tuple[float, int, Line | Loose]]:
    """What stands outside the ruled tables: top, number and lines, or rows in columns without lines."""
    number = found.page.number
    rows = _rows(_glyphs(found, up, lattices), number)
    at = 0
    for part in scanrows.parts(rows):
        place = f"page {number} line {at + 1}"
        if len(part) > 1:
            table = scanrows.table(part, place)
            cells = (cell for row in table.rows for cell in row)
            unsure = (c for c in cells if c.confidence < SURE and _DIGIT.search(c.text))
            found.doubts += [Doubt("reading_unsure", cell.place, cell.text) for cell in unsure]
            yield part[0][0]["top"], at + 1, table
        elif line := pdftext.joined(part[0]):
            if any(g["sure"] < SURE and _DIGIT.search(g["text"]) for g in part[0]):
                found.doubts.append(Doubt("reading_unsure", place, line.text))
            yield line.top, at + 1, line
        at += len(part)


def _glyphs(found: Scanned, up: Upright, lattices: Sequence[Lattice]) -> list[Glyph]:
    """The lines outside the ruled tables; those that cannot be read are told where a text may stand."""
    outside = [b for b in up.boxes if not any(_within(up.sheet, b, lattice) for lattice in lattices)]
    known = up.reads | scanturn.read(up.sheet, [b for b in outside if b not in up.reads])
    most = 1.0 if up.sure else _DOUBTED
    glyphs = []
    for box in outside:
        text, sure = known[box]
        if text and sure >= _LEAST:
            glyphs.append(_glyph(up.sheet, box, ocr.Read(text, min(sure, most))))
        elif _may_be_text(up.sheet, box):
            share = round(100 * box.top / up.sheet.grey.shape[0])
            found.doubts.append(
                Doubt("line_unread", f"page {found.page.number}", f"{text or '…'}, {share} %")
            )
    return glyphs


def _may_be_text(sheet: Sheet, box: ocr.Frame) -> bool:
    """Whether something printed may stand in a box: not at the rim, and no seal or spot."""
    height = sheet.grey.shape[0]
    x0, top, x1, bottom = (max(0, round(side)) for side in box)
    middle = (top + bottom) / 2 / height
    low, high = (inches * sheet.dpi for inches in _LINE)
    if not (_MARGIN < middle < 1 - _MARGIN and low <= bottom - top <= high and x1 - x0 >= low):
        return False
    return bool(
        (sheet.ink[top:bottom, x0:x1] > 0).mean() >= _INKED and not sheet.within[top:bottom, x0:x1].any()
    )


def _rows(glyphs: list[Glyph], number: int) -> list[scanrows.Row]:
    """Rows of lines, without the page's number."""
    printed = [(line, row) for row in pdftext.rows(glyphs) if (line := pdftext.joined(row))]
    kept = set(map(id, without_page_number([line for line, _ in printed], number)))
    return [row for line, row in printed if id(line) in kept]


def _within(sheet: Sheet, box: ocr.Frame, lattice: Lattice) -> bool:
    """Whether the middle of a box lies in a table."""
    x, y = (box.x0 + box.x1) / 2 * sheet.points, (box.top + box.bottom) / 2 * sheet.points
    rows, columns = lattice.row_edges, lattice.column_edges
    return rows[0] <= y <= rows[-1] and columns[0] <= x <= columns[-1]


def _glyph(sheet: Sheet, box: ocr.Frame, one: ocr.Read) -> Glyph:
    """A line as pdfplumber describes a character, in points."""
    x0, top, x1, bottom = (side * sheet.points for side in box)
    made: dict[str, Any] = {
        "text": one.text, "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "width": x1 - x0, "size": (bottom - top) * _GLYPH, "sure": one.confidence,
    }  # fmt: skip
    return made

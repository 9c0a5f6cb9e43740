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
from loaders.readers import ocr, pdftable, pdftext, scancells, scanimage, scanlines, scanrows
from loaders.readers.pdfflow import Loose, Page, without_page_number
from loaders.readers.pdflattice import Box, Lattice
from loaders.readers.pdftable import Ruled
from loaders.readers.pdftext import Glyph, Line
from loaders.readers.scanimage import Sheet

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_DIGIT = re.compile(r"[0-9０-９]")
_GLYPH = 0.75  # of the height of a box around a line is the size of its characters
_LEAST = 0.5  # a line read with less is a spot or part of a seal
_LONG = 1.8  # a box that is so much longer than wide shows which way its line runs
_LEGIBLE, _TASTE = 0.85, 12  # lines that tell which way up a page is

Picture = NDArray[np.uint8]


@dataclass(slots=True)
class Scanned:
    """What a page shows, what is doubtful, and the pictures of its value cells (PNG) by place."""

    page: Page
    doubts: list[Doubt] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    cells: int = 0


def page(picture: Picture, dpi: float, number: int, budget: int) -> Scanned:
    """Read a page.

    Args:
        picture: height x width x 3 (RGB), or height x width (grey), 8 bits.
        dpi: dots an inch.
        number: of the page, for places.
        budget: cells that its tables may have; those beyond are reported and left.

    Raises:
        UnreadableError: `ocr_failed`.
    """
    sheet, boxes = _upright(scanimage.sheet(picture, dpi))
    found = Scanned(Page(number, sheet.grey.shape[1] * sheet.points, []))
    ruled, rulings = scanlines.lattices(sheet, boxes)
    lattices = []
    for lattice in ruled:
        found.cells += lattice.size
        if found.cells > budget:
            found.doubts.append(Doubt("grid_limit", f"page {number}", f"page {number}"))
            break
        lattices.append(lattice)
        place = f"page {number} table {len(lattices)}"
        table = pdftable.ruled(lattice, scancells.read(sheet, lattice, rulings), place)
        found.page.items.append((lattice.row_edges[0], 0, table))
        _look(found, sheet, lattice, table)
    found.page.items += _outside(found, sheet, lattices, boxes)
    found.page.items.sort(key=lambda item: item[0])
    return found


def _look(found: Scanned, sheet: Sheet, lattice: Lattice, table: Ruled) -> None:
    """Keep the pictures of cells that may hold values, and tell of those that are read unsurely."""
    for box in table.boxes:
        if _IDEOGRAPH.search(box.text):
            continue
        found.pictures[box.place] = _png(sheet, lattice, box)
        if box.confidence < SURE:
            found.doubts.append(Doubt("reading_unsure", box.place, box.text))


def _png(sheet: Sheet, lattice: Lattice, box: Box) -> bytes:
    x0, top, x1, bottom = scancells.bounds(sheet, lattice, box)
    return bytes(cv2.imencode(".png", sheet.grey[top:bottom, x0:x1] | 0x0F)[1])


def _upright(sheet: Sheet) -> tuple[Sheet, list[ocr.Frame]]:
    """The page the right way up, and the boxes of its lines: paper is fed in sideways, too."""
    boxes = ocr.frames(sheet.grey)
    upright = sum(b.x1 - b.x0 > _LONG * (b.bottom - b.top) for b in boxes)
    reads = _longest(sheet, boxes)
    if sum(b.bottom - b.top > _LONG * (b.x1 - b.x0) for b in boxes) > upright:
        quarters: tuple[int, ...] = (1, 3)
    elif reads and sum(one.confidence for one in reads) / len(reads) < _LEGIBLE:
        quarters = (2,)
    else:
        return sheet, boxes
    ways = [(sheet, boxes, reads)]
    for quarter in quarters:
        way = scanimage.turned(sheet, quarter)
        seen = ocr.frames(way.grey)
        ways.append((way, seen, _longest(way, seen)))
    return max(ways, key=lambda way: _legible(way[2]))[:2]


def _longest(sheet: Sheet, boxes: Sequence[ocr.Frame]) -> list[ocr.Read]:
    """What some of the longest lines say."""
    longest = sorted(boxes, key=lambda b: b.top - b.bottom + b.x0 - b.x1)[:_TASTE]
    return ocr.lines([scancells.picture(sheet.grey, *map(round, box)) for box in longest])


def _legible(reads: Sequence[ocr.Read]) -> float:
    """How many characters are read, each as far as it is sure: a line on its side is one unlikely sign."""
    return sum(len(one.text) * one.confidence**2 for one in reads)


def _outside(
    found: Scanned, sheet: Sheet, lattices: Sequence[Lattice], boxes: Sequence[ocr.Frame]
) -> Iterator[tuple[float, int, Line | Loose]]:
    """What stands outside the ruled tables: top, number and lines, or rows in columns without lines."""
    outside = [b for b in boxes if not any(_within(sheet, b, lattice) for lattice in lattices)]
    reads = ocr.lines([scancells.picture(sheet.grey, *map(round, box)) for box in outside])
    glyphs = [
        _glyph(sheet, box, one)
        for box, one in zip(outside, reads, strict=True)
        if one.text and one.confidence >= _LEAST
    ]
    number = found.page.number
    printed = [(line, row) for row in pdftext.rows(glyphs) if (line := pdftext.joined(row))]
    kept = set(map(id, without_page_number([line for line, _ in printed], number)))
    rows = [row for line, row in printed if id(line) in kept]
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

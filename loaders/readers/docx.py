"""DOCX: paragraphs and tables in body order, with true merges, over the raw XML.

Insertions count and deletions do not, as if all changes were accepted; text struck out
by hand is left out and told as a doubt. Headers, footers and hidden text are left out; text boxes
follow the paragraph they hang on.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from loaders.document import Document, UnreadableError
from loaders.limits import Limits
from loaders.readers.container import member
from loaders.readers.grids import MAX_COLSPAN, Numberer
from loaders.readers.marks import LOWERED, RAISED, strike
from loaders.readers.numbering import Numbering
from loaders.readers.officefile import core, main_part
from loaders.readers.parts import Cell, Part, settle, tidy
from loaders.readers.wordxml import child_of, count, is_on, local, parse, value

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_PROPERTIES = "pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr rubyPr customXmlPr smartTagPr"
_NOT_TEXT = "del moveFrom instrText delText rt Fallback"
_DROPPED = frozenset((_PROPERTIES + " " + _NOT_TEXT).split())
_AS_TEXT = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SHIFTS = {"superscript": RAISED, "subscript": LOWERED}
MAIN_PART = "word/document.xml"


def read(archive: zipfile.ZipFile, limits: Limits) -> Document:
    """Read an opened DOCX container.

    Raises UnreadableError: `file_unreadable`, `file_encrypted`.
    """
    numberer = Numberer(limits.max_grid_cells)
    numberer.add(parts_of(archive, Walk)[1])
    return Document(tuple(numberer.blocks), "docx", MEDIA_TYPE, core(archive), tuple(numberer.doubts))


def parts_of(archive: zipfile.ZipFile, walk: type[Walk]) -> tuple[etree._Element, list[Part]]:
    """The root of the main part, and what its body holds, collected by a walk of that kind.

    Raises UnreadableError: `file_unreadable`, `file_encrypted`.
    """
    main = main_part(archive, MAIN_PART)
    source = member(archive, main)
    if source is None:
        raise UnreadableError("file_unreadable", f"docx: no {main}")
    root = parse(source, main)
    body = child_of(root, "body")
    if body is None:
        raise UnreadableError("file_unreadable", f"docx: no body in {main}")
    folder = posixpath.dirname(main)
    beside = [member(archive, posixpath.join(folder, name)) for name in ("numbering.xml", "styles.xml")]
    parts: list[Part] = []
    walk(Numbering(*beside)).blocks(body, parts)
    return root, parts


class Walk:
    """One pass over the body, which counts numbered paragraphs as it goes.

    `line` and `cell` make what is collected; a walk of another kind may remember where it came from.
    """

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def blocks(self, container: etree._Element, parts: list[Part]) -> None:
        """Collect what a body, cell, text box or content control holds."""
        for child in container:
            kind = local(child.tag)
            if kind == "p":
                self._paragraph(child, parts)
            elif kind == "tbl":
                parts += self._table(child)
            elif kind == "AlternateContent":
                self.blocks(_alternative(child), parts)
            elif kind not in _DROPPED:
                self.blocks(child, parts)

    def _paragraph(self, paragraph: etree._Element, parts: list[Part]) -> None:
        number = self._numbering.of(child_of(paragraph, "pPr"))
        text: list[str] = []
        boxes: list[etree._Element] = []
        _inline(paragraph, text, boxes)
        for position, line in enumerate("".join(text).split("\n")):
            if tidied := tidy(line):
                parts.append(self.line(number + tidied, paragraph, position))
                number = ""
        for box in boxes:
            self.blocks(box, parts)

    def line(self, text: str, paragraph: etree._Element, position: int) -> str:
        """A line of a paragraph, `position` lines down in it, from 0."""
        return text

    def cell(self, element: etree._Element, span: int) -> Cell:
        """A cell, still empty, that an element begins."""
        return Cell(colspan=span)

    def _table(self, table: etree._Element) -> list[Part]:
        open_merges: dict[int, Cell] = {}
        return settle([[self._row(row, open_merges) for row in _rows(table)]])

    def _row(self, row: etree._Element, open_merges: dict[int, Cell]) -> list[Cell]:
        """The cells that begin in a row; a merge that goes on grows the cell it belongs to."""
        cells: list[Cell] = []
        column = count(child_of(child_of(row, "trPr"), "gridBefore"), 0, MAX_COLSPAN)
        if column:
            cells.append(Cell(colspan=column))
        for element in _cells(row):
            properties = child_of(element, "tcPr")
            span = count(child_of(properties, "gridSpan"), 1, MAX_COLSPAN + 1)
            vertical, horizontal = child_of(properties, "vMerge"), child_of(properties, "hMerge")
            if horizontal is not None and value(horizontal) != "restart" and cells:
                cells[-1].colspan += span
                column += span
                continue
            above = open_merges.get(column)
            going_on = vertical is not None and value(vertical) != "restart"
            if going_on and above is not None and above.colspan == span:
                above.rowspan += 1
            else:
                cell = self.cell(element, span)
                self.blocks(element, cell.parts)
                cells.append(cell)
                for covered in range(column, column + span):
                    open_merges.pop(covered, None)
                if vertical is not None:
                    open_merges[column] = cell
            column += span
        return cells


def runs(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The runs of a paragraph that count, each with its text; those in text boxes are not among them."""
    for child in element:
        kind = local(child.tag)
        if kind == "r":
            text: list[str] = []
            _run(child, text, [])
            yield child, "".join(text)
        elif kind == "AlternateContent":
            yield from runs(_alternative(child))
        elif kind not in _DROPPED and kind != "txbxContent":
            yield from runs(child)


def _inline(element: etree._Element, text: list[str], boxes: list[etree._Element]) -> None:
    """Collect the text of runs, and the text boxes that hang on them."""
    for child in element:
        kind = local(child.tag)
        if kind == "t":
            text.append(child.text or "")
        elif kind in _AS_TEXT:
            text.append(_AS_TEXT[kind])
        elif kind == "r":
            _run(child, text, boxes)
        elif kind == "txbxContent":
            boxes.append(child)
        elif kind == "AlternateContent":
            _inline(_alternative(child), text, boxes)
        elif kind not in _DROPPED:
            _inline(child, text, boxes)


def _run(run: etree._Element, text: list[str], boxes: list[etree._Element]) -> None:
    """Collect the text of one run with the marks of its properties; hidden text is left out."""
    properties = child_of(run, "rPr")
    if is_on(properties, "vanish"):
        return
    start = len(text)
    _inline(run, text, boxes)
    if properties is None:
        return
    if is_on(properties, "strike") or is_on(properties, "dstrike"):
        text[start:] = [strike(part) if part.strip() else part for part in text[start:]]
    elif shift := _SHIFTS.get(value(child_of(properties, "vertAlign"))):
        text[start:] = [part.translate(shift) for part in text[start:]]


def _alternative(element: etree._Element) -> etree._Element:
    """Of several renderings of the same thing the first; the others would repeat its text."""
    return element[0] if len(element) else element


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        kind = local(child.tag)
        if kind == "tr":
            properties = child_of(child, "trPr")
            if child_of(properties, "del") is None and not is_on(properties, "hidden"):
                yield child
        elif kind not in _DROPPED:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        kind = local(child.tag)
        if kind == "tc":
            yield child
        elif kind not in _DROPPED:
            yield from _cells(child)

"""DOCX: paragraphs and tables in body order, with true merges, over the raw XML.

Insertions count and deletions do not, as if all changes were accepted. Headers, footers and
hidden text are left out; text boxes follow the paragraph they hang on.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from functools import cache

from lxml import etree

from loaders.document import Document, Unreadable
from loaders.limits import Limits
from loaders.readers.container import member
from loaders.readers.grids import MAX_COLSPAN, Numberer
from loaders.readers.parts import Cell, Part, settle, tidy

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# Elements are told by local name: the strict and the transitional format differ in namespace only.
_PROPERTIES = "pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr rubyPr customXmlPr smartTagPr"
_NOT_TEXT = "del moveFrom instrText delText rt Fallback"
_DROPPED = frozenset((_PROPERTIES + " " + _NOT_TEXT).split())
_AS_TEXT = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = {"0", "false", "off"}
_MAIN_PART = "word/document.xml"
_CORE = {"title": "title", "creator": "author"}


def read(archive: zipfile.ZipFile, limits: Limits) -> Document:
    """Read an opened DOCX container.

    Raises Unreadable: `file_unreadable`, `file_encrypted`.
    """
    main = _main_part(archive)
    source = member(archive, main)
    if source is None:
        raise Unreadable("file_unreadable", f"docx: no {main}")
    root = _parse(source, main)
    body = next((child for child in root if _local(child.tag) == "body"), None)
    if body is None:
        raise Unreadable("file_unreadable", f"docx: no body in {main}")
    parts: list[Part] = []
    _blocks(body, parts)
    numberer = Numberer(limits.max_grid_cells)
    numberer.add(parts)
    return Document(tuple(numberer.blocks), "docx", MEDIA_TYPE, _core(archive), tuple(numberer.doubts))


def _parse(source: bytes, name: str) -> etree._Element:
    """Parse one member; a document type declaration is forbidden in the format, and a way to bomb us."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(source, parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable("file_unreadable", f"{name}: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("file_unreadable", f"{name}: document type declaration")
    return root


def _main_part(archive: zipfile.ZipFile) -> str:
    source = member(archive, "_rels/.rels")
    for relation in _parse(source, "_rels/.rels") if source else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(relation.get("Target", _MAIN_PART).lstrip("/"))
    return _MAIN_PART


def _core(archive: zipfile.ZipFile) -> dict[str, str]:
    source = member(archive, "docProps/core.xml")
    try:
        root = _parse(source, "docProps/core.xml") if source else ()
    except Unreadable:
        return {}  # the text is whole; what the file says of itself is not worth losing it
    said = ((_CORE.get(_local(child.tag)), " ".join((child.text or "").split())) for child in root)
    return {key: text for key, text in said if key and text}


@cache
def _local(tag: str) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _value(element: etree._Element | None) -> str:
    """The `w:val` of a property element, whatever its namespace."""
    if element is None:
        return ""
    return next((str(v) for k, v in element.attrib.items() if _local(str(k)) == "val"), "")


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if _local(child.tag) == name), None)


def _is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a switch such as `w:vanish` is set."""
    switch = None if properties is None else _child(properties, name)
    return switch is not None and _value(switch) not in _OFF


def _blocks(container: etree._Element, parts: list[Part]) -> None:
    """Collect what a body, cell, text box or content control holds."""
    for child in container:
        kind = _local(child.tag)
        if kind == "p":
            _paragraph(child, parts)
        elif kind == "tbl":
            parts += _table(child)
        elif kind == "AlternateContent":
            _blocks(_alternative(child), parts)
        elif kind not in _DROPPED:
            _blocks(child, parts)


def _paragraph(paragraph: etree._Element, parts: list[Part]) -> None:
    text: list[str] = []
    boxes: list[etree._Element] = []
    _inline(paragraph, text, boxes)
    for line in "".join(text).split("\n"):
        if tidied := tidy(line):
            parts.append(tidied)
    for box in boxes:
        _blocks(box, parts)


def _inline(element: etree._Element, text: list[str], boxes: list[etree._Element]) -> None:
    for child in element:
        kind = _local(child.tag)
        if kind == "t":
            text.append(child.text or "")
        elif kind in _AS_TEXT:
            text.append(_AS_TEXT[kind])
        elif kind == "r":
            if not _is_on(_child(child, "rPr"), "vanish"):
                _inline(child, text, boxes)
        elif kind == "txbxContent":
            boxes.append(child)
        elif kind == "AlternateContent":
            _inline(_alternative(child), text, boxes)
        elif kind not in _DROPPED:
            _inline(child, text, boxes)


def _alternative(element: etree._Element) -> etree._Element:
    """Of several renderings of the same thing the first; the others would repeat its text."""
    return element[0] if len(element) else element


def _table(table: etree._Element) -> list[Part]:
    rows: list[list[Cell]] = []
    open_merges: dict[int, Cell] = {}
    for row in _rows(table):
        rows.append(_row(row, open_merges))
    return settle([rows])


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        kind = _local(child.tag)
        if kind == "tr":
            properties = _child(child, "trPr")
            if properties is None or (_child(properties, "del") is None and not _is_on(properties, "hidden")):
                yield child
        elif kind not in _DROPPED:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        kind = _local(child.tag)
        if kind == "tc":
            yield child
        elif kind not in _DROPPED:
            yield from _cells(child)


def _row(row: etree._Element, open_merges: dict[int, Cell]) -> list[Cell]:
    """The cells that begin in a row; a merge that goes on grows the cell it belongs to."""
    cells: list[Cell] = []
    properties = _child(row, "trPr")
    column = _count(None if properties is None else _child(properties, "gridBefore"), least=0)
    if column:
        cells.append(Cell(colspan=column))
    for element in _cells(row):
        properties = _child(element, "tcPr")
        span, vertical, horizontal = _merges(properties)
        if horizontal is not None and _value(horizontal) != "restart" and cells:
            cells[-1].colspan += span
            column += span
            continue
        above = open_merges.get(column)
        going_on = vertical is not None and _value(vertical) != "restart"
        if going_on and above is not None and above.colspan == span:
            above.rowspan += 1
        else:
            cell = Cell(colspan=span)
            _blocks(element, cell.parts)
            cells.append(cell)
            for covered in range(column, column + span):
                open_merges.pop(covered, None)
            if vertical is not None:
                open_merges[column] = cell
        column += span
    return cells


def _merges(
    properties: etree._Element | None,
) -> tuple[int, etree._Element | None, etree._Element | None]:
    if properties is None:
        return 1, None, None
    return _count(_child(properties, "gridSpan")), _child(properties, "vMerge"), _child(properties, "hMerge")


def _count(element: etree._Element | None, least: int = 1) -> int:
    printed = _value(element)
    if not (printed.isascii() and printed.isdigit()):
        return least
    return max(least, int(printed) if len(printed) < 6 else MAX_COLSPAN + 1)

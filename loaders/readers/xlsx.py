"""XLSX: the visible sheets one after another, as they print, over the raw XML.

Hidden sheets, rows and columns are left out, and so is what lies outside a print area; both are told as
doubts. A formula is read by the value that was last computed; one that was never computed is a doubt at
its place. Headers, footers, comments, drawings and phonetic text are left out.
"""

from __future__ import annotations

import math
import posixpath
import re
import zipfile
from dataclasses import dataclass

from lxml import etree

from loaders.document import Block, Document, Doubt, UnreadableError
from loaders.limits import Limits
from loaders.readers.container import member
from loaders.readers.officefile import core, main_part
from loaders.readers.parts import tidy
from loaders.readers.sheetblocks import Layout
from loaders.readers.sheetnumbers import shown
from loaders.readers.sheets import Rectangle, Sheet, column_of
from loaders.readers.sheetstyles import PLAIN, Style, marked, read_styles
from loaders.readers.wordxml import child_of, children, local, parse, value

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_MAIN_PART = "xl/workbook.xml"
_TRUE = ("1", "true", "on")
_PRINT_AREA = "_xlnm.Print_Area"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(r"\$?([A-Z]{0,3})\$?([0-9]{0,7})(?::\$?([A-Z]{0,3})\$?([0-9]{0,7}))?")
_AREA = re.compile(r"(?:'(?:[^']|'')*'|[^',!]+)!(\$?[A-Z]{0,3}\$?[0-9]{0,7}(?::\$?[A-Z]{0,3}\$?[0-9]{0,7})?)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WRITABLE = frozenset((9, 10, 13, *range(0x20, 0xD800), *range(0xE000, 0xFFFE)))


@dataclass(frozen=True, slots=True)
class _Book:
    """What the sheets of a workbook share."""

    strings: list[str]
    styles: list[Style]
    since_1904: bool


def read(archive: zipfile.ZipFile, limits: Limits) -> Document:
    """Read an opened XLSX container.

    Raises UnreadableError: `file_unreadable`, `file_encrypted`.
    """
    main = main_part(archive, _MAIN_PART)
    source = member(archive, main)
    if source is None:
        raise UnreadableError("file_unreadable", f"xlsx: no {main}")
    root, folder = parse(source, main), posixpath.dirname(main)
    targets = _targets(archive, main)
    texts = member(archive, _part(targets, "sharedStrings", f"{folder}/sharedStrings.xml"))
    book = _Book(
        [_text(item) for item in parse(texts, "sharedStrings.xml")] if texts else [],
        read_styles(member(archive, _part(targets, "styles", f"{folder}/styles.xml"))),
        value(child_of(root, "workbookPr"), "date1904") in _TRUE,
    )
    areas = _print_areas(root)
    layout = Layout(limits.max_grid_cells)
    blocks: list[Block] = []
    doubts: list[Doubt] = []
    met: set[str] = set()
    number = 0
    for position, entry in enumerate(children(root, "sheets")):
        if value(entry, "state") in ("hidden", "veryHidden"):
            doubts.append(Doubt("hidden_left_out", "file", value(entry, "name")))
            continue
        _, part = targets.get(value(entry, "id"), ("", ""))
        cells = member(archive, part) if part and part not in met else None
        met.add(part)  # thousands of sheets that share a part are a bomb
        number += 1
        if cells is not None:
            sheet = _sheet(parse(cells, part), number, book, areas.get(position, []))
            blocks += layout.blocks(sheet)
    return Document(tuple(blocks), "xlsx", MEDIA_TYPE, core(archive), tuple(doubts + layout.doubts))


def _targets(archive: zipfile.ZipFile, main: str) -> dict[str, tuple[str, str]]:
    """Kind and member name of the parts that belong to the workbook, by the id of their relation."""
    folder, name = posixpath.split(main)
    source = member(archive, f"{folder}/_rels/{name}.rels")
    found = {}
    for relation in parse(source, "workbook.xml.rels") if source else ():
        target = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
        kind = relation.get("Type", "").rpartition("/")[2]
        found[relation.get("Id", "")] = (kind, target.lstrip("/"))
    return found


def _part(targets: dict[str, tuple[str, str]], kind: str, usual: str) -> str:
    return next((target for found, target in targets.values() if found == kind), usual)


def _print_areas(root: etree._Element) -> dict[int, list[Rectangle]]:
    """The areas that print, by position of their sheet; none for a sheet that prints whole."""
    found: dict[int, list[Rectangle]] = {}
    for name in children(root, "definedNames"):
        at, text = value(name, "localSheetId"), (name.text or "").strip()
        areas = _AREA.findall(text)
        if value(name, "name") == _PRINT_AREA and at.isdecimal() and _AREA.sub("", text).strip(", ") == "":
            found[int(at[:9])] = [area for area in map(_rectangle, areas) if area]
    return found


def _rectangle(printed: str) -> Rectangle | None:
    """`$A$1:$K$35` as numbers; whole rows and whole columns reach to the end of the sheet."""
    match = _RANGE.fullmatch(printed)
    if match is None or not (match[1] or match[2]):
        return None
    first_column, first_row = column_of(match[1]) or 1, int(match[2] or 1)
    if match[3] is None:
        return first_row, first_column, first_row, first_column
    last_column, last_row = column_of(match[3]) or _LAST_COLUMN, int(match[4] or _LAST_ROW)
    return first_row, first_column, min(last_row, _LAST_ROW), min(last_column, _LAST_COLUMN)


def _sheet(root: etree._Element, number: int, book: _Book, areas: list[Rectangle]) -> Sheet:
    sheet = Sheet(number, areas)
    for column in children(root, "cols"):
        if value(column, "hidden") in _TRUE or value(column, "width") == "0":
            first, last = (_whole(value(column, name), _LAST_COLUMN) for name in ("min", "max"))
            if len(sheet.hidden_columns) < _LAST_COLUMN:
                sheet.hidden_columns.update(range(first, last + 1))
    row_number = 0
    for row in children(root, "sheetData"):
        row_number = _whole(value(row, "r"), _LAST_ROW) or row_number + 1
        if value(row, "hidden") in _TRUE or value(row, "ht") == "0":
            sheet.hidden_rows.add(row_number)
        _row(row, row_number, sheet, book)
    merges = (_rectangle(value(merge, "ref")) for merge in children(root, "mergeCells"))
    sheet.merges = [merge for merge in merges if merge]
    return sheet


def _row(row: etree._Element, row_number: int, sheet: Sheet, book: _Book) -> None:
    column = 0
    for cell in row:
        if local(cell.tag) != "c":
            continue
        address = _ADDRESS.fullmatch(value(cell, "r"))
        column = min(column_of(address[1]), _LAST_COLUMN) if address else column + 1
        style = book.styles[at] if (at := _whole(value(cell, "s"))) < len(book.styles) else PLAIN
        if style.ruled:
            sheet.ruled.setdefault(row_number, set()).add(column)
        formula = child_of(cell, "f")
        text = None if formula is not None and _is_uncomputed(cell) else _shown(cell, style, book)
        if text is None:
            sheet.uncomputed[row_number, column] = "=" + ((formula.text if formula is not None else "") or "")
        if text or text is None:
            sheet.cells[row_number, column] = text or ""


def _is_uncomputed(cell: etree._Element) -> bool:
    """Whether a formula has no value; a text of no characters is one, and says so by its type."""
    held = child_of(cell, "v")
    return held is None or (not held.text and value(cell, "t") != "str")


def _shown(cell: etree._Element, style: Style, book: _Book) -> str:
    """The text that a cell prints, marks of its font included."""
    kind, raw = value(cell, "t"), (getattr(child_of(cell, "v"), "text", None) or "")
    if kind == "s":
        text = book.strings[at] if (at := _whole(raw, default=-1)) in range(len(book.strings)) else ""
    elif kind == "inlineStr":
        text = _text(inline) if (inline := child_of(cell, "is")) is not None else ""
    elif kind == "b":
        text = "TRUE" if raw == "1" else "FALSE"
    elif kind in ("", "n"):
        text = _number(raw, style, book.since_1904)
    else:
        text = _unescaped(raw)
    lines = (tidy(line) for line in re.split(r"\r\n?|\n", marked(text, style.font)))
    return "\n".join(filter(None, lines))


def _number(raw: str, style: Style, since_1904: bool) -> str:
    try:
        number = float(raw)
    except ValueError:
        return raw
    return shown(number, style.code, since_1904) if math.isfinite(number) else raw


def _text(item: etree._Element) -> str:
    """The text of a shared or inline string: its runs with their marks, without phonetic text."""
    pieces = []
    for child in item:
        kind = local(child.tag)
        if kind == "t":
            pieces.append(_unescaped(child.text or ""))
        elif kind == "r":
            pieces.append(marked(_text(child), child_of(child, "rPr")))
    return "".join(pieces)


def _unescaped(text: str) -> str:
    """Characters that XML cannot hold are written as `_x000D_`; what is no text is dropped."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda m: chr(n) if (n := int(m[1], 16)) in _WRITABLE else "", text)


def _whole(text: str, most: int = 10**9, default: int = 0) -> int:
    """A number of the markup within bounds."""
    return min(int(text[:10]), most) if text.isascii() and text.isdigit() else default

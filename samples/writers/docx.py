"""DOCX samples: paragraphs and tables with true merges, the same bytes on every run."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument

from writers.pages import Line, Page
from writers.statutory import Rows, matrix

_STAMP = (2000, 1, 1, 0, 0, 0)
_STYLES = {"Normal", "Title", "Heading 1", "Table Grid", "Normal Table", "Default Paragraph Font"}
_SPARE_PARTS = ("stylesWithEffects", "customXml", "thumbnail")


def write(page: Page) -> bytes:
    """Write a word-processor document; the stated dates of the file are fixed and mean nothing."""
    document = Document()
    _strip_template(document)
    for block in page.blocks:
        if isinstance(block, Line):
            style = {"title": "Title", "heading": "Heading 1", "text": "Normal"}[block.role]
            document.add_paragraph(block.text, style=style)
        else:
            _add_table(document, block)
    if page.published_on:
        document.add_paragraph(f"发布日期：{page.published_on}")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = page.title, page.publisher, ""
    properties.created = properties.modified = datetime(*_STAMP)
    buffer = BytesIO()
    document.save(buffer)
    return _repacked(buffer)


def _strip_template(document: WordDocument) -> None:
    """Drop what the library's template brings and these documents never use (0.8 MB of styles)."""
    styles = document.styles.element
    for style in list(document.styles):
        if style.name not in _STYLES:
            styles.remove(style.element)
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            if any(name in relation.reltype for name in _SPARE_PARTS):
                del owner.rels[key]


def _add_table(document: WordDocument, rows: Rows) -> None:
    cells = matrix(rows)
    table = document.add_table(rows=len(cells), cols=len(cells[0]), style="Table Grid")
    # The library finds a cell by walking the whole table: ask it once.
    grid = [list(row.cells) for row in table.rows]
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            printed = grid[r][c]
            if cell.rowspan > 1 or cell.colspan > 1:
                printed = printed.merge(grid[r + cell.rowspan - 1][c + cell.colspan - 1])
            printed.text = cell.text


def _repacked(buffer: BytesIO) -> bytes:
    """Pack again with fixed dates and without compression, whose bytes differ between zlib versions."""
    packed = BytesIO()
    with ZipFile(buffer) as source, ZipFile(packed, "w", ZIP_STORED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _STAMP), source.read(name))
    return packed.getvalue()

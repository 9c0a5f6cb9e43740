"""A letter as a Word document laid out as official documents are (GB/T 9704): page, type, spacing, numbering.

The same letter gives the same bytes: no time, no name of whoever made it.
"""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from loaders.language import lang, say
from loaders.site.letterparts import Heading, Letter, Table, Text

_A_DAY = datetime(2000, 1, 1)
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_PAGE, _TOP, _BOTTOM, _LEFT, _RIGHT = (Mm(210), Mm(297)), Mm(37), Mm(35), Mm(28), Mm(26)
_LATIN, _BODY, _BLACK, _KAI, _SONG = "Times New Roman", "仿宋", "黑体", "楷体", "宋体"
_LINE, _SIZE, _INDENT = Pt(28), Pt(16), Pt(32)
_STYLES = (("Normal", _BODY, 16), ("Title", _SONG, 22), ("Heading 1", _BLACK, 16), ("Heading 2", _KAI, 16))
_CELL, _HEAD = "Letter cell", "Letter head"
#: Of the columns of a table, together as wide as the type area.
_WIDTHS = (Mm(14), Mm(50), Mm(40), Mm(16), Mm(36))
#: What XML may not hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(letter: Letter) -> bytes:
    """The bytes of the document, in the language that is spoken."""
    document = Document()
    _set_up(document, letter.title)
    _line(document, letter.number, align=WD_ALIGN_PARAGRAPH.CENTER)
    _line(document, letter.title, style="Title")
    _line(document, letter.salutation)
    for block in letter.blocks:
        if isinstance(block, Heading):
            _line(document, block.text, style=f"Heading {block.level}")
        elif isinstance(block, Text):
            _line(document, block.text, indent=True)
        else:
            _table(document, block)
    _foot(document, letter)
    buffer = BytesIO()
    document.save(buffer)
    return _timeless(buffer.getvalue())


def _foot(document: WordDocument, letter: Letter) -> None:
    numbered = len(letter.attachments) > 1
    for number, name in enumerate(letter.attachments, 1):
        head = (
            say("附件：", "Attached: ") if number == 1 else "　　　" if lang() == "zh" else "                "
        )
        _line(document, head + (f"{number}. " if numbered else "") + name, indent=True)
    _line(document, letter.contact, indent=True)
    for text in letter.signature:
        _line(document, text, align=WD_ALIGN_PARAGRAPH.RIGHT)


def _line(
    document: WordDocument, text: str, style: str = "Normal", *, indent: bool = False, align: Any = None
) -> None:
    paragraph = document.add_paragraph(_clean(text), style=style)
    paragraph.alignment = align
    if indent:
        paragraph.paragraph_format.first_line_indent = _INDENT


def _table(document: WordDocument, table: Table) -> None:
    made = document.add_table(rows=1 + len(table.items), cols=len(table.heads), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(made.columns, _WIDTHS, strict=True):
        column.width = width
    lines = [tuple((head,) for head in table.heads), *(item.cells for item in table.items)]
    for number, (row, cells) in enumerate(zip(made.rows, lines, strict=True)):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, told, width in zip(row.cells, cells, _WIDTHS, strict=True):
            cell.width = width
            first = cell.paragraphs[0]
            for at, text in enumerate(told):
                paragraph = first if at == 0 else cell.add_paragraph()
                paragraph.add_run(_clean(text))
            for paragraph in cell.paragraphs:
                paragraph.style = _CELL if number else _HEAD


def _set_up(document: WordDocument, title: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    for name, font, points in _STYLES:
        _font(document.styles[name], font, Pt(points))
        spacing = document.styles[name].paragraph_format
        spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE
        spacing.space_before = spacing.space_after = Pt(0)
    _title(document)
    for name in ("Heading 1", "Heading 2"):
        document.styles[name].font.bold = False
        document.styles[name].paragraph_format.first_line_indent = _INDENT
    for name in (_CELL, _HEAD):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _font(style, _BODY if name == _CELL else _BLACK, Pt(12))
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    document.styles[_HEAD].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # decides how punctuation is drawn
    _page_number(section.footer.paragraphs[0])
    properties = document.core_properties
    properties.title, properties.language = _clean(title)[:255], "zh-CN" if lang() == "zh" else "en"
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = _A_DAY


def _title(document: WordDocument) -> None:
    title = document.styles["Title"]
    title.font.bold = True
    layout = title.paragraph_format
    layout.alignment, layout.line_spacing = WD_ALIGN_PARAGRAPH.CENTER, Pt(34)
    layout.space_before = layout.space_after = _LINE
    title.element.pPr.remove(title.element.pPr.find(qn("w:pBdr")))


def _font(style: Any, font: str, size: Any) -> None:
    style.font.size, style.font.color.rgb = size, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]  # the library's styles name the fonts of a theme, which would win
    for kind, name in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", font)):
        fonts.set(qn(f"w:{kind}"), name)


def _page_number(paragraph: Any) -> None:
    """— 1 —, centred."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ").font.size = Pt(14)
    for kind in ("begin", None, "separate", "end"):
        run = paragraph.add_run()
        run.font.size = Pt(14)
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = " PAGE "
        run._r.append(mark)
    paragraph.add_run(" —").font.size = Pt(14)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _timeless(data: bytes) -> bytes:
    """The same package with one time for all its parts."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _ZIP_DAY), old.read(name), ZIP_DEFLATED)
    return buffer.getvalue()

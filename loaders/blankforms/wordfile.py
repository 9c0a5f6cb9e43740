"""A blank form as a Word document: the chapters of the report, with prompts and the statutory tables."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from loaders.blankforms.identities import identities, totals
from loaders.blankforms.report import PERIOD, TITLE, BlankReport
from loaders.blankforms.wordtable import STYLES, add_table

_A_DAY = datetime(2000, 1, 1)  # the stated date of the file says nothing of whoever wrote it
_PAGE, _MARGIN = (Cm(21), Cm(29.7)), Cm(2)
_SERIF, _BLACK = "宋体", "黑体"
_STYLES = (("Normal", _SERIF, 12), ("Title", _SERIF, 22), ("Heading 1", _BLACK, 16))
_GAP = re.compile(r"\{(\w+)\}")
#: Gaps that are filled in by clicking on them, with the name that the program shows beside them.
_CONTROLS = {"agency": "机关名称", "year": "报告年度"}


def write(report: BlankReport) -> bytes:
    """The bytes of the document."""
    document = Document()
    _set_up(document)
    _gapped(document.add_paragraph(style="Title"), TITLE, report.gaps)
    _gapped(document.add_paragraph(), PERIOD, report.gaps)
    sums = totals(identities(report.form_id, report.table_ids))
    for chapter in report.chapters:
        document.add_paragraph(chapter.heading, style="Heading 1")
        if chapter.prompt:
            _prompt(document, chapter.prompt)
        if chapter.rows:
            add_table(document, chapter, sums)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_up(document: WordDocument) -> None:
    """A4, black type in Chinese fonts, and nothing of the library in the properties."""
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    for name, font, points in _STYLES:
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(points), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]  # the library's styles name the fonts of a theme, which would win
        for kind in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), font)
    for name, size in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = document.styles["Normal"], size
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.paragraph_format.space_after = Pt(0)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # decides how punctuation is drawn
    title = document.styles["Title"]
    title.paragraph_format.alignment, title.font.bold = WD_ALIGN_PARAGRAPH.CENTER, True
    borders = title.element.pPr.find(qn("w:pBdr"))
    title.element.pPr.remove(borders)
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.created = properties.modified = _A_DAY


def _gapped(paragraph: Any, words: str, gaps: dict[str, str]) -> None:
    """Write words whose gaps are content controls: a click on one selects it, typing replaces it."""
    for number, piece in enumerate(_GAP.split(words)):
        if number % 2 and piece in _CONTROLS:
            run = f"<w:r><w:t>{gaps[piece]}</w:t></w:r>"
            paragraph._p.append(_control(_CONTROLS[piece], run, "<w:text/>"))
        else:
            paragraph.add_run(gaps[piece] if number % 2 else piece)


def _prompt(document: WordDocument, prompt: str) -> None:
    """What is to be written here, in grey, in a content control that the first key replaces."""
    stand_in: Any = document.add_paragraph()._p
    text = f'<w:r><w:rPr><w:color w:val="808080"/></w:rPr><w:t>（请写：{prompt}）</w:t></w:r>'
    stand_in.addprevious(_control("正文", f"<w:p>{text}</w:p>", ""))
    stand_in.getparent().remove(stand_in)


def _control(name: str, content: str, kind: str) -> Any:
    return parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{name}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )

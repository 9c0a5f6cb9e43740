"""PDF samples: ruled tables with spans and a text layer, the same bytes on every run."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from writers.pages import Line, Page
from writers.statutory import Rows, cut, matrix

_FONT = "STSong-Light"  # one of the reader's own fonts: nothing is embedded
_PRINTED_WIDTH = 700.0
_LABEL_SHARE = 2.2
_ROW_HEIGHT = 15.0


def ruled(page: Page) -> bytes:
    """Write every table in one piece, with ruling lines."""
    return _write(page, None)


def broken(page: Page) -> bytes:
    """Write table three over two pages; the break falls inside the group （四）无法提供."""
    return _write(page, "2.没有现成信息需要另行制作")


def _write(page: Page, break_above: str | None) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    story: list[Flowable] = []
    for block in page.blocks:
        if isinstance(block, Line):
            story.append(Paragraph(block.text, _style(block.role)))
        else:
            story += _tables(block, break_above)
    if page.published_on:
        story.append(Paragraph(f"发布日期：{page.published_on}", _style("text")))
    buffer = BytesIO()
    SimpleDocTemplate(
        buffer, pagesize=landscape(A4), title=page.title, author=page.publisher,
        leftMargin=40, rightMargin=40, topMargin=36, bottomMargin=36,
        invariant=1, pageCompression=0,  # compressed bytes differ between zlib versions
    ).build(story)  # fmt: skip
    return buffer.getvalue()


def _style(role: str) -> ParagraphStyle:
    size, space = {"title": (18, 14), "heading": (14, 8), "text": (11, 6), "cell": (8, 0)}[role]
    return ParagraphStyle(
        role, fontName=_FONT, fontSize=size, leading=size * 1.25, spaceAfter=space, wordWrap="CJK",
        alignment=1 if role in ("title", "cell") else 0,
    )  # fmt: skip


def _tables(rows: Rows, break_above: str | None) -> list[Flowable]:
    at = next((r for r, row in enumerate(rows) if any(c.text == break_above for c in row)), None)
    parts = (rows,) if at is None else cut(rows, at)
    story: list[Flowable] = [CondPageBreak(_ROW_HEIGHT * len(parts[0])), _table(parts[0])]
    for part in parts[1:]:
        story += [PageBreak(), _table(part)]
    return [*story, Spacer(1, 10)]


def _table(rows: Rows) -> Table:
    cells = matrix(rows)
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    style += [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
    style += [
        ("SPAN", (c, r), (c + cell.colspan - 1, r + cell.rowspan - 1))
        for r, row in enumerate(cells)
        for c, cell in enumerate(row)
        if cell is not None and (cell.rowspan > 1 or cell.colspan > 1)
    ]
    printed = [
        ["" if cell is None else Paragraph(cell.text, _style("cell")) for cell in row] for row in cells
    ]
    return Table(printed, colWidths=_column_widths(len(cells[0])), style=style)


def _column_widths(columns: int) -> list[float]:
    """Wide label columns in table three (ten columns), equal ones elsewhere."""
    labels = 3 if columns == 10 else 0
    unit = _PRINTED_WIDTH / (columns - labels + labels * _LABEL_SHARE)
    return [unit * _LABEL_SHARE] * labels + [unit] * (columns - labels)

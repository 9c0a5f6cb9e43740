"""Small documents for the tests of the readers, built in memory."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Spacer, Table, TableStyle
from reportlab.platypus import Paragraph as Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
BODY = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
HEAD = ParagraphStyle("head", fontName=FONT, fontSize=18, leading=30, alignment=1, wordWrap="CJK")


def docx_of(body: str, **members: str | bytes) -> bytes:
    """A DOCX of the raw XML inside `w:body`; further members by name, `/` written as `__`."""
    xml = f'<w:document xmlns:w="{W}" xmlns:mc="mc" xmlns:m="m"><w:body>{body}</w:body></w:document>'
    return zip_of({"word/document.xml": xml, **{k.replace("__", "/"): v for k, v in members.items()}})


def zip_of(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def compound_of(name: str, content: bytes = b"") -> bytes:
    """A compound file with one stream of that name at its root: head, sector table, directory, content."""
    free, end, table, sectors = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 8
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[free] * 108)
    chain = [table, end, *range(3, 2 + sectors), end]
    sector_table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    entries = _entry("Root Entry", 5, 1, end, 0) + _entry(name, 2, free, 2, sectors * 512) + bytes(256)
    return head + sector_table + entries + content.ljust(sectors * 512, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    printed, none = name.encode("utf-16-le") + b"\0\0", 0xFFFFFFFF
    head = printed.ljust(64, b"\0") + struct.pack("<HBBIII", len(printed), kind, 1, none, none, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows: Sequence[str]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def pdf_of(
    *story: Flowable,
    margin: float = 72,
    title: str = "",
    footer: str = "- {page} -",
    encrypt: str | None = None,
) -> bytes:
    """A PDF of platypus flowables on A4, with the page number at the foot."""
    buffer = io.BytesIO()

    def foot(canvas, document):  # type: ignore[no-untyped-def]
        canvas.setFont(FONT, 10)
        canvas.drawCentredString(A4[0] / 2, 30, footer.format(page=document.page))

    document = SimpleDocTemplate(
        buffer, pagesize=A4, leftMargin=margin, rightMargin=margin, topMargin=margin, bottomMargin=margin,
        title=title or None, encrypt=encrypt,
    )  # fmt: skip
    document.build(list(story), onFirstPage=foot, onLaterPages=foot)
    return buffer.getvalue()


def ruled(
    rows: Sequence[Sequence[str]], *style: tuple[object, ...], widths: Sequence[float], **more: object
) -> Table:
    """A fully ruled platypus table in the Chinese font; `style` adds SPANs and the like."""
    return Table(
        rows, colWidths=widths, style=TableStyle(
            [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), FONT, 10), *style]
        ), **more,
    )  # fmt: skip


def body(text: str) -> Text:
    return Text(text, BODY)


def head(text: str) -> Text:
    return Text(text, HEAD)


def gap(points: float) -> Spacer:
    return Spacer(1, points)


def page_break() -> PageBreak:
    return PageBreak()

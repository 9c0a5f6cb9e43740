"""PDF with a text layer: tables by ruling lines, the rest as paragraphs, in reading order."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from loaders.document import Block, Document, Doubt, Paragraph, UnreadableError
from loaders.limits import Limits
from loaders.readers import pdflattice, pdftable, pdftext
from loaders.readers.pdfjoin import join
from loaders.readers.pdftable import Ruled
from loaders.readers.pdftext import Glyph, Line, Margins

MEDIA_TYPE = "application/pdf"
_GLYPHS_OF_A_TEXT_PAGE = 10
_NO_TITLE = re.compile(
    r"(?:microsoft\s|untitled|\(anonymous\)|无标题|新建|文档\s*\d*$|document\s*\d*$).*|.*\.(?:docx?|wps|pdf|xlsx?|rtf|tmp|html?)",
    re.I | re.S,
)
_UNMAPPED = re.compile(r"\(cid:\d+\)")

logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass(slots=True)
class _Page:
    """What one page shows: numbered lines outside its tables, and the tables, with their tops."""

    number: int
    width: float  # points
    items: list[tuple[float, int, Line | Ruled]]

    @property
    def lines(self) -> list[Line]:
        return [item for _, _, item in self.items if isinstance(item, Line)]


def read(data: bytes, limits: Limits) -> Document:
    """Read a PDF.

    Raises UnreadableError: `file_encrypted`, `file_unreadable`, `no_text_layer`.
    """
    pictures = _survey(data, limits)
    doubts = [Doubt("page_without_text", f"page {n}") for n in pictures]
    try:
        pages, metadata, more = _open_and_read(data, limits)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # damaged files make pdfminer raise nearly anything
        raise UnreadableError("file_unreadable", f"pdf: {type(error).__name__} {error}"[:200]) from error
    flow = _Flow(_margins_by_page(pages))
    for page in pages:
        flow.add(page)
    blocks = flow.blocks()
    if not blocks:  # the survey saw text: the two libraries disagree about a damaged file
        raise UnreadableError("file_unreadable", "pdf: text lost")
    return Document(tuple(blocks), "pdf", MEDIA_TYPE, metadata, tuple(doubts + more + flow.doubts))


def _survey(data: bytes, limits: Limits) -> list[int]:
    """Look quickly whether there is text at all; return the pages that are pictures only."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            number = min(len(document), limits.max_pages)
            glyphs = [_count_glyphs(document[i]) for i in range(number)]
            texted = [n >= _GLYPHS_OF_A_TEXT_PAGE for n in glyphs]
            if number == 0:
                raise UnreadableError("file_unreadable", "pdf: no page")
            pictured = [not t and _has_picture(document[i]) for i, t in enumerate(texted)]
    except pypdfium2.PdfiumError as error:
        code = "file_encrypted" if "assword" in str(error) else "file_unreadable"
        raise UnreadableError(code, f"pdf: {error}") from error
    if not any(glyphs) or (any(pictured) and not any(texted)):
        raise UnreadableError("no_text_layer", f"{number} pages")
    return [i + 1 for i, picture in enumerate(pictured) if picture]


def _count_glyphs(page: pypdfium2.PdfPage) -> int:
    text = page.get_textpage()
    return len("".join(text.get_text_range().split()))


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4), None) is not None


def _open_and_read(data: bytes, limits: Limits) -> tuple[list[_Page], dict[str, str], list[Doubt]]:
    import pdfplumber

    pages: list[_Page] = []
    doubts: list[Doubt] = []
    budget = limits.max_grid_cells
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages[: limits.max_pages], start=1):
            shown, budget = _page(page, number, budget, doubts)
            pages.append(shown)
            page.close()
        if len(pdf.pages) > limits.max_pages:
            doubts.append(Doubt("page_limit", "file", f"{len(pdf.pages)} > {limits.max_pages}"))
        title = _title(pdf.doc.info)
    return pages, {"title": title} if title else {}, doubts


def _page(page: Any, number: int, budget: int, doubts: list[Doubt]) -> tuple[_Page, int]:
    glyphs: list[Glyph] = page.chars
    if unmapped := next((g for g in glyphs if _UNMAPPED.match(g["text"])), None):
        doubts.append(Doubt("charset_damaged", f"page {number}", unmapped["text"]))
    aslant = [g for g in glyphs if _is_aslant(g)]
    rest = [g for g in glyphs if not _is_aslant(g)]
    items: list[tuple[float, int, Line | Ruled]] = []
    many = len(page.lines) + len(page.rects) + len(page.curves) > pdflattice.MAX_RULINGS
    for lattice in () if many else pdflattice.lattices(page):
        budget -= lattice.size
        if budget < 0:
            many = True
            break
        place = f"page {number} table {len(items) + 1}"
        table, rest = pdftable.fill(lattice, rest, place)
        items.append((lattice.row_edges[0], 0, table))
    if many:
        doubts.append(Doubt("grid_limit", f"page {number}", f"page {number}"))
    outside = _without_page_number(pdftext.lines(rest), number)
    items += [(line.top, i, line) for i, line in enumerate(outside, start=1)]
    items.sort(key=lambda item: item[0])
    if watermark := "".join(g["text"] for g in aslant).strip():
        last = Line(watermark, 0.0, 0.0, float(page.height), float(page.height), 0.0)
        items.append((float(page.height), len(outside) + 1, last))
    return _Page(number, float(page.width), items), budget


def _is_aslant(glyph: Glyph) -> bool:
    """Whether a glyph stands at a slant, as watermarks do."""
    a, b, c, d = glyph["matrix"][:4]
    return bool(min(abs(a), abs(d)) > 0.1 and min(abs(b), abs(c)) > 0.1)


def _without_page_number(found: list[Line], page: int) -> list[Line]:
    """Drop the page's number where it is the first or the last line."""
    if found and pdftext.is_page_number(found[-1], page):
        return found[:-1]
    if found and pdftext.is_page_number(found[0], page):
        return found[1:]
    return found


def _margins_by_page(pages: list[_Page]) -> dict[int, Margins]:
    """The margins of the document, but of the page itself where its left one lies elsewhere."""
    widest = max((page.width for page in pages), default=0.0)
    whole = pdftext.margins([line for page in pages for line in page.lines], widest)
    found = {}
    for page in pages:
        own = pdftext.margins(page.lines, page.width)
        found[page.number] = own if len(page.lines) > 5 and abs(own.left - whole.left) > 8 else whole
    return found


def _title(infos: list[dict[str, Any]]) -> str:
    """The title of the document information, unless a program made it up."""
    raw = next((info["Title"] for info in infos if isinstance(info.get("Title"), bytes)), b"")
    text = " ".join(_decode(raw).replace("\x00", "").split())
    return "" if _NO_TITLE.fullmatch(text) else text


def _decode(raw: bytes) -> str:
    for mark, charset in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(charset, "replace")
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return ""


class _Flow:
    """Lines and tables of all pages as one stream: paragraphs and tables go on over page breaks."""

    def __init__(self, margins: dict[int, Margins]) -> None:
        self.doubts: list[Doubt] = []
        self._margins = margins
        self._blocks: list[Paragraph | Ruled] = []
        self._line: tuple[int, Line] | None = None  # page and line last added, where a paragraph is open
        self._table_page = 0  # page on which the last block, a table, ended

    def add(self, page: _Page) -> None:
        for _, number, item in page.items:
            if isinstance(item, Line):
                self._add_line(page.number, number, item)
            else:
                self._add_table(page.number, item)

    def _add_line(self, page: int, number: int, line: Line) -> None:
        open_paragraph = self._blocks[-1] if self._blocks and self._line else None
        if (
            self._line is not None
            and isinstance(open_paragraph, Paragraph)
            and pdftext.goes_on(self._line[1], line, self._margins[page], self._line[0] == page)
        ):
            text = pdftext.run_on(open_paragraph.text, line.text)
            self._blocks[-1] = Paragraph(text, open_paragraph.place)
        else:
            self._blocks.append(Paragraph(line.text, f"page {page} line {number}"))
        self._line = (page, line)

    def _add_table(self, page: int, table: Ruled) -> None:
        before = self._blocks[-1] if self._blocks else None
        if isinstance(before, Ruled) and page == self._table_page + 1:
            joined = join(before, table)
            if joined is not None:
                self._blocks[-1] = joined
                self._table_page = page
                self.doubts.append(Doubt("table_joined_over_pages", table.place))
                return
        self._blocks.append(table)
        self._table_page, self._line = page, None

    def blocks(self) -> list[Block]:
        """The blocks in reading order; a frame around one text is no table."""
        return list(self._settled())

    def _settled(self) -> Iterator[Block]:
        for block in self._blocks:
            if isinstance(block, Paragraph):
                yield block
            elif len(block.boxes) > 1:
                yield block.grid()
            elif block.boxes[0].text:
                yield Paragraph(block.boxes[0].text, block.place)

"""PDF with a text layer: tables by ruling lines, the rest as paragraphs, in reading order."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdfium2 import raw as pdfium

from loaders import watching
from loaders.document import Document, Doubt, UnreadableError
from loaders.limits import Limits
from loaders.readers import ocr, pdfflow, pdflattice, pdftable, pdftext
from loaders.readers.pdfflow import Loose, Page, without_page_number
from loaders.readers.pdftable import Ruled
from loaders.readers.pdftext import Glyph, Line

if TYPE_CHECKING:
    from loaders.readers.scanpdf import Pages

MEDIA_TYPE = "application/pdf"
_GLYPHS_OF_A_TEXT_PAGE = 10
_DRAWN = 200  # curves and lines: so many may be characters
_NO_TITLE = re.compile(
    r"(?:microsoft\s|untitled|\(anonymous\)|无标题|新建|文档\s*\d*$|document\s*\d*$).*|.*\.(?:docx?|wps|pdf|xlsx?|rtf|tmp|html?)",
    re.I | re.S,
)
_UNMAPPED = re.compile(r"\(cid:\d+\)")

logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read(data: bytes, limits: Limits) -> Document:
    """Read a PDF; pages that are pictures are read by optical recognition where it is installed.

    Raises UnreadableError: `file_encrypted`, `file_unreadable`, `no_text_layer`, `ocr_missing`.
    """
    pictures = _survey(data, limits)
    try:
        read = _open_and_read(data, limits, pictures)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # damaged files make pdfminer raise nearly anything
        raise UnreadableError("file_unreadable", f"pdf: {type(error).__name__} {error}"[:200]) from error
    blocks, joined = pdfflow.blocks(read.pages)
    if not blocks and not pictures:  # the survey saw text: the two libraries disagree about a damaged file
        raise UnreadableError("file_unreadable", "pdf: text lost")
    reader = "scan" if pictures.issuperset(page.number for page in read.pages) else "pdf"
    doubts = (*read.doubts, *joined)
    return Document(tuple(blocks), reader, MEDIA_TYPE, read.metadata, doubts, read.pictures)


def _survey(data: bytes, limits: Limits) -> frozenset[int]:
    """Look quickly which pages are pictures only; those whose text nobody sees are, too."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = [document[i] for i in range(min(len(document), limits.max_pages))]
            if not pages:
                raise UnreadableError("file_unreadable", "pdf: no page")
            glyphs = [_count_glyphs(page) for page in pages]
            pictured = [i + 1 for i, page in enumerate(pages) if _is_picture(page, glyphs[i])]
    except pypdfium2.PdfiumError as error:
        code = "file_encrypted" if "assword" in str(error) else "file_unreadable"
        raise UnreadableError(code, f"pdf: {error}") from error
    if not any(glyphs) and not pictured:
        raise UnreadableError("no_text_layer", f"{len(pages)} pages")
    return frozenset(pictured)


def _count_glyphs(page: pypdfium2.PdfPage) -> int:
    text = page.get_textpage()
    return len("".join(text.get_text_range().split()))


def _is_picture(page: pypdfium2.PdfPage, glyphs: int) -> bool:
    """Whether a page shows no text but in a picture or drawn in curves."""
    if glyphs < _GLYPHS_OF_A_TEXT_PAGE:
        kinds = Counter(thing.type for thing in page.get_objects(max_depth=4))
        return bool(kinds[pdfium.FPDF_PAGEOBJ_IMAGE] or kinds[pdfium.FPDF_PAGEOBJ_PATH] > _DRAWN)
    texts = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=4)
    hidden = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    if any(pdfium.FPDFTextObj_GetTextRenderMode(text.raw) != hidden for text in texts):
        return False  # the first text of nearly every page
    return next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4), None) is not None


@dataclass(slots=True)
class _Pages:
    """What was read of a file, and the file as its pictured pages are drawn from."""

    pages: list[Page] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    drawn: Pages | None = None


def _open_and_read(data: bytes, limits: Limits, pictures: frozenset[int]) -> _Pages:
    import pdfplumber

    read = _Pages()
    budget = limits.max_grid_cells
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        try:
            for number, page in enumerate(pdf.pages[: limits.max_pages], start=1):
                if number in pictures:
                    watching.page(number, len(pdf.pages))
                    budget -= _scanned(data, number, budget, read, is_all=len(pictures) == len(pdf.pages))
                else:
                    shown, budget = _page(page, number, budget, read.doubts)
                    read.pages.append(shown)
                page.close()
        finally:
            if read.drawn:
                read.drawn.close()
        if len(pdf.pages) > limits.max_pages:
            read.doubts.append(Doubt("page_limit", "file", f"{len(pdf.pages)} > {limits.max_pages}"))
        title = _title(pdf.doc.info)
    read.metadata = {"title": title} if title else {}
    return read


def _scanned(data: bytes, number: int, budget: int, read: _Pages, is_all: bool) -> int:
    """Read a page that is a picture; how many cells its tables have.

    Without an engine such a page is one doubt, and a file of such pages unreadable.
    """
    try:
        ocr.require()
        from loaders.readers import scanpdf

        read.drawn = read.drawn or scanpdf.Pages(data)
        found = read.drawn.read(number, budget)
    except UnreadableError as error:
        if is_all:
            raise
        read.doubts.append(Doubt("page_without_text", f"page {number}", error.detail))
        return 0
    read.pages.append(found.page)
    read.doubts += found.doubts
    read.pictures |= found.pictures
    return found.cells


def _page(page: Any, number: int, budget: int, doubts: list[Doubt]) -> tuple[Page, int]:
    glyphs: list[Glyph] = page.chars
    if unmapped := next((g for g in glyphs if _UNMAPPED.match(g["text"])), None):
        doubts.append(Doubt("charset_damaged", f"page {number}", unmapped["text"]))
    aslant = [g for g in glyphs if _is_aslant(g)]
    rest = [g for g in glyphs if not _is_aslant(g)]
    items: list[tuple[float, int, Line | Ruled | Loose]] = []
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
    outside = without_page_number(pdftext.lines(rest), number)
    items += [(line.top, i, line) for i, line in enumerate(outside, start=1)]
    items.sort(key=lambda item: item[0])
    if watermark := "".join(g["text"] for g in aslant).strip():
        last = Line(watermark, 0.0, 0.0, float(page.height), float(page.height), 0.0)
        items.append((float(page.height), len(outside) + 1, last))
    return Page(number, float(page.width), items), budget


def _is_aslant(glyph: Glyph) -> bool:
    """Whether a glyph stands at a slant, as watermarks do."""
    a, b, c, d = glyph["matrix"][:4]
    return bool(min(abs(a), abs(d)) > 0.1 and min(abs(b), abs(c)) > 0.1)


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

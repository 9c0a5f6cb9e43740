"""Pages of lines and tables as one stream of blocks, for every format that has pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Block, Doubt, Grid, GridCell, Paragraph
from loaders.readers import pdftext
from loaders.readers.pdfjoin import join
from loaders.readers.pdftable import Ruled
from loaders.readers.pdftext import Line, Margins


@dataclass(frozen=True, slots=True)
class Loose:
    """Rows of texts that stand in columns without ruling lines: what spans what is not known."""

    rows: tuple[tuple[GridCell, ...], ...]
    place: str

    def grid(self) -> Grid:
        """The table as blocks have it."""
        return Grid(self.rows, self.place, spans_known=False)


@dataclass(slots=True)
class Page:
    """What one page shows: numbered lines outside its tables, and the tables, with their tops."""

    number: int
    width: float  # points
    items: list[tuple[float, int, Line | Ruled | Loose]]

    @property
    def lines(self) -> list[Line]:
        """The lines outside its tables."""
        return [item for _, _, item in self.items if isinstance(item, Line)]


def blocks(pages: Sequence[Page]) -> tuple[list[Block], list[Doubt]]:
    """The blocks of all pages in reading order, and where tables were joined over page breaks."""
    flow = _Flow(_margins_by_page(pages))
    for page in pages:
        flow.add(page)
    return list(flow.settled()), flow.doubts


def without_page_number(found: list[Line], page: int) -> list[Line]:
    """Drop the page's number where it is the first or the last line."""
    if found and pdftext.is_page_number(found[-1], page):
        return found[:-1]
    if found and pdftext.is_page_number(found[0], page):
        return found[1:]
    return found


def _margins_by_page(pages: Sequence[Page]) -> dict[int, Margins]:
    """The margins of the document, but of the page itself where its left one lies elsewhere."""
    widest = max((page.width for page in pages), default=0.0)
    whole = pdftext.margins([line for page in pages for line in page.lines], widest)
    found = {}
    for page in pages:
        own = pdftext.margins(page.lines, page.width)
        found[page.number] = own if len(page.lines) > 5 and abs(own.left - whole.left) > 8 else whole
    return found


class _Flow:
    """Lines and tables of all pages as one stream: paragraphs and tables go on over page breaks."""

    def __init__(self, margins: dict[int, Margins]) -> None:
        self.doubts: list[Doubt] = []
        self._margins = margins
        self._blocks: list[Paragraph | Ruled | Loose] = []
        self._line: tuple[int, Line] | None = None  # page and line last added, where a paragraph is open
        self._table_page = 0  # page on which the last block, a table, ended

    def add(self, page: Page) -> None:
        for _, number, item in page.items:
            if isinstance(item, Line):
                self._add_line(page.number, number, item)
            elif isinstance(item, Loose):
                self._blocks.append(item)
                self._line = None
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
            sure = min(open_paragraph.confidence, line.confidence)
            self._blocks[-1] = Paragraph(text, open_paragraph.place, sure)
        else:
            self._blocks.append(Paragraph(line.text, f"page {page} line {number}", line.confidence))
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

    def settled(self) -> Iterator[Block]:
        """The blocks in reading order; a frame around one text is no table."""
        for block in self._blocks:
            if isinstance(block, Paragraph):
                yield block
            elif isinstance(block, Loose) or len(block.boxes) > 1:
                yield block.grid()
            elif block.boxes[0].text:
                box = block.boxes[0]
                yield Paragraph(box.text, block.place, box.confidence)

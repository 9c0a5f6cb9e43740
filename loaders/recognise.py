"""Find the statutory tables of a document: which grids and paragraphs print parts of which table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders import book
from loaders.annexes import Annex, find_annex, unread_lines
from loaders.annexstrips import announces_annex
from loaders.document import Block, Document, Grid, GridCell, Paragraph
from loaders.fragments import Fragment, PrintedRow, is_line, years_named
from loaders.labels import TRADITIONAL_MARK, Hit, Kind, line_tables, meanings, statutory_tables
from loaders.listlabels import Meaning, annex_meanings
from loaders.numbers import is_value
from loaders.sorting import LONGEST_LABEL, Sorter
from loaders.statements import Unmapped

_GROWN = 40  # a flattened row of more cells holds several printed rows
_SENTENCE_ENDS = ("。", "；", "！", "？")  # a paragraph that ends so is prose, whatever words it holds
_PIECES = 3  # a label is broken over so many lines at most, the last one not counted
_ROWS_ENOUGH = 3  # so many rows of one table prove it without heads
_MOSTLY = 0.5  # more than this share of the figures or heads of a line prove it


@dataclass(slots=True)
class Scan:
    """Everything statutory in a document."""

    fragments: list[Fragment]
    headings: dict[str, tuple[str, Kind]]  # table_id -> place of its heading, or of its chapter's
    traditional: bool
    bare: dict[str, list[Unmapped]]  # table_id -> figures without heads, as many as the table has
    annex: Annex | None
    annex_heading: tuple[str, str] | None  # place and text of the first heading of an annex
    annex_unread: list[Unmapped]  # lines under the heads of an annex none of whose rows can be told
    joined: dict[str, set[str]]  # place of a grid put together again -> places of the grids in it


def scan(document: Document, year: int | None) -> Scan:
    """Find the annex, then the fragments of the other statutory tables and their headings, in print order.

    The year decides between annexes only where their labels do not.
    """
    sorter = Sorter(_is_traditional(document))
    captions: dict[int, frozenset[int]] = {}
    bare: dict[str, list[Unmapped]] = {}
    caption: frozenset[int] = frozenset()
    blocks, joined = _rejoined(document.blocks, sorter.traditional)
    annex = find_annex(blocks, sorter.traditional, year)
    for number, block in enumerate(blocks):
        if annex and number in annex.blocks:
            sorter.flush()
            sorter.leave_table()
        elif isinstance(block, Grid):
            captions[number], caption = caption, frozenset()
            _read_grid(sorter, block, number)
            _note_bare(bare, sorter, block.rows)
        else:
            caption = _years(block.text) or caption
            _note_bare(bare, sorter, [_read_paragraph(sorter, block)])
    sorter.flush()
    for fragment in sorter.fragments:
        fragment.years = captions.get(fragment.block, frozenset())
    fragments = _accepted(_whole_lines(sorter.fragments, sorter.traditional, year), sorter.traditional)
    paragraphs = (b for b in document.paragraphs if announces_annex(b.text, sorter.traditional))
    heading = next(((b.place, b.text) for b in paragraphs), None)
    unread = [] if annex else unread_lines(blocks, sorter.traditional)
    return Scan(fragments, sorter.headings, sorter.traditional, bare, annex, heading, unread, joined)


def _note_bare(bare: dict[str, list[Unmapped]], sorter: Sorter, rows: Iterable[Sequence[GridCell]]) -> None:
    """Note lines of figures after the heading of a line table: should it lack heads, they are its own."""
    for row in rows:
        for table_id, width in line_tables().items():
            if table_id in sorter.headings and is_line(row, width):
                text = PrintedRow(None, None, list(row), 0).text
                bare.setdefault(table_id, []).append(Unmapped(row[0].place, text))


def _years(text: str) -> frozenset[int]:
    """The years that a caption names; prose may compare years and says nothing of the table after it."""
    return frozenset() if _is_prose(text) else years_named(text)


def _is_prose(text: str) -> bool:
    return len(text) > LONGEST_LABEL or text.rstrip().endswith(_SENTENCE_ENDS)


def _is_traditional(document: Document) -> bool:
    return any(
        TRADITIONAL_MARK in block.text
        if isinstance(block, Paragraph)
        else any(TRADITIONAL_MARK in cell.text for row in block.rows for cell in row)
        for block in document.blocks
    )


def _rejoined(blocks: Sequence[Block], traditional: bool) -> tuple[list[Block], dict[str, set[str]]]:
    """Put flattened tables together again that fell apart where a label was broken over lines.

    The reader cannot know whether a line without pipes between two rows is a paragraph or the beginning
    of the next row's label. Where the two together are a label of the book, it was the latter.
    """
    joined: list[Block] = []
    places: dict[str, set[str]] = {}
    for block in blocks:
        if isinstance(block, Grid) and not block.spans_known and block.rows and block.rows[0]:
            first = block.rows[0][0]
            pieces = _pieces_before(joined, first.text, traditional)
            if pieces:
                del joined[-len(pieces) :]
                label = GridCell("".join([*pieces, first.text]), first.place)
                block = Grid(((label, *block.rows[0][1:]), *block.rows[1:]), block.place, False)
                above = joined[-1] if joined else None
                if isinstance(above, Grid) and not above.spans_known:
                    places.setdefault(above.place, set()).add(block.place)
                    block = Grid((*joined.pop().rows, *block.rows), above.place, False)  # type: ignore[union-attr]
        joined.append(block)
    return joined, places


def _pieces_before(blocks: Sequence[Block], text: str, traditional: bool) -> list[str]:
    """The last paragraphs that make the text after them a label, or nothing."""
    pieces: list[str] = []
    for block in reversed(blocks[-_PIECES:]):
        if not isinstance(block, Paragraph) or _has(block.text, traditional, "heading", "section"):
            break
        pieces.insert(0, block.text)
        whole = "".join([*pieces, text])
        if len(whole) > LONGEST_LABEL or is_value(text):
            break
        hits = [h for h in _meanings(whole, traditional) if h.kind in ("row", "column", "part")]
        broken = not any(_meanings(piece, traditional) for piece in (*pieces, text))
        if any(h.how == "exact" for h in hits) or (hits and broken):
            return pieces
    return []


def _has(text: str, traditional: bool, *kinds: str) -> bool:
    return any(hit.kind in kinds for hit in _meanings(text, traditional))


def _meanings(text: str, traditional: bool) -> tuple[Hit | Meaning, ...]:
    """What a text means in any table of the book."""
    return (*meanings(text, traditional), *annex_meanings(text, traditional))


def _read_grid(sorter: Sorter, grid: Grid, number: int) -> None:
    sorter.flush()
    grown = not grid.spans_known and any(len(row) > _GROWN for row in grid.rows)
    sorter.enter(number, grid, stream=False, grown=grown)
    for index, row in enumerate(grid.rows):
        sorter.row = index
        for cell in row if grid.spans_known else _parted(row):
            sorter.feed(cell)
        sorter.flush()
    sorter.enter(~number, None, stream=True)


def _parted(row: tuple[GridCell, ...]) -> Iterator[GridCell]:
    """Cells of a flattened row; where a number and the next label ran together, both."""
    for cell in row:
        lines = [line for line in cell.text.split("\n") if line.strip()]
        if len(lines) > 1 and is_value(lines[0]) and not is_value(cell.text):
            yield GridCell(lines[0], cell.place)
            yield GridCell("\n".join(lines[1:]), cell.place)
        else:
            yield cell


def _read_paragraph(sorter: Sorter, paragraph: Paragraph) -> list[GridCell]:
    """Read a paragraph, which may be a cell or a line of a table that lost its grid: its cells."""
    if _is_prose(paragraph.text):
        sorter.flush()
        sorter.leave_table()
        return []
    cells = [GridCell(text, paragraph.place) for text in _words(sorter, paragraph.text)]
    for cell in cells:
        sorter.feed(cell)
    run = [cell for cell in cells if is_value(cell.text)]
    if len(run) > 1:
        sorter.keep_run(run)
    return cells


def _words(sorter: Sorter, text: str) -> list[str]:
    """A label and the numbers after it on one line, several numbers, or the line as it is."""
    parts = text.split()
    first = len(parts)
    while first and is_value(parts[first - 1]):
        first -= 1
    if first == len(parts) or len(parts) == 1:
        return [text]
    label = "".join(parts[:first])
    known = not label or any(h.kind == "row" for h in meanings(label, sorter.traditional))
    return [*([label] if label else []), *parts[first:]] if known else [text]


def _whole_lines(fragments: list[Fragment], traditional: bool, year: int | None) -> list[Fragment]:
    """Fragments without line tables of which only names of rows are printed, where no form is due.

    行政复议 and 行政诉讼 stand in tables of every kind. In a report of the years before the form had tables,
    and without another of its tables, they prove table four only together with its figures or its heads.
    """
    form = book.form_for_year(year) if year else None
    due = form is not None and any(t.form_id == form.form_id for t in statutory_tables())
    if due or any(f.rows and f.table_id not in line_tables() for f in fragments):
        return fragments
    return [f for f in fragments if f.table_id not in line_tables() or _prints_line(f, traditional)]


def _prints_line(fragment: Fragment, traditional: bool) -> bool:
    """Whether a line of a line table is printed, whole or for the most part, or most of its heads."""
    width = line_tables()[fragment.table_id]
    tables = [t for t in statutory_tables() if t.table_id == fragment.table_id]
    columns = {c.column_code for t in tables for c in t.columns}
    heads = {hit.code for hit in fragment.head_hits(traditional) if hit.kind == "column"}
    figures = [len(row.figures) for row in fragment.rows]
    whole = sum(figures) >= width or max(figures, default=0) > _MOSTLY * width
    return whole or len(heads & columns) > _MOSTLY * len(columns)


def _accepted(fragments: list[Fragment], traditional: bool) -> list[Fragment]:
    """Those fragments that are statutory tables and not rows of like name in some other table.

    A table is proved by its own heads, by enough of its rows, by a chapter heading before it together
    with a second row, by another statutory table in the same grid, or as the continuation of one.
    """
    proved: set[int] = set()
    rows_of_block: dict[int, int] = {}
    for f in fragments:
        rows_of_block[f.block] = rows_of_block.get(f.block, 0) + len(f.rows)
    for f in fragments:
        heads = any(hit.kind in ("column", "part", "heading") for hit in f.head_hits(traditional))
        if heads or len(f.codes()) >= _ROWS_ENOUGH or (f.announced and rows_of_block[f.block] > 1):
            proved.add(id(f))
    blocks = {f.block for f in fragments if id(f) in proved and not f.stream}
    accepted: list[Fragment] = []
    for f in fragments:
        continued = bool(accepted) and accepted[-1].table_id == f.table_id
        told = not f.stream or len(f.codes()) >= _ROWS_ENOUGH or any(row.values for row in f.rows)
        if f.rows and told and (id(f) in proved or f.block in blocks or continued):
            accepted.append(f)
    return accepted

"""Find the statutory tables of a document: which grids and paragraphs print parts of which table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.document import Document, Grid, GridCell, Paragraph
from loaders.fragments import Fragment
from loaders.labels import TRADITIONAL_MARK, meanings
from loaders.numbers import is_value
from loaders.sorting import LONGEST_LABEL, Sorter

_GROWN = 40  # a flattened row of more cells holds several printed rows
_ROWS_ENOUGH = 3  # so many rows of one table prove it without heads


@dataclass(slots=True)
class Scan:
    """Everything statutory in a document."""

    fragments: list[Fragment]
    headings: dict[str, str]  # table_id -> place of its heading, or of its chapter's
    traditional: bool


def scan(document: Document) -> Scan:
    """Find the fragments of statutory tables and the headings, in print order."""
    sorter = Sorter(_is_traditional(document))
    before: list[str] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            _read_grid(sorter, block, number, before)
            before = []
        else:
            _read_paragraph(sorter, block)
            before = [*before[-1:], block.text]
    sorter.flush()
    return Scan(_accepted(sorter.fragments, sorter.traditional), sorter.headings, sorter.traditional)


def _is_traditional(document: Document) -> bool:
    return any(
        TRADITIONAL_MARK in block.text
        if isinstance(block, Paragraph)
        else any(TRADITIONAL_MARK in cell.text for row in block.rows for cell in row)
        for block in document.blocks
    )


def _read_grid(sorter: Sorter, grid: Grid, number: int, before: list[str]) -> None:
    sorter.flush()
    grown = not grid.spans_known and any(len(row) > _GROWN for row in grid.rows)
    sorter.enter(number, grid, stream=False, grown=grown)
    for index, row in enumerate(grid.rows):
        sorter.row = index
        for cell in row if grid.spans_known else _mended(sorter, row, before if index == 0 else []):
            sorter.feed(cell)
        sorter.flush()
    sorter.enter(number, None, stream=True)


def _mended(sorter: Sorter, row: tuple[GridCell, ...], before: list[str]) -> Iterator[GridCell]:
    """Cells of a flattened row; two cells run together are parted, a broken first label is made whole."""
    for position, cell in enumerate(row):
        lines = [line for line in cell.text.split("\n") if line.strip()]
        if len(lines) > 1 and is_value(lines[0]) and not is_value(cell.text):
            yield GridCell(lines[0], cell.place)
            yield GridCell("\n".join(lines[1:]), cell.place)
        elif position == 0 and before and not is_value(cell.text):
            yield GridCell(_whole(sorter, cell.text, before), cell.place)
        else:
            yield cell


def _whole(sorter: Sorter, text: str, before: list[str]) -> str:
    """The row label that begins in the paragraphs before it, if joining them gives one."""
    for count in range(1, len(before) + 1):
        joined = "".join(before[-count:]) + text
        if len(joined) > LONGEST_LABEL or _has(sorter, before[-count], "heading", "section"):
            break
        if _has(sorter, joined, "row"):
            return joined
    return text


def _has(sorter: Sorter, text: str, *kinds: str) -> bool:
    return any(hit.kind in kinds for hit in meanings(text, sorter.traditional))


def _read_paragraph(sorter: Sorter, paragraph: Paragraph) -> None:
    """Read a paragraph, which may be a cell or a line of a table that lost its grid."""
    if len(paragraph.text) > LONGEST_LABEL:
        sorter.flush()
        sorter.leave_table()
        return
    cells = [GridCell(text, paragraph.place) for text in _words(sorter, paragraph.text)]
    for cell in cells:
        sorter.feed(cell)
    run = [cell for cell in cells if is_value(cell.text)]
    if len(run) > 1:
        sorter.keep_run(run)


def _words(sorter: Sorter, text: str) -> list[str]:
    """A label and the numbers after it on one line, several numbers, or the line as it is."""
    parts = text.split()
    first = len(parts)
    while first and is_value(parts[first - 1]):
        first -= 1
    if first == len(parts) or len(parts) == 1:
        return [text]
    label = "".join(parts[:first])
    known = not label or _has(sorter, label, "row")
    return [*([label] if label else []), *parts[first:]] if known else [text]


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

"""Plain text and Markdown: tables that survive as pipes become grids, everything else paragraphs.

Web pages turned into text keep the cells of a table and lose its spans. Seen layouts: a pipe after every
cell, pipes on both sides, every cell and every pipe on a line of its own, cells broken over lines, runs of
pipes for empty cells, tabs in the place of pipes, and one line per cell without any pipe. The last stays
paragraphs: what is a cell there only the labels can tell, and a reader knows no labels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders.document import Block, Document, Doubt, Grid, GridCell, Paragraph
from loaders.limits import Limits

_PIPES = str.maketrans("｜│┃¦", "||||")
_ESCAPED = "\ue000"
_PIPE_LINE = re.compile(r"[|\s]*\|[|\s]*")
_RULE_LINE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*")
_NUMBER_LINE = re.compile(r"[\d０-９.,，+\-—/%]+")
_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|>\s+)|\*\*|__|`")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_TABBED_LINES = 10  # fewer lines with a tab inside are not a table
_LONGEST_PIECE = 60  # of a cell broken over lines


def read(text: str, limits: Limits, *, markdown: bool = False) -> Document:
    """Read plain text or Markdown.

    Args:
        text: the decoded file.
        limits: bounds the number of grid cells.
        markdown: whether marks of Markdown are to be taken off.
    """
    lines = [_plain(line, markdown) for line in text.splitlines()]
    builder: _Builder
    if _is_tabbed(lines):
        lines = [line.replace("\t", "|") if "\t" in line.lstrip() else line for line in lines]
        builder = _Rows(limits, [])
    else:
        builder = _Separate(limits, lines) if _is_separate(lines) else _Rows(limits, lines)
    for number, line in enumerate(lines, start=1):
        builder.take(number, line)
    builder.end_grid()
    name = "markdown" if markdown else "text"
    media_type = "text/markdown" if markdown else "text/plain"
    return Document(tuple(builder.blocks), name, media_type, {}, tuple(builder.doubts))


def _plain(line: str, markdown: bool) -> str:
    if markdown:
        line = _BREAK.sub("\n", _MARKS.sub("", line)).replace("\\|", _ESCAPED)
        if _RULE_LINE.fullmatch(line) and "|" in line:
            return ""
    return line.translate(_PIPES)


def _is_tabbed(lines: list[str]) -> bool:
    """Whether tabs part the cells, as browsers and spreadsheets copy a table; a line is a row then."""
    tabbed = sum("\t" in line.lstrip() for line in lines)
    return tabbed >= _TABBED_LINES and not any("|" in line for line in lines)


def _is_separate(lines: list[str]) -> bool:
    """Whether most pipes stand on lines of their own."""
    alone = sum(bool(_PIPE_LINE.fullmatch(line)) for line in lines)
    return alone > sum("|" in line for line in lines) - alone


@dataclass(slots=True)
class _Cell:
    place: str
    pieces: list[str]

    def freeze(self) -> GridCell:
        return GridCell("\n".join(self.pieces).replace(_ESCAPED, "|").strip(), self.place)


@dataclass
class _Builder:
    """Collects blocks; a grid stays open until a paragraph ends it."""

    limits: Limits
    blocks: list[Block] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    rows: list[list[_Cell]] = field(default_factory=list)
    cells: int = 0

    def end_grid(self) -> None:
        """Freeze the open grid."""
        rows = [row for row in self.rows if row]
        self.rows = []
        if not rows:
            return
        self.cells += sum(len(row) for row in rows)
        place = rows[0][0].place.split(" cell ")[0]
        if self.cells > self.limits.max_grid_cells:
            self.doubts.append(Doubt("grid_limit", place, str(self.limits.max_grid_cells)))
            return
        frozen = tuple(tuple(cell.freeze() for cell in row) for row in rows)
        self.blocks.append(Grid(frozen, place, spans_known=False))

    def add_paragraph(self, number: int, text: str) -> None:
        """End the open grid and add a paragraph."""
        self.end_grid()
        if text.strip():
            self.blocks.append(Paragraph(text.replace(_ESCAPED, "|").strip(), f"line {number}"))


class _Rows(_Builder):
    """A printed row on one line, or on several where a cell is broken."""

    def __init__(self, limits: Limits, lines: list[str]) -> None:
        super().__init__(limits)
        piped = [line.strip() for line in lines if "|" in line]
        self.closed = 2 * sum(line.endswith("|") for line in piped) > len(piped)
        self.leading = 2 * sum(line.startswith("|") for line in piped) > len(piped)
        self.open = False  # the last cell goes on in the next line
        self.full = False  # the row has all its cells, yet no pipe ends it

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        text = line.strip()
        if not text:
            self.open = self.full = False
        elif "|" in text:
            self._take_row(number, text)
        elif self.open and len(text) <= _LONGEST_PIECE:
            self.rows[-1][-1].pieces.append(text)
        else:
            self.open = self.full = False
            self.add_paragraph(number, text)

    def _take_row(self, number: int, text: str) -> None:
        pieces = text.split("|")
        ended = self.closed and not pieces[-1].strip()
        if ended:
            pieces.pop()
        if self.open or (self.full and ended and len(pieces) == 1):
            self.rows[-1][-1].pieces.append(pieces[0])
            pieces = pieces[1:]
        else:
            if self.leading and pieces and not pieces[0].strip():
                pieces = pieces[1:]
            self.rows.append([])
        row = self.rows[-1]
        row += [_Cell(f"line {number} cell {len(row) + i}", [p]) for i, p in enumerate(pieces, start=1)]
        widest = max((len(r) for r in self.rows[:-1]), default=0)
        unended = self.closed and not ended
        self.full = unended and 0 < widest <= len(row)
        self.open = unended and not self.full


class _Separate(_Builder):
    """Every cell and every pipe on a line of its own; an empty line may end a row, or nothing does."""

    def __init__(self, limits: Limits, lines: list[str]) -> None:
        super().__init__(limits)
        self.waiting: list[tuple[int, str]] = []  # lines since the last pipe
        self.piped = False  # whether a pipe stands before them
        self.gap = False
        self.gaps_end_rows = not _has_gaps_before_pipes(lines)

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        if not line.strip():
            self.gap = self.gaps_end_rows
            return
        for position, piece in enumerate(line.split("|")):
            if position:
                self._take_pipe(number)
            if piece.strip():
                if self.gap:
                    self._end_row()
                self.waiting.append((number, piece.strip()))

    def end_grid(self) -> None:
        """Freeze the open grid; what waits after its last pipe is no part of it, except a number."""
        if self.waiting and self.piped and _NUMBER_LINE.fullmatch(self.waiting[0][1]):
            self._add_cell(*self.waiting.pop(0))
        super().end_grid()
        waiting, self.waiting, self.piped = self.waiting, [], False
        for number, text in waiting:
            self.blocks.append(Paragraph(text.replace(_ESCAPED, "|"), f"line {number}"))

    def _end_row(self) -> None:
        """End the row at an empty line; a line without any pipe around it is a paragraph."""
        self.gap = False
        if self.waiting and self.piped:
            self._add_cell(*self.waiting.pop(0))
        if self.waiting:
            self.end_grid()
        self.rows.append([])
        self.piped = False

    def _take_pipe(self, number: int) -> None:
        """End the cell before a pipe: the last line waiting; earlier lines stand outside the table."""
        self.gap = False
        if len(self.waiting) > 1:
            last = self.waiting.pop()
            self.end_grid()
            self.waiting = [last]
        self._add_cell(*(self.waiting.pop() if self.waiting else (number, "")))
        self.piped = True

    def _add_cell(self, number: int, text: str) -> None:
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(_Cell(f"line {number}", [text]))


def _has_gaps_before_pipes(lines: list[str]) -> bool:
    """Whether empty lines stand everywhere, also between a cell and its pipe."""
    pipes = [i for i, line in enumerate(lines) if i and _PIPE_LINE.fullmatch(line)]
    return 2 * sum(not lines[i - 1].strip() for i in pipes) > len(pipes)

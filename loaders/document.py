"""What every reader yields: ordered paragraphs and grids, with places, and no law.

A reader knows one file format. Nothing after it knows any. This module is pure: no I/O.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

#: A reading less sure than this asks to be compared with the paper.
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text as printed; `place` says where, for people (`page 2 line 5`), `confidence` how surely."""

    text: str
    place: str
    confidence: float = 1.0


class GridCell(NamedTuple):
    """One printed cell: its text, its place, how many rows and columns it spans, and how surely it is read.

    A named tuple, because a page has hundreds and a frozen dataclass takes three times as long to make.
    """

    text: str
    place: str
    rowspan: int = 1
    colspan: int = 1
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A printed table: rows of cells, each row holding only the cells that begin in it.

    `spans_known` is false where the format lost the spans (flattened text): then cells of one
    row stand in order, but a column index means nothing.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    place: str
    spans_known: bool = True

    def matrix(self) -> list[list[GridCell | None]]:
        """Return the rectangle of cells, a spanning cell repeated at every position it covers.

        Positions that no cell covers hold None. Shape: rows x columns, ragged rows padded.
        """
        below: list[dict[int, GridCell]] = [{} for _ in self.rows]  # by row: columns covered from above
        lines: list[list[GridCell | None]] = []
        for r, row in enumerate(self.rows):
            covered = below[r]
            line: list[GridCell | None] = []
            for cell in row:
                while len(line) in covered:
                    line.append(covered.pop(len(line)))
                if cell.rowspan > 1:
                    for later in below[r + 1 : r + cell.rowspan]:
                        for c in range(len(line), len(line) + cell.colspan):
                            later.setdefault(c, cell)
                if cell.colspan == 1:
                    line.append(cell)
                else:
                    line += [covered.pop(c, cell) for c in range(len(line), len(line) + cell.colspan)]
            for c in sorted(covered):
                line += [None] * (c - len(line))
                line.append(covered[c])
            lines.append(line)
        width = max(map(len, lines), default=0)
        for line in lines:
            line += [None] * (width - len(line))
        return lines


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a reader noticed: a code of `issue_codes.csv`, where, and the printed text."""

    code: str
    place: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document without its format.

    `metadata` holds what the file says of itself, by plain keys where present: `title`,
    `published_on`, `publisher`, `index_number`, `source_url`, `author`, `charset`. `pictures` are of the
    value cells of scanned pages: PNG, by place.
    """

    blocks: tuple[Block, ...]
    reader: str
    media_type: str
    metadata: dict[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in reading order."""
        return tuple(b for b in self.blocks if isinstance(b, Paragraph))

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The grids in reading order."""
        return tuple(b for b in self.blocks if isinstance(b, Grid))

    @property
    def text(self) -> str:
        """Everything printed, one paragraph or cell a line."""
        texts: list[str] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                texts.append(block.text)
            else:
                texts += [cell.text for row in block.rows for cell in row]
        return "\n".join(texts)


class UnreadableError(Exception):
    """The file cannot be read at all; `code` is of `issue_codes.csv`, `detail` names the spot."""

    def __init__(self, code: str, detail: str = "", place: str = "file") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code, self.detail, self.place = code, detail, place

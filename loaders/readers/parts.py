"""What readers of flowing formats collect before numbering: lines of text and drafted tables.

A part is a line of text or a table; a cell holds parts of its own, as cells hold lists, several
paragraphs or further tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

DraftCell = tuple[str, int, int]  # text, rowspan (0: to the end of its group), colspan

_BLANKS = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
_INVISIBLE = ("\u200b", "\ufeff", "\u200c", "\u200d", "\u2060", "\u00ad")

# What tells a table that lays out the page from one that holds data (lengths in characters).
_LONG_CELL = 200
_PAGE_CELL = 600
_VALUES_OF_DATA = 8
_VALUE = re.compile(r"[-+/—0-9０-９.,，]{1,12}")


class DraftTable:
    """A table before numbering: groups of rows, because no cell may span out of its row group."""

    __slots__ = ("groups",)

    def __init__(self, groups: Sequence[Sequence[Sequence[DraftCell]]]) -> None:
        self.groups = groups


Part = str | DraftTable


class Cell:
    """A cell being read: its parts in order, and its spans as the author claims them."""

    __slots__ = ("colspan", "parts", "rowspan")

    def __init__(self, rowspan: int = 1, colspan: int = 1) -> None:
        self.parts: list[Part] = []
        self.rowspan, self.colspan = rowspan, colspan

    def text(self) -> str:
        """Its own lines, without the text of tables inside it."""
        return "\n".join([p for p in self.parts if isinstance(p, str)])

    def tables(self) -> list[Part]:
        """The tables inside it."""
        return [p for p in self.parts if not isinstance(p, str)]

    def draft(self) -> DraftCell:
        """The cell as it enters a grid."""
        parts = self.parts
        text = parts[0] if len(parts) == 1 and isinstance(parts[0], str) else self.text()
        return text, self.rowspan, self.colspan


def settle(groups: Sequence[Sequence[Sequence[Cell]]]) -> list[Part]:
    """What a table amounts to: its contents where it is mere layout, else a table.

    Tables inside the cells of a data table follow it, each on its own.
    """
    filled = [cell for rows in groups for row in rows for cell in row if cell.parts]
    one_column = all(len(row) <= 1 for rows in groups for row in rows)
    if one_column or is_layout(filled):
        return [part for cell in filled for part in cell.parts]
    found: list[Part] = [DraftTable([[[c.draft() for c in row] for row in rows] for rows in groups])]
    for cell in filled:
        if len(cell.parts) > 1 or not isinstance(cell.parts[0], str):
            found += cell.tables()
    return found


def is_layout(cells: list[Cell]) -> bool:
    """One cell, a cell as long as a page, or mostly prose: such a table only arranges blocks."""
    if len(cells) <= 1:
        return True
    texts = [c.text() for c in cells]
    lengths = [len(t) for t in texts]
    holders = sum(1 for c in cells if c.tables())
    long = [n for n in lengths if n > _LONG_CELL]
    if not long and not holders:
        return False
    if sum(1 for t in texts if len(t) <= 12 and _VALUE.fullmatch(t)) >= _VALUES_OF_DATA:
        return False
    if max(lengths) > _PAGE_CELL or (sum(long) * 2 > sum(lengths) and len(long) * 4 >= len(cells)):
        return True
    return holders * 3 > len(cells) - holders


def tidy(text: str) -> str:
    """Blanks of the markup become one blank; characters without width go; the rest stays as printed."""
    if text.isascii():
        return text if text.isalnum() else " ".join(text.split())
    for invisible in _INVISIBLE:
        if invisible in text:
            text = text.replace(invisible, "")
    return _BLANKS.sub(" ", text).replace("\u00a0", " ").strip()

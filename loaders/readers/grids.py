"""From rows of drafted cells to a `Grid`: spans made sound, places numbered, size limited.

HTML and DOCX both hand over rows of cells with spans as the author claimed them.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.document import Block, Doubt, Grid, GridCell, Paragraph
from loaders.readers.marks import OPEN, unstruck
from loaders.readers.parts import DraftCell, DraftTable, Part

# The bounds of the HTML standard; nothing sensible comes near them.
MAX_COLSPAN = 1000
MAX_ROWSPAN = 65534
TO_THE_END = 0


class Numberer:
    """Turns the parts of a document, in reading order, into numbered blocks."""

    def __init__(self, max_grid_cells: int) -> None:
        self.blocks: list[Block] = []
        self.doubts: list[Doubt] = []
        self._cells_left = max_grid_cells
        self._limit = max_grid_cells
        self._paragraphs = 0
        self._tables = 0

    def add(self, parts: Sequence[Part]) -> None:
        """Append paragraphs and tables; their places count on over calls."""
        for part in parts:
            if isinstance(part, str):
                self._paragraphs += 1
                place = f"paragraph {self._paragraphs}"
                if text := self._unstruck(part, place):
                    self.blocks.append(Paragraph(text, place))
            else:
                self._tables += 1
                self._add_table(part)

    def _add_table(self, table: DraftTable) -> None:
        place = f"table {self._tables}"
        rows: list[tuple[GridCell, ...]] = []
        for group in table.groups:
            carry: dict[int, int] = {}  # column -> rows of this group still covered from above
            for position, row in enumerate(group):
                cells = self._row(row, carry, len(group) - position, f"{place} row {len(rows) + 1} column ")
                if self._cells_left < 0:
                    self.doubts.append(Doubt("grid_limit", place, str(self._limit)))
                    break
                rows.append(cells)
            if self._cells_left < 0:
                break
        self.blocks.append(Grid(tuple(rows), place))

    def _row(
        self, row: Sequence[DraftCell], carry: dict[int, int], rows_left: int, place: str
    ) -> tuple[GridCell, ...]:
        cells = []
        column = 0
        new: list[tuple[int, int, int]] = []
        for text, rowspan, colspan in row:
            while carry and carry.get(column, 0) > 0:
                column += 1
            where = f"{place}{column + 1}"
            if rowspan != 1 or colspan != 1:
                rowspan, colspan = self._sound(rowspan, colspan, rows_left, where)
                if rowspan > 1:
                    new.append((column, colspan, rowspan))
            self._cells_left -= rowspan * colspan
            if OPEN in text:
                text = self._unstruck(text, where)
            cells.append(GridCell(text, where, rowspan, colspan))
            column += colspan
        if carry or new:
            self._advance(carry, new)
        return tuple(cells)

    def _unstruck(self, text: str, place: str) -> str:
        """A text without what is struck out, which is told as a doubt."""
        text, struck = unstruck(text)
        self.doubts += [Doubt("struck_text", place, run) for run in struck]
        return text

    @staticmethod
    def _advance(carry: dict[int, int], new: list[tuple[int, int, int]]) -> None:
        for column, colspan, rowspan in new:
            for c in range(column, column + colspan):
                carry[c] = max(carry.get(c, 0), rowspan)
        for c in list(carry):
            carry[c] -= 1
            if carry[c] <= 0:
                del carry[c]

    def _sound(self, rowspan: int, colspan: int, rows_left: int, where: str) -> tuple[int, int]:
        if rowspan > MAX_ROWSPAN or colspan > MAX_COLSPAN:
            self.doubts.append(Doubt("span_limit", where, f"{rowspan} × {colspan}"))
        if rowspan == TO_THE_END or rowspan > rows_left:
            rowspan = rows_left
        return max(rowspan, 1), min(max(colspan, 1), MAX_COLSPAN)

"""From the cells of a worksheet to paragraphs and grids.

A sheet knows no tables: titles, prose and tables stand in one lattice. A line with one text is prose, if
that text reaches over the whole sheet or nothing beside it is ruled; other lines that follow one another
are a table. Places count rows and columns as the sheet does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loaders.document import Block, Doubt, Grid, GridCell, Paragraph
from loaders.readers.marks import unstruck
from loaders.readers.parts import Cell, is_layout
from loaders.readers.sheets import Position, Rectangle, Sheet, Text, overlap, within

_SHORT = 40  # a text alone below a table without lines is a label of that table up to this length
_ENDS_OF_PROSE = ("。", "；", "：")
_FORMULA_SHOWN = 60


class Layout:
    """Turns sheets, in order, into blocks; how many cells the grids may have is counted over all of them."""

    def __init__(self, max_grid_cells: int) -> None:
        self.doubts: list[Doubt] = []
        self._left = self._limit = max_grid_cells

    def blocks(self, sheet: Sheet) -> Iterator[Block]:
        """The paragraphs and grids of one sheet."""
        if hidden := sheet.hidden:
            self.doubts.append(Doubt("hidden_left_out", f"sheet {sheet.number}", hidden))
        held = [at for at in sheet.cells if sheet.shown(at)]
        areas = [area for area in sheet.areas if any(within(area, at) for at in held)]
        outside = [at for at in held if areas and not any(within(area, at) for area in areas)]
        if outside:
            self.doubts.append(Doubt("outside_print_area", sheet.place(*outside[0]), str(len(outside))))
        tables = 0
        for area in areas or [_reach(sheet.cells)] if held else ():
            part = _Part(sheet, area, self._left)
            self.doubts += part.doubts
            for lines in part.lines():
                if isinstance(lines, Text):
                    yield from self._prose([lines], sheet)
                    continue
                texts = [text for row in lines for text in part.starting.get(row, ()) if text.text]
                if is_layout([_drafted(text) for text in texts]) or len({text.column for text in texts}) == 1:
                    yield from self._prose(texts, sheet)
                elif rows := self._rows(part, lines):
                    tables += 1
                    yield Grid(tuple(rows), f"sheet {sheet.number} table {tables}")

    def _prose(self, texts: Sequence[Text], sheet: Sheet) -> Iterator[Paragraph]:
        for text in texts:
            lines = text.text.split("\n")
            for number, line in enumerate(lines, start=1):
                place = sheet.place(text.row, text.column) + (f" line {number}" if len(lines) > 1 else "")
                if printed := self._unstruck(line, place):
                    yield Paragraph(printed, place)

    def _rows(self, part: _Part, lines: Sequence[int]) -> list[tuple[GridCell, ...]]:
        """The cells that begin in each line of a table; the rest of a table that is too large is left."""
        columns = part.columns(lines)
        rows = []
        for row in lines:
            if self._left < len(columns):
                self.doubts.append(
                    Doubt("grid_limit", f"sheet {part.sheet.number} row {row}", str(self._limit))
                )
                break
            self._left -= len(columns)
            rows.append(tuple(self._row(part, row, lines, columns)))
        return rows

    def _row(self, part: _Part, row: int, lines: Sequence[int], columns: Sequence[int]) -> Iterator[GridCell]:
        for column in columns:
            text, place = part.at.get((row, column)), part.sheet.place(row, column)
            if text is None:
                yield GridCell("", place)
            elif (text.row, max(text.column, columns[0])) == (row, column):
                rowspan = sum(row <= line <= text.last_row for line in lines)
                colspan = sum(column <= c <= text.last_column for c in columns)
                yield GridCell(self._unstruck(text.text, place), place, rowspan, colspan)

    def _unstruck(self, text: str, place: str) -> str:
        """A text without what is struck out, which is told as a doubt."""
        text, struck = unstruck(text)
        self.doubts += [Doubt("struck_text", place, run) for run in struck]
        return text


class _Part:
    """One area of a sheet: which texts stand where in it, hidden rows and columns left out.

    `at` holds the text that covers a position, `starting` the texts that begin in a row.
    """

    def __init__(self, sheet: Sheet, area: Rectangle, most_covered: int) -> None:
        self.sheet, self.doubts = sheet, list[Doubt]()
        self.at: dict[Position, Text] = {}
        self.starting: dict[int, list[Text]] = {}
        held = {at: text for at, text in sheet.cells.items() if within(area, at)}
        reach = _reach(held)
        self._columns = [c for c in range(reach[1], reach[3] + 1) if c not in sheet.hidden_columns]
        self._covered_rows: set[int] = set()
        for merge in sheet.merges:
            if (joined := overlap(merge, reach)) is None:
                continue
            most_covered -= (joined[2] - joined[0] + 1) * (joined[3] - joined[1] + 1)
            if most_covered < 0:
                self.doubts.append(Doubt("span_limit", sheet.place(*joined[:2]), "…"))
                break
            if seen := sheet.visible(joined):
                self._add(Text(held.get(merge[:2], ""), *seen, merge[:2] in held))
        for (row, column), text in held.items():
            if (row, column) not in self.at and sheet.shown((row, column)):
                self._add(Text(text, row, column, row, column, True))
        for texts in self.starting.values():
            texts.sort(key=lambda text: text.column)
        for at, formula in sheet.uncomputed.items():
            if within(area, at) and sheet.shown(at):
                self.doubts.append(Doubt("formula_not_computed", sheet.place(*at), formula[:_FORMULA_SHOWN]))

    def _add(self, text: Text) -> None:
        self.starting.setdefault(text.row, []).append(text)
        for row in range(text.row, text.last_row + 1):
            for column in range(text.column, text.last_column + 1):
                self.at.setdefault((row, column), text)
        if text.filled and not self._is_wide(text):
            self._covered_rows.update(range(text.row + 1, text.last_row + 1))

    def lines(self) -> Iterator[Text | list[int]]:
        """Texts that stand alone, and the rows of each table, from top to bottom."""
        table: list[int] = []
        for row in sorted({*self.starting, *self._covered_rows, *self.sheet.ruled} - self.sheet.hidden_rows):
            if table and not all(r in self.sheet.hidden_rows for r in range(table[-1] + 1, row)):
                yield table
                table = []
            if self._is_of_table(row, table):
                table.append(row)
                continue
            if table:
                yield table
                table = []
            yield from self._filled(row)
        if table:
            yield table

    def columns(self, table: Sequence[int]) -> list[int]:
        """The visible columns from the first to the last that a table prints or rules."""
        texts = [text for row in table for text in self._filled(row)]
        first = min(text.column for text in texts)
        last = max([text.last_column for text in texts] + [max(self._ruled(row), default=0) for row in table])
        return [c for c in self._columns if first <= c <= last]

    def _is_of_table(self, row: int, table: Sequence[int]) -> bool:
        texts = self._filled(row)
        if row in self._covered_rows or len(texts) > 1:
            return True
        if not texts:
            return bool(table) and len(self._ruled(row)) > 1
        [text] = texts
        if self._is_wide(text):
            return False
        if text.last_row > row or self._ruled(row) - set(range(text.column, text.last_column + 1)):
            return True
        return bool(table) and not self.sheet.ruled and _is_label(text, self._filled(table[0])[0].column)

    def _filled(self, row: int) -> list[Text]:
        return [text for text in self.starting.get(row, ()) if text.filled]

    def _ruled(self, row: int) -> set[int]:
        return self.sheet.ruled.get(row, set()).intersection(self._columns)

    def _is_wide(self, text: Text) -> bool:
        return text.column <= self._columns[0] and text.last_column >= self._columns[-1]


def _is_label(text: Text, first_column: int) -> bool:
    """Whether a text that stands alone goes on a table without lines, whose figures are blank in its row."""
    return text.column == first_column and len(text.text) <= _SHORT and not text.text.endswith(_ENDS_OF_PROSE)


def _drafted(text: Text) -> Cell:
    cell = Cell()
    cell.parts.append(text.text)
    return cell


def _reach(positions: Iterable[Position]) -> Rectangle:
    """The smallest rectangle around some cells."""
    rows, columns = zip(*positions, strict=True)
    return min(rows), min(columns), max(rows), max(columns)

"""A worksheet between its file and the blocks of a document: texts by row and column, what covers what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Rectangle = tuple[int, int, int, int]  # first row, first column, last row, last column
Position = tuple[int, int]  # row, column


@dataclass(slots=True)
class Sheet:
    """A worksheet as its file has it; rows and columns count from 1.

    Attributes:
        number: of the sheet among the visible ones, from 1.
        areas: what prints of the sheet; nothing where all of it does.
        cells: texts that are printed, an empty one for a formula that was never computed.
        ruled: by row, the columns of cells with a line on one of their sides.
        uncomputed: formulas without a value.
        merges: cells that are joined to one.
    """

    number: int
    areas: list[Rectangle] = field(default_factory=list)
    cells: dict[Position, str] = field(default_factory=dict)
    ruled: dict[int, set[int]] = field(default_factory=dict)
    uncomputed: dict[Position, str] = field(default_factory=dict)
    merges: list[Rectangle] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def place(self, row: int, column: int) -> str:
        """Where a cell stands, for people."""
        return f"sheet {self.number} row {row} column {column}"

    def visible(self, rectangle: Rectangle) -> Rectangle | None:
        """A rectangle without hidden rows and columns at its edges, or None where nothing is left."""
        first_row, first_column, last_row, last_column = rectangle
        rows = [r for r in range(first_row, last_row + 1) if r not in self.hidden_rows]
        columns = [c for c in range(first_column, last_column + 1) if c not in self.hidden_columns]
        return (rows[0], columns[0], rows[-1], columns[-1]) if rows and columns else None

    def shown(self, position: Position) -> bool:
        """Whether the row and the column of a cell are visible."""
        return position[0] not in self.hidden_rows and position[1] not in self.hidden_columns

    @property
    def hidden(self) -> str:
        """Hidden rows and columns that hold texts, as a spreadsheet names them: `3:5, D:D`."""
        rows = {row for row, _ in self.cells} & self.hidden_rows
        columns = {column for _, column in self.cells} & self.hidden_columns
        spans = [f"{first}:{last}" for first, last in _spans(rows)]
        return ", ".join([*spans, *(f"{letters(first)}:{letters(last)}" for first, last in _spans(columns))])


@dataclass(slots=True)
class Text:
    """A text and the cells it covers; not `filled` where joined cells hold neither text nor formula."""

    text: str
    row: int
    column: int
    last_row: int
    last_column: int
    filled: bool


def within(rectangle: Rectangle, position: Position) -> bool:
    """Whether a cell lies in a rectangle."""
    first_row, first_column, last_row, last_column = rectangle
    return first_row <= position[0] <= last_row and first_column <= position[1] <= last_column


def overlap(one: Rectangle, other: Rectangle) -> Rectangle | None:
    """What two rectangles share."""
    first, last = map(max, one[:2], other[:2]), map(min, one[2:], other[2:])
    top, left, bottom, right = *first, *last
    return (top, left, bottom, right) if top <= bottom and left <= right else None


def letters(column: int) -> str:
    """The name of a column: 1 is A, 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: str) -> int:
    """The number of a column by its letters; 0 for no letters."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def _spans(numbers: set[int]) -> Iterator[Position]:
    """Numbers that follow one another, as first and last."""
    for number in sorted(numbers):
        if number - 1 not in numbers:
            last = number
            while last + 1 in numbers:
                last += 1
            yield number, last

"""Rows of a scanned table whose ruling lines are too faint to be seen: texts that stand in columns.

Which text belongs to which column the recogniser finds by the order of rows and the number of values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.document import GridCell
from loaders.readers import ocr
from loaders.readers.pdfflow import Loose
from loaders.readers.pdftext import Glyph

Row = list[Glyph]

_COLUMNS = 3  # texts beside one another: running text has one or two
_ROWS = 3  # rows of that kind, with at most so many others between two of them, are a table
_BETWEEN = 2


def parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows of a page in parts: each line of text alone, the rows of a table together."""
    full = [at for at, row in enumerate(rows) if len(row) >= _COLUMNS]
    groups: list[list[int]] = []
    for at in full:
        if groups and at - groups[-1][-1] <= _BETWEEN + 1:
            groups[-1].append(at)
        else:
            groups.append([at])
    tables = {group[0]: group[-1] for group in groups if len(group) >= _ROWS}
    at = 0
    while at < len(rows):
        last = tables.get(at, at)
        yield list(rows[at : last + 1])
        at = last + 1


def table(rows: Sequence[Row], place: str) -> Loose:
    """Rows of texts as a table; each row keeps its order from left to right."""
    return Loose(
        tuple(
            tuple(
                GridCell(text, f"{place} row {r} column {c}", confidence=ocr.certainty(sure))
                for c, (text, sure) in enumerate(_cells(row), start=1)
            )
            for r, row in enumerate(rows, start=1)
        ),
        place,
    )


def _cells(row: Row) -> Iterator[tuple[str, float]]:
    """Texts and their certainty; lines of a label that stand below one another are one."""
    stacks: list[Row] = []
    for glyph in sorted(row, key=lambda g: g["x0"]):
        if stacks and glyph["x0"] < max(g["x1"] for g in stacks[-1]):
            stacks[-1].append(glyph)
        else:
            stacks.append([glyph])
    for stack in stacks:
        stack.sort(key=lambda g: g["top"])
        yield "".join(g["text"] for g in stack), min(g["sure"] for g in stack)

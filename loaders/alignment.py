"""Place the values of a row whose columns are known only by number: blanks around them are padding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.document import GridCell
from loaders.fragments import PrintedRow


def align(values: Sequence[GridCell], count: int, rows: Iterable[PrintedRow]) -> list[GridCell] | None:
    """Choose `count` cells of a row so that all cells around them are blank.

    Flattening leaves the cells that a span covered as blanks before or after the values. Where a blank
    could be a value or padding, the other rows of the table show on which side padding is printed.

    Returns:
        The cells, or None where no choice fits or more than one does: nothing is guessed.
    """
    starts = _starts(values, count)
    if not starts:
        return None
    start = starts[0]
    if len(starts) > 1 and any(cell.text.strip() for cell in values):
        sides = _padded_sides(rows, count)
        start = 0 if sides == {"after"} else len(values) - count if sides == {"before"} else -1
        if start not in starts:
            return None
    return list(values[start : start + count])


def _starts(values: Sequence[GridCell], count: int) -> list[int]:
    """Where a run of `count` cells can begin so that all cells around it are blank."""
    spare = len(values) - count
    if spare < 0:
        return []
    filled = [i for i, cell in enumerate(values) if cell.text.strip()]
    first, last = (filled[0], filled[-1]) if filled else (spare, 0)
    return [start for start in range(spare + 1) if start <= first and start + count > last]


def _padded_sides(rows: Iterable[PrintedRow], count: int) -> set[str]:
    """On which sides the rows that leave no choice print their padding."""
    sides = set()
    for row in rows:
        starts = _starts(row.values, count)
        if len(starts) == 1 and len(row.values) > count:
            sides |= {"before"} if starts[0] else set()
            sides |= {"after"} if len(row.values) > count + starts[0] else set()
    return sides

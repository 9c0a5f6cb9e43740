"""Tables that a page break has cut in two, put together again.

The lower part goes on where the upper one stopped if their columns agree. A cell cut by the
break is made whole: by its emptiness below, or because its text carries on an item whose number
stands above. Nothing is decided by what a label means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.readers.pdflattice import Box
from loaders.readers.pdftable import Ruled
from loaders.readers.pdftext import run_on

_EDGE_TOLERANCE = 6.0  # points: borders of the two parts are drawn anew and differ a little
_ITEM = re.compile(
    r"[（(]?\s*(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\s*[）)、.．](?![0-9])|第[一二三四五六七八九十0-9]{1,3}[条项章]"
)
_VALUE = re.compile(r"[-+/—0-9０-９.,，\s]+")


def join(upper: Ruled, lower: Ruled) -> Ruled | None:
    """Return the two parts as one table, or None where their columns do not agree."""
    aligned = _align(upper.edges, lower.edges)
    if aligned is None:
        return None
    edges, of_upper, of_lower = aligned
    above = [_moved(box, of_upper) for box in upper.boxes]
    below, height = _without_head(above, [_moved(box, of_lower) for box in lower.boxes], lower.height)
    seam = _Seam(above, below, upper.height)
    offset = upper.height - (1 if seam.row_is_cut() else 0)
    merged = seam.merged()
    whole = {id(x): _one(x, y, offset) for x, y in merged}
    gone = {id(y) for _, y in merged}
    boxes = [whole.get(id(box), box) for box in above]
    boxes += [replace(box, row=box.row + offset) for box in below if id(box) not in gone]
    return Ruled(upper.place, edges, offset + height, tuple(boxes))


def _one(x: Box, y: Box, offset: int) -> Box:
    sure = min(x.confidence, y.confidence)
    return replace(
        x, text=run_on(x.text, y.text), rowspan=y.row + offset + y.rowspan - x.row, confidence=sure
    )


def _moved(box: Box, columns: Sequence[int]) -> Box:
    first = columns[box.column]
    return replace(box, column=first, colspan=columns[box.column + box.colspan] - first)


def _align(
    a: tuple[float, ...], b: tuple[float, ...]
) -> tuple[tuple[float, ...], Sequence[int], Sequence[int]] | None:
    """The finer column edges of two parts, and where the edges of each stand among them."""
    if len(a) < len(b):
        swapped = _align(b, a)
        return None if swapped is None else (swapped[0], swapped[2], swapped[1])
    places = [min(range(len(a)), key=lambda i: abs(a[i] - edge)) for edge in b]
    near = all(abs(a[i] - edge) <= _EDGE_TOLERANCE for i, edge in zip(places, b, strict=True))
    if not near or len(set(places)) < len(places) or places[0] != 0 or places[-1] != len(a) - 1:
        return None
    return a, range(len(a)), places


def _without_head(above: list[Box], below: list[Box], height: int) -> tuple[list[Box], int]:
    """Drop the head that is printed again on top of the lower part, if it is the same."""

    def rows(boxes: Iterable[Box], count: int) -> list[tuple[int, int, int, int, str]]:
        return sorted((b.row, b.column, b.rowspan, b.colspan, b.text) for b in boxes if b.row < count)

    repeated = 0
    for count in range(1, height):
        head = rows(above, count)
        if head != rows(below, count):
            break
        if all(row + rowspan <= count for row, _, rowspan, _, _ in head):
            repeated = count
    kept = [replace(box, row=box.row - repeated) for box in below if box.row >= repeated]
    return kept, height - repeated


class _Seam:
    """The two rows that meet at the break, in pairs of cells with the same columns."""

    def __init__(self, above: list[Box], below: list[Box], height: int) -> None:
        last = {(b.column, b.colspan): b for b in above if b.row + b.rowspan == height}
        first = {(b.column, b.colspan): b for b in below if b.row == 0}
        self.pairs = [(last[key], first[key]) for key in sorted(last.keys() & first.keys())]
        self._all_paired = last.keys() == first.keys()
        self._label_above = min((b.column for b in last.values() if b.text), default=0)
        self._label_below = min((b.column for b in first.values() if b.text), default=0)

    def row_is_cut(self) -> bool:
        """Whether the break runs through a row: a label goes on, and no cell begins anew."""
        goes_on = [(x, y) for x, y in self.pairs if _goes_on(x, y)]
        return (
            self._all_paired
            and any(x.rowspan == y.rowspan == 1 for x, y in goes_on)
            and all((x, y) in goes_on for x, y in self.pairs if x.text and y.text)
        )

    def merged(self) -> list[tuple[Box, Box]]:
        """The pairs that are one cell."""
        if self.row_is_cut():
            return self.pairs
        return [(x, y) for x, y in self.pairs if self._is_one_cell(x, y)]

    def _is_one_cell(self, x: Box, y: Box) -> bool:
        if _VALUE.fullmatch(x.text) or _VALUE.fullmatch(y.text):
            return False
        if x.text and not y.text:
            return y.rowspan > 1 or y.column < self._label_below
        if y.text and not x.text:
            return x.rowspan > 1 and x.column < self._label_above
        return _goes_on(x, y)


def _goes_on(x: Box, y: Box) -> bool:
    """Whether the text below carries on the item above: numbered above, not numbered below."""
    if not x.text or not y.text or _VALUE.fullmatch(y.text):
        return False
    cut_in_brackets = x.text.count("（") + x.text.count("(") > x.text.count("）") + x.text.count(")")
    return cut_in_brackets or (_ITEM.match(x.text) is not None and _ITEM.match(y.text) is None)

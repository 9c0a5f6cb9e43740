"""Which way up a scanned page lies: paper is fed in sideways and upside down, too.

A line on its side reads as nothing or as one unlikely sign; figures upside down read as others, less surely.
So the longest lines of all four ways are compared, unless the page as it lies says enough in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.readers import ocr, scancells, scanimage
from loaders.readers.ocr import Frame, Read
from loaders.readers.scanimage import Sheet

_TASTE = 12  # lines that tell which way up a page is
_LEGIBLE = 0.85  # what characters the right way up are read with
_WORDS = 12  # so many of them leave no doubt; figures alone do
_TALL = 1.25  # a box so much taller than wide is no line but a column of characters
_CLEARLY = 1.25  # times as legible as any other way
_LEAST = 0.6  # a page whose best way is read with less cannot be read with any sureness
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")


class Upright(NamedTuple):
    """A page the right way up.

    Attributes:
        sheet: the page.
        boxes: of its lines.
        reads: what is known already of some of them.
        quarters: by which it was turned, counter-clockwise.
        sure: whether nothing else is likely.
    """

    sheet: Sheet
    boxes: list[Frame]
    reads: dict[Frame, Read]
    quarters: int
    sure: bool


def upright(sheet: Sheet, before: int = 0) -> Upright:
    """The page the right way up; where nothing else tells, as the page `before` it was turned."""
    boxes = ocr.frames(sheet.grey)
    reads = _taste(sheet, boxes)
    if not boxes or _speaks(boxes, reads):
        return Upright(sheet, boxes, reads, 0, sure=True)
    tastes = [reads]
    for quarter in (1, 2, 3):
        way = scanimage.turned(sheet, quarter)
        tastes.append(_taste(way, _turned(boxes, quarter, sheet.grey.shape)))
    legible = [_legible(taste) for taste in tastes]
    best = max(range(4), key=legible.__getitem__)
    others = max(legible[way] for way in range(4) if way != best)
    sure = legible[best] >= _CLEARLY * others and _mean(tastes[best]) >= _LEAST
    if not sure and legible[before] * _CLEARLY > legible[best]:
        best = before
    if best == 0:
        return Upright(sheet, boxes, reads, 0, sure)
    way = scanimage.turned(sheet, best)
    return Upright(way, ocr.frames(way.grey), {}, best, sure)


def read(sheet: Sheet, boxes: Sequence[Frame]) -> dict[Frame, Read]:
    """What the lines of a page say."""
    pictures = [scancells.picture(sheet.grey, *map(round, box)) for box in boxes]
    return dict(zip(boxes, ocr.lines(pictures), strict=True))


def _taste(sheet: Sheet, boxes: Sequence[Frame]) -> dict[Frame, Read]:
    """What some of the longest lines say."""
    level = [box for box in boxes if box.bottom - box.top < _TALL * (box.x1 - box.x0)]
    return read(sheet, sorted(level, key=lambda b: b.top - b.bottom + b.x0 - b.x1)[:_TASTE])


def _speaks(boxes: Sequence[Frame], reads: dict[Frame, Read]) -> bool:
    """Whether a page says enough in words as it lies, and its lines are level."""
    words = "".join(one.text for one in reads.values() if one.confidence >= _LEGIBLE)
    return len(_IDEOGRAPH.findall(words)) >= _WORDS and _mean(reads) >= _LEGIBLE


def _mean(reads: dict[Frame, Read]) -> float:
    return sum(one.confidence for one in reads.values()) / max(len(reads), 1)


def _legible(reads: dict[Frame, Read]) -> float:
    """How many characters are read, each as far as it is sure."""
    return sum(len(one.text) * one.confidence**2 for one in reads.values())


def _turned(boxes: Sequence[Frame], quarters: int, shape: tuple[int, ...]) -> list[Frame]:
    """Boxes of a page (height x width) where they lie once it is turned by quarters, counter-clockwise."""
    height, width = shape[:2]
    for _ in range(quarters):
        boxes = [Frame(b.top, width - b.x1, b.bottom, width - b.x0) for b in boxes]
        height, width = width, height
    return list(boxes)

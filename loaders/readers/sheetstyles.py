"""What the styles of a workbook say of a cell: its number format, whether it is ruled, and its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from loaders.document import UnreadableError
from loaders.readers.marks import LOWERED, RAISED, strike
from loaders.readers.sheetnumbers import BUILT_IN, GENERAL
from loaders.readers.wordxml import child_of, children, is_on, parse, value

_SHIFTS = {"superscript": RAISED, "subscript": LOWERED}
_T = TypeVar("_T")
_SIDES = ("left", "right", "top", "bottom")


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a cell, as far as it changes what is read.

    Attributes:
        code: the number format.
        ruled: whether a line is drawn on one of its sides, as around the cells of a table.
        font: the font's properties, for `marked`; None where there are none.
    """

    code: str = GENERAL
    ruled: bool = False
    font: etree._Element | None = None


PLAIN = Style()


def read_styles(source: bytes | None) -> list[Style]:
    """Styles by the number that cells name; none where the part is missing or damaged."""
    try:
        root = parse(source, "styles.xml") if source else None
    except UnreadableError:
        return []  # the texts are whole; what they look like is not worth losing them
    codes = dict(BUILT_IN)
    for item in children(root, "numFmts"):
        if (number := value(item, "numFmtId")).isdecimal():
            codes[int(number[:9])] = value(item, "formatCode")
    fonts = children(root, "fonts")
    ruled = [_is_ruled(border) for border in children(root, "borders")]
    return [
        Style(
            codes.get(_index(item, "numFmtId"), GENERAL),
            _at(ruled, _index(item, "borderId")) or False,
            _at(fonts, _index(item, "fontId")),
        )
        for item in children(root, "cellXfs")
    ]


def marked(text: str, font: etree._Element | None) -> str:
    """A text with the marks of its font: struck out, raised or lowered."""
    if font is None or not text.strip():
        return text
    if is_on(font, "strike"):
        return strike(text)
    shift = _SHIFTS.get(value(child_of(font, "vertAlign")))
    return text.translate(shift) if shift else text


def _is_ruled(border: etree._Element) -> bool:
    sides = (child_of(border, side) for side in _SIDES)
    return any(value(side, "style") not in ("", "none") for side in sides)


def _index(item: etree._Element, name: str) -> int:
    number = value(item, name)
    return int(number[:9]) if number.isdecimal() and number.isascii() else 0


def _at(items: list[_T], index: int) -> _T | None:
    return items[index] if index < len(items) else None

"""Automatic numbers of DOCX paragraphs: printed on paper, yet nowhere in the text.

Headings and labels such as `一、` and `（三）` are often set by the word processor. A number is put
before the text of its paragraph; bullets are not, for they say nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from loaders.document import UnreadableError
from loaders.readers.wordxml import child_of, count, local, parse, value

_MOST = 32_767  # the largest number Word prints
_LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "ideographDigital", "japaneseDigitalTen",
}  # fmt: skip
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}
_UNPRINTED = {"bullet", "none"}
_PLACEHOLDER = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    pattern: str  # `（%1）`: the counter of the first level in brackets


class Numbering:
    """The numbering of one document; `of` counts on with every paragraph it is asked about."""

    def __init__(self, numbering: bytes | None, styles: bytes | None) -> None:
        """Read `numbering.xml` and `styles.xml`; without them, or with broken ones, nothing is numbered."""
        self._levels: dict[tuple[str, int], _Level] = {}
        self._abstract: dict[str, str] = {}  # numbering instance -> its definition
        self._counters: dict[str, list[int | None]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._style_levels: dict[tuple[str, str], int] = {}
        if numbering:
            self._read_definitions(numbering)
        if self._levels and styles:
            self._read_styles(styles)

    def of(self, properties: etree._Element | None) -> str:
        """The printed number of the next paragraph, by its `w:pPr`; empty for most."""
        if properties is None or not self._levels:
            return ""
        instance, level = self._reference(properties)
        definition = self._abstract.get(instance, "")
        known = self._levels.get((definition, level))
        if known is None:
            return ""
        counters = self._counters.setdefault(definition, [None] * _LEVELS)
        before = counters[level]
        counters[level] = known.start if before is None else before + 1
        counters[level + 1 :] = [None] * (_LEVELS - level - 1)
        if known.form in _UNPRINTED:
            return ""
        return _PLACEHOLDER.sub(lambda m: self._counter(definition, int(m[1]) - 1, counters), known.pattern)

    def _counter(self, definition: str, level: int, counters: list[int | None]) -> str:
        known = self._levels.get((definition, level))
        if known is None:
            return ""
        at = counters[level]
        return _written(known.start if at is None else at, known.form)

    def _reference(self, properties: etree._Element) -> tuple[str, int]:
        """Numbering instance and level: the paragraph's own, completed by those of its style."""
        style = value(child_of(properties, "pStyle"))
        instance, level = self._styles.get(style, ("", 0))
        own = child_of(properties, "numPr")
        if own is None:
            return instance, level
        if (chosen := child_of(own, "numId")) is not None:
            instance = value(chosen)
        if (depth := child_of(own, "ilvl")) is not None:
            level = count(depth, 0, _LEVELS - 1)
        return instance, level

    def _read_definitions(self, source: bytes) -> None:
        try:
            root = parse(source, "numbering.xml")
        except UnreadableError:
            return
        for element in root:
            kind = local(element.tag)
            if kind == "abstractNum":
                self._read_levels(value(element, "abstractNumId"), element)
            elif kind == "num":
                self._abstract[value(element, "numId")] = value(child_of(element, "abstractNumId"))

    def _read_levels(self, definition: str, element: etree._Element) -> None:
        for level in element:
            depth = value(level, "ilvl")
            if local(level.tag) != "lvl" or depth not in map(str, range(_LEVELS)):
                continue
            self._levels[definition, int(depth)] = _Level(
                count(child_of(level, "start"), 0, _MOST),
                value(child_of(level, "numFmt")) or "decimal",
                value(child_of(level, "lvlText")),
            )
            if style := value(child_of(level, "pStyle")):
                self._style_levels[definition, style] = int(depth)

    def _read_styles(self, source: bytes) -> None:
        try:
            root = parse(source, "styles.xml")
        except UnreadableError:
            return
        for style in root:
            reference = child_of(child_of(style, "pPr"), "numPr")
            if reference is not None:
                name, instance = value(style, "styleId"), value(child_of(reference, "numId"))
                level = count(child_of(reference, "ilvl"), 0, _LEVELS - 1)
                linked = self._style_levels.get((self._abstract.get(instance, ""), name), level)
                self._styles[name] = (instance, linked)


def _written(number: int, form: str) -> str:
    """A number in one of Word's forms; an unknown form is written in digits."""
    if form in _CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
        return head + (_DIGITS[ones] if ones else "")
    if form == "ideographTraditional" and 0 < number <= len(_STEMS):
        return _STEMS[number - 1]
    if form in _CIRCLED and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + number - 1)
    return str(number)

"""Where the figures of a paragraph stand: every number, word for nought and lost number becomes one sign.

What only looks like a figure (dates, document numbers, telephones, deadlines, comparisons) is masked by
the rows of `figure_marks.csv`; counters and words of approximation are rows of `figure_words.csv`.
Phrases are then matched over the coded text, in which a figure is one character whatever its digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, cast

from loaders.book import read
from loaders.numbers import numeral

#: Signs of the coded text: a number with its unit, a word for nought, a number lost, a thing masked.
FIGURE, NOUGHT, LOST, MASK = "\ue000", "\ue001", "\ue002", "\ue003"
#: Marks that never change what a sentence says.
QUOTES = re.compile("[“”\"'‘’「」『』〞〝]")
_SENTENCE = re.compile("[^。]+")
#: What every sentence with a figure holds: a digit, a numeral before some word, nought, or a counter alone.
_HINT = re.compile("[0-9未没无零]|不存在|信息条|[一二两三四五六七八九十百千万亿][^一-鿿]?[一-鿿]")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_GREAT = ("万", "亿")  # 万元 is a unit: alone they are no number
_BEHIND, _AHEAD = 28, 16  # how far the marks look around a number

Bound = Literal["", "lower", "upper", "about"]


@dataclass(slots=True)
class Figure:
    """One sign of the coded text; `start` and `end` are offsets in the text that was coded."""

    sign: str
    start: int
    end: int
    digits: str = ""
    scale: str = ""
    unit: str = ""
    bound: Bound = ""

    def value(self) -> Decimal | None:
        """The number with its scale (万, 亿); None where it was lost or cannot be read."""
        if self.sign == NOUGHT:
            return Decimal(0)
        plain = self.digits.replace(",", "")
        number = Decimal(plain) if plain[:1].isdigit() and plain.isascii() else _in_words(plain)
        if number is None or not self.scale:
            return number
        number *= _scales()[self.scale]
        return number.to_integral_value() if number == number.to_integral_value() else number


@dataclass(slots=True)
class Coded:
    """A text with signs for figures; `at[i]` is where character i begins, and one more for the end.

    `years` are those of the masked dates, by their place.
    """

    text: str
    at: list[int]
    figures: dict[int, Figure]
    years: dict[int, int]


def _in_words(words: str) -> Decimal | None:
    """A number in numerals: 百余 is 一百余, and 九十八点五 has a decimal."""
    whole, _, decimals = words.partition("点")
    number = numeral(whole)
    number = numeral("一" + whole) if number is None else number
    if number is None or not decimals:
        return number
    digits = [numeral(digit) for digit in decimals]
    return None if None in digits else Decimal(f"{number}." + "".join(str(d) for d in digits))


def coded(text: str) -> Coded:
    """Put the signs into a text without blanks."""
    pieces: list[str] = []
    at: list[int] = []
    figures: dict[int, Figure] = {}
    years: dict[int, int] = {}
    done = 0
    copy = _unquoted if QUOTES.search(text) else _plain
    for sentence in _SENTENCE.finditer(text):
        if not _HINT.search(text, *sentence.span()):
            continue
        for match in _candidates().finditer(text, *sentence.span()):
            figure = _figure(text, match) if match.start() >= done else None
            if figure is None:
                continue
            if done < figure.start:
                copy(text, done, figure.start, pieces, at)
            if figure.sign != MASK:
                figures[len(at)] = figure
            elif year := _YEAR.match(text, figure.start, figure.end):
                years[len(at)] = int(year[0])
            pieces.append(figure.sign)
            at.append(figure.start)
            done = figure.end
    copy(text, done, len(text), pieces, at)
    at.append(len(text))
    return Coded("".join(pieces), at, figures, years)


def _plain(text: str, start: int, end: int, pieces: list[str], at: list[int]) -> None:
    """Copy what holds no figure."""
    pieces.append(text[start:end])
    at.extend(range(start, end))


def _unquoted(text: str, start: int, end: int, pieces: list[str], at: list[int]) -> None:
    """Copy what holds no figure, without its quotation marks."""
    for quote in QUOTES.finditer(text, start, end):
        pieces.append(text[start : quote.start()])
        at.extend(range(start, quote.start()))
        start = quote.end()
    _plain(text, start, end, pieces, at)


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    """What stands at a candidate, or None where it is plain text."""
    kind = match.lastgroup
    if kind == "number":
        return _number(text, match)
    start, end = match.span()
    if kind in ("whole", "dated"):
        return Figure(MASK, start, end)
    if kind in ("words", "percent"):
        return _in_letters(text, match, kind)
    if kind == "nought":
        return Figure(NOUGHT, start, end)
    if kind == "stated":
        return Figure(FIGURE, start, end, "零")
    counter = match["counter"]
    return Figure(LOST, end - len(counter), end, "", "", counter)


def _number(text: str, match: re.Match[str]) -> Figure:
    """A number in digits; what the end of the sentence hid from the candidates is looked at again."""
    start, end = match.span("digits")
    after = end + _AHEAD > match.endpos and _marks("after").match(text, end, end + _AHEAD)
    if after:
        return Figure(MASK, start, max(end, after.end()))
    return _counted(text, match, start, match["digits"], match["unit"] or "")


def _in_letters(text: str, match: re.Match[str], kind: str) -> Figure | None:
    """A number in numerals, which needs a counter, or in per cent."""
    start, end = match.span()
    digits = match[kind]
    tail = cast(re.Match[str], _tail().match(text, end))  # every part of it may be missing
    unit = "%" if kind == "percent" else tail["unit"] or ""
    if kind == "words" and (not unit or digits in _GREAT):
        return None
    after = _marks("after").match(text, end, end + _AHEAD)
    if after:
        return Figure(MASK, start, max(end, after.end()))
    if unit == "元" and kind == "words" and digits[-1] in words("scale"):  # 三万元 is 3万元
        digits, unit = digits[:-1], digits[-1] + unit
    return _counted(text, tail, start, digits, unit)


def _counted(text: str, tail: re.Match[str], start: int, digits: str, unit: str) -> Figure:
    """A number, unless the words before it say that it counts nothing."""
    end = tail.end()
    before = text[max(0, start - _BEHIND) : start]
    if _marks("before_hint").search(before) and _marks("before").search(before):
        return Figure(MASK, start, end)
    if not unit and (not _marks("bare").search(before) or _marks("before_bare").search(before)):
        return Figure(MASK, start, end)
    approx = _approx("before").search(before)
    word = approx[0] if approx else tail["after"] or tail["later"] or tail["behind"]
    if not word:
        return Figure(FIGURE, start, end, digits, tail["scale"] or "", unit)
    start -= len(approx[0]) if approx else 0
    return Figure(FIGURE, start, end, digits, tail["scale"] or "", unit, _bounds()[word])


@cache
def _scales() -> dict[str, Decimal]:
    return {r["printed"]: Decimal(r["value"]) for r in read("book/figure_words") if r["kind"] == "scale"}


@cache
def _bounds() -> dict[str, Bound]:
    rows = (r for r in read("book/figure_words") if r["kind"] not in ("unit", "scale"))
    return {r["printed"]: r["value"] for r in rows}  # type: ignore[misc]


@cache
def words(kind: str) -> str:
    """The words of one kind as alternatives, longest first."""
    printed = [r["printed"] for r in read("book/figure_words") if r["kind"] == kind]
    return "|".join(map(re.escape, sorted(printed, key=len, reverse=True)))


@cache
def _approx(kind: str) -> re.Pattern[str]:
    return re.compile(f"(?:{words(kind)})$")


@cache
def _tail() -> re.Pattern[str]:
    """What may follow the digits of a figure: 万, 余, its unit, 以上."""
    return re.compile(_behind())


def _behind() -> str:
    scale = words("scale")
    return (
        rf"(?P<after>{words('after')})?(?:(?=(?:千|百)?(?:万|亿)?元)|(?P<scale>{scale}))?"
        rf"(?P<later>{words('after')})?(?P<unit>{words('unit')})?(?P<behind>{words('behind')})?"
    )


@cache
def patterns_of(kind: str) -> str:
    """The patterns of one kind of mark as alternatives."""
    return "|".join(r["pattern"] for r in read("book/figure_marks") if r["kind"] == kind)


@cache
def _marks(kind: str) -> re.Pattern[str]:
    closing = "$" if kind in ("before", "before_bare", "bare") else ""
    return re.compile(f"(?:{patterns_of(kind)}){closing}")


@cache
def _candidates() -> re.Pattern[str]:
    """Everything that may be a figure: masks first, for they hold digits as well."""
    counters = words("unit")
    digits = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
    return re.compile(
        rf"(?={patterns_of('head')})(?:(?P<whole>{patterns_of('whole')})|(?P<stated>{patterns_of('stated')})"
        rf"|(?P<nought>{patterns_of('nought')})"
        rf"|(?P<dated>(?>{digits})(?:{patterns_of('after')}))|(?P<number>(?P<digits>{digits}){_behind()})"
        rf"|百分之(?P<percent>[{_NUMERALS}]+(?:点[{_NUMERALS}]+)?|\d+(?:\.\d+)?)|(?P<words>[{_NUMERALS}]+)"
        rf"|(?P<lost>(?:{patterns_of('lost')})(?P<counter>{counters})(?=[,。;、)])))"
    )

"""From a statement to a claim: value and state, names of dimensions, who speaks, where it is printed."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import count
from typing import Literal

from loaders.book import read
from loaders.document import Paragraph
from loaders.matching import Matched
from loaders.narrative.context import Statement
from loaders.narrative.figures import LOST, NOUGHT, QUOTES, Coded, Figure
from loaders.narrative.phrases import beginning_of
from loaders.statements import Claim, State

#: A figure equal to one of these may be a year that was pasted over it.
_YEARS = range(1990, 2100)
_LONGEST_NAME = 18
_LIMIT = 10**14  # decimal(18,4) holds fourteen digits before the point

Scope = Literal["own", "region", "unknown"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph as landed, legible, and with signs for its figures.

    `faithful` says that the legible text differs by its script alone, so that names are as landed.
    """

    paragraph: Paragraph
    legible: Matched
    coded: Coded
    faithful: bool = True

    def landed(self, begin: int, end: int) -> str:
        """The same in the script it landed in; the legible words where the landed ones are damaged."""
        legible, origin = self.printed(begin, end), self.legible.origin
        landed = self.paragraph.text[origin[self.coded.at[begin]] : origin[self.last(end)]]
        landed = QUOTES.sub("", "".join(landed.split()))
        return landed if self.faithful and len(landed) == len(legible) else legible

    def printed(self, begin: int, end: int) -> str:
        """The legible words behind part of the coded text, without quotation marks."""
        return QUOTES.sub("", self.legible.text[self.coded.at[begin] : self.last(end)])

    def last(self, end: int) -> int:
        """Where a part of the coded text ends in the legible one: behind its last character or figure."""
        figure = self.coded.figures.get(end - 1)
        return figure.end if figure else self.coded.at[end - 1] + 1 if end else 0


def claims(found: list[tuple[Text, Statement]], *, overwritten: bool) -> list[Claim]:
    """The claims of a document, in print order; a list has its number once it has a part."""
    numbers = count(1)
    made = []
    for text, statement in found:
        root = statement.root
        if root is not None and root.listed and root.number is None:
            root.number = next(numbers)
        made.append(_claim(text, statement, root.number if root and root.listed else None, overwritten))
    return made


def _claim(text: Text, statement: Statement, list_no: int | None, overwritten: bool) -> Claim:
    figure, fit, phrase = statement.slot.figure, statement.fit, statement.fit.phrase
    around = statement.around
    value = figure.value()
    state = _state(figure)
    if value is not None and overwritten and value in _YEARS and state != "zero_word":
        state = "corrupt"
    elif value is None or value >= _LIMIT or _finer(value):
        state = "lost" if state == "lost" else "corrupt"
    end = max(fit.end(), statement.slot.at + 1)
    dimensions, begin = _dimensions(text, statement, around)
    start = text.legible.origin[text.coded.at[begin]]
    stop = start + len(text.paragraph.text[start : text.legible.origin[text.last(end)]].rstrip())
    return Claim(
        phrase.measure_code,
        ";".join(f"{d.key}={d.printed}" for d in dimensions),
        _coded(dimensions),
        value if state in ("num", "zero_word", "approx") else None,
        figure.unit or phrase.units[0],
        bool(figure.bound),
        state,
        around.measure if around else "",
        text.paragraph.text[start:stop],
        start,
        stop,
        _scope(text.legible.text, text.coded.at[statement.slot.at]),
        text.paragraph.place,
        figure.bound,
        list_no,
        phrase.phrase_id,
    )


def _finer(value: Decimal) -> bool:
    """Whether a number has more decimals than are stored; whole ones, which most are, tell it at once."""
    return value != value.to_integral_value() and value != round(value, 4)


def _state(figure: Figure) -> State:
    if figure.sign == NOUGHT or figure.digits == "零":
        return "zero_word"
    if figure.sign == LOST:
        return "lost"
    return "approx" if figure.bound else "num"


@dataclass(slots=True)
class _Dimension:
    """A key, its name as landed, and legible where its code is looked up."""

    key: str
    printed: str
    legible: str


def _dimensions(text: Text, statement: Statement, around: Statement | None) -> tuple[list[_Dimension], int]:
    """Keys and printed names, and where the words begin with the names that they capture.

    Names are fixed by the phrase, captured by it, or taken over from the figure around.
    """
    fit = statement.fit
    first = min(fit.begin(), statement.slot.at)
    found = [_Dimension(key, name, name) for key, name in fit.phrase.fixed]
    for key in fit.phrase.dimensions:
        begin, end = fit.match.span(key)
        if begin < end:
            start = _name_start(text.coded.text, key, fit.where[begin])
            first = min(first, start)
            name = (start, fit.where[end - 1] + 1)
            found.append(_Dimension(key, text.landed(*name), text.printed(*name)))
    if around and any(d.key == "sub" for d in found):
        found = [*_dimensions(text, around, around.around)[0], *found]
    found.sort(key=lambda d: d.key == "period")  # of what, then when
    return found, first


def _name_start(coded: str, key: str, at: int) -> int:
    """Where a name begins of which the phrase only knows the end."""
    beginning = beginning_of(key)
    found = beginning.search(coded[max(0, at - _LONGEST_NAME) : at]) if beginning else None
    return at - len(found[0]) if found else at


def _coded(dimensions: list[_Dimension]) -> str:
    codes = [_code(d.key, d.legible) for d in dimensions]
    if not any(codes):
        return ""
    return ";".join(f"{d.key}={code or d.printed}" for code, d in zip(codes, dimensions, strict=True))


@lru_cache(maxsize=4096)
def _code(key: str, name: str) -> str:
    """The code of a printed name; rows of the seed in order, whole names before parts of them."""
    return next((code for pattern, code in _names(key) if pattern.search(name)), "")


@cache
def _names(key: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    form = {"exact": "^(?:{})$", "contains": "{}", "regex": "{}"}
    return tuple(
        (
            re.compile(
                form[r["match"]].format(r["printed"] if r["match"] == "regex" else re.escape(r["printed"]))
            ),
            r["code"],
        )
        for r in read("book/dimension_names")
        if r["key"] == key
    )


def _scope(text: str, at: int) -> Scope:
    """By the scope word printed last before the figure."""
    ends, voices = _voices(text)
    place = bisect_left(ends, at + 1)
    return voices[place - 1] if place else "unknown"


@lru_cache(maxsize=8)
def _voices(text: str) -> tuple[list[int], list[Scope]]:
    found = [(m.end(), voice) for m in _scope_words().finditer(text) if (voice := _scopes()[m[0]])]
    return [end for end, _ in found], [voice for _, voice in found]


@cache
def _scopes() -> dict[str, Scope]:
    return {r["printed"]: r["scope"] for r in read("book/scope_words")}  # type: ignore[misc]


@cache
def _scope_words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _scopes()), key=len, reverse=True)))

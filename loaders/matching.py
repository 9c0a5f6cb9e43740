"""Damaged text made legible for matching only: the print is kept, and every character keeps its place.

Widths, blanks and invisible characters never matter. What else has to be undone is found out once per
document (`diagnose`): traditional script, which loses nothing, and damage done by mirrors: sound marks
(`公(gong)开`), wrong decoding, translated terms, words replaced by a machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from loaders import mojibake, patterns
from loaders.book import read

#: Stand for characters whose plain form has another length, and for those that join the one before.
_ODD, _JOINS = "\0", "\1"
_MOVED = re.compile("[\0\1]")
#: What official text is made of is plain but for a few marks that are printed wide.
_WIDE = [(wide, unicodedata.normalize("NFKC", wide)) for wide in "，：；（）％"]
_UNUSUAL = re.compile("[^!-~、。《》“”‘’〔〕·—\u4e00-\u9fff]+")
#: Besides format and control characters: joiners, fillers, variation selectors.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


@dataclass(frozen=True, slots=True)
class Repairs:
    """What is wrong with the text of a document, and so has to be undone before labels and phrases match.

    Attributes:
        traditional: the text is in traditional script; conversion loses nothing and is no damage.
        mixed: some lines of it are.
        sound_marks: readings stand behind characters.
        mojibake: bytes were decoded wrongly before the text was saved.
        terms: terms of office were translated into those of Taiwan.
        spun: words were replaced by a machine.
    """

    traditional: bool = False
    mixed: bool = False
    sound_marks: bool = False
    mojibake: bool = False
    terms: bool = False
    spun: bool = False

    def lossless(self) -> Repairs:
        """The conversion of script alone: what may be undone without distrust."""
        return Repairs(self.traditional, self.mixed)

    def rewrites(self) -> bool:
        """Whether other words are printed than were written, so that the print is not fit to be shown."""
        return self.sound_marks or self.mojibake or self.spun

    def legible(self) -> Repairs:
        """All but the undoing of replaced words, which would turn ordinary words into others as well."""
        return replace(self, spun=False)


@dataclass(frozen=True, slots=True)
class Matched:
    """Text to match, without blanks; `origin[i]` is where character i is printed, plus one for the end."""

    text: str
    origin: Sequence[int]


def diagnose(text: str) -> Repairs:
    """Find out from the whole text of a document, as printed, what has to be undone."""
    spoilt = mojibake.first_sign(text) >= 0
    plain = _normal("".join((mojibake.undone(text)[0] if spoilt else text).split()))
    converted = _count("traditional", plain)
    simplified = _count("simplified", plain) if converted else 0
    found = Repairs(
        traditional=converted > simplified,
        mixed=0 < converted <= simplified,
        sound_marks="(" in plain and bool(patterns.enough("sound_marked", plain)),
        mojibake=spoilt,
    )
    plain = _repaired(plain, found)
    terms, spun = patterns.enough("translated", plain), patterns.enough("spun", plain)
    return replace(found, terms=bool(terms), spun=bool(spun))


def matched(printed: str, repairs: Repairs) -> Matched:
    """Normalise (NFKC), drop blanks and undo the damage, keeping track of offsets."""
    if not repairs.mojibake:
        return Matched(*_undone(*_plain(printed), repairs))
    decoded, places = mojibake.undone(printed)
    text, origin = _plain(decoded)
    return Matched(*_undone(text, [places[i] for i in origin], repairs))


def spaced(printed: str, repairs: Repairs) -> str:
    """Normalise and undo the damage as `matched` does, but keep single blanks."""
    if repairs.mojibake:
        printed = mojibake.undone(printed)[0]
    return _repaired(patterns.plain(printed), repairs)


def _narrow(text: str) -> str:
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    return text


def _normal(text: str) -> str:
    """NFKC, for text in which nobody asks where characters come from."""
    return _UNUSUAL.sub(lambda run: unicodedata.normalize("NFKC", run[0]), _narrow(text))


def _count(kind: str, text: str) -> int:
    return sum(len(p.regex.findall(text)) for p in patterns.of(kind))


class _Plain(dict[int, str]):
    """Character code to plain form, made as characters are met; always one character or a stand-in."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _bare(char)
        self[code] = _JOINS if _joins(char) else plain if len(plain) == 1 else _ODD
        return self[code]


_PLAIN = _Plain()


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """NFKC without blanks and what cannot be seen."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKC", text)
        if not (char.isspace() or unicodedata.category(char) in ("Cc", "Cf") or _INVISIBLE.match(char))
    )


def _joins(char: str) -> bool:
    """Whether a character may melt into the one before: an accent, or a part of a Korean syllable."""
    first = unicodedata.normalize("NFKC", char)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


def _plain(printed: str) -> tuple[str, Sequence[int]]:
    """NFKC without blanks, and where each character comes from; all in C where nothing moves."""
    flat = _UNUSUAL.sub(lambda run: run[0].translate(_PLAIN), _narrow(printed))
    if not (moved := _MOVED.search(flat)):
        return flat, range(len(flat) + 1)
    if _JOINS in flat:
        clusters = list(_clusters(printed, flat))
    else:
        clusters = [(m.start(), m.end()) for m in _MOVED.finditer(flat, moved.start())]
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    for start, end in clusters:
        plain = _bare(printed[start:end])
        pieces += (flat[at:start], plain)
        origin += range(at, start)
        origin += [start] * len(plain)
        at = end
    pieces.append(flat[at:])
    return "".join(pieces), [*origin, *range(at, len(flat) + 1)]


def _clusters(printed: str, flat: str) -> Iterator[tuple[int, int]]:
    """The stretches that have to be normalised as one: a character and what melts into it."""
    start = 0
    for end in range(1, len(flat) + 1):
        if end == len(flat) or flat[end] != _JOINS:
            if end - start > 1 or flat[start] in (_ODD, _JOINS):
                yield start, end
            start = end


def _repaired(text: str, repairs: Repairs) -> str:
    return _undone(text, range(len(text) + 1), repairs)[0]


def _undone(text: str, origin: Sequence[int], repairs: Repairs) -> tuple[str, Sequence[int]]:
    """Undo the damage to plain text, the loudest first: each step makes the next one's words legible."""
    if repairs.sound_marks:
        for pattern in patterns.of("sound_mark"):
            text, origin = _replaced(text, origin, pattern.regex, {})
    if repairs.traditional or (repairs.mixed and _count("traditional", text)):
        text, origin = _simplified(text, origin)
    for seed in [*["translated_terms"] * repairs.terms, *["spun_words"] * repairs.spun]:
        text, origin = _replaced(text, origin, *_words(seed))
    return text, origin


def _replaced(
    text: str, origin: Sequence[int], words: re.Pattern[str], meant: dict[str, str]
) -> tuple[str, Sequence[int]]:
    """Put what is meant in the place of each word, nothing where it means nothing."""
    pieces: list[str] = []
    places: list[int] = []
    at = moved = 0  # up to where the text is made, and up to where places had to be
    for found in words.finditer(text):
        start, end = found.span()
        new = meant.get(found[0], "")
        pieces += (text[at:start], new)
        if len(new) != end - start:
            places += origin[moved:start]
            places += [origin[min(start + n, end - 1)] for n in range(len(new))]
            moved = end
        at = end
    pieces.append(text[at:])
    return "".join(pieces), [*places, *origin[moved:]] if moved else origin


@cache
def _words(seed: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The words of a seed, the longest first, so that a longer one can exempt a shorter one."""
    meant = {row["printed"]: row["meant"] for row in read(f"book/{seed}")}
    return re.compile("|".join(map(re.escape, sorted(meant, key=len, reverse=True)))), meant


def _simplified(text: str, origin: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Convert the script by phrases; character by character where a phrase would change its length."""
    whole = patterns.simplified(text)
    if len(whole) == len(text):
        return whole, origin
    chars = [patterns.simplified(char) for char in text]
    places = [place for char, place in zip(chars, origin, strict=False) for _ in char]
    return "".join(chars), [*places, origin[-1]]

"""The phrases of the book: which words around a figure make it which measure.

A row of `phrases.csv` is a regular expression over coded text (`figures.py`): `{N}` is the figure it reads,
`{n}` another one, `{Z}` a word for nought, other names in braces are rows of `phrase_parts.csv`. Parts
marked as gaps match any words; what a phrase matches besides gaps is how much it knows of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from operator import add

from loaders.book import forms, read
from loaders.narrative.figures import FIGURE, LOST, MASK, NOUGHT
from loaders.narrative.openings import hinted

_PART = re.compile(r"\{([A-Za-z_]+)\}")
_SIGNS = {"F": FIGURE, "O": NOUGHT, "L": LOST, "M": MASK, "n": FIGURE}
#: Whose words count where no year and no table tells the generation.
_UNKNOWN = "g2014"


@dataclass(frozen=True, eq=False)
class Phrase:
    """One row of the seed; `units` begins with the unit of the measure."""

    order: int
    phrase_id: str
    measure_code: str
    dimension: str
    pattern: str
    nought: bool
    units: tuple[str, ...]
    within: frozenset[str]  # measures of which it is a part
    beside: frozenset[str]  # measures beside which it is meant without being a part
    role: str  # weak: only there · listed: where parts are announced · again: after the total · never: not it
    opens: bool  # figures that follow may be parts of it
    chapter: str
    needs: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first needed: a report meets few of the phrases."""
        return re.compile(hinted(expanded(self.pattern)))

    @cached_property
    def gaps(self) -> tuple[int, ...]:
        """The groups of `regex` that match any words."""
        named = set(self.regex.groupindex.values())
        return tuple(i for i in range(1, self.regex.groups + 1) if i not in named)

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The keys whose names the words capture."""
        return tuple(key for key in self.regex.groupindex if key not in ("N", "ahead"))

    @cached_property
    def fixed(self) -> tuple[tuple[str, str], ...]:
        """The dimensions that the row gives: key and name."""
        pairs = (pair.partition("=") for pair in _names(self.dimension, ";"))
        return tuple((key, name) for key, _, name in pairs)

    @cached_property
    def looks_ahead(self) -> bool:
        """Whether the words end before what only has to follow."""
        return "ahead" in self.regex.groupindex

    @cached_property
    def parts(self) -> frozenset[str]:
        """The parts that name a dimension in words of their own, and without which nothing matches."""
        return _certain(self.pattern) & _naming().keys()

    @cached_property
    def company(self) -> frozenset[str]:
        """The measures that must have been spoken of where the phrase needs a topic."""
        return self.within | self.beside

    @cached_property
    def needs_topic(self) -> bool:
        """Whether the words say nothing unless a topic is spoken of."""
        return self.role in ("weak", "listed")

    def admits(self, units: frozenset[str], *, nought: bool) -> bool:
        """Whether figures in these units, or a word for nought, leave it something to read."""
        if self.nought:
            return nought
        return not self.units or "" in units or not units.isdisjoint(self.units)

    def under(self, chapter: str) -> bool:
        """Whether it holds under these headings."""
        return not self.heading or bool(self.heading.search(chapter))

    @cached_property
    def reads(self) -> bool:
        """Whether it reads a figure; else it only says what figures will be about."""
        return bool(self.units)

    @cached_property
    def anywhere(self) -> bool:
        """Whether it is tried wherever its words stand."""
        return not self.chapter and not self.parts

    def lacks(self, text: str, missing: dict[str, bool]) -> bool:
        """Whether a part of it is missing from a text; `missing` keeps what is known of the text's parts."""
        for part in self.parts:
            if part not in missing:
                missing[part] = not _naming()[part].search(text)
            if missing[part]:
                return True
        return False

    @cached_property
    def heading(self) -> re.Pattern[str] | None:
        """What the chapter has to be called, where that matters."""
        return re.compile(self.chapter) if self.chapter else None

    def known(self, match: re.Match[str]) -> int:
        """How many characters of a match the phrase spells out."""
        known = match.end() - match.start()
        for gap in self.gaps:
            begin, end = match.span(gap)
            known -= end - begin
        return known


@cache
def _parts() -> dict[str, tuple[str, bool]]:
    return {r["name"]: (r["pattern"], r["gap"] == "true") for r in read("book/phrase_parts")}


def expanded(pattern: str) -> str:
    """Put the parts in; parts may name parts, counts such as {2} stay."""

    def part(match: re.Match[str]) -> str:
        name = match[1]
        if name in _SIGNS:
            return _SIGNS[name]
        text, gap = _parts()[name]
        return f"({expanded(text)})" if gap else f"(?:{expanded(text)})"

    return _PART.sub(part, pattern)


_BRACKETS = re.compile(r"\\.|\[[^\]]*\]|\((?:[^()\[\\]|\\.|\[[^\]]*\])*\)")


def _certain(pattern: str) -> frozenset[str]:
    """The parts of a pattern that stand in no brackets, are no choice, and cannot be left out."""
    while (flat := _BRACKETS.sub("", pattern)) != pattern:
        pattern = flat
    return frozenset() if "|" in pattern else frozenset(re.findall(r"\{([A-Za-z_]+)\}(?![?*]|\{\d)", pattern))


@cache
def _naming() -> dict[str, re.Pattern[str]]:
    """Parts that name a dimension in words that they list; those marked as gaps take any words."""
    parts = {name: expanded(pattern) for name, (pattern, gap) in _parts().items() if not gap}
    return {name: re.compile(text) for name, text in parts.items() if re.search(r"\(\?P<(?!N>)", text)}


@cache
def units(name: str) -> tuple[str, ...]:
    """The counters that a column `unit` allows: names of parts stand for what they list."""
    listed = [_parts()[u[1:-1]][0] if u.startswith("{") else u for u in name.split("|")]
    return _names("|".join(listed))


def _names(listed: str, mark: str = "|") -> tuple[str, ...]:
    return tuple(filter(None, listed.split(mark)))


@cache
def of_form(form_id: str | None) -> tuple[Phrase, ...]:
    """The phrases in the words of one generation of form; those before 2019 where it is unknown."""
    order = list(forms())
    place = order.index(form_id or _UNKNOWN)
    return tuple(
        Phrase(
            i, r["phrase_id"], r["measure_code"], r["dimension"], r["pattern"], r["zero"] == "true",
            units(r["unit"]), frozenset(_names(r["within"])), frozenset(_names(r["beside"])), r["role"],
            r["opens"] == "true", r["chapter"], _names(r["needs"]),
        )
        for i, r in enumerate(read("book/phrases"))
        if order.index(r["first_form"] or order[0]) <= place <= order.index(r["last_form"] or order[-1])
    )  # fmt: skip


class Words:
    """Phrases by the words one of which a text must hold for them to be tried.

    Texts are asked which of their pairs of characters begin a word, and only for those whether they hold it.
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.rows: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for word in phrase.needs or ("",):
                self.rows.setdefault(word, []).append(phrase)
        self._begun: dict[str, list[tuple[int, str, list[Phrase]]]] = {}
        for number, (word, row) in enumerate(self.rows.items()):
            self._begun.setdefault(word[:2], []).append((number, word, row))
        self._pairs = frozenset(start for start in self._begun if len(start) > 1)
        self._singles = frozenset(self._begun.keys() - self._pairs)

    def tried(self, text: str, last: int, chapter: str) -> list[Phrase]:
        """The phrases that words before `last` and the chapter admit, each once, in the order of the book."""
        said = text[:last]
        begun = chain(
            self._pairs.intersection(map(add, said, said[1:])), self._singles.intersection(("", *said))
        )
        held = [row for start in begun for row in self._begun[start] if row[1] in said]
        held.sort()  # by their numbers, which differ
        found = dict.fromkeys(chain.from_iterable([row for _, _, row in held]))
        missing: dict[str, bool] = {}
        return [p for p in found if p.anywhere or (p.under(chapter) and not p.lacks(text, missing))]


@lru_cache(maxsize=1024)
def by_word(form_id: str | None, figures: frozenset[str], *, nought: bool) -> Words:
    """Phrases by their words.

    Args:
        form_id: the generation of form.
        figures: the counters of the figures of the sentence.
        nought: whether a word for nought is in it.
    """
    return Words(phrase for phrase in of_form(form_id) if phrase.admits(figures, nought=nought))


@cache
def beginning_of(key: str) -> re.Pattern[str] | None:
    """How the names of a dimension begin of which phrases only know the end."""
    part = _parts().get(f"{key}_name")
    return re.compile(expanded(part[0])) if part else None

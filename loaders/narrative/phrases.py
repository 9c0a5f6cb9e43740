"""The phrases of the book: which words around a figure make it which measure.

A row of `phrases.csv` is a regular expression over coded text (`figures.py`): `{N}` is the figure it reads,
`{n}` another one, `{Z}` a word for nought, other names in braces are rows of `phrase_parts.csv`. Parts
marked as gaps match any words; what a phrase matches besides gaps is how much it knows of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from loaders.book import forms, read
from loaders.narrative.figures import FIGURE, LOST, MASK, NOUGHT

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
    role: str  # weak: only there · listed: only where parts are announced · again: only after the total
    opens: bool  # figures that follow may be parts of it
    chapter: str
    needs: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first needed: a report meets few of the phrases."""
        return re.compile(expanded(self.pattern))

    @cached_property
    def gaps(self) -> tuple[int, ...]:
        """The groups of `regex` that match any words."""
        named = set(self.regex.groupindex.values())
        return tuple(i for i in range(1, self.regex.groups + 1) if i not in named)

    @cached_property
    def company(self) -> frozenset[str]:
        """The measures that must have been spoken of where the phrase needs a topic."""
        return self.within | self.beside

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

    def reads(self) -> bool:
        """Whether it reads a figure; else it only says what figures will be about."""
        return bool(self.units)

    @cached_property
    def heading(self) -> re.Pattern[str] | None:
        """What the chapter has to be called, where that matters."""
        return re.compile(self.chapter) if self.chapter else None

    def known(self, match: re.Match[str]) -> int:
        """How many characters of a match the phrase spells out."""
        return match.end() - match.start() - sum(len(match[i] or "") for i in self.gaps)


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


@cache
def units(name: str) -> tuple[str, ...]:
    """The counters that a column `unit` allows: names of parts stand for what they list."""
    listed = [_parts()[u[1:-1]][0] if u.startswith("{") else u for u in name.split("|")]
    return _names("|".join(listed))


def _names(listed: str) -> tuple[str, ...]:
    return tuple(filter(None, listed.split("|")))


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


@lru_cache(maxsize=1024)
def by_word(
    form_id: str | None, figures: frozenset[str], *, nought: bool
) -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
    """Phrases by the words one of which a sentence must hold for them to be tried.

    Args:
        form_id: the generation of form.
        figures: the counters of the figures of the sentence.
        nought: whether a word for nought is in it.
    """
    found: dict[str, list[Phrase]] = {}
    for phrase in of_form(form_id):
        if phrase.admits(figures, nought=nought):
            for word in phrase.needs or ("",):
                found.setdefault(word, []).append(phrase)
    return tuple((word, tuple(rows)) for word, rows in found.items())


@cache
def beginning_of(key: str) -> re.Pattern[str] | None:
    """How the names of a dimension begin of which phrases only know the end."""
    part = _parts().get(f"{key}_name")
    return re.compile(expanded(part[0])) if part else None

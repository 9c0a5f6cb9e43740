"""The wording by which documents state their facts: regular expressions kept in the book.

`seeds/book/document_patterns.csv` holds them by kind, in order of preference, each with an example
and what it reads there (tested). Rows of kind `part` are pieces that others name as `{part}`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.book import read

_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\u00ad]+")
_PART = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of the seed; `minimum` is the number of hits that mean something."""

    kind: str
    name: str
    regex: re.Pattern[str]
    minimum: int
    replacement: str


@cache
def of(kind: str) -> tuple[Pattern, ...]:
    """Patterns of one kind, in the order of the book."""
    return tuple(
        Pattern(kind, r["name"], re.compile(_whole(r["pattern"])), int(r["minimum"] or 1), r["replacement"])
        for r in read("book/document_patterns")
        if r["kind"] == kind
    )


@cache
def _parts() -> dict[str, str]:
    return {r["name"]: r["pattern"] for r in read("book/document_patterns") if r["kind"] == "part"}


def _whole(pattern: str) -> str:
    """Put the parts in; parts may name parts, regex counts like {2} stay."""
    while (filled := _PART.sub(lambda m: _parts()[m[1]], pattern)) != pattern:
        pattern = filled
    return pattern


def first(kind: str, text: str) -> re.Match[str] | None:
    """Return the first match of the most preferred pattern of a kind that matches at all."""
    return next((m for p in of(kind) if (m := p.regex.search(text))), None)


def replaced(kind: str, text: str) -> str:
    """Apply every pattern of a kind with its replacement, in order."""
    for pattern in of(kind):
        text = pattern.regex.sub(pattern.replacement, text)
    return text


def enough(kind: str, text: str) -> list[str]:
    """Return the hits of the patterns that are found at least `minimum` times, else nothing."""
    hits: list[str] = []
    for pattern in of(kind):
        found = [m[0] for m in pattern.regex.finditer(text)]
        if len(found) >= pattern.minimum:
            hits += found
    return hits


def plain(text: str) -> str:
    """One form of what is printed in many: NFKC, single blanks."""
    return _BLANK.sub(" ", unicodedata.normalize("NFKC", text)).strip()


def spaced(text: str) -> str:
    """Like `plain`, in simplified characters."""
    text = plain(text)
    return simplified(text) if any(p.regex.search(text) for p in of("traditional")) else text


def compact(text: str) -> str:
    """Like `spaced`, without any blank: Chinese needs none and layouts insert them anywhere."""
    return spaced(text).replace(" ", "")


def simplified(text: str) -> str:
    """Convert traditional into simplified script, by phrases."""
    return str(_converter().convert(text))


@cache
def _converter() -> Any:
    from opencc import OpenCC  # only mirrors in traditional script need it

    return OpenCC("t2s")

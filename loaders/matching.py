"""Damaged text made legible for matching only: the print is kept, and every character keeps its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repairs:
    """What is wrong with the text of a document, and so has to be undone before labels and phrases match."""

    traditional: bool = False
    sound_marks: bool = False
    mojibake: bool = False
    spun: bool = False


@dataclass(frozen=True, slots=True)
class Matched:
    """Text to match, without blanks; `origin[i]` is where character i is printed, plus one for the end."""

    text: str
    origin: Sequence[int]


def diagnose(text: str) -> Repairs:
    """Find out from the whole text of a document what has to be undone."""
    return Repairs()


def matched(printed: str, repairs: Repairs) -> Matched:
    """Normalise (NFKC), drop blanks and undo the damage, keeping track of offsets."""
    pieces: list[str] = []
    origin: list[int] = []
    for i, ch in enumerate(printed):
        for plain in unicodedata.normalize("NFKC", ch):
            if not plain.isspace():
                pieces.append(plain)
                origin.append(i)
    return Matched("".join(pieces), [*origin, len(printed)])

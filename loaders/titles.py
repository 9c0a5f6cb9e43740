"""Finds the title of a report: in one line or broken over several, among everything a page prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders import agencies, dates, patterns

#: A title is broken over at most this many lines.
_LINES = 4
#: Longer lines are text; only their first words can be a title run into it.
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Title:
    """A title as printed, without blanks.

    Attributes:
        statutory: whether it is the title of the statutory report.
        agency: the body it names, in full form, or None.
        year: the year it names, or None.
        first_line: number of its first paragraph, from 0; -1 for a title from the metadata.
        last_line: number of its last paragraph.
    """

    text: str
    place: str
    statutory: bool
    agency: str | None
    year: int | None
    first_line: int
    last_line: int

    @property
    def worth(self) -> int:
        """How much the title says."""
        return (self.agency is not None) + (self.year is not None)


def candidates(lines: Sequence[str], places: Sequence[str], metadata_title: str = "") -> list[Title]:
    """Every run of lines that reads as a title, then the title of the metadata.

    `lines` are paragraphs as `patterns.spaced` gives them, `places` say where they stand.
    """
    heads = [_head(line) for line in lines]
    found = []
    for start, place in enumerate(places):
        for end in range(start, min(start + _LINES, len(lines))):
            if not heads[end] or (end > start and len(lines[end]) > _LONGEST):
                break
            if title := _read("".join(heads[start : end + 1]), place, start, end):
                found.append(title)
                break
    for part in re.split(r"[_|]|--| - ", metadata_title):
        if title := _read(patterns.compact(part), "metadata", -1, -1):
            found.append(title)
    return found


def best(found: Sequence[Title]) -> Title | None:
    """Return the title that counts.

    The statutory one before any other, then what says most in the fewest lines, then the first.
    """
    return max(found, key=lambda t: (t.statutory, t.worth, t.first_line - t.last_line), default=None)


def _head(line: str) -> str:
    """The line without blanks; of running text only what stands before its first blank."""
    return (line if len(line) <= _LONGEST else line.split(" ", 1)[0][:_LONGEST]).replace(" ", "")


def _read(text: str, place: str, first_line: int, last_line: int) -> Title | None:
    if not patterns.first("title_mark", text):
        return None
    for kind in ("title", "title_other"):
        if match := patterns.first(kind, text):
            said = match.groupdict()
            year = patterns.first("title_year", text)
            around = said["head"] + (said.get("tail") or "")
            agency = agencies.named(around)
            if kind == "title" and first_line == last_line:
                agency = agency or agencies.as_printed(around)
            return Title(
                text=said.get("title") or text,
                place=place,
                statutory=kind == "title",
                agency=agency,
                year=dates.number(year["year"]) if year else None,
                first_line=first_line,
                last_line=last_line,
            )
    return None

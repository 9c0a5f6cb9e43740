"""Finds the title of a report: in one line or broken over several, among everything a page prints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders import agencies, dates, patterns, publisher

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
        notice: whether it is that of a notice which brings the report.
        first_line: number of its first paragraph, from 0; -1 for a title from the metadata.
        last_line: number of its last paragraph.
    """

    text: str
    place: str
    statutory: bool
    agency: str | None
    year: int | None
    notice: bool
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
    beneath = sum(patterns.first("chapter", head) is not None for head in heads) > 1
    found = []
    for start, place in enumerate(places):
        for end in range(start, min(start + _LINES, len(lines))):
            if not heads[end] or (end > start and len(lines[end]) > _LONGEST):
                break
            if title := _read("".join(heads[start : end + 1]), place, start, end):
                found += [title] if beneath or not title.notice else []
                break
    for part in re.split(r"[_|]|--| - ", metadata_title):
        if title := _read(patterns.compact(part), "metadata", -1, -1):
            found += [title] if beneath or not title.notice else []
    return found


def best(found: Sequence[Title]) -> Title | None:
    """Return the title that counts.

    The statutory one before any other, then what says most, the report's own before a notice's, in the
    fewest lines, then the first.
    """

    def said(title: Title) -> tuple[bool, int, bool, int]:
        return title.statutory, title.worth, not title.notice, title.first_line - title.last_line

    return max(found, key=said, default=None)


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
            return Title(
                text=said.get("title") or text,
                place=place,
                statutory=kind == "title",
                agency=_agency(said, kind == "title" and first_line == last_line, first_line < 0),
                year=dates.number(year["year"]) if year else None,
                notice="issuer" in said and "title" not in said,
                first_line=first_line,
                last_line=last_line,
            )
    return None


def _agency(said: Mapping[str, str | None], whole: bool, declared: bool) -> str | None:
    """The body that a title names: before the report, behind it, or as the issuer of a notice.

    Args:
        said: groups of the pattern.
        whole: whether it is the statutory title in one line, in which a body of any kind may be named.
        declared: whether it comes from the metadata, where the site may stand behind a dash.
    """
    head, tail = said["head"] or "", said.get("tail") or ""
    behind = "" if declared and not tail.startswith("(") else tail.strip("()-—–―")
    issuer = patterns.replaced("issuer", said.get("issuer") or "")
    if name := agencies.named(head + (tail if tail.startswith("(") else "")):
        return name
    unplaced = agencies.bare(head)
    for printed in (behind, issuer):
        if (name := agencies.named(printed)) and (fits := publisher.fitted(name, unplaced)):
            return fits
    return (agencies.as_printed(head) or agencies.as_printed(behind)) if whole else None

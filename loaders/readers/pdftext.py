"""Glyphs of a PDF page to lines, and lines to the text of a cell or a paragraph.

A PDF knows where each glyph stands and nothing of words. Chinese is joined without blanks; a
blank of ours is set only where two Latin words or two columns stand visibly apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Glyph = dict[str, Any]  # pdfplumber's description of one character; lengths in points, y downwards

# As shares of the glyph size.
_WORD_GAP = 0.25
_COLUMN_GAP = 1.5
_INDENT = 1.0
_SHORT_OF_MARGIN = 1.5
_PARAGRAPH_GAP = 2.0
_DIGIT = 0.6
_PADDING = 5.0  # points: between the border of a cell and its text, as word processors have it
_SIZE_STEP = 1.5  # points: another size is another paragraph
_MARGIN_STEP = 4.0  # points: margins of lines within this distance are the same margin
_USUAL = 3  # lines that make a margin usual

_PAGE_NUMBER = re.compile(
    r"[-—–－─·\s]*第?\s*([0-9]{1,4})\s*页?(?:\s*[/／,，]?\s*(?:共\s*)?[0-9]{1,4}\s*页?)?[-—–－─·\s]*"
)
_BARE = re.compile(r"[0-9]{1,4}")
# Fonts that lack a proper character map hand out radicals and compatibility forms for common characters.
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs on one base line, joined; lengths in points from the upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the running text of a page usually begins and ends."""

    left: float
    right: float


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Group glyphs into lines, top to bottom; blank lines are left out."""
    return [line for row in rows(glyphs) if (line := joined(row)) is not None]


def rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand beside one another, top to bottom."""
    rows: list[list[Glyph]] = []
    top = bottom = 0.0
    for glyph in sorted(glyphs, key=lambda g: (g["top"] + g["bottom"], g["x0"])):
        shared = min(bottom, glyph["bottom"]) - max(top, glyph["top"])
        if rows and shared * 2 > min(bottom - top, glyph["bottom"] - glyph["top"]):
            rows[-1].append(glyph)
            top, bottom = min(top, glyph["top"]), max(bottom, glyph["bottom"])
        else:
            rows.append([glyph])
            top, bottom = glyph["top"], glyph["bottom"]
    return rows


def joined(row: list[Glyph]) -> Line | None:
    """The glyphs of a row as one line; None where they are blank."""
    row.sort(key=lambda g: g["x0"])
    pieces: list[str] = []
    inked: list[Glyph] = []
    for glyph in row:
        text = glyph["text"]
        if text.isspace():
            if pieces and pieces[-1] != " ":
                pieces.append(" ")
            continue
        if inked:
            before = inked[-1]
            if text == before["text"] and glyph["x0"] - before["x0"] < before["width"] / 4:
                continue  # printed twice for boldness
            gap = (glyph["x0"] - before["x1"]) / max(before["size"], 1.0)
            apart = gap > _COLUMN_GAP or (gap > _WORD_GAP and _is_latin(text) and _is_latin(before["text"]))
            if apart and pieces[-1] != " ":
                pieces.append(" ")
        pieces.append(text)
        inked.append(glyph)
    if not inked:
        return None
    return Line(
        _plain("".join(pieces).strip()),
        inked[0]["x0"],
        max(g["x1"] for g in inked),
        min(g["top"] for g in inked),
        max(g["bottom"] for g in inked),
        max(g["size"] for g in inked),
        min(g.get("sure", 1.0) for g in inked),
    )


def _plain(text: str) -> str:
    return _LOOKALIKE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalnum()


def cell_text(within: Sequence[Line], width: float) -> str:
    """The text of a cell from its lines; `width` is that of the cell in points.

    A number is continued on the next line only where no further digit fitted; else lines stay apart.
    """
    text = ""
    before: Line | None = None
    for line in within:
        if before is not None:
            room = width - 2 * _PADDING - (before.x1 - before.x0)
            text += _joint(text[-1], line.text[0], "" if room < _DIGIT * before.size else "\n")
        text += line.text
        before = line
    return text


def run_on(text: str, more: str) -> str:
    """Join two pieces of running text that a line or page break has parted."""
    return text + (_joint(text[-1], more[0], "") if text and more else "") + more


def _joint(last: str, first: str, between_digits: str) -> str:
    if last.isdigit() and first.isdigit():
        return between_digits
    return " " if _is_latin(last) and _is_latin(first) else ""


def is_page_number(line: Line, page: int) -> bool:
    """Whether a line is only the number of its page: `- 3 -`, `第3页`, `3/6`, or plainly 3 on page 3."""
    text = line.text.strip()
    found = _PAGE_NUMBER.fullmatch(text)
    return found is not None and (not _BARE.fullmatch(text) or int(text) == page)


def margins(of: Sequence[Line], width: float) -> Margins:
    """The usual margins of the lines of a page or document `width` points wide; (0, 0) for no lines.

    Where no right margin is usual it is taken to be as wide as the left one.
    """
    if not of:
        return Margins(0.0, 0.0)
    lefts = Counter(round(line.x0 / _MARGIN_STEP) for line in of)
    rights = Counter(round(line.x1 / _MARGIN_STEP) for line in of)
    left = min((step for step, n in lefts.items() if n >= _USUAL), default=min(lefts))
    step, n = rights.most_common(1)[0]
    right = step if n >= _USUAL else max(*rights, round(width / _MARGIN_STEP) - left)
    return Margins(left * _MARGIN_STEP, right * _MARGIN_STEP)


def goes_on(before: Line, line: Line, edge: Margins, same_page: bool) -> bool:
    """Whether a line continues the paragraph of the line before it."""
    return (
        before.x1 > edge.right - _SHORT_OF_MARGIN * before.size
        and line.x0 < edge.left + _INDENT * line.size
        and abs(before.size - line.size) < _SIZE_STEP
        and not (same_page and line.top - before.bottom > _PARAGRAPH_GAP * line.size)
    )

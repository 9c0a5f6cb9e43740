"""Chapter headings of scanned pages that were read wrongly by a character or two.

一 comes out as a dash, 四 as 囚, the mark behind the number as a comma. Only short lines that were read from
a picture and are no heading as they stand are looked at, and only where one chapter of the forms is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.process import extract

from loaders import book
from loaders.document import SURE, Block, Document, Paragraph
from loaders.issues import issue
from loaders.statements import Issue

_NUMBERS = "一二三四五六七八九十"
#: What numbers are taken for.
_LIKE = {"一": "-—–－_ー~", "二": "=＝ニ〓", "三": "≡ミ", "四": "囚西匹皿", "五": "王互玉正", "六": "大穴亢"}
_LONGEST = 40  # characters of a heading
_SHORT = 5  # characters: in a shorter line one more is another word
_STEPS = ((8, 1), (14, 2))  # headings up to so long may differ by so many characters
_MOST = 3
_ALIKE = 0.25  # of all characters, those that a heading and a bad reading of it share
_BLANK = re.compile(r"\s")
#: A number and what may be the mark behind it; what a number is taken for, or nothing, before a mark.
_NUMBERED = re.compile(
    rf"(?P<number>[{_NUMBERS}])[,，.．;；·'’`。:：]?(?=[^、{_NUMBERS}])"
    rf"|(?P<like>[{re.escape(''.join(_LIKE.values()))}])?[、,，]"
)


def mended(document: Document) -> tuple[Document, list[Issue]]:
    """The document with chapter headings as they must have been printed, and what was taken for what.

    A line that is read unsurely and is no heading may be one all the same: it is told where it resembles the
    heading of a chapter that has none.
    """
    if all(paragraph.confidence == 1 for paragraph in document.paragraphs):
        return document, []
    issues: list[Issue] = []
    document = replace(document, blocks=tuple(_mended(block, issues) for block in document.blocks))
    texts = {p.place: _BLANK.sub("", p.text) for p in document.paragraphs}
    missing = _missing(texts.values())
    for p in document.paragraphs:
        if p.confidence < SURE and not _is_other(texts[p.place]) and _resembles(texts[p.place], missing):
            issues.append(issue("heading_unsure", p.place, p.text))
    return document, issues


def _missing(texts: Iterable[str]) -> list[str]:
    """Headings of the chapters, by their number, of which no form's heading is printed."""
    printed = [text for text in texts if len(text) <= _LONGEST]
    found = {
        number for number, pattern in _chapters().values() if any(pattern.search(text) for text in printed)
    }
    return [heading for heading, (number, _) in _chapters().items() if number not in found]


def _resembles(text: str, headings: Sequence[str]) -> bool:
    """Whether a line shares enough with a heading to be it, badly read."""
    return any(Indel.normalized_similarity(text, heading) >= _ALIKE for heading in headings)


def _mended(block: Block, issues: list[Issue]) -> Block:
    if not isinstance(block, Paragraph) or block.confidence == 1:
        return block
    text = _BLANK.sub("", block.text)
    if _is_other(text):
        return block
    heading = _near(text) or _renumbered(text)
    if heading is None:
        return block
    issues.append(issue("label_misread", block.place, f"{block.text}→{heading}"))
    return replace(block, text=heading)


def _is_other(text: str) -> bool:
    """Whether a line is a heading as it stands, or none at all."""
    is_line = _SHORT <= len(text) <= _LONGEST and not text.endswith(("。", "；"))
    return not is_line or any(pattern.search(text) for _, pattern in _chapters().values())


def _near(text: str) -> str | None:
    """The only heading of the forms that differs by a few characters."""
    most = next((steps for length, steps in _STEPS if len(text) <= length), _MOST)
    found = extract(text, _chapters().keys(), scorer=Levenshtein.distance, score_cutoff=most, limit=2)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    heading = str(found[0][0])
    return None if text[0] == heading[2] else heading  # a number that is not printed is not misread


def _renumbered(text: str) -> str | None:
    """The heading in the words printed, where only its number or the mark behind it was read wrongly."""
    start = _NUMBERED.match(text)
    if start is None:
        return None
    rest = text[start.end() :]
    meant = {
        f"{number}、{rest}"
        for number, pattern in _chapters().values()
        if start["number"] in (None, number) and (start["like"] or "") in _LIKE.get(number, "")
        if pattern.search(f"{number}、{rest}")
    }
    return meant.pop() if len(meant) == 1 else None


@cache
def _chapters() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Number and pattern of every chapter that stands under a heading, by that heading as printed."""
    found = {}
    for row in book.read("book/form_sections"):
        if row["looked_for"] == "heading":
            number = _NUMBERS[int(row["position"]) - 1]
            found[f"{number}、{row['label']}"] = number, re.compile(row["pattern"])
    return found

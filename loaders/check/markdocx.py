"""A draft in Word with the findings as comments, each at the cell or sentence to look at first."""

from __future__ import annotations

import re

from loaders.check import phrasing, wordcomments
from loaders.check.findings import Checked, Finding
from loaders.check.marks import looked_at
from loaders.check.wordplaces import Anchor, Places
from loaders.limits import Limits
from loaders.readers.container import open_zip
from loaders.statements import Parsed

_BLANK = re.compile(r"\s+")


def annotate(data: bytes, checked: Checked) -> bytes:
    """A copy of a DOCX draft with one comment for each finding; nothing else in the package changes.

    Raises UnreadableError: `file_unreadable`, `file_encrypted`, `archive_limit`.
    """
    with open_zip(data, Limits.from_env()) as archive:
        places = Places(archive)
        title = _title(places, checked.parsed)
        comments = []
        for finding in checked.findings:
            anchor = _anchor(places, checked.parsed, finding) or title
            if anchor is not None:
                comments.append((anchor, phrasing.explanation(finding)))
        return wordcomments.written(archive, places.root, comments) if comments else data


def _anchor(places: Places, parsed: Parsed, finding: Finding) -> Anchor | None:
    """Where to look first; None for a finding about the document as a whole."""
    texts = dict(parsed.paragraphs)
    for words in finding.words:
        if anchor := places.phrase(words, texts.get(words.place, "")):
            return anchor
    return next((a for cell in looked_at(finding) if (a := places.at(cell.place))), None)


def _title(places: Places, parsed: Parsed) -> Anchor | None:
    """The paragraph of the title, else the first one."""
    title = _BLANK.sub("", parsed.document.title or "")
    for place, text in parsed.paragraphs:
        if title and (line := _BLANK.sub("", text)) and (title in line or (len(line) > 3 and line in title)):
            return places.at(place)
    return places.at(parsed.paragraphs[0][0]) if parsed.paragraphs else places.first()

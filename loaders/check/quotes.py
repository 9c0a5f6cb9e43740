"""The sentence around a phrase that a finding looks at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.check.findings import Finding, Words
from loaders.statements import Parsed

_ENDS = re.compile(r"[。！？；\n]")


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence in three pieces, the phrase in the middle, and its place as the loader writes it."""

    before: str
    phrase: str
    after: str
    place: str


def quotes(parsed: Parsed, finding: Finding) -> list[Quote]:
    """The sentences of a finding, each phrase once; the phrase alone where its paragraph is not kept."""
    paragraphs = dict(parsed.paragraphs)
    return list(dict.fromkeys(quote(paragraphs.get(words.place, ""), words) for words in finding.words))


def quote(text: str, words: Words) -> Quote:
    """The sentence of a paragraph around a phrase; the phrase alone where it does not stand there."""
    if text[words.start : words.end] != words.phrase:
        return Quote("", words.phrase, "", words.place)
    start = max((m.end() for m in _ENDS.finditer(text, 0, words.start)), default=0)
    end = _ENDS.search(text, words.end)
    after = text[words.end : end.end() if end else len(text)]
    return Quote(text[start : words.start].lstrip(), words.phrase, after.rstrip(), words.place)

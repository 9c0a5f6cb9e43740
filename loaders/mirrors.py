"""What mirrors did to a text: which words had to be repaired, and whether the report rests on them.

Traditional script is no damage: conversion loses nothing. Everything else a mirror changes lowers the trust
in all that it prints, and where the words by which the report is read are themselves damaged, nobody can
say that its figures are not.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from loaders.document import Block, Document, Paragraph
from loaders.issues import issue
from loaders.matching import Repairs, matched
from loaders.statements import Claim, Issue
from loaders.titles import Title

#: What a field of `Repairs` is called among the issues.
_CODES = {"mojibake": "mojibake", "sound_marks": "sound_marks", "terms": "terms_translated"}
#: So much of the print is shown around the first damage.
_BEFORE, _AFTER = 6, 24


def doubts(document: Document, repairs: Repairs) -> Iterator[Issue]:
    """One issue for each kind of damage, where it first stands; what a reader noticed is not said again."""
    noticed = {doubt.code for doubt in document.doubts}
    undone = repairs.lossless()
    for name, code in _CODES.items():
        before = undone
        undone = replace(undone, **{name: getattr(repairs, name)})
        if undone != before and code not in noticed:
            yield next(
                (issue(code, place, found) for block in document.blocks for place, text in _printed(block)
                 if (found := _changed(text, before, undone))),
                issue(code, "text"),
            )  # fmt: skip


def read_through_damage(
    document: Document, repairs: Repairs, title: Title | None, tables: Container[str], claims: Iterable[Claim]
) -> Iterator[Issue]:
    """The first of the words by which the report was read that match only after repair, as one issue.

    Args:
        document: what a reader made of the file.
        repairs: of the document.
        title: the title that counts.
        tables: places of the blocks that print statutory tables.
        claims: figures read from sentences.
    """
    lossless, legible = repairs.lossless(), repairs.legible()
    if lossless == legible:
        return
    labels = (words for block in document.blocks if block.place in tables for words in _printed(block))
    for place, text in (*_title(document, title), *labels, *((c.place, c.phrase) for c in claims)):
        if found := _changed(text, lossless, legible):
            yield issue("labels_repaired", place, found)
            return


def _changed(text: str, before: Repairs, after: Repairs) -> str:
    """What is printed around the first difference that a repair makes; empty where it makes none."""
    plain, repaired = matched(text, before), matched(text, after).text
    if plain.text == repaired:
        return ""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(plain.text, repaired, strict=False)))
    at = plain.origin[same]
    return " ".join(text[max(0, at - _BEFORE) : at + _AFTER].split())


def _printed(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Paragraph):
        yield block.place, block.text
    else:
        yield from ((cell.place, cell.text) for row in block.rows for cell in row)


def _title(document: Document, title: Title | None) -> Iterator[tuple[str, str]]:
    if title and title.first_line < 0:
        yield title.place, document.metadata.get("title", "")
    elif title:
        lines = document.paragraphs[title.first_line : title.last_line + 1]
        yield from ((line.place, line.text) for line in lines)

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
from loaders.matching import Repairs, matched, spaced
from loaders.statements import Claim, Issue, Unmapped
from loaders.tables import TableReading
from loaders.titles import Title

#: What a field of `Repairs` is called among the issues.
_CODES = {"mojibake": "mojibake", "sound_marks": "sound_marks", "terms": "terms_translated"}
#: So much of the print is shown around the first damage.
_BEFORE, _AFTER = 6, 24
#: Cells of one row are told apart so wherever a row is shown.
_BETWEEN_CELLS = " | "
_NOTHING = Repairs()


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


def legible(document: Document, repairs: Repairs) -> Document:
    """The document as it would be printed without the damage; itself where there is none."""
    if repairs.lossless() == repairs.legible():
        return document
    return replace(document, blocks=tuple(_repaired(block, repairs.legible()) for block in document.blocks))


def as_printed(found: TableReading, document: Document, repaired: Document) -> None:
    """Say what was read in the repaired document in the words of the printed one."""
    pairs = (pair for blocks in zip(repaired.blocks, document.blocks, strict=True) for pair in zip(
        (text for _, text in _printed(blocks[0])), (text for _, text in _printed(blocks[1])), strict=True
    ))  # fmt: skip
    print_of = {text: printed for text, printed in pairs if text != printed}

    def back(text: str) -> str:
        return _BETWEEN_CELLS.join(print_of.get(part, part) for part in text.split(_BETWEEN_CELLS))

    found.issues = [issue(i.code, i.place, back(i.text)) for i in found.issues]
    found.unmapped = [Unmapped(u.place, back(u.text)) for u in found.unmapped]
    found.cells = [replace(c, value_text=c.value_text and back(c.value_text)) for c in found.cells]


def _repaired(block: Block, repairs: Repairs) -> Block:
    def undone(text: str) -> str:
        """Lines stay lines: readers of tables tell broken labels by them."""
        changed = matched(text, repairs).text != matched(text, _NOTHING).text
        return "\n".join(spaced(line, repairs) for line in text.split("\n")) if changed else text

    if isinstance(block, Paragraph):
        return replace(block, text=undone(block.text))
    rows = tuple(tuple(cell._replace(text=undone(cell.text)) for cell in row) for row in block.rows)
    return replace(block, rows=rows)


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

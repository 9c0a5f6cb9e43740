"""Labels of a scanned table that were read wrongly by a character or two.

Only a label that the book does not know is looked at, and only where exactly one label of the forms is near:
rows stand where they are ruled, so a wrong character in a label says nothing against its figures.
Values are never touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from loaders.document import Block, Document, Grid, GridCell
from loaders.issues import issue
from loaders.labels import meanings, normalise, printed_labels, statutory_tables
from loaders.statements import Issue

_SHORT = 3  # characters: a shorter label is too near to many
_STEPS = ((6, 1), (12, 2))  # labels up to so long may differ by so many characters
_MOST = 3


def mended(document: Document) -> tuple[Document, list[Issue]]:
    """The document with labels as they must have been printed, and what was taken for what.

    A document that is no scan comes back itself.
    """
    if all(cell.confidence == 1 for grid in document.grids for row in grid.rows for cell in row):
        return document, []
    issues: list[Issue] = []
    blocks = tuple(_mended(block, issues) for block in document.blocks)
    return replace(document, blocks=blocks), issues


def _mended(block: Block, issues: list[Issue]) -> Block:
    if not isinstance(block, Grid):
        return block
    return replace(block, rows=tuple(tuple(_cell(cell, issues) for cell in row) for row in block.rows))


def _cell(cell: GridCell, issues: list[Issue]) -> GridCell:
    label = normalise(cell.text)
    if cell.confidence == 1 or len(label) < _SHORT or label.isascii() or meanings(cell.text):
        return cell
    near = _nearest(label)
    if near is None:
        return cell
    issues.append(issue("label_misread", cell.place, f"{' '.join(cell.text.split())}→{near}"))
    return cell._replace(text=near)


def _nearest(label: str) -> str | None:
    """The only label of the forms that differs by a few characters; None where there is none, or several."""
    most = next((steps for length, steps in _STEPS if len(label) <= length), _MOST)
    found = extract(label, _labels(), scorer=Levenshtein.distance, score_cutoff=most, limit=2)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    return str(found[0][0])


@cache
def _labels() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_all()))


def _all() -> Iterator[str]:
    for table in statutory_tables():
        for kind, label, code in printed_labels(table):
            yield code if kind == "part" else normalise(label)

"""Where in the XML of a DOCX a place of the loader is: the reader walks again and remembers the elements.

Nothing is guessed from numbers: every line and cell that the reader would number carries the element it came
from, so merged cells, nested tables, content controls and changes not yet accepted lead to the right one.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from loaders.check.findings import Words
from loaders.document import Grid, GridCell, Paragraph
from loaders.limits import Limits
from loaders.readers.docx import MAIN_PART, Walk, parts_of, runs
from loaders.readers.grids import Numberer
from loaders.readers.marks import unstruck
from loaders.readers.officefile import main_part
from loaders.readers.parts import Cell, DraftCell, DraftTable, Part
from loaders.readers.wordxml import child_of, local

_BETWEEN = " | "  # how the loader joins the cells of a row that is text of the report
_BLANK = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad]+")


class _From(str):
    """A text that knows the paragraph or cell it was read from, and which line of a paragraph it is."""

    element: etree._Element
    line: int


def _from(text: str, element: etree._Element, line: int = 0) -> _From:
    made = _From(text)
    made.element, made.line = element, line
    return made


class _Cell(Cell):
    """A cell that knows its element."""

    __slots__ = ("element",)

    def __init__(self, element: etree._Element, span: int) -> None:
        super().__init__(colspan=span)
        self.element = element

    def draft(self) -> DraftCell:
        text, rowspan, colspan = super().draft()
        return _from(text, self.element), rowspan, colspan


class _Walk(Walk):
    def line(self, text: str, paragraph: etree._Element, position: int) -> str:
        return _from(text, paragraph, position)

    def cell(self, element: etree._Element, span: int) -> Cell:
        return _Cell(element, span)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Children of a paragraph, first to last; both None for a paragraph without any."""

    paragraph: etree._Element
    first: etree._Element | None
    last: etree._Element | None


class Places:
    """The places of one document; `root` is its text with everything in it, to be changed by the caller.

    Raises UnreadableError: `file_unreadable`, `file_encrypted`.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        read, parts = parts_of(archive, _Walk)
        # the reader's tree lacks comments of the XML; elements stand in the same order in both
        self.root = etree.fromstring(
            archive.read(main_part(archive, MAIN_PART)),
            etree.XMLParser(resolve_entities=False, no_network=True),
        )
        self._same = dict(zip(read.iter("*"), self.root.iter("*"), strict=True))
        self._texts: dict[str, _From] = {}
        self._rows: dict[str, list[_From | None]] = {}
        self._number(parts)

    def at(self, place: str) -> Anchor | None:
        """The paragraph at a place or around it, in a cell the first one with text; else None."""
        while place and place not in self._texts:
            place = place.rpartition(" ")[0]
        return self._whole(self._texts[place]) if place else None

    def first(self) -> Anchor | None:
        """The first paragraph of all, be it empty."""
        found = next((e for e in self.root.iter("*") if local(e.tag) == "p"), None)
        return None if found is None else _anchor(_outside(found), [])

    def phrase(self, words: Words, text: str) -> Anchor | None:
        """The runs that hold a phrase of a paragraph, else the whole of it.

        Args:
            words: the phrase, its place, and its offsets in the text there.
            text: of the paragraph, or of the row of a table, as the loader lands it.
        """
        source, phrase, before = self._texts.get(words.place), words.phrase, text[: words.start]
        if words.place in self._rows:
            column = text[: words.end].count(_BETWEEN)
            row = self._rows[words.place]
            source = row[column] if column < len(row) and row[column] else source
            phrase, before = phrase.rpartition(_BETWEEN)[2], before.rpartition(_BETWEEN)[2]
        if source is None:
            return self.at(words.place)
        if local(source.element.tag) != "p" or not phrase:
            return self._whole(source)
        found = _holding(source.element, source.line, phrase, before.count(phrase))
        paragraph = self._same[source.element]
        return _anchor(_outside(paragraph), [self._same[run] for run in found])

    def _number(self, parts: list[Part]) -> None:
        """Let the reader's numberer count texts that tell which part they stand for."""
        told: list[_From | None] = []

        def token(text: str) -> str:
            told.append(text if isinstance(text, _From) else None)
            return str(len(told) - 1)

        numberer = Numberer(Limits.from_env().max_grid_cells)
        numberer.add(
            [
                token(part) if isinstance(part, str)
                else DraftTable([[[(token(c[0]), *c[1:]) for c in row] for row in g] for g in part.groups])
                for part in parts
            ]
        )  # fmt: skip
        for block in numberer.blocks:
            rows: Sequence[Sequence[GridCell | Paragraph]] = (
                block.rows if isinstance(block, Grid) else [[block]]
            )
            for row in rows:
                sources = [told[int(cell.text)] for cell in row]
                if isinstance(block, Grid) and row:
                    self._rows[row[0].place] = sources
                for cell, source in zip(row, sources, strict=True):
                    if source is not None:
                        for place in _around(cell.place):
                            self._texts.setdefault(place, source)

    def _whole(self, source: _From) -> Anchor | None:
        element = self._same[source.element]
        if local(element.tag) == "p":
            return _anchor(_outside(element), [])
        own = list(_paragraphs(element))
        paragraph = next((p for p in own if "".join(text for _, text in runs(p)).strip()), None)
        paragraph = own[0] if paragraph is None and own else paragraph
        return None if paragraph is None else _anchor(_outside(paragraph), [])


def _around(place: str) -> Iterator[str]:
    """A place and those that hold it: table 3 row 5 column 2, table 3 row 5, table 3."""
    words = place.split()
    for end in range(len(words), 0, -2):
        yield " ".join(words[:end])


def _paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell, those of tables inside it left out."""
    for child in cell:
        kind = local(child.tag)
        if kind == "p":
            yield child
        elif kind != "tbl":
            yield from _paragraphs(child)


def _outside(paragraph: etree._Element) -> etree._Element:
    """The paragraph itself; the one that a text box hangs on for those in it, where no comment may stand."""
    boxes = [a for a in paragraph.iterancestors() if local(a.tag) == "txbxContent"]
    if not boxes:
        return paragraph
    return next(a for a in boxes[-1].iterancestors() if local(a.tag) == "p")


def _anchor(paragraph: etree._Element, found: list[etree._Element]) -> Anchor:
    """The children of a paragraph around these elements, all of its children where there are none in it."""
    children = [c for c in paragraph.iterchildren("*") if local(c.tag) != "pPr"]
    held = [c for c in children if any(e is c or c in e.iterancestors() for e in found)] or children
    return Anchor(paragraph, held[0] if held else None, held[-1] if held else None)


def _holding(paragraph: etree._Element, line: int, phrase: str, skipped: int) -> list[etree._Element]:
    """The runs that hold a phrase on one line of a paragraph; `skipped` counts the same words before it."""
    held = [(char, run) for run, text in runs(paragraph) for char in unstruck(text)[0]]
    lines: list[list[tuple[str, etree._Element]]] = [[]]
    for char, run in held:
        if char == "\n":
            lines.append([])
        elif not _BLANK.fullmatch(char):
            lines[-1].append((char, run))
    on_line = lines[line] if line < len(lines) else []
    text, wanted = "".join(char for char, _ in on_line), _BLANK.sub("", phrase)
    at = -1
    for _ in range(skipped + 1):
        at = text.find(wanted, at + 1)
        if at < 0:
            return []
    return [run for _, run in on_line[at : at + len(wanted)]]


def has_properties(paragraph: etree._Element) -> bool:
    """Whether a paragraph begins with its properties, before which nothing may stand."""
    return child_of(paragraph, "pPr") is not None

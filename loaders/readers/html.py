"""HTML pages: one walk over the tree, paragraphs and tables in reading order.

Inline text is joined as the page has it, with no blank of ours, so that digits cut across
`<span>`s come together. Tables that only lay out the page are dissolved into their contents.
"""

from __future__ import annotations

import re

from lxml import etree

from loaders.document import Document, Doubt, UnreadableError
from loaders.limits import Limits
from loaders.readers.grids import MAX_COLSPAN, MAX_ROWSPAN, Numberer
from loaders.readers.htmlmarks import Marks, is_hidden, may_hide
from loaders.readers.htmlmeta import Metadata
from loaders.readers.marks import unstruck
from loaders.readers.parts import Cell, Part, settle, tidy

_BLOCK, _SKIP, _BREAK, _TABLE, _ROW, _CELL, _CAPTION, _GROUP, _META, _TITLE, _H1, _PRE, _INPUT = range(1, 14)
_BLOCKS = """
    html head body p div h2 h3 h4 h5 h6 ul ol li dl dt dd section article header footer nav aside main form
    fieldset legend address blockquote center figure figcaption details summary dir menu option select
    optgroup textarea marquee hgroup search noframes
"""
_SKIPPED = "script style template noscript svg math object iframe canvas audio video"
_KINDS: dict[str, int] = {
    **dict.fromkeys(_BLOCKS.split(), _BLOCK),
    **dict.fromkeys(_SKIPPED.split(), _SKIP),
    **dict.fromkeys(("br", "hr"), _BREAK),
    **dict.fromkeys(("td", "th"), _CELL),
    **dict.fromkeys(("thead", "tbody", "tfoot"), _GROUP),
    **dict.fromkeys(("meta", "link", "time"), _META),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _PRE),
    "table": _TABLE, "tr": _ROW, "caption": _CAPTION, "title": _TITLE, "h1": _H1, "input": _INPUT,
}  # fmt: skip
#: Fields of a form whose value stands printed in the page.
_FIELDS = ("", "text", "number")
_GROUP_ORDER = {"thead": 0, "tbody": 1, "tfoot": 2}

_SPAN = re.compile(r"\s*(-?)\+?0*([0-9]+)")


def read(text: str, limits: Limits) -> Document:
    """Read a page given as decoded text.

    Raises UnreadableError(`file_unreadable`) where no tree can be made of it.
    """
    source = text.replace("\x00", "").encode("utf-8", "replace")
    root, error = _parse(source, deep=False)
    if error is not None and error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        # Unclosed <font> and <span> tags of old pages nest far deeper than the cautious limit of 256.
        root, error = _parse(source, deep=True)
    too_deep = error is not None and error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT
    walk = _Walk(may_hide(text), Marks(text))
    walk.over(root)
    numberer = Numberer(limits.max_grid_cells)
    numberer.add(walk.parts)
    metadata = walk.metadata.found(text)
    doubts = [*numberer.doubts, Doubt("nesting_limit", "file", "HTML")] if too_deep else numberer.doubts
    return Document(tuple(numberer.blocks), "html", "text/html", metadata, tuple(doubts))


def _parse(source: bytes, deep: bool) -> tuple[etree._Element, etree._LogEntry | None]:
    """The tree and the last thing the parser complained of."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=deep
    )
    try:
        root = etree.fromstring(source, parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError("file_unreadable", f"html: {error}") from error
    if root is None:
        raise UnreadableError("file_unreadable", "html: no element")
    return root, parser.error_log.last_error


class _Table:
    """A table being read; `outer` is the table it stands in, `around` the parts that await it."""

    __slots__ = ("around", "before", "cell", "element", "groups", "outer", "row")

    def __init__(self, outer: _Table | None, around: list[Part]) -> None:
        self.outer, self.around = outer, around
        self.before: list[Part] = []  # caption, and text that stands between the cells
        self.groups: list[tuple[int, list[list[Cell]]]] = []
        self.row: list[Cell] | None = None
        self.cell: Cell | None = None
        self.element: etree._Element | None = None  # of the open cell or caption

    def open_group(self, order: int) -> None:
        self.groups.append((order, []))
        self.row = None

    def open_row(self) -> list[Cell]:
        if not self.groups:
            self.groups.append((_GROUP_ORDER["tbody"], []))
        self.row = []
        self.groups[-1][1].append(self.row)
        return self.row

    def open_cell(self, element: etree._Element) -> list[Part]:
        self.element = element
        self.cell = Cell()
        if element.attrib:
            self.cell.rowspan = _span(element.get("rowspan"), MAX_ROWSPAN)
            self.cell.colspan = max(_span(element.get("colspan"), MAX_COLSPAN), 1)
        return self.cell.parts

    def close_cell(self, kind: int) -> None:
        if self.cell is not None:
            if kind == _CELL:
                (self.open_row() if self.row is None else self.row).append(self.cell)
            else:
                self.before += self.cell.parts
        self.cell = self.element = None

    def finished(self) -> list[Part]:
        in_print = sorted(self.groups, key=lambda group: group[0])
        return self.before + settle([rows for _, rows in in_print if rows])


def _span(printed: str | None, most: int) -> int:
    """A span as browsers read it: leading digits; anything else is 1; 0 is kept for the rowspan."""
    found = _SPAN.match(printed) if printed else None
    if not found or (found[1] and found[2] != "0"):
        return 1
    return int(found[2]) if len(found[2]) <= len(str(most)) + 4 else 10 ** (len(str(most)) + 4)


class _Walk:
    """One pass over the tree. `parts` is the open container: the page, or one cell."""

    def __init__(self, hides: bool, marks: Marks) -> None:
        self.parts: list[Part] = []
        self.metadata = Metadata()
        self._buffer: list[str] = []
        self._table: _Table | None = None
        self._hides, self._marks = hides, marks
        self._preformatted = 0

    def over(self, root: etree._Element) -> None:
        """Walk without recursion: pages nest tables deeper than Python's stack reaches."""
        buffer, hides, kind_of = self._buffer, self._hides, _KINDS.get
        marks = self._marks if self._marks.present else None
        skipped = None
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            kind = kind_of(element.tag, 0)
            if event == "start":
                if kind == _SKIP or (hides and is_hidden(element)):
                    skipped = element
                    walker.skip_subtree()
                    continue
                if marks:
                    marks.start(element, inline=not kind)
                if kind:
                    self._start(kind, element)
                if kind == _TITLE:
                    skipped = element
                    walker.skip_subtree()
                    continue
                text = element.text
            else:
                if skipped is not None and element is skipped:
                    skipped = None
                elif kind:
                    self._end(kind, element)
                if marks:
                    marks.end(element)
                text = element.tail
            if text and (buffer or not text.isspace()):
                buffer.append(marks.write(text) if marks else text)
        if buffer:
            self._flush()

    def _start(self, kind: int, element: etree._Element) -> None:
        if kind == _META:
            self.metadata.note(element)
            return
        if kind == _INPUT:
            self._field(element)
            return
        if self._buffer:
            self._flush()
        if kind == _BLOCK:
            return
        table = self._table
        if kind == _TITLE:
            self.metadata.title("title", "".join(map(str, element.itertext())))
        elif kind == _PRE:
            self._preformatted += 1
        elif kind == _TABLE:
            self._table = _Table(table, self.parts)
            self.parts = self._table.before
        elif table is None or table.cell is not None:
            return
        elif kind in (_CELL, _CAPTION):
            self.parts = table.open_cell(element)
        elif kind == _ROW:
            table.open_row()
        elif kind == _GROUP:
            table.open_group(_GROUP_ORDER[element.tag])

    def _field(self, element: etree._Element) -> None:
        """A form field in a cell is how some sites print its number; elsewhere it is a search box."""
        printed = element.get("value")
        in_cell = self._table is not None and self._table.cell is not None
        if printed and in_cell and element.get("type", "").strip().lower() in _FIELDS:
            self._buffer.append(self._marks.write(printed))

    def _end(self, kind: int, element: etree._Element) -> None:
        if kind in (_META, _INPUT):
            return
        if kind == _H1:
            self.metadata.title("h1", unstruck("".join(self._buffer))[0])
        if self._buffer:
            self._flush()
        if kind == _BLOCK:
            return
        table = self._table
        if kind == _PRE:
            self._preformatted -= 1
        elif table is None:
            return
        elif kind == _TABLE:
            self.parts, self._table = table.around, table.outer
            self.parts += table.finished()
        elif table.element is element:
            table.close_cell(kind)
            self.parts = table.before
        elif table.cell is None and kind in (_ROW, _GROUP):
            table.row = None

    def _flush(self) -> None:
        """Close the open run of text."""
        buffer = self._buffer
        text = buffer[0] if len(buffer) == 1 else "".join(buffer)
        buffer.clear()
        for line in text.splitlines() if self._preformatted else (text,):
            if tidied := tidy(line):
                self.parts.append(tidied)

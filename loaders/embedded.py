"""Tables that a page or a Word file holds as pictures: read only where a statutory table is missing.

Pictures come last in the document that is read again: a table is known by its labels, wherever it stands. Of
a picture only ruled tables count; charts and photographs have none.
"""

from __future__ import annotations

import base64
import binascii
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html import unescape
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from loaders.beside import Beside, Shown
from loaders.document import Document, Doubt, Grid, UnreadableError
from loaders.limits import Limits
from loaders.readers import container

#: Doubts of a reading that say that a table has a heading; a page without any shows its pictures for show.
ANNOUNCED = frozenset({"table_missing", "table_unread"})
#: Doubts that ask for the pictures.
_MISSING = ANNOUNCED | {"table_absent"}
_LEAST_BYTES = 2_000  # a smaller picture is an ornament
_LEAST_CELLS = 8
_MOST, _LOOKED_AT = 20, 500  # pictures of one document that are read, and ornaments among them
_ALONE = "not looked for: the page came alone, from a crawl or from an archive in an archive"
_SOURCE = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
_DATA = re.compile(r"data:image/[a-z+.-]+;base64,", re.I)


class Found(NamedTuple):
    """What became of the pictures.

    Attributes:
        document: with the tables of its pictures at the end; itself where nothing is missing or found.
        unread: names pictures that could not be read, which hold what still is missing, if anything is.
        shown: sets apart the pictures beside a page of which it has tables: eight hexadecimal digits, or `0`
            where it asked and got none; empty where it did not ask.
    """

    document: Document
    unread: Doubt | None = None
    shown: str = ""


def with_tables(
    document: Document, data: bytes, beside: Beside | None, codes: set[str], limits: Limits
) -> Found:
    """The document with the tables of its pictures.

    Args:
        document: what a reader made of the file.
        data: the bytes of the file.
        beside: where a page's pictures may lie; None where nothing is to be had.
        codes: of the issues of the first reading.
        limits: what the document may cost.
    """
    if not codes & _MISSING:
        return Found(document)
    blocks, doubts, pictures = list(document.blocks), list(document.doubts), dict(document.pictures)
    unread: list[str] = []
    mark = _Mark()
    tried = 0
    for number, picture in enumerate(_pictures(document, data, beside, limits), start=1):
        mark.asked(picture)
        if tried == _MOST:
            unread.append(f"{picture.name[:80]} (> {_MOST})")
            break
        try:
            found = _read(picture, limits)
            tried += 1
        except UnreadableError as error:
            if error.code != "format_unknown":  # ornaments do not count
                tried += picture.data is not None
                unread.append(f"{picture.name[:80]} ({error.detail})")
            continue
        if tables := [grid for grid in found.grids if sum(map(len, grid.rows)) >= _LEAST_CELLS]:
            mark.read(picture)
            blocks += [_placed(grid, number) for grid in tables]
            doubts += [replace(doubt, place=f"picture {number} {doubt.place}") for doubt in found.doubts]
            pictures |= {f"picture {number} {place}": png for place, png in found.pictures.items()}
    if len(blocks) > len(document.blocks):
        document = replace(document, blocks=tuple(blocks), doubts=tuple(doubts), pictures=pictures)
    more = f" +{len(unread) - 1}" if len(unread) > 1 else ""
    doubt = Doubt("picture_unread", "document", unread[0] + more) if unread else None
    return Found(document, doubt, str(mark))


class _Mark:
    """What sets apart the pictures beside a page; see `Found`."""

    def __init__(self) -> None:
        self._asked = False
        self._read: list[bytes] = []

    def __str__(self) -> str:
        return sha256(b"".join(self._read)).hexdigest()[:8] if self._read else "0" * self._asked

    def asked(self, picture: Shown) -> None:
        self._asked = self._asked or picture.beside

    def read(self, picture: Shown) -> None:
        if picture.beside and picture.data:
            self._read.append(sha256(picture.data).digest())


def _read(picture: Shown, limits: Limits) -> Document:
    from loaders.readers import ocr, pictures

    if picture.data is None:
        raise UnreadableError("picture_unread", picture.why)
    kind = pictures.media_type(picture.data)
    if kind is None or len(picture.data) < _LEAST_BYTES:
        raise UnreadableError("format_unknown")
    ocr.require()
    from loaders.readers import image

    return image.read(picture.data, kind, limits)


def _placed(grid: Grid, number: int) -> Grid:
    place = f"picture {number} "
    rows = tuple(tuple(cell._replace(place=place + cell.place) for cell in row) for row in grid.rows)
    return Grid(rows, place + grid.place, grid.spans_known)


def _pictures(document: Document, data: bytes, beside: Beside | None, limits: Limits) -> Iterator[Shown]:
    if document.reader == "html":
        text = data.decode(document.metadata.get("charset", "utf-8"), "replace")
        yield from _of_page(text, beside, limits)
    elif document.reader == "docx":
        yield from _of_word(container.open_zip(data, limits))


def _of_page(text: str, beside: Beside | None, limits: Limits) -> Iterator[Shown]:
    """Pictures inside a page, and those beside it."""
    addresses = list(islice(_addresses(text), _LOOKED_AT))
    named = [address for address in addresses if not _DATA.match(address)]
    found = (
        beside.read(named, limits) if beside else (Shown(address, None, _ALONE, True) for address in named)
    )
    for address in addresses:
        if start := _DATA.match(address):
            try:
                yield Shown("data:", base64.b64decode(unquote(address[start.end() :])))
            except (binascii.Error, ValueError):
                continue
        else:
            yield next(found)


def _addresses(text: str) -> Iterator[str]:
    """Where the pictures of a page are."""
    for match in _SOURCE.finditer(text):
        address = unescape(next(group for group in match.groups() if group is not None)).strip()
        if address:
            yield address


def _of_word(archive: zipfile.ZipFile) -> Iterator[Shown]:
    for name in sorted(archive.namelist(), key=lambda name: (len(name), name)):
        if name.startswith("word/media/"):
            try:
                yield Shown(name, container.member(archive, name))
            except UnreadableError as error:  # a damaged picture costs itself alone
                yield Shown(name, None, error.detail)

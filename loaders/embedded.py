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
from html import unescape
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from loaders import sources
from loaders.document import Document, Doubt, Grid, UnreadableError
from loaders.limits import Limits
from loaders.readers import container

#: Doubts of a reading that say that a table has a heading; a page without any shows its pictures for show.
ANNOUNCED = frozenset({"table_missing", "table_unread"})
#: Doubts that ask for the pictures.
_MISSING = ANNOUNCED | {"table_absent"}
_LEAST_BYTES = 2_000  # a smaller picture is an ornament
_LEAST_CELLS = 8
_MOST = 20  # pictures of one document
_SOURCE = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
_DATA = re.compile(r"data:image/[a-z+.-]+;base64,", re.I)


class _Picture(NamedTuple):
    """A picture by its name; no bytes where it is not to be had, for the reason `why`."""

    name: str
    data: bytes | None
    why: str = "not beside the file"


def with_tables(
    document: Document, data: bytes, path: str, codes: set[str], limits: Limits
) -> tuple[Document, Doubt | None]:
    """The document with the tables of its pictures at the end; itself where nothing is missing or found.

    The doubt names pictures that could not be read, which hold what still is missing, if anything is.

    Args:
        document: what a reader made of the file.
        data: the bytes of the file.
        path: of the file; a page's pictures may lie beside it.
        codes: of the issues of the first reading.
        limits: what the document may cost.
    """
    if not codes & _MISSING:
        return document, None
    blocks, doubts, pictures = list(document.blocks), list(document.doubts), dict(document.pictures)
    unread: list[str] = []
    for number, picture in enumerate(islice(_pictures(document, data, path, limits), _MOST), start=1):
        try:
            found = _read(picture, limits)
        except UnreadableError as error:
            unread += [f"{picture.name[:80]} ({error.detail})"] if error.code != "format_unknown" else []
            continue
        if tables := [grid for grid in found.grids if sum(map(len, grid.rows)) >= _LEAST_CELLS]:
            blocks += [_placed(grid, number) for grid in tables]
            doubts += [replace(doubt, place=f"picture {number} {doubt.place}") for doubt in found.doubts]
            pictures |= {f"picture {number} {place}": png for place, png in found.pictures.items()}
    if len(blocks) > len(document.blocks):
        document = replace(document, blocks=tuple(blocks), doubts=tuple(doubts), pictures=pictures)
    more = f" +{len(unread) - 1}" if len(unread) > 1 else ""
    return document, Doubt("picture_unread", "document", unread[0] + more) if unread else None


def _read(picture: _Picture, limits: Limits) -> Document:
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


def _pictures(document: Document, data: bytes, path: str, limits: Limits) -> Iterator[_Picture]:
    if document.reader == "html":
        text = data.decode(document.metadata.get("charset", "utf-8"), "replace")
        yield from _of_page(text, Path(path).parent, limits.max_bytes)
    elif document.reader == "docx":
        yield from _of_word(container.open_zip(data, limits))


def _of_page(text: str, folder: Path, most: int) -> Iterator[_Picture]:
    """Pictures inside a page, and those beside it in its own folder or below."""
    for found in _SOURCE.finditer(text):
        source = unescape(next(group for group in found.groups() if group is not None)).strip()
        if start := _DATA.match(source):
            try:
                yield _Picture("data:", base64.b64decode(unquote(source[start.end() :])))
            except (binascii.Error, ValueError):
                continue
        elif source:
            yield _Picture(source, _beside(folder, source, most))


def _beside(folder: Path, source: str, most: int) -> bytes | None:
    """The bytes of a picture in the page's folder or below it; None for any other address."""
    name = PurePosixPath(unquote(source.split("?")[0].split("#")[0]))
    if name.is_absolute() or ".." in name.parts or ":" in source:
        return None
    try:
        return sources.read(folder / name, most)[1] or None
    except OSError:
        return None


def _of_word(archive: zipfile.ZipFile) -> Iterator[_Picture]:
    for name in sorted(archive.namelist(), key=lambda name: (len(name), name)):
        if name.startswith("word/media/"):
            try:
                yield _Picture(name, container.member(archive, name))
            except UnreadableError as error:  # a damaged picture costs itself alone
                yield _Picture(name, None, error.detail)

"""Where a crawl breaks off: readers of crawls take a torn record for the end, or for no report."""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

_CHUNK = 1 << 18
_GZIP = b"\x1f\x8b\x08"
_HEAD_END = b"\r\n\r\n"
_MOST_HEAD = 1 << 16
_LENGTH = re.compile(rb"^Content-Length:\s*(\d{1,15})\s*$", re.I | re.M)


def torn(handle: BinaryIO, start: int) -> int | None:
    """The place of the record, at `start` or behind it, whose end is missing; None where all are whole.

    What is no record is not judged: whoever reads the crawl tells of it.
    """
    handle.seek(start)
    packed = handle.read(len(_GZIP)) == _GZIP
    handle.seek(start)
    return _torn_packed(handle, start) if packed else _torn_plain(handle, start)


def _torn_packed(handle: BinaryIO, start: int) -> int | None:
    """As `torn`, of records that are packed one by one, or all together."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    at, begun, data = start, False, b""
    while data or (data := handle.read(_CHUNK)):
        begun = True
        try:
            unpacker.decompress(data, _CHUNK)
        except zlib.error:
            return None
        data = unpacker.unconsumed_tail
        if unpacker.eof:
            data = unpacker.unused_data
            at, begun = handle.tell() - len(data), False
            unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    return at if begun else None


def _torn_plain(handle: BinaryIO, at: int) -> int | None:
    size = handle.seek(0, 2)
    while at < size:
        handle.seek(at)
        head = handle.read(_MOST_HEAD)
        blank = len(head) - len(head.lstrip(b"\r\n"))
        at, head = at + blank, head[blank:]
        end = head.find(_HEAD_END)
        length = _LENGTH.search(head[: max(end, 0)].replace(b"\r\n", b"\n"))
        if end < 0:
            return at if head.startswith(b"WARC/") and at + len(head) >= size else None
        if length is None or not head.startswith(b"WARC/"):
            return None
        if at + end + len(_HEAD_END) + int(length[1]) > size:
            return at
        at += end + len(_HEAD_END) + int(length[1])
    return None

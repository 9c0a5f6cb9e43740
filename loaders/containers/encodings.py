"""What servers do to a page on its way, undone under a limit: chunks, and gzip, deflate or Brotli."""

from __future__ import annotations

import zlib

_GZIP = zlib.MAX_WBITS | 16
#: Servers call two things deflate: with the head of zlib, and bare.
_DEFLATE = (zlib.MAX_WBITS, -zlib.MAX_WBITS)


class EncodingError(Exception):
    """A page is packed in a way that cannot be undone; `str` says which."""


def undone(data: bytes, transfer: str, content: str, most: int) -> tuple[bytes, bool]:
    """The page itself, of no more than one byte beyond `most`, and whether its end is there.

    Args:
        data: as it came.
        transfer: the header Transfer-Encoding, or nothing.
        content: the header Content-Encoding, or nothing.
        most: bytes that are wanted at most.

    Raises:
        EncodingError: nothing of it can be unpacked.
    """
    whole = True
    if "chunked" in transfer.lower():
        data, whole = _joined(data)
    for name in reversed([part.strip() for part in content.lower().split(",") if part.strip()]):
        data, complete = _unpacked(data, name, most)
        whole = whole and complete
    return data, whole


def _joined(data: bytes) -> tuple[bytes, bool]:
    """Chunks put together; crawlers often have done it already, and left the header."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at, at + 100)
        try:
            size = int(data[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return (b"".join(parts), False) if parts else (data, True)
        if size == 0:
            return b"".join(parts), True
        parts.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _unpacked(data: bytes, name: str, most: int) -> tuple[bytes, bool]:
    """One encoding undone; a page that is not packed, whatever its header says, stays as it is."""
    if name in ("gzip", "x-gzip"):
        return _inflated(data, (_GZIP,), most) if data[:2] == b"\x1f\x8b" else (data, True)
    if name == "deflate":
        return _inflated(data, _DEFLATE, most)
    if name == "br":
        return _from_brotli(data, most)
    if name == "identity":
        return data, True
    raise EncodingError(name)


def _inflated(data: bytes, forms: tuple[int, ...], most: int) -> tuple[bytes, bool]:
    said = ""
    for form in forms:
        unpacker = zlib.decompressobj(form)
        try:
            page = unpacker.decompress(data, most + 1)
        except zlib.error as error:
            said = str(error)
        else:
            return page, unpacker.eof or len(page) > most
    raise EncodingError(said)


def _from_brotli(data: bytes, most: int) -> tuple[bytes, bool]:
    import brotli  # few servers pack with it

    unpacker, page = brotli.Decompressor(), b""
    try:
        page = unpacker.process(data, output_buffer_limit=most + 1)
        while len(page) <= most and not unpacker.is_finished():
            more = unpacker.process(b"", output_buffer_limit=most + 1 - len(page))
            if not more:
                return page, False
            page += more
    except brotli.error as error:
        raise EncodingError(str(error)) from error
    return page[: most + 1], True

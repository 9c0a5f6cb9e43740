"""What gzip, bzip2 and xz files hold, unpacked as a stream under limits."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import Any, BinaryIO

from loaders.containers.members import Tally
from loaders.limits import MEBIBYTE

_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"
#: An xz file says itself how much memory unpacking takes; the best packers ask for a quarter of this.
_XZ_MEMORY = 256 * MEBIBYTE
_CHUNK = 1 << 16


def packs(packed: bytes, beginning: bytes) -> bool:
    """Whether a gzip file holds what begins so, whatever becomes of it later."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(packed, len(beginning)) == beginning
    except zlib.error:
        return False


def unpacked(handle: BinaryIO, head: bytes, tally: Tally) -> io.BufferedReader:
    """The stream in a packed file; what is read of it is counted."""
    raw: io.IOBase | BinaryIO
    if head.startswith(_GZIP):
        raw = gzip.GzipFile(fileobj=handle)
    elif head.startswith(_BZIP2):
        raw = bz2.BZ2File(handle)
    else:
        raw = io.BufferedReader(_Xz(handle))
    return io.BufferedReader(_Counted(raw, tally), _CHUNK)


class _Counted(io.RawIOBase):
    """A stream whose bytes are counted."""

    def __init__(self, raw: io.IOBase | BinaryIO, tally: Tally) -> None:
        self._raw, self._tally = raw, tally

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        count: int = self._raw.readinto(buffer)  # type: ignore[union-attr]
        self._tally.unpacked(count)
        return count


class _Xz(io.RawIOBase):
    """An xz file, read in bounded memory: `lzma.LZMAFile` knows no limit."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        self._unpacker = self._fresh()

    @staticmethod
    def _fresh() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while True:
            if self._unpacker.eof:  # several files one after the other are one
                rest = (self._unpacker.unused_data or self._handle.read(_CHUNK)).lstrip(b"\x00")
                if not rest:
                    return 0
                self._unpacker = self._fresh()
            else:
                rest = self._handle.read(_CHUNK) if self._unpacker.needs_input else b""
                if not rest and self._unpacker.needs_input:
                    raise EOFError("xz: the end is missing")
            data = self._unpacker.decompress(rest, len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)

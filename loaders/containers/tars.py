"""Members of a tar archive, read as a stream: nothing is looked at twice."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Container, Iterator
from itertools import count
from typing import BinaryIO, Literal

from loaders.containers import names
from loaders.containers.members import ContainerError, Member, Tally, unreadable
from loaders.limits import MEBIBYTE

#: What the heads of one member may take, in bytes: their extensions are read into memory whole.
_HEADS = 4 * MEBIBYTE
_CHUNK = 1 << 18


class _Info(tarfile.TarInfo):
    """A head; one that is damaged ends the archive aloud, where tarfile would take it for the end."""

    @classmethod
    def fromtarfile(cls, tar: tarfile.TarFile) -> _Info:
        try:
            return super().fromtarfile(tar)
        except (tarfile.EmptyHeaderError, tarfile.EOFHeaderError):  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(str(error)) from error


class _Metered(io.RawIOBase):
    """A stream of which so much may be read and no more, until that is said anew."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.left = _HEADS

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        if not 0 <= size <= self.left:
            raise ContainerError("archive_limit", f"tar head > {_HEADS:,}")
        self.left -= size
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()


def members(stream: BinaryIO, tally: Tally, again: Callable[[], BinaryIO]) -> Iterator[Member]:
    """Its files that may be reports; links and devices are none.

    Pictures that may be scanned pages come last, from the stream opened `again`: whether a web page shows
    them is known only at the end. Raises ContainerError, or one of BROKEN, where the rest cannot be read.
    """
    pictures = names.Pictures()
    failure: Exception | None = None
    try:
        for archive, info, place, name in _files(stream):
            tally.met()
            if info.isreg() and pictures.note(place, name, info.size):
                _read(archive, info, 0)
            elif not info.isreg() or names.never_report(name):
                tally.files += 1
                _read(archive, info, 0)
            else:
                yield _member(archive, info, name, tally)
    except Exception as error:  # what came before the damage is read in any case
        failure = error
    scans = pictures.scans()
    tally.files += pictures.count - len(scans)
    yield from _chosen(again(), scans, tally) if scans else ()
    if failure:
        raise failure


def named(stream: BinaryIO, wanted: Container[str], tally: Tally, seekable: bool) -> Iterator[Member]:
    """Its files of some plain names, by which they are called here; raises as `members`.

    Only heads are read of the others where the stream is `seekable`.
    """
    for archive, info, _, name in _files(stream, "r:" if seekable else "r|"):
        tally.met()
        if info.isreg() and (plain := names.plain(name)) and plain in wanted:
            found = _member(archive, info, plain, tally)
            if seekable:  # of a stream all that is read counts already
                tally.unpacked(len(found.data))
            yield found
        else:
            _read(archive, info, 0)


def _chosen(stream: BinaryIO, places: set[int], tally: Tally) -> Iterator[Member]:
    """The members at some places."""
    for archive, info, place, name in _files(stream):
        if place in places:
            yield _member(archive, info, name, tally)
            places.discard(place)
            if not places:
                return
        else:
            _read(archive, info, 0)


def _files(
    stream: BinaryIO, mode: Literal["r|", "r:"] = "r|"
) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo, int, str]]:
    """The archive, head, place and name of each member but folders.

    In the mode of streams each must be read before the next.
    """
    metered = _Metered(stream)
    archive = tarfile.open(  # noqa: SIM115 (closing it would read on)
        fileobj=metered, mode=mode, tarinfo=_Info, encoding="utf-8", errors="surrogateescape"
    )
    info: tarfile.TarInfo | None = None
    for place in count():
        if not (info and info.issparse()):  # the holes of a sparse file are not read here
            metered.left = _HEADS
        info = archive.next()
        if info is None:
            return
        archive.members.clear()  # type: ignore[attr-defined]  # it would keep the head of every member
        if not info.isdir():
            metered.left = info.size + _HEADS
            yield archive, info, place, names.text_of(info.name.encode("utf-8", "surrogateescape"))


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, tally: Tally) -> Member:
    if why := tally.refuses(info.size, info.size):
        _read(archive, info, 0)
        return unreadable(name, *why)
    return Member(name, _read(archive, info, info.size), beside=True)


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo, most: int) -> bytes:
    """The first bytes of a member; the others are passed over, so that the next head comes next.

    Where heads are sought by their places nothing is passed over.
    """
    file = archive.extractfile(info) if info.isreg() else None
    if file is None:
        return b""
    data = file.read(most) if most else b""
    sought = isinstance(archive.fileobj, _Metered)
    while not sought and not info.issparse() and file.read(_CHUNK):
        pass
    return data

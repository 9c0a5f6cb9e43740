"""Members of a tar archive, read as a stream: nothing is looked at twice."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator
from itertools import count
from typing import BinaryIO

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
        self.left -= size
        if self.left < 0:
            raise ContainerError("archive_limit", f"tar head > {_HEADS:,}")
        return self._stream.read(size)


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


def _files(stream: BinaryIO) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo, int, str]]:
    """The archive, head, place and name of each member but folders; each must be read before the next."""
    metered = _Metered(stream)
    archive = tarfile.open(  # noqa: SIM115 (closing it would read on)
        fileobj=metered, mode="r|", tarinfo=_Info, encoding="utf-8", errors="surrogateescape"
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
    return Member(name, _read(archive, info, info.size))


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo, most: int) -> bytes:
    """The first bytes of a member; the others are passed over, so that the next head comes next."""
    file = archive.extractfile(info) if info.isreg() else None
    if file is None:
        return b""
    data = file.read(most) if most else b""
    while not info.issparse() and file.read(_CHUNK):
        pass
    return data

"""Which container a file is, by its first bytes, and its members with those of containers in it."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from loaders.containers import names
from loaders.containers.members import BROKEN, WARC, ContainerError, Member, Tally, joined, unreadable
from loaders.limits import Limits
from loaders.walk import holds_web_page, is_picture, may_be_page

if TYPE_CHECKING:
    import zipfile

#: How archives begin, and what of a file shows it, in bytes.
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PACKED = (b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
HEAD = 512
#: Where the first block of a tar archive keeps its own sum, in which the sum itself counts as blanks.
_SUM = slice(148, 156)
#: An archive in an archive is opened; one in that is not.
_DEEPEST = 2

#: What is true of an archive in a crawl and of all that is in it.
_LENT = frozenset({"source_url", "crawled_at"})

_Open = Callable[[], Iterator[Member]]


class Contents:
    """The documents of one container, to be iterated once.

    Whatever cannot be read is a `Member` that says why; iterating never raises for a bad container.
    """

    def __init__(self, members: Iterator[Member], tally: Tally) -> None:
        self._members, self._tally = members, tally

    def __iter__(self) -> Iterator[Member]:
        return self._members

    @property
    def files_passed_over(self) -> int:
        """Members, met so far, that can never be reports."""
        return self._tally.files

    @property
    def records_passed_over(self) -> int:
        """Records of crawls, met so far, that are no reports."""
        return self._tally.records


def opened(handle: BinaryIO, name: str, limits: Limits) -> Contents | None:
    """The contents of a file that holds documents; None for a file that is one itself, or nothing we know.

    Args:
        handle: the file, at its beginning; it stays open, and must until all was iterated.
        name: its name or path, for what is packed without a name.
        limits: what it may cost.
    """
    size = handle.seek(0, os.SEEK_END)
    handle.seek(0)
    tally = Tally(limits, size)
    found = _opener(handle, size, name, tally, PurePosixPath(name))
    handle.seek(0)
    return Contents(_guarded(_entered(found(), 1, tally)), tally) if found else None


def _opener(
    handle: BinaryIO, size: int, name: str, tally: Tally, place: PurePosixPath | None = None
) -> _Open | None:
    """What gives the members of a file at `place` on the disk; None where it is no container."""
    head = handle.read(HEAD)
    handle.seek(0)
    if head.startswith(ZIP):
        return _zip(handle, size, tally)
    if head.startswith(PACKED):
        return lambda: _packed(handle, head, name, tally, place)
    if head.startswith(WARC):
        return lambda: _crawl(handle, tally)
    return (lambda: _tar(handle, tally, lambda: _rewound(handle))) if is_tar(head) else None


def is_tar(head: bytes) -> bool:
    """Whether a file that begins so is a tar archive."""
    printed = head[_SUM].strip(b" \x00")
    blank = head[: _SUM.start] + b" " * 8 + head[_SUM.stop :]
    return len(head) == HEAD and printed.lstrip(b"0") == b"%o" % sum(blank)


def _tar(stream: BinaryIO, tally: Tally, again: Callable[[], BinaryIO]) -> Iterator[Member]:
    from loaders.containers import tars

    return tars.members(stream, tally, again)


def _rewound(handle: BinaryIO) -> BinaryIO:
    handle.seek(0)
    return handle


def _crawl(stream: BinaryIO, tally: Tally) -> Iterator[Member]:
    from loaders.containers import warcs

    return warcs.records(stream, tally)


def _zip(handle: BinaryIO, size: int, tally: Tally) -> _Open | None:
    from loaders.containers import zips

    try:
        archive = zips.directory(handle, tally.limits)
    except ContainerError as error:
        if error.code == "archive_damaged" and size <= tally.limits.max_bytes:
            return None  # it may have been a document: its reader will say so
        raised = error
        return lambda: iter([unreadable("", raised.code, raised.detail)])
    if zips.is_document(archive):
        return None
    torn = [unreadable("", "archive_damaged", "zip: torn")] if zips.breaks_off(handle, size, archive) else []
    crawls = zips.crawls(archive)
    return lambda: chain(_crawls(archive, crawls, tally) if crawls else zips.members(archive, tally), torn)


def _crawls(archive: zipfile.ZipFile, files: list[zipfile.ZipInfo], tally: Tally) -> Iterator[Member]:
    """The records of all WARC files of a WACZ."""
    from loaders.containers import zips

    for info in files:
        if why := zips.refused(info):
            yield unreadable(info.filename, *why)
            continue
        with archive.open(info) as file:
            for member in _guarded(_crawl(file, tally)):  # type: ignore[arg-type]
                yield _within(info.filename, member)


def _packed(
    handle: BinaryIO, head: bytes, name: str, tally: Tally, place: PurePosixPath | None
) -> Iterator[Member]:
    """What a gzip, bzip2 or xz file holds: a tar archive, a crawl, or one file."""
    from loaders.containers import streams

    if streams.packs(
        head, WARC
    ):  # each record is packed by itself: behind a damaged one the next can be found
        yield from _crawl(handle, tally)
        return
    stream = streams.unpacked(handle, head, tally)
    within = stream.peek(HEAD)[:HEAD]
    if is_tar(within):
        # what was counted once does not count again
        again = Tally(tally.limits, tally.size)
        yield from _tar(stream, tally, lambda: streams.unpacked(_rewound(handle), head, again))
    elif within.startswith(WARC):
        yield from _crawl(stream, tally)
    else:
        yield from _single(stream, PurePosixPath(names.shown(name)).stem, tally, place)


def _single(
    stream: io.BufferedReader, name: str, tally: Tally, place: PurePosixPath | None
) -> Iterator[Member]:
    """The one file; a picture may be a scanned page, by the rule for the folder of the packed one."""
    never = names.never_report(name)
    scan = place.with_name(name) if never and place and is_picture(PurePosixPath(name)) else None
    if never and (scan is None or holds_web_page(Path(scan.parent))):
        tally.files += 1
        return
    most = tally.limits.max_bytes
    try:
        data = stream.read(most + 1)
    except BROKEN as error:
        yield unreadable(name, "archive_member_damaged", str(error))
        return
    if len(data) > most:
        yield unreadable(name, "archive_member_too_large", f"> {most:,}")
    elif scan and not may_be_page(scan, len(data)):
        tally.files += 1
    else:
        yield Member(name, data)


def _entered(members: Iterator[Member], depth: int, tally: Tally) -> Iterator[Member]:
    """Members, those of archives among them instead of the archives."""
    for member in members:
        within = None
        if not member.why:
            name = PurePosixPath(member.name).name
            within = _opener(io.BytesIO(member.data), len(member.data), name, tally)
        if within is None:
            yield member
        elif depth == _DEEPEST:
            yield unreadable(member.name, "archive_nested", data=member.data)
        else:
            for inner in _guarded(_entered(within(), depth + 1, tally), member.data):
                yield _within(member.name, inner, member.told)


def _within(name: str, member: Member, told: Mapping[str, str] | None = None) -> Member:
    """A member of a member, named after both; an archive of a crawl lends its address and date."""
    told = {key: text for key, text in (told or {}).items() if key in _LENT} | dict(member.told)
    return Member(joined(name, member.name), member.data, told, member.why)


def _guarded(members: Iterator[Member], data: bytes = b"") -> Iterator[Member]:
    """Members, and at the end word of what kept the rest from being read.

    Libraries that read foreign bytes raise anything. `data` is the container, where it is a member itself.
    """
    try:
        yield from members
    except ContainerError as error:
        yield unreadable("", error.code, error.detail, data)
    except BaseException as error:
        # what a library in Rust raises where it meets the unforeseen is no Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        yield unreadable("", "archive_damaged", f"{type(error).__name__}: {error}", data)

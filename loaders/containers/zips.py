"""Members of a zip archive, read one at a time; their names may be in GB18030."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from loaders.containers import names
from loaders.containers.members import BROKEN, ContainerError, Member, Tally, unreadable
from loaders.limits import Limits

_ENCRYPTED, _UTF8 = 0x1, 0x800
#: LZMA is left out: such a member says itself how much memory it wants.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
_ENTRY = b"PK\x01\x02"
#: What ends an archive, its length without a comment, and how far from the end of the file it is looked for.
_END, _END_BYTES, _ENDS_WITHIN = b"PK\x05\x06", 22, 22 + 0xFFFF
#: An entry of the directory is rarely longer, in bytes.
_ENTRY_BYTES = 512
#: Members by which a zip is a document itself: Office, OpenDocument, EPUB, OFD.
_OF_DOCUMENTS = frozenset({
    "[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "content.xml",
    "META-INF/container.xml", "OFD.xml",
})  # fmt: skip
#: A crawl in a zip: what it says of itself, and where its records lie.
_WACZ, _CRAWLS, _CRAWL = "datapackage.json", "archive/", (".warc", ".warc.gz")


class _Bounded(io.BufferedReader):
    """A file of which no directory is read that is too long: zipfile would make an object of each entry."""

    def __init__(self, handle: io.RawIOBase, limits: Limits) -> None:
        super().__init__(handle)
        self._most = limits.max_members

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > self._most * _ENTRY_BYTES + io.DEFAULT_BUFFER_SIZE:
            raise ContainerError("archive_too_many", f"> {self._most:,}")
        data = super().read(size)
        if data.count(_ENTRY) > self._most:
            raise ContainerError("archive_too_many", f"> {self._most:,}")
        return data


def directory(handle: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """Open a zip archive; raises ContainerError where it is damaged or lists too many members."""
    try:
        return zipfile.ZipFile(_Bounded(_Shared(handle), limits))
    except (*BROKEN, zipfile.BadZipFile) as error:
        raise ContainerError("archive_damaged", f"zip: {error}") from error


def breaks_off(handle: BinaryIO, size: int, archive: zipfile.ZipFile) -> bool:
    """Whether anything but zeros follows the end of the archive.

    Then it is the end of another within, and the file is torn: zipfile takes the last end that it finds.
    """
    handle.seek(max(0, size - _ENDS_WITHIN))
    rest = handle.read(_ENDS_WITHIN)
    behind = rest[rest.rfind(_END) + _END_BYTES + len(archive.comment) :]
    return bool(behind.strip(b"\0"))


class _Shared(io.RawIOBase):
    """A file that stays open when its reader is done."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._handle.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._handle.seek(offset, whence)

    def tell(self) -> int:
        return self._handle.tell()


def is_document(archive: zipfile.ZipFile) -> bool:
    """Whether it is a document of an office program and no archive."""
    return any(name in archive.NameToInfo for name in _OF_DOCUMENTS)


def crawls(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The WARC files of a WACZ; none where it is another archive."""
    if _WACZ not in archive.NameToInfo:
        return []
    return [i for i in archive.infolist() if i.filename.startswith(_CRAWLS) and i.filename.endswith(_CRAWL)]


def members(archive: zipfile.ZipFile, tally: Tally) -> Iterator[Member]:
    """Its files that may be reports; a picture is one where it may be a scanned page and is no web page's."""
    pictures = names.Pictures()
    for place, info in enumerate(archive.infolist()):
        pictures.note(place, _name(info), info.file_size)
    scans = pictures.scans()
    for place, info in enumerate(archive.infolist()):
        if info.is_dir():
            continue
        tally.met()
        name = _name(info)
        never = names.never_report(name) and place not in scans
        if never or _is_link(info):
            tally.files += 1
        else:
            yield member(archive, info, name, tally)


def refused(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    """The code and the reason why a member cannot be opened."""
    if info.flag_bits & _ENCRYPTED:
        return "archive_member_encrypted", ""
    if info.compress_type not in _METHODS:
        return "archive_member_damaged", f"compression method {info.compress_type}"
    return None


def places(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Its files by their plain names, the last of each."""
    files = (i for i in archive.infolist() if not i.is_dir() and not _is_link(i))
    return {name: info for info in files if (name := names.plain(_name(info)))}


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, tally: Tally) -> Member:
    """A member with its bytes, or the reason why there are none."""
    if why := refused(info) or tally.refuses(info.file_size, info.compress_size):
        return unreadable(name, *why)
    try:
        with archive.open(info) as file:
            data = file.read(info.file_size + 1)  # one byte more has the sum checked
    except (*BROKEN, zipfile.BadZipFile) as error:
        return unreadable(name, "archive_member_damaged", str(error))
    tally.unpacked(len(data))
    return Member(name, data, beside=True)


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _name(info: zipfile.ZipInfo) -> str:
    """The name as text: zipfile takes what is not marked as UTF-8 for the letters of the first PCs."""
    if info.flag_bits & _UTF8:
        return names.shown(info.filename.replace("\\", "/"))
    return names.text_of(info.orig_filename.encode("cp437"))

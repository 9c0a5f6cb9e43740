"""Zip containers, opened under limits and read one member at a time."""

from __future__ import annotations

import io
import zipfile
import zlib

from loaders.document import UnreadableError
from loaders.limits import Limits

_ENCRYPTED_FLAG = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def open_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open a zip file, refusing bombs by their directory, before anything is unpacked.

    Raises UnreadableError: `file_unreadable`, `archive_limit`.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise UnreadableError("file_unreadable", f"zip: {error}") from error
    members = archive.infolist()
    unpacked = sum(m.file_size for m in members)
    packed = sum(m.compress_size for m in members)
    if unpacked > limits.max_uncompressed_bytes:
        raise UnreadableError("archive_limit", f"{unpacked} > {limits.max_uncompressed_bytes}")
    if unpacked > limits.max_compression_ratio * max(packed, 1):
        raise UnreadableError("archive_limit", f"{unpacked} / {packed} > {limits.max_compression_ratio}")
    return archive


def member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return the unpacked member, or None where there is none of that name.

    Never unpacks more than the directory announced, which `open_zip` has weighed.

    Raises UnreadableError: `file_encrypted`, `file_unreadable`.
    """
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise UnreadableError("file_encrypted", name)
    try:
        return archive.read(info)
    except _BROKEN as error:
        raise UnreadableError("file_unreadable", f"{name}: {error}") from error

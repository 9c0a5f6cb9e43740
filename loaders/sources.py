"""Bytes of files, as they were at one moment: a file that changes while it is read is no document."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from pathlib import Path

from loaders.language import say

#: How often a file is read that changes meanwhile.
_TRIES = 3
#: Two changes within such a time may bear the same time, in nanoseconds: systems count in ticks.
_TICK = 20_000_000
_CHUNK = 1 << 20


def status(file: Path) -> os.stat_result:
    """Size and time of a file; raises OSError where it is none: a pipe would never end."""
    found = file.stat()
    if stat.S_ISDIR(found.st_mode):
        os.scandir(file).close()  # says why it could not be listed
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, say("不是普通文件", "not a regular file"))
    return found


def read(file: Path, most: int) -> tuple[os.stat_result, bytes, bytes]:
    """Size and time, content, and hash; the content is left out where it is more than `most` bytes.

    Raises OSError where the system does not give the bytes, or another program is writing them.
    """
    for _ in range(_TRIES):
        before = status(file)
        if 0 <= time.time_ns() - before.st_mtime_ns < _TICK:
            time.sleep(_TICK / 1e9)
            continue
        with file.open("rb") as handle:
            data = handle.read(before.st_size + 1) if before.st_size <= most else b""
            if before.st_size <= most:
                size, key = len(data), hashlib.sha256(data).digest()
            else:
                size, key = _weighed(handle.fileno(), before.st_size)
            after = os.fstat(handle.fileno())
        if size == before.st_size and _same(before, after):
            return before, data, key
    raise _changing()


def unchanged(file: Path, before: os.stat_result) -> None:
    """Raise OSError where a file that was read bit by bit is not what it was when that began."""
    if not _same(before, status(file)):
        raise _changing()


def _changing() -> OSError:
    return OSError(
        errno.EBUSY,
        say(
            "读取时文件正在被改写。写完后请再次载入",
            "it changed while it was read. Load it again when it is complete",
        ),
    )


def _same(before: os.stat_result, after: os.stat_result) -> bool:
    """Whether it is the same file and nobody has written to it."""
    return (before.st_ino, before.st_dev, before.st_size, before.st_mtime_ns) == (
        after.st_ino, after.st_dev, after.st_size, after.st_mtime_ns,
    )  # fmt: skip


def _weighed(handle: int, most: int) -> tuple[int, bytes]:
    """How many bytes follow, no more than one beyond `most`, and their hash; in little memory."""
    size, digest = 0, hashlib.sha256()
    while size <= most and (chunk := os.read(handle, _CHUNK)):
        size += len(chunk)
        digest.update(chunk)
    return size, digest.digest()

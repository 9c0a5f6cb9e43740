"""A full disk, however deep in a library it was met: one sentence with the place and the remedy."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from loaders.errors import GoujiError

_CODES = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
#: How DuckDB, SQLite and the C library say it where only their words are left.
_SAID = ("no space left on device", "disk is full", "disk quota exceeded", "not enough space on the disk")


def behind(error: BaseException | None) -> bool:
    """Whether a full disk is what an error comes from."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if (isinstance(error, OSError) and error.errno in _CODES) or said(str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


def said(message: str) -> bool:
    """Whether a message speaks of a full disk."""
    return any(words in message.lower() for words in _SAID)


def told(folder: Path) -> GoujiError:
    """What to say of it."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = f"{shutil.disk_usage(folder).free / (1 << 20):,.0f} MiB"
    return GoujiError(
        f"磁盘已满（{folder} 所在磁盘余 {free}）。已载入的批次和已发布的数据库都完好。"
        "请腾出空间，或用 GOUJI_HOME 另选位置，再运行同一命令：会从中断处继续。",
        f"The disk is full ({free} left where {folder} lies). What has been landed and what is published are"
        " whole. Free some space, or choose another place with GOUJI_HOME, and run the same command again: it"
        " goes on from there.",
    )

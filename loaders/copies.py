"""Copies of large files, which cost nothing where the file system can share what is alike."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

#: Bytes copied by one call.
_PIECE = 1 << 30


def copy(source: Path, target: Path) -> None:
    """Copy a file's bytes; on XFS and Btrfs both files share them until one is changed.

    Raises OSError as `shutil.copyfile` does.
    """
    try:
        whole = _in_kernel(source, target)
    except (AttributeError, OSError):  # another system, two disks; what is really wrong is met again below
        whole = False
    if not whole:
        shutil.copyfile(source, target)


def _in_kernel(source: Path, target: Path) -> bool:
    """Copy, and say whether all of it arrived: some file systems end early without a word."""
    with source.open("rb") as read, target.open("wb") as written:
        while os.copy_file_range(read.fileno(), written.fileno(), _PIECE):
            pass
        return os.fstat(read.fileno()).st_size == os.fstat(written.fileno()).st_size

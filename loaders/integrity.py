"""Whether the files of the raw zone are as they were landed: a disk can lose a bit, and people delete files.

`landing.py` writes down the size and the SHA-256 of every file of a load, in `_sums/<load_id>.sums.json`,
before the load counts. The files of a load without such a list must at least look like whole Parquet files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from loaders import rawzone
from loaders.errors import GoujiError
from loaders.home import Home
from loaders.language import say

_MAGIC = b"PAR1"
_LEAST = 12  # the magic at both ends, and a length
_LISTED = 5


def check(home: Home, tables: Collection[str] | None = None) -> None:
    """Read every committed file of these tables, or of all, and compare it with what was landed.

    The caller holds the lock of the home. Raises GoujiError that names the damaged files and the remedy.
    """
    with ThreadPoolExecutor(2) as pool:  # hashing is done outside the interpreter's lock
        loads = list(pool.map(lambda marker: list(_damaged(home, marker, tables)), _markers(home)))
    if damaged := [found for load in loads for found in load]:
        raise _told(damaged)


def _markers(home: Home) -> list[Path]:
    return sorted(home.markers.glob("*.jsonl"))


def _damaged(home: Home, marker: Path, tables: Collection[str] | None) -> Iterator[tuple[Path, str, Path]]:
    """File, what is wrong with it, and the marker of its load."""
    load_id = rawzone.load_of(marker)
    try:
        whole = json.loads(marker.read_text(encoding="utf-8"))["load_id"] == load_id
    except (OSError, ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        yield marker, say("损坏", "damaged"), marker
        return
    try:
        listed = json.loads(rawzone.sums(home.raw, load_id).read_text(encoding="utf-8"))
        expected = {str(name): (int(size), str(digest)) for name, (size, digest) in listed.items()}
    except FileNotFoundError:
        expected = {}
    except (OSError, ValueError, TypeError, AttributeError):
        yield rawzone.sums(home.raw, load_id), say("损坏", "damaged"), marker
        return
    there = {f"{f.parent.name}/{f.name}" for f in home.raw.glob(f"*/{load_id}.*.parquet")}
    for name in sorted(there | expected.keys()):
        file = home.raw / name
        asked = tables is None or file.parent.name in tables or file == marker
        if asked and (wrong := _wrong(file, expected.get(name))):
            yield file, wrong, marker


def _wrong(file: Path, expected: tuple[int, str] | None) -> str | None:
    """What is wrong with a file; None where nothing is."""
    try:
        with file.open("rb") as handle:
            size = file.stat().st_size
            if size == 0:
                return say("空", "empty")
            if expected is None:
                head = handle.read(len(_MAGIC))
                handle.seek(max(0, size - len(_MAGIC)))
                return None if size >= _LEAST and head == handle.read() == _MAGIC else say("损坏", "damaged")
            if size != expected[0]:
                return say(f"应为 {expected[0]} 字节，现为 {size}", f"{size} bytes instead of {expected[0]}")
            if hashlib.file_digest(handle, "sha256").hexdigest() != expected[1]:
                return say("内容有变", "its content has changed")
    except FileNotFoundError:
        return say("不见了", "missing")
    except OSError as error:
        return error.strerror or str(error)
    return None


def _told(damaged: list[tuple[Path, str, Path]]) -> GoujiError:
    files = "\n".join(f"  ✗ {file} ({wrong})" for file, wrong, _ in damaged[:_LISTED])
    if len(damaged) > _LISTED:
        files += say(f"\n  另有 {len(damaged) - _LISTED} 个", f"\n  and {len(damaged) - _LISTED} more")
    markers = "\n".join(f"  {marker}" for marker in dict.fromkeys(marker for _, _, marker in damaged))
    return GoujiError(
        f"原始区有文件损坏，没有载入或建库，已发布的数据库未动：\n{files}\n请删除\n{markers}\n"
        "然后用 gouji build 文件夹 再次载入原来的报告：这些批次会重新读取。",
        f"Files of the raw zone are damaged. Nothing was built; what is published is as it was:\n{files}\n"
        f"Delete\n{markers}\nand load the reports again with gouji build FOLDER: they are read anew.",
        exit_code=1,
    )

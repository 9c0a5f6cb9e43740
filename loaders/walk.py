"""Which files of the given paths are documents."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePath

from loaders.errors import GoujiError

#: What lies beside saved pages and in checkouts and is never a report. A file that is named on the
#: command line is read whatever it is called, and any other suffix is judged by content.
NEVER_REPORTS = frozenset({
    ".bmp", ".css", ".csv", ".db", ".duckdb", ".gif", ".ico", ".jpeg", ".jpg", ".js", ".json", ".jsonl",
    ".log", ".map", ".mjs", ".mp3", ".mp4", ".parquet", ".png", ".py", ".pyc", ".sqlite", ".svg", ".tsv",
    ".ttf", ".webp", ".woff", ".woff2", ".xml", ".yaml", ".yml",
})  # fmt: skip


#: Pictures, of which those are read that may be a scanned page: so many bytes, and not beside a web page.
_PICTURES = frozenset({".bmp", ".jpeg", ".jpg", ".png", ".webp"})
_PAGE_BYTES = 100_000
#: How the folder is called in which a browser or Word keeps what a page shows.
_SAVED = ("_files", ".files", ".fld")


def named(printed: Sequence[str]) -> list[Path]:
    """Return the paths that the user wrote; an empty one, as an unset variable leaves it, is wrong use.

    Taken as a path it would be the whole current directory.
    """
    if not all(name.strip() for name in printed):
        raise GoujiError(
            "有一个路径是空的。请写明文件或文件夹；当前文件夹写作“.”。",
            "A path is empty. Name a file or folder; the current folder is written “.”.",
        )
    return [Path(name) for name in printed]


def walk(paths: Sequence[Path], leave: Collection[Path]) -> tuple[list[Path], int]:
    """List the documents below `paths`, folders in sorted order, each file once.

    Args:
        paths: files and folders as the user named them.
        leave: absolute paths of files and folders to stay out of (our own).

    Returns:
        The files, and how many others were passed over because they cannot be reports.

    Raises:
        GoujiError: a path does not exist.
    """
    found: dict[Path, Path] = {}
    saved: dict[Path, bool] = {}
    passed_over = 0
    for path in paths:
        if path.is_dir():
            for file in _below(path, leave):
                if file.suffix.lower() in NEVER_REPORTS and not _is_page(file, saved):
                    passed_over += 1
                else:
                    found.setdefault(file.absolute(), file)
        elif path.exists():
            found.setdefault(path.absolute(), path)
        else:
            raise GoujiError(
                f"没有这个文件或文件夹：{path}。请检查路径。",
                f"No such file or folder: {path}. Check the path.",
            )
    return list(found.values()), passed_over


def may_be_page(path: PurePath, size: int) -> bool:
    """Whether a picture is as large as a scanned page, and not where a saved web page keeps its own.

    One that lies beside a web page is that page's, see `is_web_page`.
    """
    is_saved = path.parent.name.lower().endswith(_SAVED)
    return is_picture(path) and not is_saved and size >= _PAGE_BYTES


def is_web_page(path: PurePath) -> bool:
    """Whether a file is a web page, by its name: pictures beside it are what it shows."""
    return path.suffix.lower().startswith(".htm")


def is_picture(path: PurePath) -> bool:
    """Whether a file is a picture that could be a scanned page, by its name."""
    return path.suffix.lower() in _PICTURES


def holds_web_page(folder: Path) -> bool:
    """Whether a folder holds web pages; one that cannot be listed holds none."""
    with suppress(OSError):
        return any(map(is_web_page, folder.iterdir()))
    return False


def _is_page(file: Path, saved: dict[Path, bool]) -> bool:
    """Whether a picture may be a scanned page, and is none of a web page's.

    `saved` remembers which folders hold web pages: thousands of pictures may lie in one.
    """
    with suppress(OSError):
        if may_be_page(file, file.stat().st_size):
            if file.parent not in saved:
                saved[file.parent] = holds_web_page(file.parent)
            return not saved[file.parent]
    return False


def name_of(file: Path) -> str:
    """How a file is called in all that is written: its path as text that any encoding of Unicode takes.

    Archives packed on Windows leave names in GB18030; bytes that are no text at all are escaped.
    """
    return "/".join(map(_text, file.as_posix().split("/")))


def _text(name: str) -> str:
    """One name of a path as text; folders around an archive are named in another encoding than its files."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return decoded(os.fsencode(name))
    return name


def decoded(name: bytes) -> str:
    """A name that is kept as bytes; those that are no text at all are escaped."""
    for charset in ("utf-8", "gb18030"):
        try:
            return name.decode(charset)
        except UnicodeDecodeError:
            pass
    return name.decode("utf-8", "backslashreplace")


def _below(folder: Path, leave: Collection[Path]) -> Iterator[Path]:
    """Files below a folder; hidden ones, and the lock files of office programs, are nobody's reports.

    A folder that cannot be listed is yielded itself: whoever tries to read it learns why.
    """
    closed: list[OSError] = []
    for at, folders, files in os.walk(folder, onerror=closed.append):
        here = Path(at)
        folders[:] = sorted(f for f in folders if f[0] != "." and (here / f).absolute() not in leave)
        for name in sorted(files):
            if not name.startswith((".", "~$")) and (here / name).absolute() not in leave:
                yield here / name
    yield from (Path(os.fsdecode(error.filename)) for error in closed)

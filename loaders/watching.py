"""Word of slow work to whoever watches: a page that is a picture takes seconds.

Readers tell which page they begin; who asked for it, on a terminal, sees one line that is gone at the end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from loaders.containers.names import shown
from loaders.language import say

Watch = Callable[[str, int, int | None], None]

_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)
_file: ContextVar[str] = ContextVar("file", default="")
_LONGEST = 40  # characters of a name: the line must not wrap
_CLEAR = "\r\x1b[K"


def begin(path: str) -> None:
    """Note which file is read from here on."""
    _file.set(path)


def page(number: int, total: int | None = None) -> None:
    """Tell that a page, of so many where that is known, is about to be recognised."""
    if watch := _watch.get():
        watch(_file.get(), number, total)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Have pages told to `watch`: the file, the page, and of how many."""
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


@contextmanager
def on_terminal() -> Iterator[None]:
    """Show pages on standard error where it is a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield
        return
    try:
        with watched(_print):
            yield
    finally:
        print(_CLEAR, end="", file=sys.stderr, flush=True)


def _print(path: str, number: int, total: int | None) -> None:
    name = shown(path.rpartition("/")[2])
    name = f"{name[:_LONGEST]}…" if len(name) > _LONGEST else name
    of_zh, of_en = (f"，共 {total} 页", f" of {total}") if total else ("", "")
    line = say(f"识别 {name} 第 {number} 页{of_zh} ……", f"Recognising {name}, page {number}{of_en} …")
    print(f"{_CLEAR}{line}", end="", file=sys.stderr, flush=True)

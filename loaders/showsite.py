"""What `gouji report` prints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from loaders.language import say
from loaders.site.build import Built, Watch


@contextmanager
def progress(quiet: bool) -> Iterator[Watch]:
    """A bar with the pages done and the time left on a terminal; nothing elsewhere."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda done, total: None
        return
    columns = (TextColumn(say("网页", "Pages")), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def built(found: Built, quiet: bool) -> None:
    """Print what was done and where to look."""
    if quiet:
        return
    print(told(found))
    print(say("  打开 ", "  open ") + str(found.site / "index.html"))


def told(found: Built) -> str:
    """What was done, in a line."""
    return say(
        f"网页 {found.pages} 个（中英文各一），新生成 {found.rendered}，删除 {found.deleted}",
        f"{found.pages} pages, each in Chinese and English: {found.rendered} rendered,"
        f" {found.deleted} deleted",
    )

"""What `gouji export` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console

from loaders.export import Summary
from loaders.language import say


@contextmanager
def working(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Name on a terminal the table that is being written; nothing elsewhere."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda name: None
        return
    with console.status("") as status:
        yield lambda name: status.update(say(f"导出 {name}", f"Exporting {name}"))


def told(done: Summary, formats: Sequence[str]) -> None:
    """Print what was written, where, and what a workbook could not hold as it is."""
    count, size = len(done.tables), done.size / 1e6
    release = done.release or say("未正式发布", "unreleased")
    print(
        say(
            f"已导出 {count} 张表（{'、'.join(formats)}），{size:.1f} MB，版本：{release}",
            f"Exported {count} tables ({', '.join(formats)}), {size:.1f} MB, version: {release}",
        )
    )
    print(f"  {done.folder}")
    for name in done.split:
        print("  " + say(f"{name} 超过一页的行数，工作簿中续到下一页", f"{name} goes on over several sheets"))
    for name, texts in done.shortened.items():
        cut = say(
            f"{name} 有 {texts} 处文字过长，工作簿中截断，其他格式完整",
            f"{name}: {texts} texts too long for a cell, cut in the workbook; other formats hold them whole",
        )
        print("  " + cut)

"""What the commands print: summaries on standard output, progress and failures on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from loaders.home import Home
from loaders.language import many, say
from loaders.load import Summary
from loaders.statements import STATUS_NAMES

#: Failures listed by name; a bad folder must not scroll the summary away.
_LISTED = 20


def note(text: str) -> None:
    """Say something on the side."""
    print(text, file=sys.stderr, flush=True)


def waiting() -> None:
    """Say that another process is at work in this warehouse."""
    note(say("另一个 gouji 正在载入或建库，等待……", "Another gouji is loading or building here; waiting …"))


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[Summary], None]]:
    """A bar with rate, failures and time left on a terminal; nothing elsewhere."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda summary: None
        return
    columns = (
        TextColumn(say("读取", "Reading")),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("{task.fields[failed]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, rate="", failed="")

        def watch(summary: Summary) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed or 0.0
            rate = say(f"{speed:.0f} 份/秒", f"{speed:.0f}/s")
            failures = len(summary.failures)
            failed = say(f"失败 {failures}", f"{failures} failed") if failures else ""
            bar.update(task, total=summary.found, completed=summary.settled, rate=rate, failed=failed)

        yield watch


@contextmanager
def rows(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Show on a terminal how many rows of all are written, and of which table; nothing elsewhere."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda table, written, total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda table, written, total: bar.update(
            task, description=table, completed=written, total=total
        )


def loaded(summary: Summary, home: Home, quiet: bool = False) -> None:
    """Print what a load did, and every failed file with its reason."""
    if not quiet:
        for line in _loaded(summary, home):
            print(line)
    if summary.unmatched:
        note(summary.unmatched)
    for path, reason in summary.failures[:_LISTED]:
        note(f"  ✗ {path}: {reason}")
    if len(summary.failures) > _LISTED:
        more = len(summary.failures) - _LISTED
        note(say(f"  另有 {more} 份失败，见 issues 表。", f"  and {more} more, see the table of issues."))


def _loaded(summary: Summary, home: Home) -> Iterator[str]:
    s = summary
    yield say(
        f"文件 {s.found} 份：新载入 {s.landed}，跳过（已载入）{s.skipped}，内容重复 {s.duplicates}",
        f"{many(s.found, 'file')}: {s.landed} landed, {s.skipped} skipped (landed before),"
        f" {many(s.duplicates, 'duplicate')}",
    ) + (say(f"，打不开 {s.unreadable}", f", {s.unreadable} unreadable") if s.unreadable else "")
    if s.statuses:
        kinds = [
            say(f"{zh} {s.statuses[k]}", f"{s.statuses[k]} {en}")
            for k, (zh, en) in STATUS_NAMES.items() if s.statuses[k]
        ]  # fmt: skip
        yield say("  新载入：", "  landed: ") + say("，", ", ").join(kinds)
    if s.skipped_failed:
        yield say(
            f"  跳过的文件中 {s.skipped_failed} 份以前读取失败；用 gouji load --retry-failed 重读。",
            f"  {s.skipped_failed} of them failed earlier; gouji load --retry-failed reads them again.",
        )
    if s.passed_over:
        yield say(
            f"  另有 {s.passed_over} 个文件（图片、脚本、数据等）不可能是报告，未读。",
            f"  {many(s.passed_over, 'other file')} (pictures, scripts, data) cannot be reports, not read.",
        )
    if s.containers:
        yield say(
            f"  压缩包和抓取文件 {s.containers} 个",
            f"  {many(s.containers, 'archive or crawl', 'archives and crawls')}",
        ) + (
            say(
                f"；抓取记录 {s.records_passed_over} 条不是报告，未读",
                f"; records of crawls that are no reports, not read: {s.records_passed_over}",
            )
            if s.records_passed_over
            else ""
        )
    if s.loads:
        yield say(
            f"  批次 {len(s.loads)} 个，原始区 {home.raw}",
            f"  {many(len(s.loads), 'batch', 'batches')}, raw zone {home.raw}",
        )

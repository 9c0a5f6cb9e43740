"""`gouji check`: a report checked before it is published."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import typer

from loaders.check import check as checked_by_the_book
from loaders.check import pairing
from loaders.check.engine import Past
from loaders.check.findings import SEVERITIES, Checked
from loaders.check.notices import mixed, unreadable
from loaders.commands.parse import read, read_some
from loaders.containers import SEPARATOR
from loaders.errors import GoujiError
from loaders.language import choose, say
from loaders.statements import Parsed
from loaders.walk import named, walk
from loaders.watching import on_terminal

app = typer.Typer(rich_markup_mode=None, add_completion=False)
Format = Literal["text", "json", "html", "sarif", "junit"]


@app.command(name="check")
def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Files, folders, or -. 文件、文件夹或 -")
    ],
    previous: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Last year's report, or a folder of them. 上年报告"),
    ] = None,
    warehouse: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Look last year's report up here. 从数据仓库找上年报告")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print. 输出格式")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there. 写入文件")
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Marked-up copy: .docx of a .docx, or .xlsx. 批注副本"),
    ] = None,
    lang: Annotated[Literal["zh", "en"] | None, typer.Option(help="Language (or GOUJI_LANG). 语言")] = None,
    fail_on: Annotated[
        Literal["error", "warning", "never"], typer.Option(help="What exits with 1. 何种问题算不通过")
    ] = "error",
) -> None:
    """Check reports before they are published: sums, last year's figures, words against tables, dates.

    发布之前核对年度报告：各表勾稽、与上年衔接、正文与表格、期限与章节。只提示，不改数，不留文件。

    Exit code 退出码: 0 passed 通过; 1 findings at or above --fail-on, or a file that could not be checked
    有问题或有文件未能核对; 2 wrong use 用法有误.

    Example 示例: gouji check 年报.docx --previous 去年.docx --annotate 批注.docx
    """
    if lang:
        choose(lang)
    if outputs := [path for path in (output, annotate) if path]:
        _keep_apart(files, previous or [], outputs)
    with on_terminal():
        drafts = read_some(files)
        past, before = _years_before(drafts, previous or [], warehouse)
    found = checked_by_the_book([*drafts, *past], before)[: len(drafts)]
    if previous or warehouse:
        _tell_unpaired(found)
    if annotate:
        _annotate(files, found, annotate)
    _emit(_rendered(found, form, output), form, output)
    raise typer.Exit(_exit_code(found, fail_on))


def _files(names: Sequence[str]) -> list[Path]:
    """The files that names stand for, those in folders among them; standard input is none."""
    return walk(named([name for name in names if name != "-"]), set())[0]


def _keep_apart(files: Sequence[str], previous: Sequence[Path], outputs: Sequence[Path]) -> None:
    """Refuse to write over what is read, or two things into one file."""
    inputs = _files([*files, *map(str, previous)])
    for out in outputs:
        if any(_is_same(out, file) for file in inputs):
            raise GoujiError(
                f"{out} 是要核对的报告，不能写在它上面。请另取文件名。",
                f"{out} is a report to be read; it must not be replaced. Choose another name.",
            )
    if len({out.absolute() for out in outputs}) < len(outputs):
        raise GoujiError(
            "-o 与 --annotate 是同一个文件。请各取文件名。",
            "-o and --annotate name one file. Give each its own.",
        )


def _is_same(one: Path, other: Path) -> bool:
    with suppress(OSError):  # one that cannot be opened is no file that is written over
        return one.samefile(other)
    return False


def _years_before(
    drafts: Sequence[Parsed], previous: Sequence[Path], warehouse: Path | None
) -> tuple[list[Parsed], Mapping[int, Past]]:
    """The reports of earlier years, and which of them is whose."""
    if previous and warehouse:
        raise GoujiError("--previous 与 --warehouse 只能用一个。", "Use --previous or --warehouse, not both.")
    if warehouse:
        from loaders.check import lastyear

        return lastyear.look_up(drafts, warehouse)
    past = list(read([str(path) for path in previous], None)) if previous else []
    before = pairing.pair(drafts, past)
    for document in past:
        if document.document.status == "failed":
            _note(*pairing.unread(document))
    return past, before


def _tell_unpaired(found: Sequence[Checked]) -> None:
    """Say of which drafts no report of the year before was found, or one of another body."""
    for checked in found:
        if checked.previous is None and not unreadable(checked):
            path = checked.parsed.path
            _note(
                f"{path}：没有找到同一机关、同一口径的上一年度报告，未与上年核对。",
                f"{path}: no report of the year before of this body and scope; not held against one.",
            )
        elif checked.previous and checked.previous.document.agency_id != checked.parsed.document.agency_id:
            name = checked.previous.document.agency_name or say("未写明机关", "nobody")
            _note(
                f"注意：上年报告 {checked.previous.path} 的报告机关是“{name}”。请确认是同一机关。",
                f"Note: last year’s report {checked.previous.path} is of “{name}”. Is it the same body?",
            )


def _note(zh: str, en: str) -> None:
    print(say(zh, en), file=sys.stderr)


def _rendered(found: Sequence[Checked], form: Format, output: Path | None) -> str:
    """The text to write. Formats are imported only when asked for."""
    if form == "text":
        from loaders.check.text import text

        colours = output is None and sys.stdout.isatty()
        return "\n".join(text(found, _paint if colours else lambda said, _: said)) + "\n"
    if form == "html":
        from loaders.check.page import html

        return html(found)
    if form == "junit":
        from loaders.check.junit import junit

        return junit(found)
    if form == "sarif":
        from loaders.check.sarif import sarif

        return json.dumps(sarif(found), ensure_ascii=False, indent=1) + "\n"
    from loaders.check.contract import contract

    return json.dumps(contract(found), ensure_ascii=False, indent=1) + "\n"


def _paint(said: str, colour: str) -> str:
    if colour in ("bold", "dim"):
        return typer.style(said, bold=colour == "bold" or None, dim=colour == "dim" or None)
    return typer.style(said, fg=colour) if colour else said


def _emit(text: str, form: Format, output: Path | None) -> None:
    """Print, or write as UTF-8; what machines read is UTF-8 on standard output, too."""
    if output:
        _write(output, text.encode())
    elif form == "text":
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise GoujiError(
            f"{path} 写不了（{error.strerror}）。请换一个文件夹。",
            f"{path} cannot be written ({error.strerror}). Choose another folder.",
        ) from error


def _annotate(files: Sequence[str], found: Sequence[Checked], out: Path) -> None:
    """Write a copy of the one draft with comments, or its tables as a workbook."""
    if len(found) != 1 or unreadable(found[0]):
        raise GoujiError(
            "--annotate 一次只批注一份能读出的报告。", "--annotate marks up one report that can be read."
        )
    if out.suffix.lower() == ".docx":
        from loaders.check import markdocx

        if SEPARATOR in found[0].parsed.path:
            raise GoujiError(
                f"{found[0].parsed.path} 在压缩包里。请先解压，再批注。",
                f"{found[0].parsed.path} is packed. Take it out of the archive first.",
            )
        if found[0].parsed.document.reader != "docx" or found[0].parsed.path == "-":
            raise GoujiError(
                "只有 .docx 文件才能写成带批注的 .docx。其他的请用 --annotate 批注.xlsx。",
                "Only a .docx file can become a .docx with comments. Use --annotate marked.xlsx.",
            )
        (draft,) = _files(files)
        data = markdocx.annotate(draft.read_bytes(), found[0])
    elif out.suffix.lower() == ".xlsx":
        from loaders.check import markxlsx

        data = markxlsx.workbook(found[0])
    else:
        raise GoujiError(
            f"--annotate 只写 .docx 或 .xlsx，不能写 {out.name}。",
            f"--annotate writes .docx or .xlsx, not {out.name}.",
        )
    _write(out, data)
    _note(f"批注副本：{out}", f"Marked-up copy: {out}")


def _exit_code(found: Sequence[Checked], fail_on: str) -> int:
    if any(unreadable(c) for c in found):
        return 1
    if fail_on == "never":
        return 0
    if any(mixed(c) for c in found):
        return 1
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(f.severity in grave for c in found for f in c.findings))

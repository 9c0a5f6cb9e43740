"""`gouji export`: the published tables as files that others can read, describe and cite."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

import typer

from loaders.errors import GoujiError
from loaders.home import Home
from loaders.language import choose

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(name="export")
def command(
    to: Annotated[Path, typer.Option(help="Folder to write; an earlier export is replaced. 写入的文件夹")],
    form: Annotated[
        list[str] | None,
        typer.Option("--format", help="csv, parquet, xlsx; separated by commas, or repeated; all. 格式"),
    ] = None,
    tables: Annotated[
        list[str] | None, typer.Option(help="Names of tables, likewise; all. 表名，默认全部")
    ] = None,
    lang: Annotated[Literal["zh", "en"] | None, typer.Option(help="Language of messages. 提示语言")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing. 不输出")] = False,
) -> None:
    """Write the published tables as CSV, Parquet and Excel, with datapackage.json and CITATION.cff.

    将已发布的各表导出为 CSV、Parquet、Excel，附 datapackage.json（逐列说明）和引用文件。

    Exit code 退出码: 0; 2 wrong use 用法有误.

    Example 示例: gouji export --to data --format csv,parquet
    """
    from loaders import export, showexport  # duckdb and rich take a while to import

    if lang:
        choose(lang)
    formats = _several(form) or list(export.FORMATS)
    for name in formats:
        if name not in export.FORMATS:
            near = ", ".join(get_close_matches(name, export.FORMATS, 1) or export.FORMATS)
            raise GoujiError(f"没有格式“{name}”，可用：{near}。", f"There is no format “{name}”; use {near}.")
    with showexport.working(quiet) as watch:
        done = export.export(Home.here(), to, formats, _several(tables), watch)
    if not quiet:
        showexport.told(done, formats)


def _several(given: list[str] | None) -> list[str]:
    """What was given, repeated or separated by commas."""
    return [name.strip().lower() for one in given or () for name in one.split(",") if name.strip()]

"""`gouji load`: land reports in the raw zone."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from loaders import show
from loaders.home import Home
from loaders.load import Options, load
from loaders.manifest import Manifest
from loaders.walk import named


class Engine(StrEnum):
    """What reads documents."""

    LOCAL = "local"
    SPARK = "spark"


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def land(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH…", help="Files, folders, archives, crawls. 文件、文件夹、压缩包"),
    ],
    manifest: Annotated[
        Path | None, typer.Option(help="CSV: path or url, agency, region_code, year, source_url. 清单")
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Worker processes; 0: one per processor. 进程数")] = 0,
    batch: Annotated[int, typer.Option(min=1, help="Documents committed together. 每批文件数")] = 2000,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Read documents that failed earlier again. 重读失败的文件")
    ] = False,
    engine: Annotated[
        Engine, typer.Option(help="Where documents are read: local, or spark on executors. 读取方式")
    ] = Engine.LOCAL,
    master: Annotated[
        str, typer.Option(envvar="GOUJI_SPARK_MASTER", help="The Spark cluster: spark://host:7077. 集群地址")
    ] = "local[2]",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only. 只报失败")] = False,
) -> None:
    """Land reports in the raw zone (GOUJI_HOME/raw); what has been landed already is skipped.

    将报告载入原始区；已载入的文件自动跳过。

    Exit code 退出码: 0; 1 if a document failed 有文件读取失败; 2 wrong use 用法有误.

    Example 示例: gouji load reports/ --manifest list.csv
    """
    files = named(paths)
    home = Home.here()
    options = Options(
        Manifest.read(manifest) if manifest else None, jobs, batch, retry_failed,
        master=master if engine is Engine.SPARK else None,
    )  # fmt: skip
    with home.locked(show.waiting), show.progress(quiet) as watch:
        summary = load(files, home, options, watch)
    show.loaded(summary, home, quiet)
    raise typer.Exit(1 if summary.failures else 0)

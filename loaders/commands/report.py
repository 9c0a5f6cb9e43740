"""`gouji report`: make the data-quality site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from loaders import show, showsite
from loaders.home import Home
from loaders.site.build import build

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def report(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="Folder of the site. 网站文件夹")
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0: one per processor. 进程数")] = 0,
    everything: Annotated[
        bool, typer.Option("--all", help="Render pages that have not changed, too. 全部重新生成")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print faults only. 只报问题")] = False,
) -> None:
    """Make the data-quality site from the published database, or bring it up to date.

    由已发布的数据库生成或更新数据质量网站：静态网页，可直接打开，也可放到任何网站服务器上。

    Only pages that changed are made anew. 只重新生成有变化的网页。

    Exit code 退出码: 0; 2 wrong use, or no database yet 用法有误，或尚无数据库.

    Example 示例: gouji report --to /srv/www/reports
    """
    home = Home.here()
    with home.locked(show.waiting), showsite.progress(quiet) as watch:
        built = build(home.database, to or home.site, jobs, everything, watch)
    showsite.built(built, quiet)

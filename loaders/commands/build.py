"""`gouji build`: load, weigh against the rules, publish."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from loaders import build as building
from loaders import dbtrun, machine, show, showbuild, showsite
from loaders import roster as rosters
from loaders.home import Home
from loaders.load import Options, load
from loaders.manifest import Manifest
from loaders.site.build import Built
from loaders.site.build import build as make_site
from loaders.walk import named

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def build(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="Files and folders to load first. 先载入的文件"),
    ] = None,
    manifest: Annotated[
        Path | None, typer.Option(help="CSV: path or url, agency, region_code, year, source_url. 清单")
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Worker processes; 0: one per processor. 进程数")] = 0,
    roster: Annotated[
        Path | None,
        typer.Option(
            envvar="GOUJI_ROSTER", help="CSV: agency_name, region_code, first_year, last_year. 应报名单"
        ),
    ] = None,
    gate: Annotated[
        bool, typer.Option("--gate", help="Fail where a report breaks a rule. 报告不符规则即失败")
    ] = False,
    accept_load: Annotated[
        bool, typer.Option("--accept-load", help="Build though the load gate fails. 闸门未过也建库")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Build everything anew, whatever has changed. 全部重建")
    ] = False,
    keep: Annotated[
        int, typer.Option(min=0, envvar="GOUJI_KEEP", help="Earlier releases to keep. 保留的历次发布数")
    ] = 3,
    site: Annotated[
        bool,
        typer.Option("--site/--no-site", envvar="GOUJI_SITE", help="Make the site as well. 同时生成网站"),
    ] = True,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print faults only. 只报问题")] = False,
) -> None:
    """Load the paths, then build and publish GOUJI_HOME/published/gouji.duckdb with every rule answered.

    载入报告，建库并逐条核对，全部检验通过后发布数据库。

    What is published is replaced in one step, and only by what passed every check of ours; earlier releases
    stay in published/releases. 发布一步到位，未通过检验的不发布；历次发布留在 published/releases。

    Where only loads have come since the published build, the reports they touch are answered anew.
    若自上次发布以来只有新批次，则只重算其涉及的报告。GOUJI_MEMORY=4GB: memory for DuckDB 内存上限。

    Exit code 退出码: 0, also where reports break rules 报告不符规则亦为 0;
    1 the load gate or a check of ours failed 闸门或自身检验未通过; 2 wrong use 用法有误.

    Example 示例: gouji build reports/ --manifest agencies.csv
    """
    load_options = Options(Manifest.read(manifest) if manifest else None, jobs)
    expected = tuple(rosters.read(roster)) if roster else ()
    options = building.Options(gate, accept_load, force, keep, expected)
    run(named(paths or ()), load_options, options, site, quiet)


def run(
    paths: Sequence[Path], load_options: Options, options: building.Options, site: bool, quiet: bool
) -> None:
    """Load, build, make the site, print, and leave with the exit code."""
    home = Home.here()
    # Better to know before an hour of reading.
    dbtrun.project()
    machine.memory()
    with home.locked(show.waiting):
        if paths:
            with show.progress(quiet) as watch:
                summary = load(paths, home, load_options, watch)
            show.loaded(summary, home, quiet)
        with showbuild.steps(quiet) as steps:
            report = building.build(home, options, steps)
        try:
            pages = _site(home, quiet) if site and report.published else None
        except BaseException:  # what was published stands, whatever became of the pages about it
            showbuild.built(report, quiet)
            raise
    showbuild.built(report, quiet, pages)
    raise typer.Exit(0 if report.published else 1)


def _site(home: Home, quiet: bool) -> Built:
    with showsite.progress(quiet) as watch:
        return make_site(home.database, home.site, watch=watch)

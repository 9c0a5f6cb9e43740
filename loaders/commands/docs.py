"""`gouji docs`: dbt's pages of the warehouse."""

from __future__ import annotations

import typer

from loaders.home import Home

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(name="docs")
def command() -> None:
    """Write dbt's pages of the published warehouse as one file: lineage, columns, metrics, who reads what.

    将 dbt 对已发布数据库的说明（来路、各列、指标、读者）写成一个网页，不需联网。

    Exit code 退出码: 0; 2 wrong use 用法有误.

    Example 示例: gouji docs
    """
    from loaders import dbtdocs  # dbt takes seconds to import

    typer.echo(str(dbtdocs.write(Home.here())))

"""`gouji mf`: questions to the semantic layer."""

from __future__ import annotations

import typer

from loaders.home import Home

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    name="mf",
    context_settings={
        "allow_extra_args": True,
        "ignore_unknown_options": True,
        "help_option_names": ["--help"],
    },
)
def command(context: typer.Context) -> None:
    """Ask for metrics with MetricFlow: arguments go to its command `mf`. docs/metrics.md lists the metrics.

    用 MetricFlow 查询指标：参数原样交给其 mf 命令。指标清单见 docs/metrics.md。

    Exit code 退出码: that of mf, 0 done 完成; 2 wrong use 用法有误.

    Example 示例: gouji mf query --metrics disclosure_rate,disclosure_rate_base
    --group-by metric_time__year,indicator_value__reporter_scope
    """
    if not context.args:
        typer.echo(context.get_help())
        raise typer.Exit(2)
    from loaders import metricflow

    raise typer.Exit(metricflow.run(Home.here(), context.args))

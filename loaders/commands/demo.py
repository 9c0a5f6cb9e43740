"""`gouji demo`: a warehouse from the sample reports."""

from __future__ import annotations

import typer

from loaders import build as building
from loaders import dbtrun
from loaders.commands.build import run
from loaders.home import Home
from loaders.language import say
from loaders.load import Options

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def demo() -> None:
    """Load the sample reports, weigh them against every rule, show the findings.

    载入样例报告，逐条核对，列出发现。

    Example 示例: gouji demo
    """
    samples = dbtrun.project() / "samples" / "reports"
    home = Home.here()
    print(
        say(
            f"样例：{samples} 中的年度报告（数字除注明虚构者外均为真实，文字自拟），建库于 {home.root}",
            f"Demo: the sample reports in {samples} (real figures unless said to be invented, our own prose),"
            f" built in {home.root}",
        )
    )
    run([samples], Options(), building.Options(), site=True, quiet=False)

"""`gouji book`: what the statute book says, and the files that are generated from it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from loaders import blankforms, book, bookdocs, claimsql, documentsql, metricsyaml, placesql, rules, rulesql
from loaders.errors import GoujiError
from loaders.language import say

app = typer.Typer(no_args_is_help=True, help="The statute book: forms and rules. 法定格式与勾稽规则")

Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit 1 if a file is out of date. 只检查")
]


@app.command()
def sql(check: Check = False) -> None:
    """Write the rule evaluator's SQL and the metrics of the semantic layer from the book and the models.

    由法定格式与勾稽规则生成核对用的 SQL 和指标定义。

    Example 示例: gouji book sql --check
    """
    files = rulesql.macros() | claimsql.macros() | documentsql.macros() | placesql.macros()
    _generate(Path("macros/rules"), files, "sql", check)
    from loaders.check import script  # reads the models, which only a checkout has

    _generate(Path("loaders/check"), script.files(files), "sql", check)
    _generate(metricsyaml.FOLDER, {metricsyaml.FILE: metricsyaml.file()}, "sql", check)


@app.command()
def docs(check: Check = False) -> None:
    """Write docs/rules.md, docs/forms.md and docs/metrics.md from the book.

    由法定格式与勾稽规则生成说明文档。

    Example 示例: gouji book docs --check
    """
    _generate(Path("docs"), bookdocs.pages(), "docs", check)


@app.command()
def show(
    rule_id: Annotated[str, typer.Argument(metavar="RULE", help="Rule, for example REV-SUM. 关系编号")],
) -> None:
    """Print what a rule says and why, an example that fails, and what to do about a failure.

    显示一条勾稽关系的内容、理由、不成立的例子与更正方法。

    Example 示例: gouji book show APP-COL-BAL
    """
    found = [rule for rule in rules.rules() if rule.rule_id == rule_id.upper()]
    if not found:
        known = ", ".join(dict.fromkeys(rule.rule_id for rule in rules.rules()))
        raise GoujiError(
            f"书中没有 {rule_id}。有：{known}", f"The book has no rule {rule_id}. It has: {known}"
        )
    typer.echo("\n".join(bookdocs.rule_section(found)))


@app.command()
def form(
    name: Annotated[str, typer.Argument(metavar="FORM", help="Form, for example g2021. 格式代号")],
    to: Annotated[Path, typer.Option(help="File to write, .xlsx or .docx. 要写的文件")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file. 覆盖已有文件")] = False,
) -> None:
    """Write a blank statutory form to fill in, with sums and checks that live.

    写出空白的法定表格：合计自动求和，勾稽关系随填随核。

    Example 示例: gouji book form g2021 --to blank.xlsx
    """
    typer.echo(blankforms.write(name, to, overwrite))


def _generate(folder: Path, files: dict[str, str], command: str, check: bool) -> None:
    """Write generated files into a folder of the checkout, or say which differ from the book."""
    root = book.SEEDS.parent
    if not (root / "dbt_project.yml").is_file():
        raise GoujiError("此命令只在源码目录中使用。", "This command belongs to a checkout of the source.")
    stale = [n for n, text in files.items() if not _holds(root / folder / n, text)]
    for name in stale:
        if not check:
            (root / folder).mkdir(parents=True, exist_ok=True)
            (root / folder / name).write_text(files[name], encoding="utf-8")
        typer.echo(f"{folder / name}: " + _verdict(command, check))
    if check and stale:
        raise typer.Exit(1)


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _verdict(command: str, check: bool) -> str:
    if check:
        return say(f"与法定格式不一致，请运行 gouji book {command}", f"out of date, run gouji book {command}")
    return say("已更新", "written")

"""The command `gouji`: finds the command that was asked for and imports that one only.

A module in `loaders/commands` exposes `app`, a `typer.Typer` with one function (a plain command)
or several (a group of commands). Reading one report must not wait for dbt, pyarrow or rich.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from importlib import import_module
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from loaders import __version__, fulldisk
from loaders.errors import GoujiError, SettingError
from loaders.language import VARIABLE, choose, say, unknown

#: Command, module in `loaders.commands`, and the line that `gouji --help` shows.
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "Load the samples, build, show the findings. 用样例走完全程"),
    "build": ("build", "Load, weigh against the rules, publish. 载入、核对、发布"),
    "report": ("report", "Make the data-quality site. 生成数据质量网站"),
    "publish": ("publish", "Copy the marts into PostgreSQL. 将数据表发布到 PostgreSQL"),
    "explain": ("explain", "Say why a finding is as it is. 解释对不上的数字"),
    "load": ("load", "Land reports in the raw zone. 将报告载入原始区"),
    "parse": ("parse", "Read reports, print them as JSON. 读取报告，输出 JSON"),
    "check": ("check", "Check a report before it is published. 发布前核对年度报告"),
    "export": ("export", "Write the tables as CSV, Parquet, Excel. 导出各表"),
    "mf": ("mf", "Ask for metrics with MetricFlow. 查询指标"),
    "locate": ("locate", "Name the cells that are wrong where a report does not add up. 找出有误的格子"),
    "book": ("book", "The statute book: forms and rules. 法定格式与勾稽规则"),
}
#: What the system says of a path that the user may not use, or that cannot be one.
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG}
#: Ctrl-C, as shells count it.
INTERRUPTED = 130
#: A fault of our own, not of the user or the documents (EX_SOFTWARE of sysexits.h).
OUR_FAULT = 70


class LazyGroup(TyperGroup):
    """A group that knows the names of its commands and imports a command when it is called."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = dict.fromkeys(COMMANDS, self)  # the names, for suggestions; see get_command

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the module of one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"loaders.commands.{COMMANDS[cmd_name][0]}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands 命令"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


app = typer.Typer(
    cls=LazyGroup,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"gouji {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    lang: Annotated[
        Literal["zh", "en"] | None, typer.Option(help="Language of messages (or GOUJI_LANG). 提示语言")
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version. 版本"),
    ] = False,
) -> None:
    """Government information annual reports in, a checked warehouse out.

    读取政府信息公开工作年度报告，按勾稽关系逐项核对，建成数据仓库。

    Example 示例: gouji parse report.html
    """
    choose(lang)
    if lang is None and (asked := unknown()):
        raise SettingError(
            f"环境变量 {VARIABLE}={asked} 不是 zh 或 en。请改为其中之一，或取消该变量。",
            f"{VARIABLE}={asked} is neither zh nor en. Make it one of them, or unset the variable.",
        )
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


def main(arguments: list[str] | None = None) -> None:
    """Run `gouji` and exit: 0 done, 1 what the command detects, 2 wrong use, 70 our own fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a message is worth more than its last character
            stream.reconfigure(errors="backslashreplace")
    try:
        code = typer.main.get_command(app).main(args=arguments, prog_name="gouji", standalone_mode=False)
    except GoujiError as error:
        print(error, file=sys.stderr)
        code = error.exit_code
    except TyperException as error:  # wrong use: typer words it and names the option
        _show(error)
        code = error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as error:
        if _was_interrupted(error):
            sys.exit(INTERRUPTED)
        if fulldisk.behind(error):
            from loaders.home import Home

            full = fulldisk.told(Home.here().root)
            print(full, file=sys.stderr)
            sys.exit(full.exit_code)
        if os.environ.get("GOUJI_DEBUG"):
            raise
        if isinstance(error, OSError) and error.errno in _DENIED and error.filename:
            print(_denied(error), file=sys.stderr)
            sys.exit(2)
        kind = type(error).__name__
        print(
            say(
                f"程序出错（{kind}: {error}）。设置 GOUJI_DEBUG=1 可看详情。",
                f"Gouji failed ({kind}: {error}). Set GOUJI_DEBUG=1 for details.",
            ),
            file=sys.stderr,
        )
        code = OUR_FAULT
    sys.exit(code if isinstance(code, int) else 0)


def _was_interrupted(error: BaseException | None) -> bool:
    """Whether Ctrl-C is behind an error: dbt and dlt wrap it in errors of their own."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def _denied(error: OSError) -> str:
    return say(
        f"打不开 {error.filename}（{error.strerror}）。请检查路径和权限。",
        f"{error.filename} cannot be opened ({error.strerror}). Check the path, and your rights to it.",
    )


def _show(error: TyperException) -> None:
    context = getattr(error, "ctx", None)
    if context is not None:
        print(context.get_usage(), file=sys.stderr)
    print(say("错误：", "Error: ") + error.format_message(), file=sys.stderr)

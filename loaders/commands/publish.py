"""`gouji publish`: the marts in a PostgreSQL database, for desktop BI and many users."""

from __future__ import annotations

from typing import Annotated

import typer

from loaders import postgres, show
from loaders.errors import GoujiError
from loaders.home import Home
from loaders.language import say
from loaders.pgserver import Server

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def publish(
    to: Annotated[
        str,
        typer.Option(
            envvar="GOUJI_TO", metavar="URL", help="postgresql://user@host:port/database. 目标数据库地址"
        ),
    ],
    schema: Annotated[
        str, typer.Option(envvar="GOUJI_SCHEMA", help="Schema to write, made if missing. 写入的模式")
    ] = "gouji",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print faults only. 只报问题")] = False,
) -> None:
    """Copy the marts, with descriptions and keys, into PostgreSQL: readers see the old or the new release.

    将各数据表连同中英文说明和主外键，在一个事务中写入 PostgreSQL；读者看到的不是旧版就是新版。

    Give the password by PGPASSWORD or ~/.pgpass: an address stands in the list of processes.
    密码请用 PGPASSWORD 或 ~/.pgpass 给出，命令行中的地址别人看得到。

    Exit code 退出码: 0; 2 no server, no right, nothing published 连不上、无权限或尚未建库.

    Example 示例: gouji publish --to postgresql://bi@db.example/reports
    """
    if not schema.strip() or schema.startswith("pg_") or len(schema.encode()) > 63 or "\0" in schema:
        raise GoujiError(
            f"--schema 不能是“{schema}”：不能为空，不能以 pg_ 开头，至多 63 字节。",
            f"--schema cannot be “{schema}”: not empty, not beginning with pg_, at most 63 bytes.",
        )
    server, home = Server.of(to), Home.here()
    with home.locked(show.waiting), show.rows(quiet) as watch:
        done = postgres.publish(home, server, schema, watch)
    if not quiet:
        print(
            say(
                f"已发布 {done.tables} 张表、{done.rows} 行到 {server.address} 的模式 {schema}，"
                f"用时 {done.seconds:.1f} 秒",
                f"Published {done.tables} tables, {done.rows} rows into schema {schema} of {server.address}"
                f" in {done.seconds:.1f} s",
            )
        )

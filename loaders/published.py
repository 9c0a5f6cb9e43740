"""The published database, opened read-only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from loaders.errors import GoujiError
from loaders.sqlwords import literal


def opened(database: Path) -> duckdb.DuckDBPyConnection:
    """A connection to it. Raises GoujiError where nothing is published, or the file cannot be opened."""
    with _told(database):
        return duckdb.connect(str(database), read_only=True)


def attached(database: Path) -> duckdb.DuckDBPyConnection:
    """DuckDB in memory with it as its current catalog, so that what is attached beside it can be written to.

    Views do not work: they keep the name of the catalog. Raises like `opened`.
    """
    with _told(database):
        connection = duckdb.connect(config={
            "autoinstall_known_extensions": False, "autoload_known_extensions": False,
            "preserve_insertion_order": False,
        })  # fmt: skip
        try:
            connection.execute(f"attach {literal(str(database))} as published (read_only); use published")
        except duckdb.Error:
            connection.close()
            raise
    return connection


def missing(database: Path) -> GoujiError:
    """The error that nothing is published."""
    return GoujiError(
        f"还没有已发布的数据库 {database}。请先运行 gouji build 文件夹。",
        f"No database has been published at {database} yet. Run gouji build FOLDER first.",
    )


@contextmanager
def _told(database: Path) -> Iterator[None]:
    if not database.exists():
        raise missing(database)
    try:
        yield
    except duckdb.Error as error:
        raise GoujiError(
            f"数据库 {database} 打不开：不完整，或正被另一个程序占用。请在那里断开连接，"
            "或重新运行 gouji build。",
            f"The database {database} cannot be opened: it is damaged, or another program holds it."
            " Disconnect it there, or run gouji build again.",
        ) from error

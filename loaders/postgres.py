"""The marts in a schema of PostgreSQL: one transaction, so that readers see the old or the new release.

Rows are deleted and written, tables are kept. PostgreSQL shows every reader the rows of his snapshot, blocks
none and keeps his rights and views; truncating, renaming or replacing tables does not (a reader with an older
snapshot would find them empty, or wait, or be chosen as the victim of a deadlock). The space of the old rows
is freed afterwards.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import duckdb

from loaders import __version__, marttables, pgshape, published
from loaders.errors import GoujiError
from loaders.home import Home
from loaders.marttables import Column, MartTable
from loaders.pgfound import RELEASE, Schema
from loaders.pgserver import CATALOG, Server
from loaders.sqlwords import literal, quoted

#: Rows of one COPY: foreign keys are checked at its end, and PostgreSQL remembers every row until then.
BATCH = 250_000
#: Longer than this we hold nobody up; less than PostgreSQL waits before it looks for deadlocks (1 s).
_LOCK_MS = 400
_RELEASE_COLUMNS = (
    ("table_name", "VARCHAR", "Table of this schema. | 本模式中的表。"),
    ("row_count", "BIGINT", "Its rows. | 行数。"),
    ("published_at", "TIMESTAMP WITH TIME ZONE", "When this release was published here. | 本次发布的时间。"),
    ("gouji_version", "VARCHAR", "Version of Gouji that published it. | 发布所用 Gouji 版本。"),
)
#: Called as tables are written: table, rows written, rows in all.
Watch = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: tables, rows, seconds."""

    tables: int
    rows: int
    seconds: float


def publish(home: Home, server: Server, schema: str, watch: Watch, patience: float = 60) -> Published:
    """Copy the marts of a published database into a schema.

    Args:
        home: where the published database is.
        server: where to.
        schema: its schema; made if it is missing.
        watch: called as rows are written.
        patience: seconds to wait while readers or another publication hold what has to change.

    Raises GoujiError where nothing is published, the server or the rights are not to be had, or the schema is
    somebody else's.
    """
    began = time.monotonic()
    with closing(published.attached(home.database)) as connection:
        tables = marttables.read(connection)
        if not any(table.schema == marttables.MARTS for table in tables):
            raise published.missing(home.database)
        server.attach(connection)
        target = _Target(connection, server, schema)
        target.place.check()
        rows = _patiently(lambda: target.replace(tables, watch), patience)
        target.tidy([table.name for table in tables])
    return Published(len(tables), rows, time.monotonic() - began)


class _BusyError(Exception):
    """Somebody holds what has to change; trying again later may help."""


def _patiently(work: Callable[[], int], patience: float) -> int:
    """Do what may find others at work, again and again for a while."""
    until = time.monotonic() + patience
    while True:
        try:
            return work()
        except _BusyError as error:
            if time.monotonic() > until:
                raise GoujiError(
                    f"{patience:.0f} 秒内未能更改表结构：有查询一直占用，或另一发布正在进行。"
                    "原有数据未动，请稍后再试。",
                    f"For {patience:.0f} s readers held tables whose columns must change, or another"
                    " publication was at work. Nothing was changed; try again later.",
                ) from error
            time.sleep(0.25)


@dataclass(frozen=True, slots=True)
class _Target:
    """A schema of an attached server (`pg`)."""

    connection: duckdb.DuckDBPyConnection
    server: Server
    schema: str

    def replace(self, tables: Sequence[MartTable], watch: Watch) -> int:
        """Bring the schema to what the marts are, in one transaction; returns the rows written."""
        everything = [*tables, _release()]
        with self._transaction():
            turn = literal(f"gouji {self.schema}")
            if not self._ask(f"select pg_try_advisory_xact_lock(hashtext({turn}))")[0][0]:
                raise _BusyError
            if not self.place.exists():
                self._run([f"create schema {quoted(self.schema)}"])
            found, gone = self.place.found({table.name for table in everything})
            changes = pgshape.changes(self.schema, everything, found, gone)
            self._lock(changes.locked)
            self._run(changes.before)
            rows = self._rewrite(tables, everything, watch)
            self._run(changes.after)
            self._run(pgshape.comments(self.schema, everything))
        return rows

    def tidy(self, names: Iterable[str]) -> None:
        """Free the space of the old rows, count anew for the planner; no publication rests on it."""
        for name in names:
            try:
                self._run([f"vacuum (analyze) {quoted(self.schema)}.{quoted(name)}"], transaction=False)
            except GoujiError:
                return

    def _rewrite(self, tables: Sequence[MartTable], everything: Sequence[MartTable], watch: Watch) -> int:
        """Delete all rows, write those of the marts: first tables that others refer to."""
        self._run(["set constraints all deferred"])
        self._run(f"delete from {quoted(self.schema)}.{quoted(t.name)}" for t in reversed(everything))
        self.connection.execute("call pg_clear_cache()")
        total = {t.name: self._count(t) for t in tables}
        referred = {link.table for t in tables for link in t.references}
        written = 0
        for table in sorted(tables, key=lambda t: t.name not in referred):  # keeps their order
            if table.name not in referred:
                self._run(["set constraints all immediate"])
            for sql, rows in self._batches(table, total[table.name]):
                self._do(sql)
                written += rows
                watch(table.name, written, sum(total.values()))
        self._run(["set constraints all immediate"])
        listed = ", ".join(
            f"({literal(name)}, {rows}, now(), {literal(__version__)})" for name, rows in total.items()
        )
        self._run([f"insert into {quoted(self.schema)}.{RELEASE} values {listed}"])
        return written

    def _batches(self, table: MartTable, rows: int) -> Iterator[tuple[str, int]]:
        columns = ", ".join(quoted(c.name) for c in table.columns)
        values = ", ".join(_value(c) for c in table.columns)
        into = f"insert into pg.{quoted(self.schema)}.{quoted(table.name)} ({columns})"
        source = f"{quoted(table.schema)}.{quoted(table.name)}"
        (last,) = self.connection.execute(f"select max(rowid) from {source}").fetchone() or (None,)
        for start in range(0, (last or 0) + 1 if rows else 0, BATCH):
            span = f"rowid >= {start} and rowid < {start + BATCH}"
            yield f"{into} select {values} from {source} where {span}", min(BATCH, rows - start)

    def _count(self, table: MartTable) -> int:
        query = f"select count(*) from {quoted(table.schema)}.{quoted(table.name)}"
        (rows,) = self.connection.execute(query).fetchone() or (0,)
        return int(rows)

    def _lock(self, names: Sequence[str]) -> None:
        """Take all tables that change for readers at once; whoever reads goes first."""
        if not names:
            return
        listed = ", ".join(f"{quoted(self.schema)}.{quoted(name)}" for name in names)
        self._run([f"set local lock_timeout = {_LOCK_MS}"])
        try:
            self._run([f"lock table {listed} in access exclusive mode"])
        except GoujiError as error:
            raise _BusyError from error
        self._run(["set local lock_timeout = 0"])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("begin")
        try:
            yield
            self._do("commit")
        except BaseException:
            with suppress(duckdb.Error):
                self.connection.execute("rollback")
            raise

    @property
    def place(self) -> Schema:
        """The schema as it stands."""
        return Schema(self.schema, self._ask)

    def _ask(self, query: str) -> list[tuple[Any, ...]]:
        return self._do(f"select * from postgres_query('{CATALOG}', {literal(query)})")

    def _run(self, statements: Iterable[str], *, transaction: bool = True) -> None:
        if text := "; ".join(statements):
            self._do(f"call postgres_execute('{CATALOG}', {literal(text)}, use_transaction = {transaction})")

    def _do(self, sql: str) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self.server.do(lambda: self.connection.execute(sql).fetchall())
        return rows


def _release() -> MartTable:
    columns = tuple(Column(name, kind, True, text) for name, kind, text in _RELEASE_COLUMNS)
    comment = "One row per table of this release. | 本次发布的表，每张一行。"
    return MartTable("", RELEASE, comment, columns, ("table_name",))


def _value(column: Column) -> str:
    """The column as PostgreSQL takes it: of types that it does not know, their text."""
    is_text = pgshape.kind(column.kind) == "text" and column.kind != "VARCHAR"
    return f"cast({quoted(column.name)} as varchar)" if is_text else column.value

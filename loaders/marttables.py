"""The marts of a published database as tables to copy, with what its tests promise of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from loaders.errors import GoujiError
from loaders.home import Home

#: Where the tables stand that are always copied; seeds of the book follow where a mart refers to them.
MARTS = "marts"
_REF = re.compile(r"ref\('(\w+)'\)")
_COLUMNS = """
    select column_name, data_type, not is_nullable, coalesce(comment, '')
    from duckdb_columns()
    where database_name = current_database() and schema_name = ? and table_name = ?
    order by column_index
"""
_PRIMARY = """
    select constraint_column_names from duckdb_constraints()
    where database_name = current_database() and schema_name = ? and table_name = ?
        and constraint_type = 'PRIMARY KEY'
"""
_TABLES = """
    select schema_name, table_name, coalesce(comment, '') from duckdb_tables()
    where database_name = current_database() and not internal order by schema_name, table_name
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its DuckDB type and its description."""

    name: str
    kind: str
    required: bool
    comment: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What stands in a column stands in a column of another table, too."""

    column: str
    table: str
    field: str


@dataclass(frozen=True, slots=True)
class MartTable:
    """A table with what is promised of it.

    Attributes:
        schema: where it stands in the DuckDB file.
        key: columns of its primary key; empty where nothing without nulls is unique.
        uniques: further columns that are unique together.
    """

    schema: str
    name: str
    comment: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    uniques: tuple[tuple[str, ...], ...]
    references: tuple[Reference, ...]

    def is_unique(self, column: str) -> bool:
        """Whether one column alone tells its rows apart."""
        return (column,) in (self.key, *self.uniques)


@dataclass(frozen=True, slots=True)
class _Promises:
    """What the tests of one dbt node promise."""

    uniques: list[tuple[str, ...]]
    required: set[str]
    references: list[Reference]


def opened(home: Home) -> duckdb.DuckDBPyConnection:
    """DuckDB in memory with the published file of a home as its current catalog, read-only.

    Raises GoujiError where nothing is published, or the file cannot be opened.
    """
    if not home.database.exists():
        raise unbuilt(home)
    connection = duckdb.connect(config={
        "autoinstall_known_extensions": False, "autoload_known_extensions": False,
        "preserve_insertion_order": False,
    })  # fmt: skip
    try:
        at = str(home.database).replace("'", "''")
        connection.execute(f"attach '{at}' as published (read_only); use published")
    except duckdb.Error as error:
        connection.close()
        raise GoujiError(
            f"数据库 {home.database} 打不开：不完整，或正被另一个程序占用。请在那里断开连接，"
            "或重新运行 gouji build。",
            f"The database {home.database} cannot be opened: it is damaged, or another program holds it."
            " Disconnect it there, or run gouji build again.",
        ) from error
    return connection


def unbuilt(home: Home) -> GoujiError:
    """The error that nothing is published."""
    return GoujiError(
        f"{home.root} 中还没有已发布的数据库。请先运行 gouji build 文件夹。",
        f"No database has been published in {home.root} yet. Run gouji build FOLDER first.",
    )


def read(connection: duckdb.DuckDBPyConnection, manifest: Path) -> list[MartTable]:
    """All marts and the seeds that they refer to, tables referred to before those that refer.

    Args:
        connection: a connection whose current catalog is the published database.
        manifest: the manifest.json that dbt wrote when it was built; promises nothing where it is missing.
    """
    promises = _promises(manifest)
    found = {
        (schema, name): _table(connection, schema, name, comment, promises)
        for schema, name, comment in connection.execute(_TABLES).fetchall()
        if schema == MARTS or name in promises
    }
    wanted = {name: table for (schema, name), table in found.items() if schema == MARTS}
    targets = {reference.table for table in wanted.values() for reference in table.references}
    for (schema, name), table in found.items():
        if schema in {"book", "reference"} and name in targets:
            wanted.setdefault(name, table)
    return list(_ordered({name: _closed(table, wanted) for name, table in wanted.items()}))


def _table(
    connection: duckdb.DuckDBPyConnection, schema: str, name: str, comment: str,
    promises: Mapping[str, _Promises],
) -> MartTable:  # fmt: skip
    promised = promises.get(name, _Promises([], set(), []))
    columns = tuple(
        Column(column, kind, required or column in promised.required, text)
        for column, kind, required, text in connection.execute(_COLUMNS, [schema, name]).fetchall()
    )
    names, required = {c.name for c in columns}, {c.name for c in columns if c.required}
    constraint = [tuple(key) for (key,) in connection.execute(_PRIMARY, [schema, name]).fetchall()]
    uniques = list(dict.fromkeys(u for u in (*constraint, *promised.uniques) if names >= set(u)))
    key = next((u for u in uniques if required >= set(u)), ())
    references = tuple(r for r in promised.references if r.column in names)
    return MartTable(schema, name, comment, columns, key, tuple(u for u in uniques if u != key), references)


def _closed(table: MartTable, known: Mapping[str, MartTable]) -> MartTable:
    """The table without references to what is not copied or does not tell rows apart."""
    kept = tuple(r for r in table.references if r.table in known and known[r.table].is_unique(r.field))
    return MartTable(table.schema, table.name, table.comment, table.columns, table.key, table.uniques, kept)


def _ordered(tables: Mapping[str, MartTable]) -> Iterator[MartTable]:
    """Tables after those that they refer to; a circle is entered where the alphabet enters it."""
    seen: set[str] = set()

    def visit(name: str) -> Iterator[MartTable]:
        if name in seen:
            return
        seen.add(name)
        for reference in tables[name].references:
            yield from visit(reference.table)
        yield tables[name]

    for name in sorted(tables):
        yield from visit(name)


def _promises(manifest: Path) -> dict[str, _Promises]:
    """What the data tests promise, by table; tests that look at some rows only promise nothing."""
    try:
        nodes: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))["nodes"]
    except (OSError, ValueError, KeyError):
        return {}
    promises: dict[str, _Promises] = {}
    for node in nodes.values():
        meta, owner = node.get("test_metadata"), nodes.get(node.get("attached_node") or "")
        if not meta or owner is None or node["config"].get("where"):
            continue
        promised = promises.setdefault(owner["name"], _Promises([], set(), []))
        kind, given, column = meta["name"], meta["kwargs"], node.get("column_name")
        if kind == "unique":
            promised.uniques.append((column,))
        elif kind == "unique_combination":
            promised.uniques.append(tuple(given["columns"]))
        elif kind == "not_null":
            promised.required.add(column)
        elif kind == "relationships" and (target := _REF.search(given["to"])):
            promised.references.append(Reference(column, target[1], given["field"]))
    return promises

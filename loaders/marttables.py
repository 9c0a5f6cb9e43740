"""The marts of a published database as tables to copy, with what its build promises of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import duckdb

from loaders import promises
from loaders.promises import Promises, Reference
from loaders.sqlwords import quoted

#: Where the tables stand that are always copied; seeds of the book follow where a mart refers to them.
MARTS = "marts"
_COLUMNS = """
    select
        data_type like 'ENUM(%' as is_code, column_name, if(is_code, 'VARCHAR', data_type),
        not is_nullable, coalesce(comment, '')
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
    """A column with its DuckDB type and its description.

    Attributes:
        required: it holds no nulls.
        one_of: all values that it may have; empty where nothing limits them.
        is_code: DuckDB keeps its texts as codes of the book, an enumeration; its type is text for others.
    """

    name: str
    kind: str
    required: bool
    comment: str
    one_of: tuple[str, ...] = ()
    is_code: bool = False

    @property
    def value(self) -> str:
        """The SQL that reads it, a code as text: other programs know nothing of DuckDB's enumerations."""
        return f"cast({quoted(self.name)} as varchar)" if self.is_code else quoted(self.name)


@dataclass(frozen=True, slots=True)
class MartTable:
    """A table with what is promised of it.

    Attributes:
        schema: where it stands in the DuckDB file.
        key: columns of its primary key; empty where nothing without nulls is unique.
        uniques: further columns that are unique together.
        order: columns by which rows stand in order, no two alike (an empty value counts as one); empty where
            nothing tells them apart.
    """

    schema: str
    name: str
    comment: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    uniques: tuple[tuple[str, ...], ...] = ()
    order: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    def is_unique(self, column: str) -> bool:
        """Whether one column alone tells its rows apart."""
        return (column,) in (self.key, *self.uniques)


def read(connection: duckdb.DuckDBPyConnection) -> list[MartTable]:
    """All marts and the seeds that they refer to, tables referred to before those that refer.

    The current catalog of the connection is the published database.
    """
    promised = promises.read(connection)
    found = {
        (schema, name): _table(connection, schema, name, comment, promised.get(name, Promises()))
        for schema, name, comment in connection.execute(_TABLES).fetchall()
        if schema == MARTS or name in promised
    }
    wanted = {name: table for (schema, name), table in found.items() if schema == MARTS}
    targets = {reference.table for table in wanted.values() for reference in table.references}
    for (schema, name), table in found.items():
        if schema in {"book", "reference"} and name in targets:
            wanted.setdefault(name, table)
    return list(_ordered({name: _closed(table, wanted) for name, table in wanted.items()}))


def _table(
    connection: duckdb.DuckDBPyConnection, schema: str, name: str, comment: str, promised: Promises
) -> MartTable:
    columns = tuple(
        Column(
            column,
            kind,
            is_full or column in promised.required,
            text,
            promised.one_of.get(column, ()),
            is_code,
        )
        for is_code, column, kind, is_full, text in connection.execute(_COLUMNS, [schema, name]).fetchall()
    )
    names, required = {c.name for c in columns}, {c.name for c in columns if c.required}
    primary = [tuple(key) for (key,) in connection.execute(_PRIMARY, [schema, name]).fetchall()]
    uniques = list(dict.fromkeys(u for u in (*primary, *promised.uniques) if names >= set(u)))
    # one column is most easily referred to; several keep together what belongs together
    key = min((u for u in primary or uniques if required >= set(u)), key=len, default=())
    return MartTable(
        schema, name, comment, columns, key, tuple(u for u in uniques if u != key),
        next((u for u in uniques if len(u) > 1 or required >= set(u)), ()),
        tuple(r for r in promised.references if r.column in names),
    )  # fmt: skip


def _closed(table: MartTable, known: Mapping[str, MartTable]) -> MartTable:
    """The table without references to what is not copied or does not tell rows apart."""
    kept = tuple(r for r in table.references if r.table in known and known[r.table].is_unique(r.field))
    return replace(table, references=kept)


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

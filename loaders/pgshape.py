"""What a schema of PostgreSQL must look like to hold the marts, and the statements that make it so.

A schema that is as wanted is not touched: rows change, tables stay, and with them rights that were granted
and views that others built. A change of columns is made by adding and dropping columns, never by a new table:
readers with an older snapshot would find a new table empty.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.marttables import MartTable
from loaders.sqlwords import literal, quoted

#: DuckDB type -> PostgreSQL type, as PostgreSQL prints it; what is not here is text.
_KINDS = {
    "BOOLEAN": "boolean",
    "SMALLINT": "smallint",
    "INTEGER": "integer",
    "BIGINT": "bigint",
    "HUGEINT": "numeric(38,0)",
    "FLOAT": "real",
    "DOUBLE": "double precision",
    "DATE": "date",
    "TIMESTAMP": "timestamp without time zone",
    "TIMESTAMP WITH TIME ZONE": "timestamp with time zone",
}
#: Bytes that PostgreSQL keeps of a name.
_NAME_BYTES = 63
#: Names that we give.
_OURS = re.compile(r"(?:pk|uq|fk|ix)_.*_[0-9a-f]{8}")


def kind(duckdb_type: str) -> str:
    """The PostgreSQL type of a DuckDB type."""
    if duckdb_type.startswith("DECIMAL("):
        return duckdb_type.replace("DECIMAL", "numeric")
    return _KINDS.get(duckdb_type, "text")


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a schema now.

    Attributes:
        columns: type and "not null" by table and column.
        constraints: names of constraints by table.
        indexes: names of indexes by table, with those of constraints.
    """

    columns: Mapping[str, Mapping[str, tuple[str, bool]]]
    constraints: Mapping[str, frozenset[str]]
    indexes: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Changes:
    """Statements before and after the rows are written, and the tables that they change for readers."""

    before: list[str]
    after: list[str]
    locked: list[str]


def changes(schema: str, tables: Sequence[MartTable], found: Found, gone: Iterable[str]) -> Changes:
    """What turns the tables that are there into those wanted; nothing where they are alike.

    `gone` are tables of an earlier publication that no mart is any more.
    """
    gone = sorted(gone)
    keys = {table.name: _keys(table) for table in tables}
    links = _links(schema, tables)
    indexes = {table.name: _indexes(schema, table) for table in tables}
    wanted = {name for named in (keys, links, indexes) for of in named.values() for name in of}
    before = [*_dropped(schema, found, wanted), *(f"drop table {_in(schema, name)}" for name in gone)]
    after: list[str] = []
    touched = {table for table, _ in _unwanted(found, wanted)}
    for table in tables:
        at = f"alter table {_in(schema, table.name)}"
        there = found.columns.get(table.name)
        had = found.constraints.get(table.name, frozenset())
        shape = _columns(table, there or {})
        rules = _required(table, there or {})
        rules += [f"add {sql}" for name, sql in keys[table.name].items() if name not in had]
        if there is None:
            before.append(f"create table {_in(schema, table.name)} ()")
        elif shape or rules:
            touched.add(table.name)
        before += [f"{at} {', '.join(shape)}"] if shape else []
        after += [f"{at} {', '.join(rules)}"] if rules else []
        had = found.indexes.get(table.name, frozenset())
        after += [sql for name, sql in indexes[table.name].items() if name not in had]
    for name, of in links.items():  # when all keys are there
        had = found.constraints.get(name, frozenset())
        after += [f"alter table {_in(schema, name)} add {sql}" for key, sql in of.items() if key not in had]
    return Changes(before, after, sorted({*touched, *gone}))


def comments(schema: str, tables: Sequence[MartTable]) -> Iterator[str]:
    """The descriptions of tables and columns."""
    for table in tables:
        yield f"comment on table {_in(schema, table.name)} is {literal(table.comment)}"
        for column in table.columns:
            at = f"{_in(schema, table.name)}.{quoted(column.name)}"
            yield f"comment on column {at} is {literal(column.comment)}"


def _in(schema: str, table: str) -> str:
    return f"{quoted(schema)}.{quoted(table)}"


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(map(quoted, columns))


def _columns(table: MartTable, there: Mapping[str, tuple[str, bool]]) -> list[str]:
    """Actions that make the columns right; a column of another type is made anew, empty."""
    wanted = {c.name: kind(c.kind) for c in table.columns}
    wrong = [name for name, (of, _) in there.items() if wanted.get(name) != of]
    missing = [name for name, of in wanted.items() if name not in there or there[name][0] != of]
    free = [c.name for c in table.columns if not c.required and c.name not in missing and there[c.name][1]]
    return [
        *(f"drop column {quoted(name)}" for name in wrong),
        *(f"add column {quoted(name)} {wanted[name]}" for name in missing),
        *(f"alter column {quoted(name)} drop not null" for name in free),
    ]


def _required(table: MartTable, there: Mapping[str, tuple[str, bool]]) -> list[str]:
    """Actions, for when the rows are there, that forbid nulls."""
    names = [c.name for c in table.columns if c.required and there.get(c.name) != (kind(c.kind), True)]
    return [f"alter column {quoted(name)} set not null" for name in names]


def _named(prefix: str, table: str, *about: object) -> str:
    """A name that changes with all that it rests on, so that names alone tell what is there."""
    tail = hashlib.sha256(repr((table, about)).encode()).hexdigest()[:8]
    return f"{prefix}_{table}"[: _NAME_BYTES - 9] + f"_{tail}"


def _keys(table: MartTable) -> dict[str, str]:
    """The primary key and what else is unique, by name."""
    kinds = {c.name: kind(c.kind) for c in table.columns}
    made = {}
    for word, prefix, columns in (
        ("primary key", "pk", table.key), *(("unique", "uq", unique) for unique in table.uniques)
    ):  # fmt: skip
        if columns:
            name = _named(prefix, table.name, [(c, kinds[c]) for c in columns])
            made[name] = f"constraint {quoted(name)} {word} ({_listed(columns)})"
    return made


def _links(schema: str, tables: Sequence[MartTable]) -> dict[str, dict[str, str]]:
    """Foreign keys by table and name."""
    kinds = {(table.name, c.name): kind(c.kind) for table in tables for c in table.columns}
    primary = {table.name: table.key for table in tables}
    made: dict[str, dict[str, str]] = {}
    for table in tables:
        for link in table.references:
            name = _named(
                "fk", table.name, link.column, kinds[table.name, link.column], link.table, link.field,
                kinds[link.table, link.field], primary[link.table] == (link.field,),
            )  # fmt: skip
            made.setdefault(table.name, {})[name] = (
                f"constraint {quoted(name)} foreign key ({quoted(link.column)}) references"
                f" {_in(schema, link.table)} ({quoted(link.field)}) deferrable initially immediate"
            )
    return made


def _indexes(schema: str, table: MartTable) -> dict[str, str]:
    """An index for every column that refers: BI joins by it, and a row that goes asks who refers to it."""
    kinds = {c.name: kind(c.kind) for c in table.columns}
    made = {}
    for column in dict.fromkeys(link.column for link in table.references):
        name = _named("ix", table.name, column, kinds[column])
        made[name] = f"create index {quoted(name)} on {_in(schema, table.name)} ({quoted(column)})"
    return made


def _unwanted(found: Found, wanted: set[str]) -> list[tuple[str, str]]:
    """Constraints and indexes of ours that rest on nothing any more, foreign keys first; users' own stay."""
    named = [*found.constraints.items(), *found.indexes.items()]
    return sorted(
        {(table, name) for table, names in named for name in names - wanted if _OURS.fullmatch(name)},
        key=lambda item: (not item[1].startswith("fk_"), item),
    )


def _dropped(schema: str, found: Found, wanted: set[str]) -> list[str]:
    return [
        f"drop index {_in(schema, name)}" if name.startswith("ix_")
        else f"alter table {_in(schema, table)} drop constraint {quoted(name)}"
        for table, name in _unwanted(found, wanted)
    ]  # fmt: skip

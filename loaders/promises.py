"""What the tests of dbt promise of tables, kept in the published database itself (`meta.promises`).

Only while a database is being built is it certain whose tests were asked. Afterwards the manifest that dbt
left may be that of a later build which failed, and the models beside the package may be others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

_TABLE = """
    create schema if not exists meta;
    create or replace table meta.promises (
        table_name varchar not null, promise varchar not null, columns varchar[] not null,
        other_table varchar, other_column varchar, listed varchar[]
    );
    comment on table meta.promises is
        'What the tests of this build promise of all rows of its tables. | 本次建库的检验对各表所有行的保证。'
"""
_READ = """
    select table_name, promise, columns, other_table, other_column, listed
    from meta.promises order by all
"""
_REF = re.compile(r"""ref\(\s*['"](\w+)['"]\s*\)""")
#: Table, what is promised, columns; table and column that also hold what a column holds; what it may hold.
_Row = tuple[str, str, list[str], str | None, str | None, list[str] | None]
#: Of the record of releases, of which dbt knows nothing: loaders/releases.sql writes it so.
_OF_RELEASES: tuple[_Row, ...] = (
    ("release_changes", "unique", ["release_id", "change", "report_id", "finding_id"], None, None, None),
    ("release_changes", "relationships", ["release_id"], "releases", "release_id", None),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What stands in a column stands in a column of another table, too."""

    column: str
    table: str
    field: str


@dataclass(frozen=True, slots=True)
class Promises:
    """What holds for every row of a table.

    Attributes:
        uniques: columns that are unique together, those of several columns first.
        required: columns without nulls.
        references: columns whose values another table holds.
        one_of: the values that a column may have.
    """

    uniques: list[tuple[str, ...]] = field(default_factory=list)
    required: set[str] = field(default_factory=set)
    references: list[Reference] = field(default_factory=list)
    one_of: dict[str, tuple[str, ...]] = field(default_factory=dict)


def record(database: Path, manifest: Path) -> None:
    """Write into a database what the tests promise by which it was built.

    `manifest` is the manifest.json of that very build.
    """
    nodes: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))["nodes"]
    rows = [*_promised(nodes), *_OF_RELEASES]
    with closing(duckdb.connect(str(database))) as connection:
        connection.execute(_TABLE)
        connection.executemany("insert into meta.promises values (?, ?, ?, ?, ?, ?)", rows)


def read(connection: duckdb.DuckDBPyConnection) -> dict[str, Promises]:
    """The promises of the current database by table; none where no build recorded them."""
    try:
        rows: list[_Row] = connection.execute(_READ).fetchall()
    except duckdb.CatalogException:
        return {}
    found: dict[str, Promises] = {}
    for table, promise, columns, other, column, listed in rows:
        promises = found.setdefault(table, Promises())
        if promise == "unique":
            promises.uniques.append(tuple(columns))
        elif promise == "not_null":
            promises.required.update(columns)
        elif promise == "relationships" and other and column:
            promises.references.append(Reference(columns[0], other, column))
        elif promise == "accepted_values" and listed:
            promises.one_of[columns[0]] = tuple(listed)
    for promises in found.values():
        promises.uniques.sort(key=lambda columns: len(columns) == 1)
    return found


def _promised(nodes: dict[str, Any]) -> Iterator[_Row]:
    """Rows for the tests that look at all rows and stop a build; others promise nothing."""
    for node in nodes.values():
        meta, owner = node.get("test_metadata"), nodes.get(node.get("attached_node") or "")
        config = node["config"]
        if not meta or owner is None or config.get("where") or config["severity"].lower() != "error":
            continue
        name, kind, given = owner["name"], meta["name"], meta["kwargs"]
        if kind == "unique_combination":
            yield name, "unique", given["columns"], None, None, None
        elif kind in {"unique", "not_null"}:
            yield name, kind, [node["column_name"]], None, None, None
        elif kind == "relationships" and (target := _REF.search(given["to"])):
            yield name, kind, [node["column_name"]], target[1], given["field"], None
        elif kind == "accepted_values":
            yield name, kind, [node["column_name"]], None, None, [str(v) for v in given["values"]]

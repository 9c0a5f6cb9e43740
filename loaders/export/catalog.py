"""The marts as the database and the models describe them: tables, columns, keys, what is promised of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import duckdb

from loaders.errors import GoujiError
from loaders.export import promises
from loaders.export.promises import Promise

#: Text that a cell of a workbook holds, in characters.
LONGEST_TEXT = 32_767

_TABLES = """
    select table_name, comment from duckdb_tables()
    where schema_name = 'marts' and database_name = current_database() order by table_name
"""
_COLUMNS = """
    select table_name, column_name, data_type, comment, not is_nullable from duckdb_columns()
    where schema_name = 'marts' and database_name = current_database() order by table_name, column_index
"""
_KEYS = """
    select table_name, constraint_column_names from duckdb_constraints()
    where schema_name = 'marts' and database_name = current_database() and constraint_type = 'PRIMARY KEY'
"""


@dataclass(frozen=True, slots=True)
class Words:
    """A description in both languages, as comments of the database hold it: `English. | 中文。`."""

    zh: str
    en: str

    @classmethod
    def of(cls, comment: str | None) -> Words:
        """Take a comment apart; a comment in one language is used for both."""
        en, bar, zh = (comment or "").partition(" | ")
        return cls(zh.strip() if bar else en.strip(), en.strip())

    @property
    def title(self) -> str:
        """What stands before the first stop, in both languages; all of it where that is but a code."""
        zh, en = (re.split(r"[：；。]|[:;.](?:\s|$)", text)[0] for text in (self.zh, self.en))
        return f"{zh} {en}" if zh != en else f"{self.zh} {self.en}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a mart.

    Attributes:
        kind: its type as DuckDB names it, such as `DECIMAL(18,4)`.
        never_null: the contract of the mart promises a value in every row.
        has_empty_text: some row holds a text of no characters, which is another thing than null.
    """

    name: str
    kind: str
    words: Words
    never_null: bool
    has_empty_text: bool
    promise: Promise

    @property
    def is_text(self) -> bool:
        """Whether it holds text."""
        return self.kind == "VARCHAR"


@dataclass(frozen=True, slots=True)
class Table:
    """A mart.

    Attributes:
        key: columns that together name a row; empty where nothing promises that.
        rows: how many there are.
        long_texts: texts that are too long for a cell of a workbook.
    """

    name: str
    words: Words
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: int
    long_texts: int

    def query(self, columns: str = "*") -> str:
        """The SQL that reads the table, called `t`, in an order in which no two rows may change places."""
        order = ", ".join(f"t.{quoted(name)}" for name in self.key or [c.name for c in self.columns])
        return f"select {columns} from marts.{quoted(self.name)} as t order by {order}"


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def read(connection: duckdb.DuckDBPyConnection, names: Sequence[str] = ()) -> list[Table]:
    """Describe the marts of a database, or those named.

    Raises GoujiError where there are none, or one of the names is no mart.
    """
    comments: dict[str, str | None] = dict(connection.execute(_TABLES).fetchall())
    if not comments:
        raise GoujiError(
            "数据库中没有 marts 表。请运行 gouji build。", "The database has no marts. Run gouji build."
        )
    for name in names:
        if name not in comments:
            near = ", ".join(get_close_matches(name, comments, 3, 0.5) or comments)
            raise GoujiError(f"没有表 {name}。有：{near}", f"There is no table {name}. There is: {near}")
    keys = dict(connection.execute(_KEYS).fetchall())
    columns: dict[str, list[tuple[str, str, str | None, bool]]] = {}
    for table, *column in connection.execute(_COLUMNS).fetchall():
        columns.setdefault(table, []).append(tuple(column))
    promised = promises.read()
    return [
        _table(connection, name, comment, columns[name], tuple(keys.get(name, ())), promised.get(name))
        for name, comment in comments.items()
        if not names or name in names
    ]


def _table(
    connection: duckdb.DuckDBPyConnection, name: str, comment: str | None,
    columns: list[tuple[str, str, str | None, bool]], key: tuple[str, ...], promised: promises.OfTable | None,
) -> Table:  # fmt: skip
    promised = promised or promises.OfTable((), {})
    there = {column for column, *_ in columns}
    texts = [quoted(column) for column, kind, *_ in columns if kind == "VARCHAR"]
    counts = [f"count_if({text} = ''), count_if(length({text}) > {LONGEST_TEXT})" for text in texts]
    found = connection.execute(
        f"select {', '.join(['count(*)', *counts])} from marts.{quoted(name)}"
    ).fetchone()
    assert found is not None
    empty = dict(zip(texts, found[1::2], strict=True))
    return Table(
        name,
        Words.of(comment),
        tuple(
            Column(
                column, kind, Words.of(said), never_null, bool(empty.get(quoted(column))),
                promised.columns.get(column, Promise()),
            )
            for column, kind, said, never_null in columns
        ),
        key or (promised.key if there >= set(promised.key) else ()),
        found[0],
        sum(long or 0 for long in found[2::2]),
    )  # fmt: skip

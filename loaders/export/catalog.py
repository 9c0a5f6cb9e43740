"""The marts as an export shows them: descriptions in both languages, rows, what files cannot hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import duckdb

from loaders import marttables
from loaders.errors import GoujiError
from loaders.marttables import MARTS, MartTable
from loaders.sqlwords import quoted

#: Text that a cell of a workbook holds, in characters.
LONGEST_TEXT = 32_767


@dataclass(frozen=True, slots=True)
class Words:
    """A description in both languages, as comments of the database hold it: `English. | 中文。`."""

    zh: str
    en: str

    @classmethod
    def of(cls, comment: str) -> Words:
        """Take a comment apart; a comment in one language is used for both."""
        en, bar, zh = comment.partition(" | ")
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
        required: there is a value in every row.
        one_of: all values that it may have; empty where nothing limits them.
        has_empty_text: some row holds a text of no characters, which is another thing than null.
    """

    name: str
    kind: str
    words: Words
    required: bool
    one_of: tuple[str, ...]
    has_empty_text: bool

    @property
    def is_text(self) -> bool:
        """Whether it holds text."""
        return self.kind == "VARCHAR"


@dataclass(frozen=True, slots=True)
class Table:
    """A mart.

    Attributes:
        mart: its keys, and what it refers to.
        rows: how many there are.
        long_texts: texts that are too long for a cell of a workbook.
    """

    mart: MartTable
    words: Words
    columns: tuple[Column, ...]
    rows: int
    long_texts: int

    @property
    def name(self) -> str:
        """Its name."""
        return self.mart.name

    def query(self, columns: str = "*") -> str:
        """The SQL that reads the table, called `t`, in an order in which no two rows may change places."""
        order = ", ".join(f"t.{quoted(name)}" for name in self.mart.order or [c.name for c in self.columns])
        return f"select {columns} from {MARTS}.{quoted(self.name)} as t order by {order}"


def read(connection: duckdb.DuckDBPyConnection, names: Sequence[str] = ()) -> list[Table]:
    """Describe the marts of a database, or those named.

    Raises GoujiError where there are none, or one of the names is no mart.
    """
    marts = {table.name: table for table in marttables.read(connection) if table.schema == MARTS}
    if not marts:
        raise GoujiError(
            "数据库中没有 marts 表。请运行 gouji build。", "The database has no marts. Run gouji build."
        )
    for name in names:
        if name not in marts:
            near = ", ".join(get_close_matches(name, marts, 3, 0.5) or sorted(marts))
            raise GoujiError(f"没有表 {name}。有：{near}", f"There is no table {name}. There is: {near}")
    return [_table(connection, marts[name]) for name in sorted(marts) if not names or name in names]


def _table(connection: duckdb.DuckDBPyConnection, mart: MartTable) -> Table:
    texts = [column.name for column in mart.columns if column.kind == "VARCHAR"]
    counts = [
        f"count_if({quoted(text)} = ''), count_if(length({quoted(text)}) > {LONGEST_TEXT})" for text in texts
    ]
    found = connection.execute(
        f"select {', '.join(['count(*)', *counts])} from {MARTS}.{quoted(mart.name)}"
    ).fetchone()
    assert found is not None
    empty = dict(zip(texts, found[1::2], strict=True))
    columns = tuple(
        Column(c.name, c.kind, Words.of(c.comment), c.required, c.one_of, bool(empty.get(c.name)))
        for c in mart.columns
    )
    return Table(mart, Words.of(mart.comment), columns, found[0], sum(long or 0 for long in found[2::2]))

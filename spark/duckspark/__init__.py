"""The project's SQL, written for DuckDB, as Spark takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import sqlglot

from duckspark.dialect import DuckSpark, DuckText
from duckspark.rewrite import rewrite

#: Names the columns of a stored table or view, in order.
Columns = Callable[[str], Sequence[str]]


def translate(sql: str, columns: Columns) -> str:
    """Return a query in Spark's SQL that answers what this one answers on DuckDB.

    `columns` is asked about tables that a `*` stands for. Raises sqlglot's ParseError for text that is no
    query, and NotImplementedError for what Spark has no counterpart of: better no answer than another.
    """
    return rewrite(sqlglot.parse_one(sql, read=DuckText), columns).sql(dialect=DuckSpark)


def translate_type(name: str) -> str:
    """Return a type of DuckDB by its name on Spark, where codes of the book (macros/codes.sql) are text."""
    built = sqlglot.exp.DataType.build(name, dialect="duckdb", udt=True)
    is_code = built.this == sqlglot.exp.DataType.Type.USERDEFINED
    return "STRING" if is_code else built.sql(dialect=DuckSpark)

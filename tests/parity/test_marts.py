"""Every mart that Spark has built is DuckDB's, row by row: `make spark-test` builds both and runs this."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import rows

from loaders.home import Home

HOME = Home(Path(os.environ["GOUJI_SPARK_TEST"]).absolute()) if "GOUJI_SPARK_TEST" in os.environ else None
#: What publishing adds to a database, after dbt.
_PUBLISHED_ONLY = {"releases", "release_changes"}


def marts() -> list[str]:
    """The marts of the database that DuckDB built."""
    if HOME is None:
        return []
    with duckdb.connect(str(HOME.database), read_only=True) as connection:
        found = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'marts'"
        ).fetchall()
    return sorted({name for (name,) in found} - _PUBLISHED_ONLY)


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    if HOME is None:
        pytest.skip("make spark-test builds what is compared")
    with duckdb.connect() as opened:
        opened.execute("set timezone = 'UTC'")
        opened.execute(f"attach '{HOME.database}' as gouji (read_only)")
        yield opened


def test_all_marts_are_compared(connection: duckdb.DuckDBPyConnection) -> None:
    assert len(marts()) > 20


@pytest.mark.parametrize("mart", marts())
def test_a_mart_is_the_same_on_both_engines(connection: duckdb.DuckDBPyConnection, mart: str) -> None:
    ours = f"gouji.marts.{mart}"
    theirs = f"read_parquet('{HOME.root}/spark/tables/marts.db/{mart}/*.parquet')"
    types = rows.columns(connection, ours)
    assert rows.columns(connection, theirs) == types
    (count,) = connection.execute(f"select count(*) from {ours}").fetchone()
    assert count > 0, "an empty mart shows nothing"
    assert connection.execute(f"select count(*) from {theirs}").fetchone() == (count,)
    assert rows.differences(connection, ours, theirs, list(types)) == []

"""What a build records of its tests, and what the tables are said to hold by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from loaders import marttables, promises
from loaders.promises import Reference


def asked(kind: str, model: str, column: str | None = None, /, **given: Any) -> dict[str, Any]:
    """A node of a manifest as dbt writes it; `where` and `severity` are settings, all else arguments."""
    settings = {"where": given.pop("where", None), "severity": given.pop("severity", "ERROR")}
    return {
        "name": f"{kind}_{model}", "column_name": column, "attached_node": f"model.{model}",
        "test_metadata": {"name": kind, "kwargs": given}, "config": settings,
    }  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "gouji.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("""
            create schema marts; create schema book; create schema staging;
            create table marts.dim_body (id varchar not null, name varchar not null, alias varchar);
            create table marts.fct (body varchar not null, no integer not null, id varchar, code varchar);
            create table marts.alone (x integer primary key);
            create table book.codes (code varchar, title varchar);
            create table book.unused (code varchar);
            create table staging.stg (id varchar);
            comment on column marts.fct.no is 'Number. | 序号。';
        """)
    return file


def described(database: Path, folder: Path, *tests: dict[str, Any]) -> dict[str, marttables.MartTable]:
    """Tables by name in the order in which they are read, after a build with these tests."""
    nodes = {
        f"model.{name}": {"name": name, "config": {}}
        for name in ("dim_body", "fct", "codes", "unused", "stg")
    } | {f"test.{number}": node for number, node in enumerate(tests)}
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps({"nodes": nodes}), encoding="utf-8")
    promises.record(database, manifest)
    manifest.unlink()
    with duckdb.connect(str(database), read_only=True) as connection:
        return {table.name: table for table in marttables.read(connection)}


def test_keys_references_and_values_are_those_of_the_tests(database: Path, tmp_path: Path) -> None:
    tables = described(
        database, tmp_path,
        asked("unique", "dim_body", "id"),
        asked("unique", "dim_body", "alias"),
        asked("unique_combination", "fct", columns=["body", "no"]),
        asked("relationships", "fct", "body", to="ref('dim_body')", field="id"),
        asked("relationships", "fct", "code", to='ref("codes")', field="code"),
        asked("accepted_values", "fct", "no", values=[1, 2]),
        asked("unique", "codes", "code"),
        asked("not_null", "codes", "code"),
    )  # fmt: skip
    assert list(tables) == ["alone", "codes", "dim_body", "fct"]  # what is referred to comes first
    assert tables["alone"].key == ("x",)
    body, fact, codes = tables["dim_body"], tables["fct"], tables["codes"]
    assert (body.key, body.uniques, body.order) == (("id",), (("alias",),), ("id",))
    assert (fact.key, fact.order) == (("body", "no"), ("body", "no"))
    assert fact.references == (Reference("body", "dim_body", "id"), Reference("code", "codes", "code"))
    columns = {column.name: column for column in fact.columns}
    assert (columns["no"].one_of, columns["no"].comment) == (("1", "2"), "Number. | 序号。")
    assert (codes.schema, codes.key, codes.is_unique("code")) == ("book", ("code",), True)


def test_a_key_of_one_column_is_referred_to_and_several_keep_rows_in_order(
    database: Path, tmp_path: Path
) -> None:
    both = (
        asked("unique", "dim_body", "name"),
        asked("unique_combination", "dim_body", columns=["id", "alias"]),
    )
    body = described(database, tmp_path, *both)["dim_body"]
    assert (body.key, body.order, body.uniques) == (("name",), ("id", "alias"), (("id", "alias"),))


def test_a_column_whose_blanks_repeat_orders_nothing(database: Path, tmp_path: Path) -> None:
    body = described(database, tmp_path, asked("unique", "dim_body", "alias"))["dim_body"]
    assert (body.key, body.order, body.uniques) == ((), (), (("alias",),))


@pytest.mark.parametrize("limit", [{"where": "no > 1"}, {"severity": "warn"}])
def test_what_holds_for_some_rows_or_only_warns_is_no_promise(
    database: Path, tmp_path: Path, limit: dict[str, str]
) -> None:
    assert described(database, tmp_path, asked("unique", "dim_body", "id"))["dim_body"].key == ("id",)
    assert described(database, tmp_path, asked("unique", "dim_body", "id", **limit))["dim_body"].key == ()


def test_a_reference_to_what_is_not_copied_or_not_unique_is_none(database: Path, tmp_path: Path) -> None:
    tables = described(
        database, tmp_path,
        asked("relationships", "fct", "body", to="ref('dim_body')", field="name"),
        asked("relationships", "fct", "id", to="ref('stg')", field="id"),
        asked("unique", "stg", "id"),
        asked("unique", "dim_body", "gone"),
    )  # fmt: skip
    assert tables["fct"].references == ()
    assert tables["dim_body"].uniques == ()
    assert "stg" not in tables


def test_a_database_of_which_no_build_recorded_anything_has_the_keys_that_it_keeps(database: Path) -> None:
    with duckdb.connect(str(database), read_only=True) as connection:
        tables = {table.name: table for table in marttables.read(connection)}
    assert {name: table.key for name, table in tables.items()} == {"alone": ("x",), "dim_body": (), "fct": ()}

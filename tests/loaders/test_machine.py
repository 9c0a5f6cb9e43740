"""How much memory a build may take."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest
import yaml
from dbt.adapters.duckdb.credentials import DuckDBCredentials
from dbt.adapters.duckdb.environments.local import LocalEnvironment
from jinja2 import Template

from loaders import machine
from loaders.errors import SettingError

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("installed", "limit"), [(64_000_000_000, "5000MB"), (4_000_000_000, "2000MB")])
def test_a_small_machine_gives_half_of_what_it_has(
    monkeypatch: pytest.MonkeyPatch, installed: int, limit: str
) -> None:
    monkeypatch.setattr(machine, "_installed", lambda: installed)
    assert machine.memory({}) == limit


@pytest.mark.parametrize("asked", ["4GB", "800 MB", "1.5GiB", "2gb"])
def test_what_is_asked_for_is_passed_on_as_duckdb_reads_it(asked: str) -> None:
    assert machine.memory({machine.VARIABLE: asked}) == asked
    duckdb.connect(config={"memory_limit": asked}).close()


@pytest.mark.parametrize("asked", ["4", "50%", "much", "-1GB"])
def test_anything_else_is_told_with_the_remedy(asked: str) -> None:
    with pytest.raises(SettingError, match=f"GOUJI_MEMORY={asked} is no amount of memory. Write it like 4GB"):
        machine.memory({machine.VARIABLE: asked})


@pytest.mark.parametrize(("limit", "more"), [("5000MB", "10000MB"), ("1.5 GB", "3GB"), ("800mb", "1600mb")])
def test_where_memory_did_not_suffice_more_of_it_is_named(
    monkeypatch: pytest.MonkeyPatch, limit: str, more: str
) -> None:
    monkeypatch.setenv("GOUJI_LANG", "en")
    monkeypatch.setenv(machine.VARIABLE, limit)
    assert f"memory ({limit}) did not suffice" in str(machine.told())
    assert machine.memory({machine.VARIABLE: more}) == more
    assert f"GOUJI_MEMORY={more}, " in str(machine.told())


def test_a_build_spills_to_the_home_from_its_first_to_its_last_connection(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GOUJI_HOME", str(tmp_path))
    monkeypatch.setenv(machine.VARIABLE, "25MB")
    text = Template((ROOT / "profiles.yml").read_text(encoding="utf-8")).render(
        env_var=lambda name, default=None: os.environ.get(name, default)
    )
    credentials = DuckDBCredentials.from_dict(yaml.safe_load(text)["gouji"]["outputs"]["duckdb"])
    environment = LocalEnvironment(credentials)
    try:
        for _ in range(2):
            cursor = environment.handle().cursor()
            cursor.execute(
                "create or replace temp table t as select md5(range::text) as s from range(900000)"
            )
            ((spilt,),) = cursor.execute("select path from duckdb_temporary_files() limit 1").fetchall()
            assert Path(spilt).parent == tmp_path / "tmp"
    finally:
        environment.close()


def test_too_little_memory_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(duckdb.OutOfMemoryException) as raised:
        duckdb.connect(config={"memory_limit": "1MB"}).execute("select list(range) from range(9000000)")
    assert machine.exhausted(f"Runtime Error in model x\n  {raised.value}")
    assert not machine.exhausted("Binder Error: no such column")
    monkeypatch.setenv(machine.VARIABLE, "1MB")
    assert "(1MB) did not suffice. Nothing was published" in machine.told().en

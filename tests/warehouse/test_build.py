"""`gouji build`: what stops a build, what is published, and what is left as it was."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow.parquet as parquet
import pytest
from conftest import NO_NETWORK, Warehouse, run_gouji

from loaders import build as building
from loaders import dbtrun, landing, rawzone, showbuild
from loaders.build import Options, Report, Steps, build
from loaders.dbtrun import DbtResult, Fault
from loaders.errors import GoujiError
from loaders.home import Home
from loaders.schema import Read, to_tables
from loaders.statements import Facts, Parsed

FINDINGS = {("320813-government-2023-region", "REV-SUM"), ("320813-government-2023-region", "LIT-AFTER-SUM")}


@pytest.fixture
def home(warehouse: Warehouse, tmp_path: Path) -> Home:
    """A copy of the built samples that a test may spoil."""
    shutil.copytree(warehouse.home.root, tmp_path / "warehouse")
    return Home(tmp_path / "warehouse")


@pytest.fixture
def dbt(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put a dbt in place that builds the samples at once, with these faults."""

    def replace(*faults: Fault) -> None:
        def invoke(command: list[str], home: Home, database: Path, **_: object) -> DbtResult:
            shutil.copyfile(warehouse.database, database)
            (home.dbt / "static_index.html").write_text("")
            with duckdb.connect(str(database)) as connection:
                connection.execute("create table main.built_anew as select 1 as one")
            return DbtResult(faults=list(faults))

        monkeypatch.setattr(dbtrun, "invoke", invoke)
        monkeypatch.setattr(dbtrun, "parsed", lambda *_, **__: None)

    return replace


def is_new(home: Home) -> bool:
    with duckdb.connect(str(home.database), read_only=True) as connection:
        tables = connection.execute("select table_name from information_schema.tables").fetchall()
    return ("built_anew",) in tables


def land(home: Home, *statuses: str) -> str:
    documents = [
        Read(Parsed(f"{n}.html", Facts(f"{n:064}", status=status)), "1", 0)  # type: ignore[arg-type]
        for n, status in enumerate(statuses)
    ]
    with landing.opened(home) as raw:
        return raw.land(to_tables(documents))


def test_the_samples_build_although_an_agency_cannot_add(warehouse: Warehouse) -> None:
    found = "select report_id, rule_id from marts.fct_finding where severity = 'error'"
    assert set(warehouse.rows(found)) >= FINDINGS
    assert {rule for _, rule in warehouse.rows(found)} <= {rule for _, rule in FINDINGS} | {"A14-ANS-SUM"}
    assert "14 landed" in warehouse.output
    assert "REV-SUM" in warehouse.output
    assert str(warehouse.database) in warehouse.output
    assert (warehouse.home.data_docs / "index.html").exists()
    assert not list(warehouse.home.building.parent.iterdir())


def test_an_amount_that_is_not_there_has_no_unit_and_stops_nothing(tmp_path: Path) -> None:
    """The form prints no unit for the amount of purchases: where no amount stands, nobody knows one."""
    head = "{agency}2020年政府信息公开工作年度报告\n\n统计期限自2020年1月1日起至2020年12月31日止。\n\n"
    bare, blank = tmp_path / "bare.txt", tmp_path / "blank.txt"
    bare.write_text(head.format(agency="云岭县市场监督管理局") + "一、总体情况\n\n主动公开政府信息100条。\n")
    purchases = "第二十条第（九）项\n\n| 信息内容 | 采购项目数量 | 采购总金额 |\n| 政府集中采购 | 3 | |\n"
    blank.write_text(head.format(agency="云岭县民政局") + purchases)
    home = Home(tmp_path / "warehouse")
    done = run_gouji(home, "build", bare, blank)
    assert done.returncode == 0, done.stdout + done.stderr
    with duckdb.connect(str(home.database), read_only=True) as connection:
        amounts = connection.execute(
            "select state, unit from staging.stg_cells where row_code = 'central_procurement'"
            " and column_code = 'amount' order by state"
        ).fetchall()
    assert amounts == [("absent", ""), ("blank", "")]


def test_no_library_tries_to_reach_a_network(warehouse: Warehouse, tmp_path: Path) -> None:
    assert not warehouse.network.exists(), warehouse.network.read_text()
    watched = {"PYTHONPATH": str(NO_NETWORK), "NETWORK_LOG": str(tmp_path / "log")}
    attempt = "import socket; socket.socket(socket.AF_INET).connect_ex(('127.0.0.1', 9))"
    subprocess.run([sys.executable, "-c", attempt], env=os.environ | watched, check=True)
    assert "socket.connect" in (tmp_path / "log").read_text(), "the watch must be able to see an attempt"


def test_nothing_is_built_again_until_something_changes(home: Home, dbt: Callable[..., None]) -> None:
    dbt()
    assert build(home, Options(), Steps()).unchanged
    assert not is_new(home)
    land(home, "parsed")
    report = build(home, Options(), Steps())
    assert (report.unchanged, report.published) == (False, True)
    assert is_new(home)
    assert build(home, Options(), Steps()).unchanged
    assert not build(home, Options(force=True), Steps()).unchanged


def test_a_bad_load_is_not_built_on(
    home: Home, dbt: Callable[..., None], capfd: pytest.CaptureFixture[str]
) -> None:
    dbt()
    bad = land(home, *["unrecognised"] * 9, "parsed")
    report = build(home, Options(), Steps())
    assert [r.meta["check_id"] for r in report.broken_checks if r.severity == "critical"] == [
        "unrecognised_share"
    ]
    assert (report.published, report.dbt) == (False, None)
    assert not is_new(home)
    assert (report.data_docs / "index.html").exists()
    showbuild.built(report, quiet=False)
    said = capfd.readouterr()
    assert said.out == ""
    assert "unrecognised_share" in said.err
    assert "--accept-load" in said.err
    assert not build(home, Options(), Steps()).published, "a second try must not slip through"
    (marker,) = (m for m in home.markers.iterdir() if bad in m.name)
    marker.unlink()
    assert build(home, Options(), Steps()).published


def test_a_bad_load_can_be_accepted(home: Home, dbt: Callable[..., None]) -> None:
    dbt()
    land(home, *["failed"] * 9)
    assert build(home, Options(accept_load=True), Steps()).published
    assert is_new(home)
    land(home, *["parsed"])
    assert build(home, Options(), Steps()).broken_checks == [], "what was accepted is not asked about again"


@pytest.mark.parametrize("accounting", [False, True])
def test_a_fault_leaves_the_published_database_as_it_was(
    home: Home, dbt: Callable[..., None], capfd: pytest.CaptureFixture[str], accounting: bool
) -> None:
    dbt(Fault("some_test", "Got 2 results, configured to fail if != 0", accounting))
    before = home.database.read_bytes()
    report = build(home, Options(gate=True), Steps())
    assert not report.published
    assert home.database.read_bytes() == before
    assert home.building.exists()
    showbuild.built(report, quiet=True)
    said = capfd.readouterr().err
    assert "some_test" in said
    assert ("--gate" in said) is accounting


def test_a_log_left_by_another_program_does_not_meet_the_new_database(
    home: Home, dbt: Callable[..., None]
) -> None:
    dbt()
    log = Path(f"{home.database}.wal")
    home.database.unlink()
    log.write_bytes(b"of another database")
    assert build(home, Options(force=True), Steps()).published
    assert not log.exists()
    assert is_new(home)


def test_a_database_held_by_another_program_is_named(home: Home) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print(1); input()",
         home.database],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        done = run_gouji(home, "build", "--force")
    finally:
        holder.communicate(b"\n")
    assert done.returncode == 2
    assert str(home.database) in done.stderr
    assert "read-only" in done.stderr


def test_readers_of_the_published_database_are_not_disturbed(home: Home, dbt: Callable[..., None]) -> None:
    dbt()
    with duckdb.connect(str(home.database), read_only=True) as reader:
        before = reader.execute("select count(*) from marts.fct_finding").fetchall()
        subprocess.run(
            [sys.executable, "-c", "import os, sys; os.replace(*sys.argv[1:])",
             shutil.copy(home.database, home.root / "copy"), home.database],
            check=True,
        )  # fmt: skip
        assert reader.execute("select count(*) from marts.fct_finding").fetchall() == before


def test_an_empty_home_says_what_to_do(tmp_path: Path) -> None:
    done = run_gouji(Home(tmp_path / "nothing"), "build")
    assert done.returncode == 2
    assert "gouji build FOLDER" in done.stderr


def test_without_the_project_there_is_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbtrun.book, "SEEDS", tmp_path / "site-packages" / "loaders" / "seeds")
    with pytest.raises(GoujiError) as caught:
        dbtrun.project()
    assert caught.value.exit_code == 2
    assert "pip install -e" in caught.value.zh


def test_the_fingerprint_changes_with_loads_sources_and_gate(
    home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    loads = rawzone.committed(home)
    stamps = {
        building._fingerprint(loads, Options()),
        building._fingerprint(loads, Options(gate=True)),
        building._fingerprint(loads | {"2"}, Options()),
    }
    project = tmp_path / "project"
    shutil.copytree(dbtrun.project() / "models", project / "models")
    monkeypatch.setattr(dbtrun, "project", lambda: project)
    for name in ("dbt_project.yml", "profiles.yml"):
        (project / name).write_text("")
    stamps.add(building._fingerprint(loads, Options()))
    (project / "models" / "new.sql").write_text("select 1")
    stamps.add(building._fingerprint(loads, Options()))
    assert len(stamps) == 5


def test_under_gate_findings_fail_the_build_and_nothing_is_published(home: Home) -> None:
    before = home.database.stat().st_ino
    done = run_gouji(home, "build", "--gate")
    assert done.returncode == 1, done.stderr
    assert "review_litigation_add_up" in done.stderr
    assert "under --gate" in done.stderr
    assert "洪泽" in done.stdout
    assert "REV-SUM" in done.stdout
    assert home.database.stat().st_ino == before


def test_both_languages_say_the_same(warehouse: Warehouse) -> None:
    report = Report(warehouse.database, warehouse.home.data_docs, unchanged=True, published=True)
    spoken = {}
    for lang in ("zh", "en"):
        done = subprocess.run(
            [sys.executable, "-c",
             "import pickle, sys; from loaders import showbuild;"
             "showbuild.built(pickle.loads(sys.stdin.buffer.read()), False)"],
            input=pickle.dumps(report), capture_output=True, check=True,
            env=os.environ | {"GOUJI_LANG": lang},
        )  # fmt: skip
        spoken[lang] = done.stdout.decode()
    ((failed,),) = warehouse.rows("select sum(failed)::bigint from marts.fct_rule_result")
    assert f"不符 {failed}" in spoken["zh"]
    assert "行政复议四种结果之和等于总计" in spoken["zh"]
    assert f"{failed} fail" in spoken["en"]
    for text in spoken.values():
        assert "洪泽区" in text
        assert "LIT-AFTER-SUM" in text
        assert "docs/rules.md" in text.replace("\\", "/")


def test_too_little_memory_stops_a_build_with_the_remedy(home: Home, dbt: Callable[..., None]) -> None:
    before = home.database.read_bytes()
    dbt(Fault("fct_measure", "Runtime Error\n  Out of Memory Error: failed to allocate data", False))
    with pytest.raises(GoujiError, match=r"memory \(.*\) did not suffice. Nothing was published"):
        build(home, Options(force=True), Steps())
    assert home.database.read_bytes() == before
    assert not home.building.exists()


def test_a_wrong_amount_of_memory_is_told_before_anything_is_done(tmp_path: Path) -> None:
    done = run_gouji(Home(tmp_path / "warehouse"), "build", tmp_path / "nowhere", GOUJI_MEMORY="much")
    assert (done.returncode, "GOUJI_MEMORY=much is no amount of memory" in done.stderr) == (2, True)


@pytest.mark.parametrize("table", ["documents", "paragraphs", "cells", "issues"])
def test_lost_rows_of_the_raw_zone_are_noticed(warehouse: Warehouse, tmp_path: Path, table: str) -> None:
    home = warehouse.home
    (compiled,) = (home.dbt / "compiled").rglob("every_landed_row_is_still_there.sql")
    raw = shutil.copytree(home.raw, tmp_path / "raw")
    sql = compiled.read_text(encoding="utf-8").replace(str(home.raw), str(raw))
    assert str(raw) in sql
    assert duckdb.sql(sql).fetchall() == []
    for file in (raw / table).glob("*.parquet"):
        whole = duckdb.read_parquet(str(file)).fetch_arrow_table()
        parquet.write_table(whole.slice(0, len(whole) - 1), file)
    assert duckdb.sql(sql).fetchall()

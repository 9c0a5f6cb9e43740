"""A release is whole or not there: readers, held files, kills at every step, and the record of changes."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import duckdb
import publishing
import pytest
from conftest import Warehouse

from loaders import publication, releases
from loaders.errors import GoujiError
from loaders.home import Home

HERE = Path(__file__).parent
#: What a reader does until he is told to stop: every figure must be of one edition.
READER = """
import duckdb, json, pathlib, sys
database, stop = map(pathlib.Path, sys.argv[1:])
seen, rounds = set(), 0
while not stop.exists() or not rounds:
    with duckdb.connect(str(database), read_only=True) as connection:
        first = connection.execute("select distinct claim_count from marts.fct_agency_year").fetchall()
        second = connection.execute("select distinct version_count from marts.dim_report").fetchall()
        third = connection.execute("select distinct scale from marts.fct_indicator").fetchall()
        latest = connection.execute(
            "select fingerprint from marts.releases order by published_at desc, release_id desc limit 1"
        ).fetchone()
    (edition,) = {*first, *second, *third}
    assert latest == (f"print{edition[0]}",), (edition, latest)
    seen.add(edition[0])
    rounds += 1
print(json.dumps([sorted(seen), rounds]))
"""


def publish(home: Home, source: Path, count: int, kill_at: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, HERE / "publishing.py", home.root, source, str(count), str(kill_at)]
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)


def next_edition(home: Home, source: Path, number: int, keep: int = 3) -> releases.Release:
    publishing.edition(home, source, number)
    return publication.publish(home, {f"load{n}" for n in range(number)}, f"print{number}", keep)


def read(database: Path, query: str) -> list[tuple]:
    with closing(duckdb.connect(str(database), read_only=True)) as connection:
        return connection.execute(query).fetchall()


def current(home: Home) -> releases.Release | None:
    return next(iter(releases.read(home.database)), None)


@pytest.fixture(scope="module")
def built(warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built database with only the tables that publication looks at: copying it costs nothing."""
    slim = tmp_path_factory.mktemp("built") / "gouji.duckdb"
    with duckdb.connect(str(slim)) as connection:
        connection.execute(f"attach '{warehouse.database}' as whole (read_only)")
        for table in (
            "staging.stg_documents", "marts.fct_agency_year", "marts.dim_report", "marts.fct_indicator",
            "marts.fct_measure", "marts.fct_finding",
        ):  # fmt: skip
            connection.execute(f"create schema if not exists {table.partition('.')[0]}")
            connection.execute(f"create table {table} as from whole.{table}")
    return slim


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "warehouse")


def test_ten_readers_see_whole_releases_while_five_are_published(
    built: Path, home: Home, tmp_path: Path
) -> None:
    next_edition(home, built, 1)
    stop = tmp_path / "stop"
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(home.database), str(stop)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(10)
    ]  # fmt: skip
    try:
        for number in range(2, 7):
            next_edition(home, built, number)
            time.sleep(0.5)
    finally:
        stop.touch()
        said = [reader.communicate() for reader in readers]
    assert [reader.returncode for reader in readers] == [0] * 10, [errors for _, errors in said]
    answers = [json.loads(output) for output, _ in said]
    assert len(set().union(*(seen for seen, _ in answers))) > 1, "the readers read while it changed"
    assert all(rounds > 1 for _, rounds in answers)


def test_a_reader_keeps_the_release_that_he_has_open(built: Path, home: Home) -> None:
    next_edition(home, built, 1)
    question = "select distinct claim_count from marts.fct_agency_year"
    holder = subprocess.Popen(
        [sys.executable, "-c",
         "import duckdb, sys; held = duckdb.connect(sys.argv[1], read_only=True);"
         " print(1, flush=True); input();"
         f"print(held.execute('{question}').fetchall())", str(home.database)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout is not None
    holder.stdout.readline()
    for number in (2, 3, 4):
        next_edition(home, built, number, keep=0)
    assert read(home.database, question) == [(4,)]
    said, _ = holder.communicate("\n")
    assert said.strip() == "[(1,)]"


def test_a_program_that_writes_to_the_published_file_is_named(built: Path, home: Home) -> None:
    next_edition(home, built, 1)
    home.database.chmod(0o644)
    holder = subprocess.Popen(
        [sys.executable, "-c",
         "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print(1, flush=True); input()",
         str(home.database)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(GoujiError) as caught:
            next_edition(home, built, 2)
    finally:
        holder.communicate("\n")
    assert str(home.database) in caught.value.en
    assert read(home.database, "select distinct claim_count from marts.fct_agency_year") == [(1,)]


def test_nobody_opens_the_published_file_for_writing_by_mistake(built: Path, home: Home) -> None:
    next_edition(home, built, 1)
    assert home.database.stat().st_mode & 0o222 == 0


def test_killed_before_any_step_one_whole_release_stays_and_the_next_build_tidies_up(
    built: Path, home: Home, tmp_path: Path
) -> None:
    steps = int(publish(home, built, 2).stdout)
    assert steps > 8
    seen = set()
    for step in range(1, steps + 1):
        spoilt = Home(tmp_path / f"killed{step}")
        assert publish(spoilt, built, 2, step).returncode == 9
        release = current(spoilt)
        assert release is not None
        edition = int(release.fingerprint.removeprefix("print"))
        seen.add(edition)
        for table, column in (("fct_agency_year", "claim_count"), ("fct_indicator", "scale")):
            assert read(spoilt.database, f"select distinct {column} from marts.{table}") == [(edition,)]
        publication.settle(spoilt, releases.read(spoilt.database))
        assert (spoilt.docs / "edition.txt").read_text() == f"edition {edition}"
        assert next_edition(spoilt, built, 3).previous_release_id == release.release_id
        assert (spoilt.docs / "edition.txt").read_text() == "edition 3"
        shutil.rmtree(spoilt.root)
    assert seen == {1, 2}, "some died before the rename, some after"


def test_a_killed_build_leaves_what_is_published(warehouse: Warehouse, tmp_path: Path) -> None:
    shutil.copytree(warehouse.home.root, tmp_path / "warehouse")
    home = Home(tmp_path / "warehouse")
    before = (home.database.stat().st_ino, home.database.read_bytes(), current(home))
    build = subprocess.Popen(
        [sys.executable, "-c", "from loaders.cli import main; main()", "build", "--force", "--quiet"],
        env={**publishing.os.environ, "GOUJI_HOME": str(home.root)},
    )
    while build.poll() is None and not home.building.exists():
        time.sleep(0.05)
    time.sleep(2)
    assert build.poll() is None, "it must be at work"
    build.send_signal(signal.SIGKILL)
    build.wait()
    assert (home.database.stat().st_ino, home.database.read_bytes(), current(home)) == before
    assert (home.data_docs / "index.html").exists()


def test_earlier_releases_are_kept_as_told(built: Path, home: Home) -> None:
    ids = [next_edition(home, built, n, keep=2).release_id for n in (1, 2, 3, 4)]
    assert {folder.name for folder in home.releases.iterdir()} == set(ids[1:3])
    older = home.releases / ids[1] / home.database.name
    assert read(older, "select distinct claim_count from marts.fct_agency_year") == [(2,)]
    assert [r.release_id for r in releases.read(home.database)] == ids[::-1], "the record keeps them all"
    next_edition(home, built, 5, keep=0)
    assert list(home.releases.iterdir()) == []


def test_a_release_says_what_is_in_it_and_what_changed(warehouse: Warehouse, built: Path, home: Home) -> None:
    first = next_edition(home, built, 1)
    ((years, findings),) = warehouse.rows(
        "select (select count(*) from marts.fct_agency_year), (select count(*) from marts.fct_finding)"
    )
    assert (first.previous_release_id, first.agency_years_added, first.findings_opened) == (
        None,
        years,
        findings,
    )
    assert (first.load_count, first.new_load_ids) == (1, "load0")
    assert read(home.database, "from marts.release_changes") == []

    publishing.edition(home, built, 2)
    with duckdb.connect(str(home.building)) as connection:
        (gone,) = connection.execute("select min(report_id) from marts.fct_agency_year").fetchone() or ("",)
        for table in ("fct_agency_year", "fct_measure", "fct_finding"):
            connection.execute(f"delete from marts.{table} where report_id = '{gone}'")
        (revised,) = connection.execute("select max(report_id) from marts.fct_measure").fetchone() or ("",)
        connection.execute(
            f"update marts.fct_measure set measure_value = coalesce(measure_value, 0) + 1 where rowid in"
            f" (select rowid from marts.fct_measure where report_id = '{revised}' limit 3)"
        )
        connection.execute("delete from marts.fct_finding where rule_id = 'REV-SUM'")
        connection.execute(
            "insert into marts.fct_finding by name select * replace (finding_id || '!' as finding_id)"
            " from marts.fct_finding where rule_id = 'LIT-AFTER-SUM'"
        )
    second = publication.publish(home, {"load0", "load1"}, "print2", 3)
    assert second.previous_release_id == first.release_id
    assert (second.load_count, second.new_load_ids) == (2, "load1")
    assert (second.agency_years_added, second.agency_years_revised, second.agency_years_removed) == (0, 1, 1)
    assert second.findings_opened == 1
    changes = read(home.database, "select change, report_id, rule_id, message_en from marts.release_changes")
    assert ("agency_year_removed", gone, None, None) in changes
    assert ("agency_year_revised", revised, None, "3 figures differ from the last release") in changes
    assert [c[2] for c in changes if c[0] == "finding_opened"] == ["LIT-AFTER-SUM"]
    assert "REV-SUM" in [c[2] for c in changes if c[0] == "finding_closed"]
    assert second.findings_closed == len([c for c in changes if c[0] == "finding_closed"])
    told_apart = "select distinct release_id, change, report_id, finding_id from marts.release_changes"
    assert len(read(home.database, told_apart)) == len(changes)


def test_the_loads_of_a_release_are_those_that_are_still_there(built: Path, home: Home) -> None:
    for number, loads in enumerate(({"load0", "load1"}, {"load0", "load2"}, {"load0", "load1", "load2"}), 1):
        publishing.edition(home, built, number)
        release = publication.publish(home, loads, f"print{number}", 3)
        assert releases.loads(releases.read(home.database)) == loads
    told = [(r.new_load_ids, r.gone_load_ids) for r in releases.read(home.database)]
    assert told == [("load1", ""), ("load2", "load1"), ("load0 load1", "")]
    assert release.load_count == 3


def test_a_release_of_a_version_that_knew_less_is_read(built: Path, home: Home) -> None:
    next_edition(home, built, 1)
    home.database.chmod(0o644)
    with duckdb.connect(str(home.database)) as connection:
        connection.execute("alter table marts.releases drop column gone_load_ids")
    (told,) = releases.read(home.database)
    assert told.gone_load_ids is None
    assert releases.loads([told]) == {"load0"}
    assert next_edition(home, built, 2).new_load_ids == "load1"


def test_what_cannot_be_compared_is_not_counted(built: Path, home: Home) -> None:
    first = next_edition(home, built, 1)
    home.database.chmod(0o644)
    with duckdb.connect(str(home.database)) as connection:
        connection.execute("alter table marts.fct_measure drop column unit")
    second = next_edition(home, built, 2)
    assert second.previous_release_id == first.release_id
    assert (second.agency_years_added, second.findings_opened) == (None, None)


def test_releases_are_described_in_both_languages(warehouse: Warehouse) -> None:
    described = warehouse.rows(
        "select comment from duckdb_tables() where table_name in ('releases', 'release_changes')"
        " union all select comment from duckdb_columns() where table_name in ('releases', 'release_changes')"
    )
    assert len(described) == 31
    for (text,) in described:
        english, _, chinese = text.partition(" | ")
        assert english.isascii()
        assert any("一" <= sign <= "鿿" for sign in chinese)

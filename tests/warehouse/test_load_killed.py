"""A load killed at any moment leaves no half batch visible, and the next load completes it."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from loaders.home import Home
from loaders.schema import TABLES

HERE = Path(__file__).parent
DOCUMENTS = 35

#: Where to die, and how many documents are visible then. Landing a batch copies nine data files and gives
#: eleven files their names: these, the list of their sums, the marker last; the very first load also names
#: two files of dlt's own.
STEPS = [
    ("copy", 1, 0),  # within the first data file
    ("settle", 3, 0),  # some data files in place
    ("settle", 10, 0),  # all data files in place, not listed
    ("settle", 11, 0),  # all data files in place and listed, no marker
    ("settle", 12, 10),  # after the marker of the first batch
    ("copy", 10, 20),  # within a later batch
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for n in range(DOCUMENTS):
        (folder / f"{n:02}.txt").write_text(f"report {'x' * n}")
    return folder


def command(folder: Path, step: str = "never", number: int = 0) -> list[str]:
    return [sys.executable, str(HERE / "interrupted.py"), str(folder), step, str(number)]


def environment(home: Home) -> dict[str, str]:
    return os.environ | {"GOUJI_HOME": str(home.root)}


def visible(home: Home) -> dict[str, list[tuple]]:
    """Rows of committed loads, read as dbt reads them: by a glob over each folder, without load ids."""
    connection = duckdb.connect()
    markers = list(home.markers.glob("*.jsonl"))
    loads = "select ''::varchar as load_id where false"
    if markers:
        loads = f"select load_id from read_json('{home.markers}/*.jsonl', format = 'newline_delimited')"
    rows = {}
    for table in TABLES:
        if not list((home.raw / table).glob("*.parquet")):
            rows[table] = []
            continue
        rows[table] = connection.execute(
            f"select * exclude (_dlt_load_id) from read_parquet('{home.raw}/{table}/*.parquet')"
            f" where _dlt_load_id in ({loads}) order by all"
        ).fetchall()
    return rows


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple]]:
    home = Home(tmp_path_factory.mktemp("undisturbed"))
    subprocess.run(command(folder), env=environment(home), check=True)
    rows = visible(home)
    assert len(rows["documents"]) == DOCUMENTS
    assert len(rows["cells"]) > DOCUMENTS
    return rows


def whole_documents(home: Home, undisturbed: dict[str, list[tuple]]) -> int:
    """Count visible documents; each must have all its rows, and batches must be whole."""
    rows = visible(home)
    documents = {row[0] for row in rows["documents"]}
    for table, found in rows.items():
        assert found == [row for row in undisturbed[table] if row[0] in documents], table
    assert len(documents) % 10 == 0 or len(documents) == DOCUMENTS
    return len(documents)


def test_a_load_killed_again_and_again_is_completed_by_the_next(
    folder: Path, undisturbed: dict[str, list[tuple]], tmp_path: Path
) -> None:
    home = Home(tmp_path)
    for step, number, expected in STEPS:
        killed = subprocess.run(command(folder, step, number), env=environment(home))
        assert killed.returncode == -9, (step, number)
        assert whole_documents(home, undisturbed) == expected, (step, number)
    for _ in range(3):
        load = subprocess.Popen(command(folder), env=environment(home))
        time.sleep(random.uniform(0.5, 3.0))
        load.kill()
        load.wait()
        whole_documents(home, undisturbed)
    subprocess.run(command(folder), env=environment(home), check=True)
    assert visible(home) == undisturbed
    assert not list(home.raw.glob("*/*.part"))
    assert not home.work.exists()

"""The published database is opened for reading only, and who cannot open it is told what to do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from loaders import published
from loaders.errors import GoujiError

BOTH = pytest.mark.parametrize("opening", [published.opened, published.attached])
Opening = Callable[[Path], duckdb.DuckDBPyConnection]
#: Has a database open for writing until a line comes.
WRITER = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print(1, flush=True); input()"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "it's" / "gouji.duckdb"
    file.parent.mkdir()
    with duckdb.connect(str(file)) as connection:
        connection.execute("create table t as select 1 as x")
    return file


@BOTH
def test_it_is_read_and_never_written(database: Path, opening: Opening) -> None:
    with closing(opening(database)) as connection:
        assert connection.execute("from t").fetchall() == [(1,)]
        with pytest.raises(duckdb.Error, match="read-only"):
            connection.execute("insert into t values (2)")


def test_what_is_attached_beside_it_can_be_written(database: Path, tmp_path: Path) -> None:
    with closing(published.attached(database)) as connection:
        connection.execute(f"attach '{tmp_path}/other.duckdb' as other")
        connection.execute("create table other.copied as from t")
    with closing(published.opened(tmp_path / "other.duckdb")) as connection:
        assert connection.execute("from copied").fetchall() == [(1,)]


@BOTH
def test_nothing_published_says_how_to_publish(tmp_path: Path, opening: Opening) -> None:
    with pytest.raises(GoujiError, match="Run gouji build FOLDER"):
        opening(tmp_path / "gouji.duckdb")
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_a_damaged_file_is_told(tmp_path: Path, opening: Opening) -> None:
    (tmp_path / "gouji.duckdb").write_bytes(b"half a file")
    with pytest.raises(GoujiError, match="cannot be opened"):
        opening(tmp_path / "gouji.duckdb")


@BOTH
def test_a_program_that_holds_it_is_told(database: Path, opening: Opening) -> None:
    command = [sys.executable, "-c", WRITER, str(database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(GoujiError, match="another program holds it"):
            opening(database)
        writer.communicate(b"\n")

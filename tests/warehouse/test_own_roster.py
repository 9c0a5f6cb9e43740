"""A roster of the user's own takes the place of the book's."""

import os
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from loaders import dbtrun, roster
from loaders.home import Home


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    for name in ("GOUJI_HOME", "GOUJI_DATABASE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    return Home(tmp_path)


def bodies(home: Home) -> list[tuple[str, int, int | None]]:
    assert not dbtrun.invoke(["run", "--select", "int_roster"], home, home.building).faults
    with closing(duckdb.connect(str(home.building), read_only=True)) as connection:
        rows = "select agency_id, first_year, last_year from intermediate.int_roster order by all"
        return connection.execute(rows).fetchall()


def test_the_warehouse_takes_the_roster_it_is_given(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    given = home.root / "it's mine.csv"
    given.write_text("机关,首年\n淮安市司法局,2020\n祁东县民政局,2021\n", encoding="utf-8")
    roster.write(roster.read(given), home.root / "it's clean.csv")
    monkeypatch.setenv("GOUJI_ROSTER", str(home.root / "it's clean.csv"))
    assert bodies(home) == [("320800-justice", 2020, None), ("430426-civil_affairs", 2021, None)]

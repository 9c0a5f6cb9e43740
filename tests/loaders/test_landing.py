"""The raw zone: what a batch looks like on disk, and what is left of one that failed."""

from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from loaders import landing, rawzone
from loaders.home import Home
from loaders.schema import TABLES, Read, to_tables
from loaders.statements import Cell, Facts, Parsed


def document(name: str, cells: int) -> Read:
    parsed = Parsed(f"{name}.html", Facts(document_id=name, report_year=2024))
    parsed.cells = [
        Cell(
            "t3",
            "g2021",
            f"row_{n}",
            "total",
            "１.5",
            Decimal("1.5"),
            "件",
            "form",
            "num",
            f"table 1 row {n}",
        )
        for n in range(cells)
    ]
    return Read(parsed, "1.0+abc", 42)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home with spaces"))
    with landing.opened(home) as raw:
        raw.land(to_tables([document("a", 3), document("b", 0)]))
        raw.land(to_tables([document("c", 1)]))
    return home


def test_every_table_is_readable_with_its_columns_even_without_a_row(home: Home) -> None:
    for table, schema in TABLES.items():
        files = rawzone.files(home, table)
        assert len(files) == 2
        for file in files:
            assert pq.read_schema(file).names == [*schema.names, "_dlt_load_id"]
            assert [pq.read_schema(file).field(n).type for n in schema.names] == schema.types


def test_the_markers_are_the_load_ids_of_the_rows(home: Home) -> None:
    query = f"select distinct _dlt_load_id from read_parquet('{home.raw}/documents/*.parquet')"
    loads = {row[0] for row in duckdb.sql(query).fetchall()}
    assert rawzone.committed(home) == loads
    assert len(loads) == 2


def test_statements_are_numbered_within_their_document(home: Home) -> None:
    query = f"""
        select document_id, cell_no, value_text, value, loader_version
        from read_parquet('{home.raw}/cells/*.parquet') order by all
    """
    assert duckdb.sql(query).fetchall() == [
        ("a", 1, "１.5", Decimal("1.5000"), "1.0+abc"),
        ("a", 2, "１.5", Decimal("1.5000"), "1.0+abc"),
        ("a", 3, "１.5", Decimal("1.5000"), "1.0+abc"),
        ("c", 1, "１.5", Decimal("1.5000"), "1.0+abc"),
    ]


def test_nothing_but_the_raw_zone_is_left_behind(home: Home) -> None:
    assert [p.name for p in home.root.iterdir()] == ["raw"]


def test_a_load_that_cannot_be_committed_is_swept_away(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {table: rawzone.files(home, table) for table in TABLES}

    def full(unfinished: str, target: str) -> None:
        if "_dlt_loads" in target:
            raise OSError(28, "No space left on device")
        Path(unfinished).replace(target)

    monkeypatch.setattr(landing, "_settle", full)
    with pytest.raises(Exception, match="No space left"), landing.opened(home) as raw:
        raw.land(to_tables([document("d", 5)]))
    assert {table: rawzone.files(home, table) for table in TABLES} == before
    assert {table: sorted((home.raw / table).iterdir()) for table in TABLES} == before
    assert not list(home.raw.glob("*/*.part"))
    assert len(list((home.raw / "_sums").iterdir())) == len(rawzone.committed(home))


def test_sweeping_an_empty_home_does_nothing(tmp_path: Path) -> None:
    rawzone.sweep(Home(tmp_path / "nowhere"))
    assert rawzone.committed(Home(tmp_path / "nowhere")) == set()

"""Rows that the generator writes are those the loader lands of the same reports as documents."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import generate, rawrows, world
from loaders.home import Home
from loaders.parse import loader_version, parse_bytes
from loaders.schema import Read, to_tables

#: What is compared. A generated row is called by its body, not by its bytes, and has no doubts of its own.
_COMPARED = {
    "documents": [
        "status", "agency_name", "agency_id", "report_id", "reporter_scope", "report_year", "period_start",
        "period_end", "published_on", "title", "loader_version", "cell_count", "paragraph_count",
        "unmapped_count",
    ],
    "paragraphs": ["paragraph_no", "place", "text"],
    "cells": [
        "cell_no", "table_id", "form_id", "row_code", "column_code", "value_text", "value", "unit",
        "unit_source", "state", "place",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def versions() -> list[rawrows.Version]:
    """Of both forms, with and without table four, a later version among them, in the order of the rows."""
    shares = world.Shares(errors=0.3, revisions=0.2, lost=0.2)
    every = (
        rawrows.Version(chunk.bodies[place], chunk.year, chunk.form, figures, number, place in chunk.lost)
        for chunk in world.chunks(1500, 3, shares)
        for place, number, figures in generate.versions(chunk)
    )
    found = list(islice(every, 0, None, 31))
    kinds = {(v.form, v.is_lost) for v in found}
    assert {form for form, _ in kinds} == {"g2019", "g2021"}
    assert {lost for _, lost in kinds} == {True, False}
    assert {v.body.nought for v in found} >= {"0", "", "/"}
    assert any(v.number == 2 for v in found)
    return sorted(found, key=lambda v: (v.form, v.is_lost))


@pytest.fixture(scope="module")
def read(versions: list[rawrows.Version]) -> dict[str, pa.Table]:
    """What the loader makes of their pages."""
    done = []
    for v in versions:
        page = generate.page(v.body, v.year, v.form, v.figures, 10 * v.number, v.is_lost)
        parsed = parse_bytes(generate.WRITERS["html"](page), "report.html", None)
        done.append(Read(parsed, loader_version(), 0))
    return to_tables(done)


@pytest.mark.parametrize("table", _COMPARED)
def test_rows_are_those_of_the_loader(
    versions: list[rawrows.Version], read: dict[str, pa.Table], table: str
) -> None:
    made, landed = rawrows.tables(versions)[table], read[table]
    assert landed.num_rows >= len(versions)
    for name in _COMPARED[table]:
        assert made[name].to_pylist() == landed[name].to_pylist(), name


def test_the_report_says_how_many_asked(versions: list[rawrows.Version], read: dict[str, pa.Table]) -> None:
    made = rawrows.tables(versions)["claims"].to_pylist()
    landed = [row for row in read["claims"].to_pylist() if row["phrase_id"] == "app_new"]
    ours = ("measure_code", "dimension", "value", "unit", "state", "phrase", "place")
    assert [[row[name] for name in ours] for row in made] == [[row[name] for name in ours] for row in landed]


def test_a_table_without_rows_names_its_load_as_text(versions: list[rawrows.Version], tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert rawrows._land(home, (1, versions)) == len(versions)
    schemas = {file.parent.name: pq.read_schema(file) for file in home.raw.glob("*/*.parquet")}
    assert schemas.keys() == rawrows.tables(versions).keys()
    assert {schema.field("_dlt_load_id").type for schema in schemas.values()} == {pa.string()}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--to docs --formats html:0", "weights are numbers above 0"),
        ("--to docs --formats html:many", "weights are numbers above 0"),
        ("--to docs --formats xls", "xls: only"),
        ("--to docs --offices 3", "--offices goes with --raw"),
        ("--raw home --formats html", "--formats goes with --to"),
        ("--raw home --offices 1000", "1,000 offices: a county has"),
        ("--raw home --offices 1 --reports 100000", "with 1 offices a county there are"),
        ("--to full", "holds files already"),
        ("--to docs --reports 0", "'0' is no number from 1"),
        ("--to docs --lost 2", "'2' is no part from 0 to 1"),
    ],
)
def test_the_generator_says_what_it_cannot_do(
    options: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "report.html").touch()
    monkeypatch.setattr("sys.argv", ["generate.py", "--reports", "10", *options.split()])
    with pytest.raises(SystemExit) as left:
        generate.main()
    assert left.value.code == 2
    assert told in capsys.readouterr().err


def test_the_list_of_errors_is_that_of_its_folder(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate.write(tmp_path / name, 30, seed=3)
    lists = [(tmp_path / f"{name}.planted.csv").read_text(encoding="utf-8") for name in ("one", "two")]
    assert lists[0] == lists[1]
    assert lists[0].count("\n") > 1

"""Suspect cells in the warehouse: named, not solved twice, and never in the way of a build."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from conftest import SAMPLES, Warehouse

from loaders import dbtrun, locate, parse, rawzone, suspects
from loaders.home import Home
from loaders.locate import sheets, weigh

HONGZE = "320813-government-2023-region"


def rows(home: Home) -> list[dict]:
    return [row for file in rawzone.files(home, "suspects") for row in pq.read_table(file).to_pylist()]


def solve(home: Home, warehouse: Warehouse) -> suspects.Summary:
    home.root.mkdir(exist_ok=True)
    return suspects.solve_new(home, warehouse.database, lambda done, total: None)


def test_hongze_left_two_totals_at_zero(warehouse: Warehouse) -> None:
    assert warehouse.rows(
        "select row_code, column_code, value_text, value, needed, story_en, is_proved, is_previous_report"
        f" from marts.fct_suspect_cell where report_id = '{HONGZE}' and solution_no = 1 order by cell_no"
    ) == [
        ("review", "total", "0", 0, 11, "total left at 0", True, False),
        ("lit_after", "total", "0", 0, 5, "total left at 0", True, False),
    ]


def test_a_finding_names_its_own_suspect_and_others_none(warehouse: Warehouse) -> None:
    assert warehouse.rows(
        f"select rule_id, suspects from marts.fct_finding where report_id = '{HONGZE}' order by rule_id"
    ) == [
        ("DOC-GEN", None),
        ("LIT-AFTER-SUM", "行政诉讼 / 复议后起诉 / 总计: 0 → 5"),
        ("REV-SUM", "行政复议 / 总计: 0 → 11"),
    ]


def test_every_report_with_a_failed_equation_is_answered(warehouse: Warehouse) -> None:
    assert (
        warehouse.rows(
            "select distinct report_id from marts.fct_finding join marts.dim_rule using (rule_key)"
            " where kind = 'identity' and relation = 'eq'"
            " except select report_id from marts.fct_suspect_cell"
        )
        == []
    )


def test_a_case_is_solved_once(warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path / "home")
    assert solve(home, warehouse) == suspects.Summary(cases=2, solved=2)
    landed = rows(home)
    assert {r["report_id"] for r in landed} >= {HONGZE}
    assert solve(home, warehouse) == suspects.Summary(cases=2, solved=0)
    assert rows(home) == landed
    monkeypatch.setattr(suspects, "version", lambda: "another")
    assert solve(home, warehouse).solved == 2
    assert len(rows(home)) == 2 * len(landed)


def test_what_goes_wrong_is_landed_as_the_reason(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> locate.Answer:
        raise ZeroDivisionError

    monkeypatch.setattr(locate, "locate", broken)
    home = Home(tmp_path / "home")
    assert solve(home, warehouse) == suspects.Summary(cases=2, solved=2, failed=2)
    assert [(r["solution_no"], r["is_proved"], r["reason"], r["table_id"]) for r in rows(home)] == [
        (0, False, "ZeroDivisionError", None)
    ] * 2


def test_what_is_taken_to_have_passed_is_what_the_evaluator_was_asked() -> None:
    names = ("suqian_2023.docx", "suqian_2024.html")
    before, own = weigh.sheets([parse.parse_file(SAMPLES / name) for name in names])
    assert sheets.passed(own, before, 2024).keys() == own.outcomes.keys()
    assert sheets.passed(own, None, 2024).keys() == sheets.passed(own, before, 2019).keys()
    assert own.outcomes.keys() - sheets.passed(own, None, 2024).keys() == {("APP-XYR-CARRY", "total", "all")}


def test_batches_are_landed_one_after_the_other(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suspects, "_BATCH", 1)
    home = Home(tmp_path / "home")
    assert solve(home, warehouse) == suspects.Summary(cases=2, solved=2)
    assert len({row["report_id"] for row in rows(home)}) == len(rawzone.files(home, "suspects")) == 2


def test_a_landing_of_suspects_is_no_load_that_lost_its_documents(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    """Asked of the raw zone as a build leaves it, not as it was when that build asked."""
    home = Home(shutil.copytree(warehouse.home.root, tmp_path / "warehouse"))
    assert rawzone.files(home, "suspects")
    result = dbtrun.invoke(["test", "--select", "every_landed_row_is_still_there"], home, home.database)
    assert (result.faults, result.counts["test"]) == ([], 1)


def test_without_localisation_no_cell_is_suspect(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert dbtrun.invoke(["run", "--select", "stg_suspects"], home, home.database).faults == []
    with duckdb.connect(str(home.database), read_only=True) as connection:
        assert connection.execute("select count(*) from staging.stg_suspects").fetchall() == [(0,)]

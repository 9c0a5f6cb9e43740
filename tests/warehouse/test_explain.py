"""`gouji explain`: a finding is explained, marked, and its explanation outlives the failure as stale."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import SAMPLES, Warehouse, run_gouji

from loaders import build as building
from loaders import dbtrun, explanations, rawzone
from loaders.build import Options
from loaders.home import Home

HONGZE = "320813-government-2023-region"
MARKED = (
    "select rule_id, is_explained, explanation, explanation_source from marts.fct_finding where report_id = ?"
)
STANDING = (
    "select rule_id, scope_key, findings, is_stale, stale_reason, stale_since >= explained_on"
    " from marts.fct_explanation order by all"
)


@pytest.fixture
def home(warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A copy of the built samples."""
    for name in ("GOUJI_HOME", "GOUJI_DATABASE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    shutil.copytree(warehouse.home.root, tmp_path / "warehouse")
    return Home(tmp_path / "warehouse")


def explain(home: Home, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    done = run_gouji(home, "explain", *arguments, **environment)
    assert "Traceback" not in done.stderr
    return done


def rows(home: Home, query: str, *values: str) -> list[tuple[Any, ...]]:
    with closing(duckdb.connect(str(home.database), read_only=True)) as connection:
        return connection.execute(query, values).fetchall()


def rebuild(home: Home, *command: str) -> None:
    assert dbtrun.invoke(list(command), home, home.database).faults == []


def test_an_explained_finding_stays_and_its_explanation_outlives_a_correction(
    home: Home, tmp_path: Path
) -> None:
    accepted = explain(home, "--accept", HONGZE, "rev-sum", "--why", "总计漏填，已去函", "--source", "来函")
    assert accepted.returncode == 0, accepted.stderr
    listed = explain(home, HONGZE).stdout
    assert "Findings with an explanation: 1" in listed, "what was recorded counts before the next build"

    rebuild(home, "run", "--select", "stg_explanations+")
    found = {row[0]: row[1:] for row in rows(home, MARKED, HONGZE)}
    assert found["REV-SUM"] == (True, "总计漏填，已去函", "来函")
    assert found["LIT-AFTER-SUM"] == (False, None, None)
    outcome = "select outcome from marts.fct_rule_exception where rule_id = 'REV-SUM' and report_id = ?"
    assert rows(home, outcome, HONGZE) == [("fail",)]
    assert rows(home, STANDING) == [("REV-SUM", "all", 1, False, None, None)]

    corrected = tmp_path / "corrected.txt"  # a sound report that bears the name and the year
    sound = (SAMPLES / "qidong_2024.txt").read_text(encoding="utf-8")
    sound = sound.replace("祁东县民政局", "淮安市洪泽区人民政府").replace("2024年", "2023年")
    corrected.write_text(sound, encoding="utf-8")
    assert run_gouji(home, "load", corrected).returncode == 0
    rebuild(home, "run")
    assert rows(
        home, "select path like '%corrected.txt' from marts.dim_report where report_id = ?", HONGZE
    ) == [(True,)]
    assert [row[0] for row in rows(home, MARKED, HONGZE) if row[0] == "REV-SUM"] == []
    assert rows(home, STANDING) == [("REV-SUM", "all", 0, True, "no_longer_fails", True)]
    assert [r.explanation for r in explanations.read(home.explanations)] == ["总计漏填，已去函"]
    stale = explain(home, "--check")
    assert stale.returncode == 1
    assert "Stale explanations: 1" in stale.stdout
    assert "the current report does not fail there (since" in stale.stdout
    assert explain(home).returncode == 0
    assert explain(home, "--withdraw", HONGZE, "REV-SUM").returncode == 0
    assert explain(home, "--check").returncode == 0


def test_dbt_reads_the_file_whatever_the_folder_is_called(home: Home, tmp_path: Path) -> None:
    odd = Home(tmp_path / "it's [ours]*")
    odd.root.mkdir()
    explanations.write(
        odd.explanations, [explanations.of_today("r", "REV-SUM", "all", '称"总计"漏填,已改', "")]
    )
    stated = (
        "select report_id, scope_key, explanation, explained_on = current_date from staging.stg_explanations"
    )
    assert dbtrun.invoke(["run", "--select", "stg_explanations"], odd, home.database).faults == []
    assert rows(home, stated) == [("r", "all", '称"总计"漏填,已改', True)]
    odd.explanations.unlink()
    assert dbtrun.invoke(["run", "--select", "stg_explanations"], odd, home.database).faults == []
    assert rows(home, stated) == []


def test_the_next_build_notices_an_explanation(home: Home) -> None:
    loads = rawzone.committed(home)
    before = building._fingerprint(loads, Options(), explanations.settle(home))
    new = explanations.of_today(HONGZE, "REV-SUM", "all", "总计漏填", "")
    explanations.write(home.explanations, [new])
    assert building._fingerprint(loads, Options(), explanations.settle(home)) != before


def test_a_file_that_cannot_be_meant_stops_a_build_before_it_begins(home: Home) -> None:
    home.explanations.write_text("report_id,rule_id\nr,REV-SUM\n", encoding="utf-8")
    done = run_gouji(home, "build")
    assert done.returncode == 2
    assert f"{home.explanations}, line 2" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (["--accept", HONGZE, "REV-SUM"], 2, "--why"),
        (["--accept", HONGZE, "--why", "x"], 2, "Name a report and a rule"),
        (["--accept", "320813-government-2032-region", "REV-SUM", "--why", "x"], 2, HONGZE),
        (["--accept", HONGZE, "REV-SUMS", "--why", "x"], 2, "REV-SUM"),
        (["--accept", HONGZE, "LIT-DIRECT-SUM", "--why", "x"], 1, "nothing to explain"),
        (["--accept", HONGZE, "REV-SUM", "--scope", "total", "--why", "x"], 1, "it does at: all"),
        (["--accept", HONGZE, "REV-SUM", "--scope", "all", "--all-scopes", "--why", "x"], 2, "not both"),
        (["--accept", "--withdraw", HONGZE, "REV-SUM"], 2, "not both"),
        (["--withdraw", HONGZE, "REV-SUM"], 1, "explains no"),
        (["--why", "x"], 2, "add --accept"),
        (["no-such-report"], 2, "There is no current report"),
        ([HONGZE, "NO-SUCH-RULE"], 2, "The book has no rule"),
    ],
)
def test_what_cannot_be_explained_is_told_with_its_remedy(
    warehouse: Warehouse, arguments: list[str], code: int, what: str
) -> None:
    done = explain(warehouse.home, *arguments)
    assert (done.returncode, what in done.stderr) == (code, True), done.stderr
    assert not warehouse.home.explanations.exists()
    chinese = explain(warehouse.home, *arguments, GOUJI_LANG="zh").stderr
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese)


def test_several_scopes_are_named_and_explained_together_or_one_by_one(home: Home) -> None:
    with closing(duckdb.connect(str(home.database))) as connection:
        connection.execute(
            "insert into marts.fct_finding select * replace ('total' as scope_key, 'b' as finding_id)"
            " from marts.fct_finding where rule_id = 'REV-SUM'"
        )
    accept = ("--accept", HONGZE, "REV-SUM", "--why", "x")
    unclear = explain(home, *accept)
    assert unclear.returncode == 2
    assert "2 scopes: all, total" in unclear.stderr
    assert explain(home, *accept, "--scope", "total").returncode == 0
    assert explain(home, *accept, "--all-scopes").returncode == 0
    assert [r.scope_key for r in explanations.read(home.explanations)] == ["total", "*"]
    assert "Findings with an explanation: 2" in explain(home, HONGZE, "REV-SUM").stdout


def test_without_a_warehouse_there_is_a_remedy(tmp_path: Path) -> None:
    done = explain(Home(tmp_path / "nothing"))
    assert done.returncode == 2
    assert "gouji build FOLDER" in done.stderr

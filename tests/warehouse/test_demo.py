"""`gouji demo` and `gouji load` as people meet them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import SAMPLES, Warehouse, run_gouji

from loaders.home import Home


@pytest.fixture
def home(warehouse: Warehouse, tmp_path: Path) -> Home:
    shutil.copytree(warehouse.home.root, tmp_path / "warehouse")
    return Home(tmp_path / "warehouse")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["样例", "跳过（已载入）14", "没有变化", "复议", "到哪里看"]),
        ("en", ["sample reports", "14 skipped", "Nothing has changed", "Where to look"]),
    ],
)
def test_the_demo_runs_again_at_once_and_says_where_to_look(home: Home, lang: str, words: list[str]) -> None:
    done = run_gouji(home, "demo", GOUJI_LANG=lang)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    for word in [*words, "REV-SUM", "LIT-AFTER-SUM", str(home.database), "data_docs"]:
        assert word in done.stdout


def test_load_prints_a_summary_and_fails_for_failed_documents(tmp_path: Path) -> None:
    home = Home(tmp_path / "warehouse")
    folder = tmp_path / "reports"
    folder.mkdir()
    shutil.copy(SAMPLES / "qidong_2024.txt", folder)
    assert run_gouji(home, "load", folder).returncode == 0
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing that a reader could use")
    done = run_gouji(home, "load", folder)
    assert done.returncode == 1
    assert "2 files: 1 landed, 1 skipped" in done.stdout
    assert "1 failed" in done.stdout
    assert "broken.pdf: " in done.stderr


def test_quiet_says_nothing_when_nothing_is_wrong(tmp_path: Path) -> None:
    done = run_gouji(Home(tmp_path / "warehouse"), "load", "--quiet", SAMPLES / "qidong_2024.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "arguments",
    [["load", "no/such/folder"], ["load"], ["build", "no/such/folder"], ["load", "--batch", "0", "."],
     ["load", "--manifest", "no.csv", "."]],
)  # fmt: skip
def test_wrong_use_has_its_own_exit_code(tmp_path: Path, arguments: list[str]) -> None:
    done = run_gouji(Home(tmp_path / "warehouse"), *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr

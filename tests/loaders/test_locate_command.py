"""`gouji locate`: its JSON, its words, its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from locating import SAMPLES, years_that_disagree

from loaders.cli import main

HONGZE = SAMPLES / "hongze_2023.pdf"


def digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def run(*arguments: object) -> int | str | None:
    with pytest.raises(SystemExit) as left:
        main([str(a) for a in arguments])
    return left.value.code


def test_json_keeps_to_its_contract(capfd: pytest.CaptureFixture[str]) -> None:
    good = SAMPLES / "suqian_2024.html"
    assert run("locate", "--format", "json", "--limit", "1", HONGZE, good) == 1
    cells = [
        {
            "document_id": digest(HONGZE), "table_id": "t4_review_litigation",
            "row_code": row, "column_code": "total", "value": 0, "needed": needed,
        }
        for row, needed in (("review", 11), ("lit_after", 5))
    ]  # fmt: skip
    assert json.loads(capfd.readouterr().out) == [
        {
            "path": str(HONGZE),
            "status": "parsed",
            "identities": {"fail": 2, "pass": 38},
            "solutions": [{"cells": cells, "cost": 2, "proved": True, "story": "total_zero"}],
        },
        {"path": str(good), "status": "partial", "identities": {"pass": 42}, "solutions": []},
    ]


def test_a_repair_keeps_both_years_adding_up_and_is_the_same_in_every_process(tmp_path: Path) -> None:
    two_years = years_that_disagree(tmp_path)
    program = "from loaders.cli import main; main()"
    # On a busy machine the usual two seconds may not do to prove anything.
    command = [sys.executable, "-c", program, "locate", "--format", "json", "--seconds", "120"]
    said = {
        subprocess.run(
            [*command, *map(str, two_years)],
            env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=False,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }  # fmt: skip
    (told,) = said
    before, own = json.loads(told)
    assert before["solutions"] == []
    assert len({json.dumps(s["cells"]) for s in own["solutions"]}) == len(own["solutions"]) == 5
    for solution in own["solutions"]:
        assert solution["proved"]
        assert (len(solution["cells"]), {c["document_id"] for c in solution["cells"]}) in [
            (4, {digest(file)}) for file in two_years
        ]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["At least 2 cells are wrong; 2 ways to repair it, 1 shown.", "1. total left at 0", "Needed"]),
        ("zh", ["至少有 2 个格子有误；方案 2 种，列出 1 种。", "1. 总计仍为0", "应为"]),
    ],
)
def test_people_read_labels_of_the_form_in_their_language(
    lang: str, said: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("--lang", lang, "locate", "--limit", "1", HONGZE) == 1
    out = capfd.readouterr().out
    for words in [*said, "行政诉讼 / 复议后起诉"]:
        assert words in out
    assert "11" in out


def test_nothing_to_repair_and_no_time_to_prove_it(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("--lang", "en", "locate", SAMPLES / "suqian_2024.html") == 0
    assert "All 42 identities that could be judged hold." in capfd.readouterr().out
    assert run("--lang", "en", "locate", "--seconds", "0", HONGZE) == 1
    assert "not proved to be the fewest in the time allowed" in capfd.readouterr().out


def test_what_cannot_be_read_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    assert run("--lang", "en", "locate", tmp_path / "empty.pdf") == 1
    said = " ".join(capfd.readouterr().out.split())
    assert "Could not be read; nothing was checked. The file is empty" in said
    assert run("locate", "--format", "json", tmp_path / "empty.pdf", SAMPLES / "suqian_2024.html") == 1
    failed, read = json.loads(capfd.readouterr().out)
    assert [(i["severity"], i["message_en"]) for i in failed["issues"]] == [
        ("error", "The file is empty (file). Check that it was downloaded completely.")
    ]
    assert "issues" not in read
    (tmp_path / "note.txt").write_text("下周一上午开会，请准时参加。")
    assert run("--lang", "en", "locate", tmp_path / "note.txt") == 0
    assert "No statutory table was found" in capfd.readouterr().out
    (tmp_path / "folder").mkdir()
    assert run("--lang", "en", "locate", tmp_path / "folder") == 2
    assert "There is no file to read here." in capfd.readouterr().err
    assert run("--lang", "en", "locate", tmp_path / "none.pdf") == 2
    assert run("--lang", "en", "locate") == 2

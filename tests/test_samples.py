"""The committed samples are what `samples/make.py` writes, and carry the figures they claim."""

from __future__ import annotations

import csv
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
CASES = ROOT / "tests" / "cases"
KEY = ("form_id", "table_id", "row_code", "column_code")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def check(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "make.py"), "--check"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_committed_documents_are_what_make_writes() -> None:
    done = check(SAMPLES)
    assert done.returncode == 0, done.stderr


def test_the_check_notices_a_changed_document(tmp_path: Path) -> None:
    for source in SAMPLES.rglob("*"):
        if source.is_file() and "__pycache__" not in source.parts:
            target = tmp_path / source.relative_to(SAMPLES)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    page = tmp_path / "reports" / "qidong_2024.txt"
    page.write_bytes(page.read_bytes().replace(b"64", b"65"))
    (tmp_path / "reports" / "hongze_2023.pdf").unlink()
    done = check(tmp_path)
    assert done.returncode == 1
    assert "qidong_2024.txt" in done.stderr
    assert "hongze_2023.pdf" in done.stderr


def test_the_figures_are_those_of_the_published_reports() -> None:
    published = rows(ROOT / "tests" / "fixtures" / "example_tables.csv")
    for example in {r["example"] for r in published}:
        wanted = {tuple(r[k] for k in KEY): r["value"] for r in published if r["example"] == example}
        printed = rows(SAMPLES / "figures" / f"{example}.csv")
        assert {tuple(r[k] for k in KEY): r["printed"].removesuffix("元") for r in printed} == wanted, example


def test_every_sample_has_a_case_with_the_same_bytes() -> None:
    for document in rows(SAMPLES / "documents.csv"):
        name = f"sample_{Path(document['file']).stem}_{Path(document['file']).suffix[1:]}"
        (report,) = (CASES / name).glob("report.*")
        assert report.resolve() == (SAMPLES / "reports" / document["file"]).resolve()


@pytest.mark.parametrize("document", rows(SAMPLES / "documents.csv"), ids=lambda d: d["file"])
def test_the_expected_cells_of_a_sample_are_its_figures(document: dict[str, str]) -> None:
    name = f"sample_{Path(document['file']).stem}_{Path(document['file']).suffix[1:]}"
    expected = {
        tuple(c[k] for k in KEY): Decimal(c["value"]) if c["value"] else None
        for c in rows(CASES / name / "cells.csv")
        if c["state"] not in ("absent", "not_extracted")
    }
    figures = rows(SAMPLES / "figures" / f"{document['figures']}.csv") if document["figures"] else []
    printed = {tuple(f[k] for k in KEY): f["printed"].removesuffix("元") for f in figures}
    assert expected == {key: Decimal(text) if text else None for key, text in printed.items()}

"""What docs/bi.md shows is run as it stands there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Warehouse

TEXT = (ROOT / "docs" / "bi.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("at", range(len(BLOCKS)))
def test_an_example_runs(warehouse: Warehouse, tmp_path: Path, at: int) -> None:
    shutil.copy(warehouse.database, tmp_path / "gouji.duckdb")
    done = subprocess.run(
        [sys.executable, "-c", BLOCKS[at]], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 2


def test_there_is_an_example_for_each_library() -> None:
    assert [kind for kind in (".df()", ".pl()", "sum(numerator)") if any(kind in b for b in BLOCKS)] == [
        ".df()", ".pl()", "sum(numerator)",
    ]  # fmt: skip
    for target in ("bi", "bi-password", "bi-assets"):
        assert f"make {target}" in TEXT
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

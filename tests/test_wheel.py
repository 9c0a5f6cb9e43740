"""The wheel, in an environment of its own, checks a report anywhere: all that it needs is in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HONGZE = ROOT / "samples" / "reports" / "hongze_2023.pdf"


@pytest.fixture(scope="module")
def gouji(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in an environment that holds the wheel and borrows the libraries of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("gouji-*.whl")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps",
         "--python", str(python), str(wheel)],
        check=True,
    )  # fmt: skip
    (site,) = (folder / "env" / "lib").glob("python*/site-packages")
    # behind its own packages: what is in the wheel comes from the wheel
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python.with_name("gouji")


def run(gouji: Path, folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("GOUJI", "PYTHONPATH"))}
    command = [str(gouji), "--lang", "en", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_it_checks_a_report_in_every_format(gouji: Path, tmp_path: Path) -> None:
    done = run(gouji, tmp_path, "check", HONGZE, "--format", "json")
    assert done.returncode == 1, done.stderr
    (document,) = json.loads(done.stdout)["documents"]
    assert [f["rule_id"] for f in document["findings"]] == ["REV-SUM", "LIT-AFTER-SUM", "DOC-GEN"]
    for form in ("text", "html", "sarif", "junit"):
        assert run(gouji, tmp_path, "check", HONGZE, "--format", form, "-o", f"out.{form}").returncode == 1
        assert "REV-SUM" in (tmp_path / f"out.{form}").read_text(encoding="utf-8")
    done = run(gouji, tmp_path, "check", HONGZE, "--annotate", "marked.xlsx")
    assert (done.returncode, (tmp_path / "marked.xlsx").is_file()) == (1, True), done.stderr


def test_it_runs_from_the_wheel_alone(gouji: Path, tmp_path: Path) -> None:
    python = gouji.with_name("python")
    where = subprocess.run(
        [python, "-c", "import loaders; print(loaders.__file__)"], cwd=tmp_path, capture_output=True,
        text=True, check=True,
    ).stdout  # fmt: skip
    assert gouji.parents[1] in Path(where.strip()).parents

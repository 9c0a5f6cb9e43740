"""The repository keeps its own conventions."""

import re
import subprocess
from pathlib import Path

import pytest

import loaders

ROOT = Path(__file__).resolve().parent.parent


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


LOCKED = ["requirements", "bi/superset/requirements", "spark/requirements"]


@pytest.mark.parametrize("name", LOCKED)
def test_a_lock_file_pins_everything_with_hashes_and_names_no_host(name: str) -> None:
    text = (ROOT / f"{name}.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[\w.\-\[\]]+==\S+(?: ;[^\\]*)? \\\n\s+--hash=sha256:", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^\w", text, re.MULTILINE)) > 50
    assert "://" not in text


@pytest.mark.parametrize("file", LOCKED)
def test_every_requirement_is_locked(file: str) -> None:
    def name(line: str) -> str:
        return re.split(r"[=<>\[ ]", line, maxsplit=1)[0].lower().replace("_", "-")

    locked = {name(line) for line in (ROOT / f"{file}.lock").read_text().splitlines() if "==" in line}
    asked = {name(line) for line in (ROOT / f"{file}.in").read_text().splitlines() if line[:1].isalpha()}
    assert asked <= locked


@pytest.mark.parametrize(
    ("pattern", "budget"), [("loaders/*.py", 250), ("expectations/*.py", 250), ("models/*.sql", 80)]
)
def test_files_stay_within_their_budget(pattern: str, budget: int) -> None:
    lengths = {p.name: len(p.read_text(encoding="utf-8").splitlines()) for p in tracked(pattern)}
    assert lengths
    assert {name: n for name, n in lengths.items() if n > budget} == {}


def test_no_file_names_an_absolute_path() -> None:
    pattern = re.compile(r"(?<![\w./$-])/(?:work|home|root|tmp|Users)/\w")
    texts = (
        p
        for p in tracked("*.py", "*.sql", "*.yml", "*.md", "*.csv", "Makefile", ".ci/run")
        if p != Path(__file__)
    )
    assert [
        str(p.relative_to(ROOT))
        for p in texts
        if pattern.search(p.read_text(encoding="utf-8", errors="ignore"))
    ] == []


def test_the_changelog_knows_the_version() -> None:
    assert f"## {loaders.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_model_and_seed_has_a_description_file() -> None:
    missing = [p.name for p in tracked("models/*.sql") if not p.with_suffix(".yml").is_file()]
    assert missing == []

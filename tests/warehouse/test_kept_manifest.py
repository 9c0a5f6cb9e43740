"""What dbt knows of the project is kept, and is what reading the project anew gives."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from loaders import dbtmanifest, dbtrun
from loaders.home import Home

VARIABLES = {"gate": False, "grow": False}
#: Of the moment of reading, not of the project.
MOMENT = {"generated_at", "invocation_id", "invocation_started_at", "created_at", "env", "run_started_at"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project."""
    folder = tmp_path_factory.mktemp("project")
    for name in dbtmanifest.SOURCES:
        source = dbtrun.project() / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / name)
    return folder


@pytest.fixture(autouse=True)
def chosen(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbtrun, "project", lambda: project)
    for name in ("GOUJI_HOME", "GOUJI_DATABASE", "GOUJI_ROSTER", "GOUJI_POPULATION"):
        monkeypatch.setenv(name, "")


def without_moments(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: without_moments(value) for key, value in told.items() if key not in MOMENT}
    return [without_moments(value) for value in told] if isinstance(told, list) else told


def known(manifest: Any) -> Any:
    return without_moments(json.loads(json.dumps(manifest.writable_manifest().to_dict(), default=str)))


def test_a_kept_manifest_is_that_of_the_project_wherever_the_home_lies(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = Home(tmp_path / "one"), Home(tmp_path / "other")
    for name in ("GOUJI_ROSTER", "GOUJI_POPULATION"):
        monkeypatch.setenv(name, str(one.root / name))
    dbtrun.parsed(one, one.building, **VARIABLES)
    (file,) = (project / "target" / "manifests").iterdir()
    kept = dbtmanifest.kept(file, other.root)
    file.unlink()
    for name in ("GOUJI_ROSTER", "GOUJI_POPULATION"):
        monkeypatch.setenv(name, str(other.root / name))
    assert known(kept) == known(dbtrun.parsed(other, other.building, **VARIABLES))
    assert f"read_parquet('{other.root}/raw/" in json.dumps(known(kept))


def test_a_damaged_file_is_as_good_as_none(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "damaged.msgpack"
    file.write_bytes(b"\x81\xa3")
    assert dbtmanifest.kept(file, tmp_path) is None
    assert dbtmanifest.kept(tmp_path / "none", tmp_path) is None


def test_only_the_newest_are_kept(project: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    manifest = dbtrun.parsed(home, home.building, **VARIABLES)
    folder = project / "target" / "many"
    for number in range(12):
        dbtmanifest.keep(folder / f"{number:02}.msgpack", home.root, manifest)
    assert len(list(folder.iterdir())) == 8
    assert (folder / "11.msgpack").exists()


def test_another_project_or_another_setting_is_another_file(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "gouji.duckdb"
    places = [dbtmanifest.place(project, database, VARIABLES)]
    monkeypatch.setenv("GOUJI_HOME", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GOUJI_MAX_PAGES", "7")  # nothing in the project asks for it
    assert dbtmanifest.place(project, database, VARIABLES) == places[0]
    places.append(dbtmanifest.place(project, database, VARIABLES | {"grow": True}))
    places.append(dbtmanifest.place(project, tmp_path / "other.duckdb", VARIABLES))
    monkeypatch.setenv("GOUJI_LANG", "zh")
    places.append(dbtmanifest.place(project, database, VARIABLES))
    monkeypatch.setenv("GOUJI_ROSTER", "one.csv")
    places.append(dbtmanifest.place(project, database, VARIABLES))
    monkeypatch.setenv("GOUJI_ROSTER", "other.csv")
    assert dbtmanifest.place(project, database, VARIABLES) == places[-1]
    macro = next((project / "macros").glob("*.sql"))
    macro.write_text(macro.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    places.append(dbtmanifest.place(project, database, VARIABLES))
    assert len(set(places)) == len(places)

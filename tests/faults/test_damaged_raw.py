"""A damaged file of the raw zone: the build names it and a remedy that works; what is published stays."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from faults import FULL, SAMPLES, Landed, difference, gouji, mart_difference, tally

from loaders.build import Options as BuildOptions
from loaders.build import Steps, build
from loaders.errors import GoujiError
from loaders.home import Home
from loaders.load import Options, load
from loaders.schema import TABLES

DOCUMENTS, BATCH = 60, 20


def flip(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def cut(file: Path, chance: random.Random) -> None:
    with file.open("r+b") as handle:
        handle.truncate(chance.randrange(1, file.stat().st_size))


def empty(file: Path, chance: random.Random) -> None:
    file.write_bytes(b"")


def remove(file: Path, chance: random.Random) -> None:
    file.unlink()


WAYS: list[Callable[[Path, random.Random], None]] = [flip, cut, empty, remove]
FOLDERS = [*TABLES, "_sums", "_dlt_loads"]
#: A marker that is gone is a load taken back; a list that is gone is a load of before there were lists.
TRIALS = [(w, f) for w in WAYS for f in FOLDERS if w is not remove or f in TABLES]


def remedied(said: str) -> None:
    """Do what the message says: delete the files it lists under Delete."""
    listed = re.search(r"Delete\n((?:  \S.*\n)+)", said)
    assert listed, said
    for line in listed[1].splitlines():
        Path(line.strip()).unlink()


def test_a_damaged_file_is_named_and_the_remedy_works(
    landed: Landed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_LANG", "en")
    folder, undisturbed = landed(DOCUMENTS)
    chance, lost, doubled = random.Random(3), 0, 0
    trials = TRIALS if FULL else chance.sample(TRIALS, 3)
    for number, (way, table) in enumerate(trials):
        home = Home(tmp_path / f"home{number}")
        shutil.copytree(undisturbed.root, home.root)
        file = chance.choice(sorted((home.raw / table).iterdir()))
        way(file, chance)
        home.published.mkdir()
        home.database.write_bytes(b"published before")
        with pytest.raises(GoujiError) as caught:
            build(home, BuildOptions(), Steps())
        assert caught.value.exit_code == 1
        assert (str(file) if table != "_sums" else file.name.split(".s")[0]) in str(caught.value), way
        assert home.database.read_bytes() == b"published before"
        if table == "documents":
            with pytest.raises(GoujiError, match=re.escape(str(file))):
                load([folder], home, Options())
        remedied(str(caught.value))
        assert load([folder], home, Options(jobs=1, batch=BATCH)).landed == BATCH
        one, other = difference(home, undisturbed)
        lost, doubled = lost + one, doubled + other
        shutil.rmtree(home.root)
    tally("damaged files of the raw zone", len(trials), lost, doubled)


@pytest.mark.skipif(not FULL, reason="takes minutes: make fault-test")
def test_a_build_after_the_remedy_is_the_build_before_the_damage(tmp_path: Path) -> None:
    home, undisturbed = Home(tmp_path / "home"), Home(tmp_path / "undisturbed")
    assert gouji(home, "build", SAMPLES, "--quiet", "--accept-load")[0] == 0
    shutil.copytree(home.root, undisturbed.root)
    before = home.database.read_bytes()
    damaged = [next((home.raw / table).glob("*.parquet")) for table in ("cells", "suspects")]
    for file in damaged:
        flip(file, random.Random(1))
    code, said = gouji(home, "build", "--quiet")
    assert code == 1
    assert all(str(file) in said for file in damaged)
    assert home.database.read_bytes() == before
    remedied(said)
    code, said = gouji(home, "build", SAMPLES, "--quiet", "--accept-load")
    assert code == 0, said
    tally("damaged files, and a build after the remedy", 2, *mart_difference(home, undisturbed))

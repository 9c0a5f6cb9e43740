"""A full disk stops a load or a build with one clear sentence; with space again, it goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from faults import FULL, SAMPLES, Landed, count, difference, files_below, gouji, mart_difference, tally, times

from loaders import rawzone
from loaders.home import Home

DOCUMENTS, BATCH = times(400, 60), 20
#: Percent of what the whole load needs that the disk holds.
SIZES = range(5, 95, 10) if FULL else (55,)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, with 300 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(folder)]
    if not hasattr(os, "geteuid") or os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def resize(disk: Path, kibibytes: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={kibibytes}k", str(disk)], check=True)


def test_a_load_on_a_full_disk_says_so_and_is_completed_by_the_next(disk: Path, landed: Landed) -> None:
    folder, undisturbed = landed(DOCUMENTS)
    load = ("load", folder, "--batch", str(BATCH), "--jobs", "1", "--quiet")
    needed = sum(-(-file.stat().st_size // 4096) * 4 for file in files_below(undisturbed.root))
    lost = doubled = full = 0
    for size in SIZES:
        home = Home(disk / f"home{size}")
        resize(disk, max(40, needed * size // 100))
        code, said = gouji(home, *load)
        assert (code, "The disk is full" in said, str(home.root.parent) in said) == (2, True, True), said
        full += 1
        assert not list(home.raw.glob("*/*.part"))
        if rawzone.committed(home):
            assert count(home) % BATCH == 0
        resize(disk, 100_000)
        assert gouji(home, *load) == (0, "")
        one, other = difference(home, undisturbed)
        lost, doubled = lost + one, doubled + other
        shutil.rmtree(home.root)
    tally("full disk while loading", full, lost, doubled)


@pytest.mark.skipif(not FULL, reason="takes minutes: make fault-test")
def test_a_build_on_a_full_disk_publishes_nothing_and_the_next_one_all(disk: Path, tmp_path: Path) -> None:
    undisturbed, home = Home(tmp_path / "undisturbed"), Home(disk / "home")
    resize(disk, 1_000_000)
    assert gouji(home, "build", SAMPLES / "qidong_2024.html", "--quiet", "--accept-load")[0] == 0
    assert gouji(home, "load", SAMPLES, "--quiet")[0] == 0
    shutil.copytree(home.root, undisturbed.root)
    assert gouji(undisturbed, "build", "--quiet", "--accept-load")[0] == 0
    used, before = shutil.disk_usage(disk).used, home.database.read_bytes()
    full = 0
    for more in (1 << 20, 8 << 20, 24 << 20):
        resize(disk, (used + more) >> 10)
        code, said = gouji(home, "build", "--quiet", "--accept-load")
        assert (code, "The disk is full" in said) == (2, True), said
        full += 1
        assert home.database.read_bytes() == before
        assert not home.building.exists()
        assert shutil.disk_usage(disk).used < used + (1 << 20), "what was given up still takes space"
    resize(disk, 1_000_000)
    assert gouji(home, "build", "--quiet", "--accept-load")[0] == 0
    tally("full disk while building", full, *mart_difference(home, undisturbed))

"""Files that vanish, change, shrink or cannot be read while a load is under way: none is landed half."""

from __future__ import annotations

import hashlib
import os
import random
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import stub_files
from faults import difference, ids, reports, tally, times

from loaders import sources
from loaders.home import Home
from loaders.load import Options, Summary, load
from loaders.walk import walk

DOCUMENTS = times(1000, 60)
STUB = Options(jobs=2, parse=stub_files.parse)


def test_files_disturbed_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every second file ahead of the load is spoilt; when it is back, the next load has it."""
    folder, undisturbed, home = (
        reports(tmp_path / "reports", DOCUMENTS),
        Home(tmp_path / "u"),
        Home(tmp_path / "h"),
    )
    monkeypatch.chdir(folder)  # names of sockets must be short
    files = sorted(folder.iterdir())
    load([folder], undisturbed, Options(jobs=2))
    kept, spoilt = {file: file.read_bytes() for file in files}, {}
    chance = random.Random(5)

    def vanish(file: Path) -> None:
        file.unlink()

    def shrink(file: Path) -> None:
        os.truncate(file, 0)

    def loop(file: Path) -> None:
        file.unlink()
        file.symlink_to(file.name)

    def pipe(file: Path) -> None:
        file.unlink()
        os.mkfifo(file)

    def plug(file: Path) -> None:
        file.unlink()
        with socket.socket(socket.AF_UNIX) as plugged:
            plugged.bind(file.name)

    def folder_instead(file: Path) -> None:
        file.unlink()
        file.mkdir()

    ways: list[Callable[[Path], None]] = [vanish, shrink, loop, pipe, plug, folder_instead]

    def disturb(summary: Summary) -> None:
        at = summary.settled + 8  # beyond what is under way
        if at < len(files) and at % 2 and files[at] not in spoilt:
            spoilt[files[at]] = chance.choice(ways)
            spoilt[files[at]](files[at])

    summary = load([folder], home, Options(jobs=2), disturb)
    assert len(spoilt) > DOCUMENTS // 3
    empty = sum(way is shrink for way in spoilt.values())
    assert summary.settled == summary.found == DOCUMENTS
    assert summary.unreadable == len(spoilt) - empty
    assert {path for path, _ in summary.failures} >= {
        f.as_posix() for f, way in spoilt.items() if way is not shrink
    }
    assert all(reason for _, reason in summary.failures)
    for file in spoilt:
        if file.is_dir():
            file.rmdir()
        else:
            file.unlink(missing_ok=True)
        file.write_bytes(kept[file])
    load([folder], home, Options(jobs=2))
    nothing = hashlib.sha256(b"").hexdigest()
    assert (nothing in ids(home)) is bool(empty)
    lost, doubled = difference(home, undisturbed, but=nothing)
    tally("files gone, emptied or replaced before they were read", len(spoilt), lost, doubled)


def test_files_written_while_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer changes files in place all the time: only what a file held at one moment is ever landed."""
    folder, home = tmp_path / "reports", Home(tmp_path / "home")
    folder.mkdir()
    files = [folder / f"{n}.txt" for n in range(8)]
    size = 12_000_000  # read for so long that the writer comes in between
    for file in files:
        file.write_bytes(b"0" * size)
    stop = threading.Event()

    def write() -> None:
        letters = b"123456789"
        turn = 0
        while not stop.is_set():
            turn += 1
            for file in files[::2]:
                with file.open("r+b", buffering=0) as handle:  # in place, of the same size, slowly
                    for _ in range(6):
                        handle.write(letters[turn % 9 : turn % 9 + 1] * (size // 6))
                        time.sleep(0.001)

    met, same = [], sources._same

    def watched(before: os.stat_result, after: os.stat_result) -> bool:
        found = same(before, after)
        if not found:
            met.append(after)
        return found

    monkeypatch.setattr(sources, "_same", watched)
    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(times(50, 6)):
            assert load([folder], home, STUB).settled == len(files)
    finally:
        stop.set()
        writer.join()
    whole = {hashlib.sha256(bytes([letter]) * size).hexdigest() for letter in b"0123456789"}
    assert met, "no file changed while it was read: nothing was tried"
    torn = len(ids(home) - whole)
    time.sleep(0.05)
    last = load([folder], home, STUB)
    assert last.unreadable == 0
    missing = {hashlib.sha256(file.read_bytes()).hexdigest() for file in files} - ids(home)
    tally("files written while they were read", len(met), len(missing), torn)


def test_a_file_changed_within_one_tick_of_the_clock_is_read_again(tmp_path: Path) -> None:
    """Size and time stay the same, the content does not: what is remembered of it must not count."""
    folder, home = tmp_path / "reports", Home(tmp_path / "home")
    folder.mkdir()
    file, trials, lost = folder / "a.txt", times(30, 5), 0
    for n in range(trials):
        file.write_text(f"report {n:04} before")
        before = sources.read(file, 1000)
        file.write_text(f"report {n:04} after!")
        after = sources.read(file, 1000)
        lost += before[0].st_mtime_ns == after[0].st_mtime_ns and before[2] != after[2]
    load([folder], home, STUB)
    assert load([folder], home, STUB).skipped == 1
    tally("files changed within a tick of the clock", trials, lost)


def test_an_unreadable_folder_is_named_and_the_rest_is_read() -> None:
    if not hasattr(os, "geteuid"):
        pytest.skip("no such permissions here")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)
        reports(folder, 3)
        (folder / "closed").mkdir()
        (folder / "closed" / "a.txt").write_text("x")
        (folder / "00001.txt").chmod(0)
        (folder / "closed").chmod(0)
        refused = []
        user = os.geteuid()
        try:
            if user == 0:
                os.seteuid(65534)
            files, _ = walk([folder], set())
            for file in files:
                try:
                    sources.read(file, 1000)
                except OSError as error:
                    refused.append((file.name, error.strerror))
        finally:
            os.seteuid(user)
            (folder / "closed").chmod(0o700)
    assert len(files) == 4
    assert refused == [("00001.txt", "Permission denied"), ("closed", "Permission denied")]

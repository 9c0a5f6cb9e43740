"""`gouji load`: what is read, what is skipped, and what one bad document costs."""

from __future__ import annotations

import importlib
import os
import re
import threading
import time
from collections import Counter
from pathlib import Path

import duckdb
import pytest
import stub_parse

from loaders import parse, rawzone, sources
from loaders.errors import GoujiError
from loaders.home import Home
from loaders.load import Options, Summary, load
from loaders.manifest import Manifest

STUB = Options(jobs=2, parse=stub_parse.parse)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "warehouse")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "city").mkdir(parents=True)
    for name in ("b", "a", "city/c"):
        (folder / f"{name}.txt").write_text(f"report {name}")
    return folder


def rows(home: Home, table: str, columns: str) -> list[tuple]:
    files = [str(f) for f in rawzone.files(home, table)]
    return duckdb.execute(f"select {columns} from read_parquet(?) order by all", [files]).fetchall()


def test_files_and_folders_are_landed_once(folder: Path, home: Home) -> None:
    summary = load([folder, folder / "a.txt"], home, STUB)
    assert (summary.found, summary.landed, summary.statuses) == (3, 3, Counter(parsed=3))
    assert [title for (title,) in rows(home, "documents", "title")] == [
        "report a",
        "report b",
        "report city/c",
    ]
    again = load([folder], home, STUB)
    assert (again.landed, again.skipped, again.loads) == (0, 3, [])
    assert len(rows(home, "documents", "path")) == 3


def test_a_second_load_reads_no_file_that_has_not_changed(
    folder: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([folder], home, STUB)
    monkeypatch.setattr(sources, "read", lambda file, most: pytest.fail(f"{file} was read"))
    assert load([folder], home, STUB).skipped == 3


def test_without_the_hash_table_the_raw_zone_still_knows(folder: Path, home: Home) -> None:
    load([folder], home, STUB)
    home.hashes.unlink()
    assert load([folder], home, STUB).skipped == 3
    home.hashes.write_text("not a database, but long enough to be taken for one" * 50)
    assert load([folder], home, STUB).skipped == 3


def test_a_hash_table_damaged_within_knows_nothing_and_stops_nothing(folder: Path, home: Home) -> None:
    for n in range(300):
        (folder / f"{n}.txt").write_text(f"number {n}")
    load([folder], home, STUB)
    data = bytearray(home.hashes.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    home.hashes.write_bytes(data)
    Path(f"{home.hashes}-journal").write_bytes(b"of another table" * 100)
    assert load([folder], home, STUB).skipped == 303
    assert load([folder], home, STUB).skipped == 303


def test_the_hash_table_alone_does_not_count(folder: Path, home: Home) -> None:
    load([folder], home, STUB)
    for marker in home.markers.iterdir():
        marker.unlink()
    assert load([folder], home, STUB).landed == 3


def test_a_changed_file_is_another_document(folder: Path, home: Home) -> None:
    load([folder], home, STUB)
    (folder / "a.txt").write_text("report a, corrected")
    summary = load([folder], home, STUB)
    assert (summary.landed, summary.skipped) == (1, 2)


def test_the_same_bytes_at_two_paths_are_one_document(folder: Path, home: Home) -> None:
    (folder / "copy_of_a.txt").write_text("report a")
    summary = load([folder], home, STUB)
    assert (summary.found, summary.landed, summary.duplicates) == (4, 3, 1)
    again = load([folder], home, STUB)
    assert (again.skipped, again.duplicates) == (3, 1)


def test_a_newer_loader_lands_again_and_the_newest_counts(
    folder: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([folder], home, STUB)
    monkeypatch.setattr(parse, "loader_version", lambda: "9.9.9+00000000")
    assert load([folder], home, STUB).landed == 3
    assert load([folder], home, STUB).skipped == 3
    monkeypatch.undo()
    assert load([folder], home, STUB).landed == 3


def test_a_changed_manifest_row_lands_its_document_again(folder: Path, home: Home, tmp_path: Path) -> None:
    def with_manifest(year: int) -> Summary:
        file = tmp_path / "manifest.csv"
        file.write_text(f"path,year\na.txt,{year}\n")
        return load([folder], home, Options(Manifest.read(file), parse=stub_parse.parse))

    load([folder], home, STUB)
    assert [with_manifest(2023).landed, with_manifest(2023).landed, with_manifest(2022).landed] == [1, 0, 1]
    assert load([folder], home, STUB).landed == 0


def test_a_worker_that_dies_costs_one_document(folder: Path, home: Home) -> None:
    (folder / "bad.txt").write_text("die")
    summary = load([folder], home, STUB)
    assert summary.statuses == Counter(parsed=3, failed=1)
    assert [path for path, _ in summary.failures] == [(folder / "bad.txt").as_posix()]
    assert "SIGKILL" in summary.failures[0][1]
    assert rows(home, "documents", "trust_reason, status")[-1] == ("worker_died", "failed")
    assert ("worker_died",) in rows(home, "issues", "code")


def test_a_document_that_takes_too_long_is_given_up(
    folder: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_MAX_SECONDS", "2")
    (folder / "bad.txt").write_text("hang")
    summary = load([folder], home, STUB)
    assert summary.statuses == Counter(parsed=3, failed=1)
    assert ("time_limit",) in rows(home, "issues", "code")


def test_a_document_that_wants_too_much_memory_fails_alone(folder: Path, home: Home) -> None:
    (folder / "bad.txt").write_text("greedy")
    assert load([folder], home, STUB).statuses == Counter(parsed=3, failed=1)


def test_a_file_too_large_is_not_read_but_landed_as_failed(
    folder: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_MAX_BYTES", "100")
    (folder / "large.txt").write_text("x" * 101)
    summary = load([folder], home, STUB)
    assert summary.statuses == Counter(parsed=3, failed=1)
    assert ("file_too_large",) in rows(home, "issues", "code")
    assert load([folder], home, STUB).skipped == 4


def test_failed_documents_are_read_again_only_when_asked(folder: Path, home: Home) -> None:
    (folder / "bad.txt").write_text("die")
    load([folder], home, STUB)
    again = load([folder], home, STUB)
    assert (again.landed, again.skipped, again.skipped_failed, again.failures) == (0, 4, 1, [])
    retried = load([folder], home, Options(jobs=1, retry_failed=True, parse=stub_parse.parse))
    assert (retried.landed, retried.skipped) == (1, 3)


def test_a_file_that_cannot_be_opened_is_named(folder: Path, home: Home) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    summary = load([folder], home, STUB)
    assert (summary.landed, summary.unreadable) == (3, 1)
    assert summary.failures[0][0].endswith("gone.txt")


def test_batches_are_committed_one_by_one(folder: Path, home: Home) -> None:
    summary = load([folder], home, Options(jobs=1, batch=2, parse=stub_parse.parse))
    assert len(summary.loads) == 2
    assert rawzone.committed(home) == set(summary.loads)


def test_what_cannot_be_a_report_is_passed_over_in_folders_only(folder: Path, home: Home) -> None:
    (folder / "style.css").write_text("body {}")
    (folder / ".hidden.txt").write_text("hidden")
    (folder / "~$open.docx").write_text("lock")
    summary = load([folder], home, STUB)
    assert (summary.found, summary.passed_over) == (3, 1)
    assert load([folder / "style.css"], home, STUB).landed == 1


def test_the_warehouse_does_not_read_itself(folder: Path) -> None:
    home = Home(folder / "warehouse")
    load([folder], home, STUB)
    (home.root / "note.txt").write_text("ours")
    assert load([folder], home, STUB).found == 3


def test_a_path_that_is_not_there_is_wrong_use(home: Home) -> None:
    with pytest.raises(GoujiError) as caught:
        load([Path("no/such/folder")], home, STUB)
    assert caught.value.exit_code == 2
    assert "no/such/folder" in caught.value.zh


def test_a_second_load_waits_for_the_first(home: Home) -> None:
    events = []

    def second() -> None:
        with home.locked(lambda: events.append("waits")):
            events.append("second")

    with home.locked(lambda: pytest.fail("nobody else is here")):
        thread = threading.Thread(target=second)
        thread.start()
        while not events:
            time.sleep(0.01)
        events.append("first")
    thread.join()
    assert events == ["waits", "first", "second"]


def test_a_parser_that_cannot_start_is_our_fault_not_the_documents(
    folder: Path, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_parse.py").write_text(
        "import multiprocessing\n"
        "if multiprocessing.current_process().name != 'MainProcess':\n"
        "    raise ImportError('half an installation')\n"
        "def parse(data, path, extra): ...\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    broken = Options(parse=importlib.import_module("broken_parse").parse)
    with pytest.raises(RuntimeError, match="did not start"):
        load([folder], home, broken)
    assert rawzone.committed(home) == set()


def test_work_in_flight_is_bounded_by_the_workers(
    folder: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(50):
        (folder / f"{n}.txt").write_text(f"number {n}")
    read = []
    original = sources.read
    monkeypatch.setattr(sources, "read", lambda file, most: read.append(file) or original(file, most))
    most = 0

    def watch(summary: Summary) -> None:
        nonlocal most
        most = max(most, len(read) - summary.settled)

    assert load([folder], home, STUB, watch).landed == 53
    assert most <= 3


def test_a_name_that_is_not_utf8_is_landed_as_text_and_known_again(tmp_path: Path, home: Home) -> None:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    (folder / os.fsdecode("年报.txt".encode("gb18030"))).write_text("report a")
    (folder / os.fsdecode(b"r\xff.txt")).write_text("report b")
    assert load([folder], home, STUB).landed == 2
    names = [Path(path).name for (path,) in rows(home, "documents", "path")]
    assert names == ["r\\xff.txt", "年报.txt"]
    again = load([folder], home, STUB)
    assert (again.landed, again.skipped) == (0, 2)


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.touch()
    with pytest.raises(GoujiError, match=re.escape(str(place))), Home(place).locked(lambda: None):
        pytest.fail("nothing can be locked here")

"""Loading, parsing and checking containers: each document once, whatever holds it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest
from containers_build import gzipped, raw_zip, record, report, tarred, zipped

from loaders import containers, intake
from loaders.home import Home
from loaders.load import Options, Summary, load
from loaders.manifest import Manifest
from loaders.statements import Facts, Parsed

URL, MIRROR = "http://www.qidong.gov.cn/nb.html", "http://www.copies.example.com/nb.html"
NEWS = "<p>本县召开会议</p>".encode()


def told(data: bytes, path: str, manifest: Any = None, told: Any = None, **_: Any) -> Parsed:
    """Stands for reading a document, which is not what is tried here: quick, and says what it was given."""
    import hashlib

    row = manifest.find(path, (told or {}).get("source_url")) if manifest else None
    url = (row or {}).get("source_url") or (told or {}).get("source_url")
    status = "failed" if b"fail" in data else "parsed"
    return Parsed(
        path, Facts(hashlib.sha256(data).hexdigest(), source_url=url, status=status, trust_reason="")
    )


def loaded(home: Home, *files: Path, **options: Any) -> Summary:
    return load(files, home, Options(jobs=1, parse=told, **options))


def rows(home: Home, what: str) -> list[tuple[Any, ...]]:
    return duckdb.sql(
        f"select {what} from read_parquet('{home.raw}/documents/*.parquet') order by all"
    ).fetchall()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def write(file: Path, data: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def opened(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts how often a container is opened."""
    count: Counter[str] = Counter()
    real = containers.opened

    def noted(handle: Any, name: str, limits: Any) -> Any:
        if (contents := real(handle, name, limits)) is not None:
            count[Path(name).name] += 1
        return contents

    monkeypatch.setattr(intake.containers, "opened", noted)
    return count


def test_members_are_documents_of_their_own_and_join_loose_files(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(
        folder / "b.zip",
        raw_zip([("县/民政局.html".encode("gb18030"), report()), (b"x.png", b"x"), (b"y.html", b"y")]),
    )
    write(folder / "a.html", report())
    write(folder / "c.tar.gz", tarred({"z.html": b"z", "y.html": b"y"}, "w:gz"))
    first = loaded(home, folder)
    assert (first.found, first.landed, first.duplicates, first.passed_over, first.containers) == (
        5,
        3,
        2,
        1,
        2,
    )
    assert first.settled == first.found
    assert rows(home, "path") == [
        (f"{folder}/a.html",), (f"{folder}/b.zip!/y.html",), (f"{folder}/c.tar.gz!/z.html",),
    ]  # fmt: skip
    again = loaded(home, folder)
    assert (again.found, again.landed, again.skipped, again.duplicates, again.passed_over) == (5, 0, 3, 2, 1)


def test_a_container_that_has_not_changed_is_not_opened(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = write(tmp_path / "a.zip", zipped({"a.html": b"a", "b.html": b"b", "c.css": b"c"}))
    crawl = write(tmp_path / "b.warc", record(URL, report()) + record("http://x.cn", NEWS))
    count = opened(monkeypatch)
    first = loaded(home, archive, crawl)
    again = loaded(home, archive, crawl)
    assert count == {"a.zip": 1, "b.warc": 1}
    assert (again.found, again.skipped, again.landed) == (3, 3, 0)
    assert (
        (again.passed_over, again.records_passed_over)
        == (first.passed_over, first.records_passed_over)
        == (1, 1)
    )
    loaded(home, write(tmp_path / "moved.zip", archive.read_bytes()))  # its hash is not known by this name
    write(archive, zipped({"a.html": b"a", "d.html": b"d"}))
    assert loaded(home, archive).landed == 1
    assert count["a.zip"] == 2


def test_what_is_no_longer_landed_is_read_again(home: Home, tmp_path: Path) -> None:
    archive = write(tmp_path / "a.zip", zipped({"a.html": b"a", "b.html": b"b"}))
    taken_back = loaded(home, archive).loads
    for load_id in taken_back:
        for file in home.markers.glob(f"*{load_id}*"):
            file.unlink()
    assert loaded(home, archive).landed == 2


def test_an_archive_may_be_larger_than_a_document(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_MAX_BYTES", "1000")
    contents = {f"{n}.html": os.urandom(900) for n in range(5)} | {"large.html": os.urandom(2000)}
    summary = loaded(home, write(tmp_path / "a.zip", zipped(contents)))
    assert summary.statuses == {"parsed": 5, "failed": 1}
    assert [path for path, _ in summary.failures] == [f"{tmp_path}/a.zip!/large.html"]


def test_losing_the_cache_costs_time_and_nothing_else(home: Home, tmp_path: Path) -> None:
    archive = write(tmp_path / "a.zip", zipped({"a.html": b"a", "b.html": b"b"}))
    loaded(home, archive)
    home.hashes.unlink()
    again = loaded(home, archive)
    assert (again.landed, again.skipped) == (0, 2)


def test_members_that_failed_are_read_again_when_asked(home: Home, tmp_path: Path) -> None:
    archive = write(tmp_path / "a.zip", zipped({"bad.html": b"fail", "b.html": b"b"}))
    locked = write(tmp_path / "locked.zip", raw_zip([(b"a.html", b"a")], flags=1))
    first = loaded(home, archive, locked)
    assert first.statuses == {"failed": 2, "parsed": 1}
    assert {path for path, _ in first.failures} == {f"{archive}!/bad.html", f"{locked}!/a.html"}
    assert (again := loaded(home, archive, locked)).landed == 0
    assert (again.skipped, again.skipped_failed) == (3, 2)
    retried = loaded(home, archive, locked, retry_failed=True)
    assert (retried.landed, retried.skipped) == (2, 1)


def test_a_damaged_archive_is_one_failed_document_beside_those_before(home: Home, tmp_path: Path) -> None:
    tar = tarred({"a.html": b"a", "b.html": b"b"})
    archive = write(tmp_path / "a.tar", tar[: tar.index(b"b.html") + 300])
    first = loaded(home, archive)
    assert rows(home, "path, status") == [(f"{archive}", "failed"), (f"{archive}!/a.html", "parsed")]
    assert first.settled == first.found == 2
    assert loaded(home, archive).skipped == 2


def test_a_copy_on_an_official_site_gives_its_address_to_the_document(home: Home, tmp_path: Path) -> None:
    crawl = write(tmp_path / "a.warc.gz", gzipped(record(MIRROR, report()), record(URL, report())))
    first = loaded(home, crawl)
    assert (first.found, first.landed, first.duplicates, first.settled) == (2, 2, 0, 2)
    assert len(first.loads) == 2  # never twice in one
    newest = rows(home, "arg_max(source_url, _dlt_load_id), count(*)")
    assert newest == [(URL, 2)]
    again = loaded(home, crawl)
    assert (again.landed, again.skipped, again.duplicates) == (0, 1, 1)


def test_a_document_of_unknown_origin_learns_it_from_a_later_crawl(home: Home, tmp_path: Path) -> None:
    loaded(home, write(tmp_path / "a.html", report()))
    crawl = write(tmp_path / "a.warc", record(URL, report()))
    assert loaded(home, crawl).landed == 1
    assert rows(home, "arg_max(source_url, _dlt_load_id)") == [(URL,)]
    assert loaded(home, crawl).landed == 0
    assert loaded(home, tmp_path / "a.html").landed == 0
    mirror = write(tmp_path / "b.warc", record(MIRROR, report()))
    assert loaded(home, mirror).landed == 0


def test_a_manifest_names_members_by_path_by_name_and_by_address(home: Home, tmp_path: Path) -> None:
    archive = write(tmp_path / "a.zip", zipped({"县/a.html": b"a", "县/b.html": b"b", "c.html": b"c"}))
    crawl = write(tmp_path / "b.warc", record(URL, report()))
    listed = tmp_path / "m.csv"
    listed.write_text(
        f"path,url,source_url\na.zip!/县/a.html,,http://a\nb.html,,http://b\n,{URL},http://x.gov.cn/c\nz.html,,\n",
        encoding="utf-8",
    )
    manifest = Manifest.read(listed)
    summary = loaded(home, archive, crawl, manifest=manifest)
    assert summary.unmatched is not None
    assert summary.unmatched.endswith("z.html")
    assert rows(home, "source_url") == [("http://a",), ("http://b",), ("http://x.gov.cn/c",), (None,)]
    assert (again := loaded(home, archive, crawl, manifest=manifest)).landed == 0
    assert again.unmatched == summary.unmatched
    listed.write_text(
        f"path,url,source_url\na.zip!/县/a.html,,http://new\n,{URL},http://x.gov.cn/c\n", encoding="utf-8"
    )
    assert loaded(home, archive, crawl, manifest=Manifest.read(listed)).landed == 1


def gouji(home: Home, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from loaders.cli import main; main()", *map(str, arguments)],
        env=os.environ | {"GOUJI_HOME": str(home.root), "GOUJI_LANG": "en"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_load_killed_inside_a_container_is_completed_by_the_next(home: Home, tmp_path: Path) -> None:
    many = {f"{n}.html": report(more=str(n)) for n in range(60)}
    archive = write(tmp_path / "a.zip", zipped(many))
    arguments = ["load", str(archive), "--batch", "10", "--jobs", "1", "--quiet"]
    process = subprocess.Popen(
        [sys.executable, "-c", "from loaders.cli import main; main()", *arguments],
        env=os.environ | {"GOUJI_HOME": str(home.root)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    deadline = time.monotonic() + 300
    while not any(home.markers.glob("*")) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.wait()
    assert gouji(home, *arguments).returncode == 0
    from loaders import rawzone

    files = [str(file) for file in rawzone.files(home, "documents")]
    landed = duckdb.execute("select document_id from read_parquet(?)", [files]).fetchall()
    assert len(landed) == len(set(landed)) == 60


def test_parse_prints_an_object_for_each_member_in_order(home: Home, tmp_path: Path) -> None:
    archive = write(tmp_path / "a.zip", zipped({"b.html": report(), "a.html": report(year=2022)}))
    run = gouji(home, "parse", archive)
    assert [json.loads(line)["path"] for line in run.stdout.splitlines()] == [
        f"{archive}!/b.html",
        f"{archive}!/a.html",
    ]
    locked = write(tmp_path / "locked.zip", raw_zip([(b"a.html", report())], flags=1))
    run = gouji(home, "parse", locked)
    said = json.loads(run.stdout)["issues"][0]
    assert (run.returncode, said["code"]) == (1, "archive_member_encrypted")
    assert f"{locked}!/a.html" in said["message_zh"]


def test_check_weighs_every_report_of_an_archive_and_marks_up_none(home: Home, tmp_path: Path) -> None:
    docx = Path(__file__).parents[2] / "samples" / "reports" / "suqian_2023.docx"
    archive = write(tmp_path / "上报.zip", zipped({"宿迁.docx": docx.read_bytes(), "祁东.html": report()}))
    run = gouji(home, "check", archive)
    assert f"{archive}!/宿迁.docx" in run.stdout
    assert f"{archive}!/祁东.html" in run.stdout
    one = write(tmp_path / "one.zip", zipped({"宿迁.docx": docx.read_bytes()}))
    marked = gouji(home, "check", one, "--annotate", tmp_path / "marked.docx")
    assert marked.returncode == 2
    assert "out of the archive" in marked.stderr

"""Executors read what worker processes read: equal rows in the raw zone."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import duckdb
import pytest

pytest.importorskip("pyspark", reason="make spark-test has Spark")

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
#: Samples, and a table with rows that nobody knows.
FOLDERS = (ROOT / "samples" / "reports", ROOT / "tests" / "cases" / "rows_unknown")
TABLES = (
    "documents", "paragraphs", "cells", "claims", "unmapped", "issues", "pictures", "crawls", "signatures",
)  # fmt: skip


def scan(file: Path) -> None:
    """A sample as a fax machine would keep it."""
    from PIL import Image

    from bench import scans

    grey = scans.kind_of("grey")
    printed = (ROOT / "samples" / "reports" / "hongze_2023.pdf").read_bytes()
    first, *more = (Image.fromarray(page) for page in scans.pages(printed, grey, 1))
    first.save(file, save_all=True, append_images=more, dpi=(grey.dpi, grey.dpi))


def landed(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Load the samples and odd files."""
    command = [sys.executable, "-c", "from loaders.cli import main; main()", "load", *arguments]
    env = os.environ | {"GOUJI_HOME": str(home), "GOUJI_LANG": "en", "SPARK_LOCAL_IP": "127.0.0.1"}
    return subprocess.run(
        [*command, *map(str, FOLDERS), str(home.parent / "odd")],
        env=env, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_raw_zone_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "empty.html").write_bytes(b"")
    (tmp_path / "odd" / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    scan(tmp_path / "odd" / "scan.tiff")
    held = (ROOT / "samples" / "reports" / "qidong_2024.html").read_bytes() + b"<!-- in an archive -->"
    with zipfile.ZipFile(tmp_path / "odd" / "packed.zip", "w") as archive:
        archive.writestr("民政局.html", held)
    url, page = "http://www.qidong.gov.cn/nb", held + b"<!-- in a crawl -->"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-02-01T08:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    (tmp_path / "odd" / "crawl.warc").write_bytes(head.encode() + answer + b"\r\n\r\n")
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    done = landed(ours), landed(theirs, "--engine", "spark", "--master", "local[2]")
    assert done[0].returncode == done[1].returncode, [d.stderr for d in done]
    with duckdb.connect() as connection:
        for table in TABLES:
            rows = [
                f"select * exclude (_dlt_load_id) from read_parquet('{home}/raw/{table}/*.parquet')"
                for home in (ours, theirs)
            ]
            (count,) = connection.execute(f"select count(*) from ({rows[0]})").fetchone()
            assert count > 0, table
            for one, other in (rows, rows[::-1]):
                query = f"select count(*) from ({one} except all {other})"
                assert connection.execute(query).fetchone() == (0,), table

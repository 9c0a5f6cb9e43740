"""What a web crawl costs: records passed over, reports found, copies on several hosts joined, memory.

    python -m bench.warc [--records 50000] [--reports 2000] [--to FOLDER]

The crawl is generated: reports are those of `bench/generate.py` on sites of their counties, a fifth of them
copies on other hosts (half of these the same bytes, half inside a page of the copying site); everything else
is what crawls are full of: news with the menu of a government site, pictures, scripts, errors.
"""

from __future__ import annotations

import argparse
import gzip
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import duckdb

from bench import generate, options
from bench.processes import gouji
from bench.world import Shares
from loaders import containers, rawzone
from loaders.home import Home
from loaders.limits import Limits

#: Part of the reports that are copies.
_COPIES = 0.2
#: A batch is held in memory until it is landed: a tenth of the default, so that what else grows would show.
_BATCH = 200
#: What else a crawl holds: media type, status, share.
_OTHERS = (
    ("text/html", 200, 0.62),
    ("text/html", 404, 0.06),
    ("text/html", 302, 0.04),
    ("image/jpeg", 200, 0.14),
    ("application/javascript", 200, 0.06),
    ("text/css", 200, 0.04),
    ("application/pdf", 200, 0.04),
)
_COLUMNS = ("首页", "政府信息公开指南", "法定主动公开内容", "政府信息公开年报", "依申请公开", "政务服务")
_MENU = "".join(f"<li><a href='/{n}/'>{name}</a></li>" for n, name in enumerate(_COLUMNS))
_SAID = (
    "本县召开防汛工作会议",
    "全县春耕生产有序推进",
    "县领导调研重点项目建设",
    "招聘公告",
    "天气预报",
    "文化活动周启动",
)


def _record(url: str, media_type: str, status: int, body: bytes) -> bytes:
    answer = f"HTTP/1.1 {status} X\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", 4, mtime=0)


def _other(number: int, chance: Random) -> bytes:
    """A record that is no report."""
    (media_type, status, _) = chance.choices(_OTHERS, [share for *_, share in _OTHERS])[0]
    if media_type == "text/html":
        text = "".join(f"<p>{chance.choice(_SAID)}{chance.random()}。</p>" for _ in range(400))
        body = f"<html><body><ul>{_MENU}</ul>{text}</body></html>".encode()
    else:
        body = chance.randbytes(20_000)
    return _record(f"http://www.x{number % 97}.gov.cn/a/{number}", media_type, status, body)


def _reports(count: int, chance: Random) -> Iterator[bytes]:
    """Records of reports, every copy right before or behind the original."""
    copied = round(count * _COPIES)
    made = generate.documents(count - copied, 1, Shares(revisions=0, lost=0), {"html": 1})
    for number, (_, data, _) in enumerate(made):
        own = _record(f"http://www.c{number % 211}.gov.cn/zfxxgk/{number}.html", "text/html", 200, data)
        if number >= copied:
            yield own
            continue
        wrapped = data.replace(b"</body>", "<p>转载自网络</p></body>".encode()) if number % 2 else data
        copy = _record(f"http://www.copies{number % 7}.example.com/{number}.html", "text/html", 200, wrapped)
        yield from (own, copy) if chance.random() < 0.5 else (copy, own)


def write(file: Path, records: int, reports: int, seed: int = 1) -> None:
    """Write the crawl, its reports spread evenly."""
    chance = Random(seed)
    found, every = _reports(reports, chance), max(1, records // max(reports, 1))
    with file.open("wb") as handle:
        for number in range(records):
            record = next(found, None) if number % every == 0 else None
            handle.write(record or _other(number, chance))


def crawl(records: int, reports: int, folder: Path) -> Iterator[tuple[str, str, str]]:
    """What is passed over, and `gouji load` of everything, twice."""
    file, home = folder / "crawl.warc.gz", Home(folder / "home")
    if not file.exists():
        write(file, records, reports)
    began = time.process_time()
    with file.open("rb") as handle:
        contents = containers.opened(handle, file.name, Limits())
        kept = sum(1 for _ in contents or ())
    seconds, passed = time.process_time() - began, contents.records_passed_over if contents else 0
    yield (
        f"{passed:,} records passed over, {kept:,} kept", f"{seconds / max(passed, 1) * 1e6:.0f} µs a record",
        f"{file.stat().st_size / 1e6:.0f} MB packed, {seconds:.0f} s on one core",
    )  # fmt: skip
    first = gouji(home, "load", str(file), "--batch", str(_BATCH))
    yield (
        f"gouji load of it, {_BATCH} documents a batch", f"{first.seconds:.0f} s",
        f"{first.peak:.0f} MB in all processes at most",
    )  # fmt: skip
    parts = [max(first.over_time[: max(1, round(len(first.over_time) * part))]) for part in (0.1, 0.5, 1)]
    peaks = " / ".join(f"{peak:.0f}" for peak in parts)
    yield "  memory at most in the first 10 %, 50 %, 100 % of the time", f"{peaks} MB", "flat is equal"
    yield _joined(home, reports)
    again = gouji(home, "load", str(file))
    skipped = re.search(r"(\d+) skipped", again.said)
    yield (
        "  once more: the crawl is not opened", f"{again.seconds:.1f} s",
        f"{skipped[1] if skipped else '?'} documents skipped",
    )  # fmt: skip


def _joined(home: Home, reports: int) -> tuple[str, str, str]:
    """How many of the reports were found, and how many of their copies are versions of the same report."""
    files = [str(file) for file in rawzone.files(home, "documents")]
    with duckdb.connect() as connection:
        read, distinct, official, doubted = connection.execute(
            """
            select count(*) filter (is_trusted), count(distinct report_id) filter (is_trusted),
                count(distinct report_id) filter (is_trusted and source_url like '%.gov.cn/%'),
                count(*) filter (not is_trusted)
            from (
                select document_id, arg_max(report_id, _dlt_load_id) as report_id,
                    arg_max(source_url, _dlt_load_id) as source_url,
                    arg_max(status, _dlt_load_id) in ('parsed', 'partial') as is_trusted
                from read_parquet(?) group by document_id
            )
            """,
            [files],
        ).fetchone() or (0, 0, 0, 0)
    copies = reports - doubted - distinct
    return (
        f"  of {reports:,} records of reports", f"{distinct:,} reports",
        f"{read:,} different documents, {copies:,} copies joined, {official:,} reports from"
        f" official sites, {doubted:,} documents not trusted",
    )  # fmt: skip


def small() -> list[tuple[str, str, str]]:
    """A web crawl of 5,000 records, 200 of them reports (more: python -m bench.warc)."""
    with tempfile.TemporaryDirectory() as temporary:
        return list(crawl(5_000, 200, Path(temporary)))


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=options.some, default=50_000)
    parser.add_argument("--reports", type=options.some, default=2_000)
    parser.add_argument("--to", type=options.folder, help="keep crawl and home here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.to or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name, value, remark in crawl(asked.records, asked.reports, folder):
            print(f"{name:58} {value:>24}  {remark}", flush=True)


if __name__ == "__main__":
    main()

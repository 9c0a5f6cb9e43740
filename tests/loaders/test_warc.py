"""Crawls: what may be a report is read with address, charset and damage, all else is passed over."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zlib
from pathlib import Path
from random import Random
from typing import Any

import brotli
import jsonschema
import pytest
from containers_build import gzipped, members, met, record, report, tarred, why, zipped

from loaders import containers, origins, parse
from loaders.containers import screen
from loaders.document import Doubt
from loaders.limits import Limits
from loaders.statements import Crawl

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "reports"
URL = "http://www.qidong.gov.cn/zwgk/nb.html"
NEWS = "<html><body>本县召开防汛工作会议。信息公开栏目。</body></html>".encode()
NAMED = 'Content-Disposition: attachment; filename="年报.docx"\r\n'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def passed_over(data: bytes) -> int:
    contents = containers.opened(io.BytesIO(data), "a.warc", Limits())
    assert contents is not None
    list(contents)
    return contents.records_passed_over


@pytest.mark.parametrize("pack", [lambda *r: b"".join(r), gzipped], ids=["warc", "warc.gz"])
def test_a_report_comes_out_with_its_address_and_charset_and_all_else_is_counted(pack) -> None:
    data = pack(
        record("http://a.cn/", b"", kind="request"),
        record(URL, report()),
        record("http://a.cn/news", NEWS),
        record("http://a.cn/gone", report(), status=404),
        record("http://a.cn/moved", report(), status=301),
        record("http://a.cn/p.png", b"\x89PNG", "image/png"),
        record("http://a.cn/s.js", report(), "application/javascript"),
        record("http://a.cn/kept.html", report("乙县民政局"), "text/html", kind="resource"),
    )
    first, second = members(data, "a.warc")
    assert (first.name, first.data) == (URL, report())
    assert first.told == {"source_url": URL, "charset": "utf-8", "crawled_at": "2025-02-01T08:00:00Z"}
    assert second.told == {"source_url": "http://a.cn/kept.html", "crawled_at": "2025-02-01T08:00:00Z"}
    assert passed_over(data) == 5


@pytest.mark.parametrize(
    "body",
    [
        report(),
        report().decode().replace("utf-8", "gbk").encode("gb18030"),
        "".join(f"&#{ord(c)};" for c in report().decode()).encode(),
        "".join(f"&#x{ord(c):04X};" if ord(c) > 127 else c for c in report().decode()).encode(),
        "某縣民政局2023年政府信息公開工作年度報告".encode(),
        "某县2023年政府信息公开年报".encode(),
    ],
    ids=["utf-8", "gb18030", "decimal", "hexadecimal", "traditional", "short"],
)
def test_words_are_found_in_every_spelling(body: bytes) -> None:
    assert screen.spelling(body)


@pytest.mark.parametrize("text", ["政府信息公开指南", "年度报告", "", "政务服务工作报告"])
def test_one_word_is_not_enough(text: str) -> None:
    assert not screen.spelling(text.encode())


def test_a_page_with_the_words_in_its_menu_is_no_report_and_its_links_count() -> None:
    menu = "<ul><li>政府信息公开指南</li><li>政府信息公开年报</li></ul>"
    page = f"<html>{menu}<a href='/files/1.docx'>县民政局年度报告</a></html>".encode()
    docx = (SAMPLES / "suqian_2023.docx").read_bytes()
    data = record("http://a.gov.cn/x/list", page) + record("http://a.gov.cn/files/1.docx", docx, OFFICE)
    assert met(data, "a.warc") == {"http://a.gov.cn/files/1.docx": ""}
    assert passed_over(data) == 1


@pytest.mark.parametrize(
    "name", ["qidong_2024.html", "songling_2018.html", "yuhua_2017.html", "yunling_2010.html"]
)
def test_reports_of_every_generation_are_kept(name: str) -> None:
    assert met(record(URL, (SAMPLES / name).read_bytes()), "a.warc") == {URL: ""}


def _chunked(data: bytes) -> bytes:
    parts = [data[at : at + 100] for at in range(0, len(data), 100)]
    return b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Transfer-Encoding: chunked\r\n", _chunked(report())),
        ("Content-Encoding: gzip\r\n", gzip.compress(report())),
        ("Content-Encoding: deflate\r\n", zlib.compress(report())),
        ("Content-Encoding: deflate\r\n", zlib.compress(report())[2:-4]),
        ("Content-Encoding: br\r\n", brotli.compress(report())),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", _chunked(gzip.compress(report()))),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", report()),
        ("Content-Encoding: identity\r\n", report()),
    ],
    ids=["chunked", "gzip", "deflate", "bare", "br", "both", "undone_by_the_crawler", "identity"],
)
def test_what_the_server_did_to_a_page_is_undone(headers: str, body: bytes) -> None:
    found = members(
        record(URL, body, headers=headers) + record("http://b.gov.cn/x", report("乙县民政局")), "a.warc"
    )
    assert [m.data for m in found] == [report(), report("乙县民政局")]
    assert [m.told.get("truncated") for m in found] == [None, None]


def test_the_servers_charset_is_evidence_where_the_page_names_none() -> None:
    text = "<p>臺南市政府2023年政府信息公開工作年度報告</p>"
    assert (
        parse.parse_bytes(text.encode("big5"), "a.html", told={"charset": "big5"}).paragraphs[0][1]
        == text[3:-4]
    )


def test_the_address_of_the_crawl_is_the_source_and_the_manifest_finds_it(tmp_path: Path) -> None:
    from loaders.manifest import Manifest

    list_ = tmp_path / "m.csv"
    list_.write_text(f"url,year\n{URL},2021\n", encoding="utf-8")
    (member,) = members(record(URL, report()), "a.warc")
    parsed = parse.parse_member(member, "a.warc", b"", Manifest.read(list_))
    assert (parsed.path, parsed.document.source_url) == (f"a.warc!/{URL}", URL)
    assert (parsed.document.report_year, parsed.document.year_basis) == (2021, "manifest")


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("2025-02-01T08:00:00Z", "2025-02-01T08:00:00Z"),
        ("2025-02-01T08:00:00.123456789Z", "2025-02-01T08:00:00.123456Z"),
        ("2025-02-01T01:30:00+08:00", "2025-01-31T17:30:00Z"),
        ("2025-02-01T08:00:00", None),  # of which zone?
        ("2025-02-01", None),
        ("2025", None),
        ("20250201080000", None),
        ("2025-02-30T08:00:00Z", None),
        ("２０２５-02-01T08:00:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_record_has_the_moment_that_it_names_and_no_other(printed: str, moment: str | None) -> None:
    data = record(URL, report()).replace(b"2025-02-01T08:00:00Z", printed.encode(), 1)
    (member,) = members(data, "a.warc")
    crawl = parse.parse_member(member, "a.warc", b"", None).crawl
    assert crawl == Crawl(URL, moment, "utf-8")


def test_what_a_crawl_says_of_a_record_is_part_of_the_contract() -> None:
    (member,) = members(record(URL, report()), "a.warc")
    said = json.loads(json.dumps(parse.parse_member(member, "a.warc", b"", None).to_contract()))
    assert said["crawl"] == {"source_url": URL, "crawled_at": "2025-02-01T08:00:00Z", "charset": "utf-8"}
    jsonschema.validate(said, json.loads((ROOT / "docs" / "parse.schema.json").read_text(encoding="utf-8")))
    unread = parse.parse_bytes(b"", "a.warc!/x", told=member.told)
    assert (unread.document.status, unread.crawl) == ("failed", Crawl(URL, "2025-02-01T08:00:00Z", "utf-8"))
    assert "crawl" not in parse.parse_bytes(report(), "a.html").to_contract()


def test_documents_are_kept_by_their_address_their_name_or_a_link_to_them() -> None:
    docx = (SAMPLES / "suqian_2023.docx").read_bytes()
    page = report(
        more="<a class='x' href='files/P0202.docx'>附件：县民政局年度报告.docx</a><a href='/m.docx'>地图</a>"
    )
    data = b"".join([
        record("http://a.gov.cn/early/files/P0202.docx", docx, OFFICE),  # no page before it speaks of it
        record("http://a.gov.cn/x/nb.html", page),
        record("http://a.gov.cn/x/files/P0202.docx", docx, OFFICE),
        record("http://a.gov.cn/m.docx", docx, OFFICE),
        record("http://a.gov.cn/zfxxgkndbg/1.doc", docx, "application/octet-stream"),
        record("http://a.gov.cn/d?id=1", docx, OFFICE, headers=NAMED),
        record("http://a.gov.cn/%E5%B9%B4%E6%8A%A5.docx", docx, OFFICE),
        record("http://a.gov.cn/%C4%EA%B1%A8.docx", docx, OFFICE),
    ])  # fmt: skip
    assert [m.name.removeprefix("http://a.gov.cn/") for m in members(data, "a.warc")] == [
        "x/nb.html", "x/files/P0202.docx", "zfxxgkndbg/1.doc", "d?id=1",
        "%E5%B9%B4%E6%8A%A5.docx", "%C4%EA%B1%A8.docx",
    ]  # fmt: skip


def test_an_archive_in_a_crawl_is_opened_and_lends_its_address() -> None:
    url = "http://a.gov.cn/ndbg/all.zip"
    data = record(url, zipped({"民政局.html": report()}), "application/zip")
    (member,) = members(data, "a.warc")
    assert member.name == f"{url}!/民政局.html"
    assert member.told == {"source_url": url, "crawled_at": "2025-02-01T08:00:00Z"}


def test_a_wacz_is_the_records_of_its_crawls() -> None:
    data = zipped({
        "datapackage.json": b"{}", "indexes/index.cdx.gz": b"x", "pages/pages.jsonl": b"{}",
        "archive/1.warc.gz": gzipped(record(URL, report()), record("http://a.cn/n", NEWS)),
        "archive/2.warc": record("http://b.gov.cn/nb", report("乙县民政局")),
    })  # fmt: skip
    assert met(data, "a.wacz") == {f"archive/1.warc.gz!/{URL}": "", "archive/2.warc!/http://b.gov.cn/nb": ""}
    assert passed_over(data) == 1


def test_what_a_crawl_cut_short_is_read_and_told() -> None:
    told = record(URL, report(), warc="WARC-Truncated: length\r\n")
    cut = told + record("http://b.gov.cn/nb", report("乙县民政局", more="数" * 2000))[:-1500]
    found = members(cut, "a.warc")
    assert [m.told.get("truncated") for m in found] == ["yes", "yes"]
    parsed = parse.parse_member(found[1], "a.warc", b"", None)
    assert [i.code for i in parsed.issues].count("record_truncated") == 1
    assert parsed.document.agency_name == "祁东县民政局" or "乙县" in (parsed.document.title or "")


def _crawl() -> list[bytes]:
    return [record(f"http://{n}.gov.cn/nb", report(more=str(n) * 3000)) for n in range(4)]


@pytest.mark.parametrize(
    ("how", "end"),
    [
        ("packed", 2),
        ("in_wacz", 2),
        *((how, end) for how in ("plain", "packed", "in_wacz") for end in (40, -6)),
    ],
)
def test_a_crawl_that_breaks_off_is_one_issue_with_its_place(how: str, end: int) -> None:
    whole = [part if how == "plain" else gzip.compress(part) for part in _crawl()]
    # the last record is no report: nobody would miss it
    news = record("http://a.cn/n", NEWS)
    last = news if how == "plain" else gzip.compress(news)
    data, place = b"".join(whole) + last[:end], len(b"".join(whole))
    name = "a.warc"
    if how == "in_wacz":
        data, name = zipped({"datapackage.json": b"{}", "archive/1.warc.gz": data}), "a.wacz"
    found = members(data, name)
    assert [m.name.rpartition("!/")[2] for m in found[:4]] == [f"http://{n}.gov.cn/nb" for n in range(4)]
    (told,) = found[4:]
    assert told.name == ("archive/1.warc.gz" if how == "in_wacz" else "")
    assert told.why == Doubt("archive_damaged", f"byte {place}", f"byte {place}")
    assert passed_over(data) == 0, "what is told is not counted as well"
    parsed = parse.parse_member(told, name, b"0" * 32, None)
    assert [(i.code, i.place) for i in parsed.issues] == [("archive_damaged", f"byte {place}")]


@pytest.mark.parametrize(
    "pack", [lambda r: b"".join(r), lambda r: gzipped(*r), lambda r: gzip.compress(b"".join(r))]
)
def test_a_whole_crawl_does_not_break_off(pack: Any) -> None:
    assert set(met(pack([*_crawl(), record("http://a.cn/n", NEWS)]), "a.warc").values()) == {""}


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress], ids=["bz2", "xz"])
def test_a_crawl_packed_as_a_whole_is_read_and_its_tear_told(pack: Any) -> None:
    words = Random(1)
    said = ["".join(chr(words.randrange(0x4E00, 0x9FA5)) for _ in range(9000)) for _ in range(4)]
    crawl = [record(f"http://{n}.gov.cn/nb", report(more=text)) for n, text in enumerate(said)]
    crawl.append(record("http://a.cn/n", NEWS))
    packed = pack(b"".join(crawl))
    assert met(packed, "a.warc.xz") == {f"http://{n}.gov.cn/nb": "" for n in range(4)}
    assert passed_over(packed) == 1
    for end in (-1, len(packed) // 2):
        found = members(packed[:end], "a.warc.xz")
        assert [why(m) for m in found if not m.name] == ["archive_damaged"]
        assert passed_over(packed[:end]) == 0


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_a_packed_tar_that_breaks_off_is_told(mode: str) -> None:
    data = tarred({f"{n}.html": report(more=str(n)) for n in range(3)}, mode)
    assert "archive_damaged" in met(data[:-1], "a.tar").values()


def test_a_crawl_packed_as_one_that_breaks_off_is_told() -> None:
    assert [why(m) for m in members(gzip.compress(b"".join(_crawl()))[:-200], "a.warc.gz")][
        -1
    ] == "archive_damaged"


@pytest.mark.parametrize("place", [30, -6], ids=["bytes", "sum"])
def test_behind_a_damaged_record_reading_goes_on(place: int) -> None:
    parts = [gzip.compress(record(f"http://{n}.gov.cn/nb", report(more=str(n)))) for n in range(6)]
    for n in (1, 4):
        spoilt = bytearray(parts[n])
        spoilt[place] ^= 0xFF
        parts[n] = bytes(spoilt)
    found = members(b"".join(parts), "a.warc.gz")
    sound = [m.name for m in found if not why(m)]
    assert sound == [f"http://{n}.gov.cn/nb" for n in (0, 2, 3, 5)]
    assert [why(m) for m in found].count("archive_member_damaged") == 2


def test_a_damaged_first_record_and_rubbish_between_records_cost_themselves() -> None:
    good = [record(f"http://{n}.gov.cn/nb", report(more=str(n))) for n in range(3)]
    data = good[0] + b"rubbish without end\r\n\r\n" + good[1] + good[2]
    assert list(met(data, "a.warc").values()).count("archive_member_damaged") == 1
    assert {"http://1.gov.cn/nb", "http://2.gov.cn/nb"} <= met(data, "a.warc").keys()
    first = good[0].replace(b"WARC-Type", b"WARC Type", 1).replace(b"Content-Length", b"Content Length")
    assert {"http://1.gov.cn/nb", "http://2.gov.cn/nb"} <= met(first + good[1] + good[2], "a.warc").keys()


def test_a_crawl_of_nothing_but_rubbish_ends() -> None:
    assert set(met(b"WARC/1.1\r\n" + b"\x1f\x8b\x08rubbish" * 5000, "a.warc").values()) == {
        "archive_member_damaged"
    }


def test_a_page_that_unpacks_without_end_is_told() -> None:
    page = report(more="x") + b"<p>" + bytes(30 << 20)
    data = record(URL, gzip.compress(page), headers="Content-Encoding: gzip\r\n")
    brotlied = record(URL, brotli.compress(page, quality=1), headers="Content-Encoding: br\r\n")
    assert met(data, "a.warc", max_bytes=1 << 20) == {URL: "archive_member_too_large"}
    assert met(brotlied, "a.warc", max_bytes=1 << 20) == {URL: "archive_member_too_large"}


def test_a_page_packed_in_an_unknown_way_is_told() -> None:
    data = record(URL, b"?", headers="Content-Encoding: zstd\r\n") + record("http://b.gov.cn/", report())
    assert met(data, "a.warc") == {URL: "archive_member_damaged", "http://b.gov.cn/": ""}


@pytest.mark.parametrize(
    ("url", "official"),
    [
        ("http://www.qidong.gov.cn/a", True), ("www.gov.cn", True), ("HTTPS://GOV.CN:80", True),
        ("https://www.cass.cn/a", True), ("http://gov.cn.example.com/", False), ("http://mygov.cn/", False),
        ("http://gov.cn@example.com/", False), ("", False), (None, False), ("/gov.cn", False),
    ],
)  # fmt: skip
def test_a_host_is_official_where_the_book_says_so(url: str | None, official: bool) -> None:
    assert origins.official(url) is official

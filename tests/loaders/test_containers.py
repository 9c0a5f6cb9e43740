"""Archives are read member by member; a bad member, a bad archive and a bomb cost themselves alone."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import tarfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from containers_build import gzipped, members, met, raw_zip, record, report, tarred, why, zipped

from loaders import containers
from loaders.containers import kinds
from loaders.containers.members import Member
from loaders.containers.names import as_folders
from loaders.limits import Limits
from loaders.walk import walk

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
MEGABYTE = 1 << 20


@pytest.mark.parametrize(
    ("packed", "name"),
    [
        (zipped, "a.zip"),
        (tarred, "a.tar"),
        (lambda m: tarred(m, "w:gz"), "a.tar.gz"),
        (lambda m: tarred(m, "w:bz2"), "a.tbz2"),
        (lambda m: tarred(m, "w:xz"), "a.txz"),
        (lambda m: raw_zip((name.encode("gb18030"), data) for name, data in m.items()), "windows.zip"),
        (lambda m: raw_zip((name.encode(), data) for name, data in m.items()), "mac.zip"),
        (lambda m: tarred(m, charset="gb18030"), "windows.tar"),
    ],
    ids=["zip", "tar", "gz", "bz2", "xz", "zip_gbk", "zip_utf8", "tar_gbk"],
)
def test_members_with_chinese_names_come_out_as_they_went_in(packed: Any, name: str) -> None:
    packed_members = {
        "乡镇/白鹤街道办事处.html": report("祁东县白鹤街道办事处"),
        "县局/民政局.html": report(),
    }
    found = members(packed(packed_members), name)
    assert {m.name: m.data for m in found} == packed_members
    assert [why(m) for m in found] == ["", ""]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress], ids=["gz", "bz2", "xz"])
def test_a_packed_file_is_one_document_named_after_it(pack: Any) -> None:
    (member,) = members(pack(report()), "reports/民政局.html.gz")
    assert (member.name, member.data) == ("民政局.html", report())


def test_several_packed_files_one_after_the_other_are_one() -> None:
    half = len(report()) // 2
    for pack in (gzip.compress, bz2.compress, lzma.compress):
        (member,) = members(pack(report()[:half]) + pack(report()[half:]), "a.html.x")
        assert member.data == report()


def test_what_can_never_be_a_report_is_passed_over_and_counted() -> None:
    data = zipped([
        ("a.html", report()), ("b.png", b"x"), ("__MACOSX/._a.html", b"x"), (".hidden/c.html", b"x"),
        ("~$a.docx", b"x"), ("folder/", b""), ("d.CSS", b"x"),
    ])  # fmt: skip
    contents = containers.opened(io.BytesIO(data), "a.zip", Limits())
    assert contents is not None
    assert [m.name for m in contents] == ["a.html"]
    assert (contents.files_passed_over, contents.records_passed_over) == (5, 0)


PICTURES = {
    "scans/1.jpg": b"1" * 200_000, "扫描/第1页.png": b"2" * 200_000, "scans/logo.png": b"x" * 2000,
    "page_files/banner.jpg": b"3" * 200_000, "site/banner.png": b"4" * 200_000, "site/index.html": report(),
    "__MACOSX/scans/1.jpg": b"5" * 200_000, "scans/2.tif": b"6" * 200_000,
}  # fmt: skip


@pytest.mark.parametrize(
    ("pack", "name"),
    [(zipped, "a.zip"), (tarred, "a.tar"), (lambda m: tarred(m, "w:gz"), "a.tgz")],
    ids=["zip", "tar", "gz"],
)
def test_pictures_are_scanned_pages_by_the_rule_for_those_in_folders(
    pack: Any, name: str, tmp_path: Path
) -> None:
    contents = containers.opened(io.BytesIO(pack(PICTURES)), name, Limits())
    assert contents is not None
    found = {m.name: m.data for m in contents}
    wanted = ("scans/1.jpg", "扫描/第1页.png", "scans/2.tif", "site/index.html")
    assert found == {name: PICTURES[name] for name in wanted}
    assert contents.files_passed_over == 4
    for path, data in PICTURES.items():
        if not path.startswith("__MACOSX"):  # nobody's folder
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(data)
    files, passed_over = walk([tmp_path], ())
    assert {f.relative_to(tmp_path).as_posix() for f in files} == set(found)
    assert passed_over == 3


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress], ids=["gz", "bz2", "xz"])
def test_a_picture_packed_by_itself_is_a_scanned_page_by_the_rule_for_its_folder(
    pack: Any, tmp_path: Path
) -> None:
    found = set()
    pictures = {path: data for path, data in PICTURES.items() if "__MACOSX" not in path}
    for path, data in pictures.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    for path, data in pictures.items():
        contents = containers.opened(io.BytesIO(pack(data)), f"{tmp_path}/{path}.x", Limits())
        kept = [m.data for m in contents or ()]
        assert contents is not None
        assert len(kept) + contents.files_passed_over == 1
        found |= {path} if kept == [data] else set()
    assert found == {
        "scans/1.jpg",
        "扫描/第1页.png",
        "scans/2.tif",
        "site/index.html",
    }
    # of one in an archive it is not known what lies beside it
    assert members(zipped({"1.jpg.gz": pack(PICTURES["scans/1.jpg"])})) == []


def test_pictures_in_an_archive_in_an_archive_and_before_damage_are_read() -> None:
    whole = tarred({**PICTURES, "z.html": report()})
    inner = members(zipped({"inner.tar": whole}, zipfile.ZIP_STORED))
    assert {"inner.tar!/scans/1.jpg", "inner.tar!/扫描/第1页.png"} <= {m.name for m in inner}
    torn = members(whole[: whole.index(b"z.html") + 300], "a.tar")
    assert {"scans/1.jpg", "扫描/第1页.png"} <= {m.name for m in torn}
    assert why(torn[-1]) == "archive_damaged"


def test_pictures_of_a_tar_that_are_read_last_do_not_count_twice() -> None:
    packed = tarred({"1.jpg": random.Random(1).randbytes(600_000)}, "w:gz")
    (member,) = members(packed, "a.tgz", max_uncompressed_bytes=700_000, max_compression_ratio=1)
    assert (member.name, len(member.data)) == ("1.jpg", 600_000)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:\\年报\\民政局.html", "a/../../b.html"]
)
def test_a_name_that_leads_elsewhere_is_only_a_name(name: str, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    for data in (zipped([(name, report())]), tarred({name: report()})):
        (member,) = members(data)
        assert (member.name, member.data) == (name.replace("\\", "/"), report())
    assert list(tmp_path.iterdir()) == []


def test_what_moves_a_cursor_is_escaped_in_names() -> None:
    (member,) = members(raw_zip([(b"a\x1b[2J\n.html", report())]))
    assert member.name == "a\\x1b[2J\\n.html"


def test_links_and_devices_in_a_tar_are_passed_over() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind in (
            ("s", tarfile.SYMTYPE),
            ("h", tarfile.LNKTYPE),
            ("p", tarfile.FIFOTYPE),
            ("c", tarfile.CHRTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("a.html")
        info.size = len(report())
        archive.addfile(info, io.BytesIO(report()))
    contents = containers.opened(io.BytesIO(buffer.getvalue()), "a.tar", Limits())
    assert contents is not None
    assert [(m.name, m.data) for m in contents] == [("a.html", report())]
    assert contents.files_passed_over == 4


def test_a_link_in_a_zip_is_passed_over() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link.html")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert members(buffer.getvalue()) == []


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_a_document_that_is_a_zip_stays_a_document(suffix: str) -> None:
    mark = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[suffix]
    data = zipped({mark: b"<x/>"})
    assert containers.opened(io.BytesIO(data), f"a.{suffix}", Limits()) is None
    assert met(zipped({f"in/a.{suffix}": data})) == {f"in/a.{suffix}": ""}


@pytest.mark.parametrize(
    "name", ["qidong_2024.html", "hongze_2023.pdf", "suqian_2023.docx", "qidong_2024.txt"]
)
def test_no_other_file_is_taken_for_a_container(name: str) -> None:
    with (SAMPLES / name).open("rb") as handle:
        assert containers.opened(handle, name, Limits()) is None
        assert handle.tell() == 0


def test_an_archive_in_an_archive_is_opened_and_one_in_that_is_told() -> None:
    inner = tarred({"b.html": report("乙县民政局")}, "w:gz")
    third = zipped({"c.html": report("丙县民政局")})
    data = zipped(
        {
            "a.html": report(),
            "inner.tar.gz": inner,
            "two.zip": zipped({"three.zip": third, "d.html": report()}),
        }
    )
    assert met(data) == {
        "a.html": "", "inner.tar.gz!/b.html": "",
        "two.zip!/three.zip": "archive_nested", "two.zip!/d.html": "",
    }  # fmt: skip


def test_an_archive_that_holds_itself_ends() -> None:
    # the bytes of a true quine are not needed: whatever lies at the third level is left closed
    data = zipped({"r.zip": zipped({"r.zip": zipped({"r.zip": zipped({})})})})
    assert met(data) == {"r.zip!/r.zip": "archive_nested"}


def test_a_tower_of_archives_costs_one_issue_for_each_at_the_third_level() -> None:
    bomb = zipped({"0.dll": bytes(MEGABYTE)})
    level = {
        f"lib{n}.zip": zipped({f"book{n}{i}.zip": bomb + bytes([n, i]) for i in range(4)}) for n in range(4)
    }
    found = met(zipped(level))
    assert len(found) == 16
    assert set(found.values()) == {"archive_nested"}


def test_a_bomb_is_told_before_it_is_unpacked_and_the_others_are_read() -> None:
    data = zipped({"bomb.html": bytes(65 * MEGABYTE), "huge.txt": bytes(20 * MEGABYTE), "a.html": report()})
    tracemalloc.start()
    assert met(data) == {"bomb.html": "archive_member_too_large", "huge.txt": "archive_limit", "a.html": ""}
    assert tracemalloc.get_traced_memory()[1] < 10 * MEGABYTE
    tracemalloc.stop()


def test_members_that_share_their_bytes_cannot_unpack_without_end() -> None:
    data = zipped({f"{n}.html": bytes(MEGABYTE) for n in range(300)})
    found = members(data, max_uncompressed_bytes=20 * MEGABYTE, max_compression_ratio=30)
    assert len(found) <= 21
    assert (found[-1].name, why(found[-1])) == ("", "archive_limit")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress], ids=["gz", "bz2", "xz"])
def test_a_packed_bomb_is_told(pack: Any) -> None:
    bomb = pack(bytes(20 * MEGABYTE))
    assert met(bomb, "a.html.x", max_uncompressed_bytes=8 * MEGABYTE).popitem()[1] in (
        "archive_limit", "archive_member_too_large",
    )  # fmt: skip
    tar = pack(
        tarred({"a.html": report(), "zeros.html": bytes(10 * MEGABYTE), "b.html": report("乙县民政局")})
    )
    found = met(tar, "a.tar.x", max_bytes=MEGABYTE)
    assert found["a.html"] == ""
    assert found["zeros.html"] == "archive_member_too_large"
    assert "b.html" in found


def test_heads_of_a_tar_are_not_read_without_end() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("pax")
        info.type, info.size = tarfile.XHDTYPE, 10 * MEGABYTE
        archive.addfile(info, io.BytesIO(bytes(10 * MEGABYTE)))
    assert met(gzip.compress(buffer.getvalue()), "a.tar.gz") == {"": "archive_limit"}


def test_a_damaged_member_costs_itself() -> None:
    sound = raw_zip([(b"a.html", report()), (b"b.html", report("乙县民政局"))])
    place = sound.index(b"a.html") + 40
    broken = sound[:place] + bytes([sound[place] ^ 0x55]) + sound[place + 1 :]
    assert met(broken) == {"a.html": "archive_member_damaged", "b.html": ""}


def test_a_wrong_sum_is_damage() -> None:
    data = bytearray(zipped({"a.html": report(), "b.html": report("乙县民政局")}, zipfile.ZIP_STORED))
    at = data.index("祁东县民政局".encode())
    data[at] ^= 1
    assert met(bytes(data)) == {"a.html": "archive_member_damaged", "b.html": ""}


def test_an_encrypted_member_is_told_with_the_archive() -> None:
    found = members(raw_zip([("民政局.html".encode("gb18030"), report())], flags=1))
    said = found[0].issue("上报/全县.zip")
    assert said.code == "archive_member_encrypted"
    assert "上报/全县.zip!/民政局.html" in said.message_zh
    assert "上报/全县.zip!/民政局.html" in said.message_en


def test_sizes_that_lie_unpack_no_more_than_they_say() -> None:
    assert met(raw_zip([(b"a.html", report())], announced=10)) == {"a.html": "archive_member_damaged"}


def test_a_method_that_asks_for_memory_itself_is_refused() -> None:
    assert met(zipped({"a.html": report()}, zipfile.ZIP_LZMA)) == {"a.html": "archive_member_damaged"}


def test_too_many_members_are_told() -> None:
    data = zipped({f"{n}.html": b"" for n in range(30)})
    assert met(data, max_members=20) == {"": "archive_too_many"}
    tar = met(tarred({f"{n}.html": b"x" for n in range(30)}), max_members=20)
    assert len(tar) == 21
    assert tar[""] == "archive_too_many"


def test_a_hundred_thousand_empty_members_are_one_document() -> None:
    data = raw_zip((b"%d.html" % n, b"") for n in range(65_000))
    found = members(data)
    assert len(found) == 65_000
    assert len({m.key(b"") for m in found}) == 1
    tar = tarred({f"{n}.html": b"" for n in range(35_000)}, "w:gz")
    assert len({m.key(b"") for m in members(tar)}) == 1


def test_a_damaged_archive_is_one_document_and_what_came_before_is_kept() -> None:
    sound = tarred(
        {"a.html": report(), "b.html": report("乙县民政局"), "c.html": report("丙县民政局")}, "w:gz"
    )
    found = members(sound[: len(sound) * 4 // 5], "a.tar.gz")
    assert why(found[-1]) == "archive_damaged"
    assert found[-1].name == ""
    assert [why(m) for m in found[:-1]] == [""] * (len(found) - 1)
    plain = tarred({"a.html": report(), "b.html": report("乙县民政局")})
    second = plain.index(b"b.html")
    assert met(plain[:second] + b"X" + plain[second + 1 :]) == {"a.html": "", "": "archive_damaged"}
    assert met(plain[: second + 700]) == {"a.html": "", "": "archive_damaged"}
    assert met(gzip.compress(report())[:-12], "a.html.gz") == {"": "archive_damaged"}
    long = gzip.compress(random.Random(1).randbytes(MEGABYTE))
    assert met(long[:-12], "a.html.gz") == {"a.html": "archive_member_damaged"}


def test_a_zip_cut_short_is_left_to_its_reader_or_told_where_it_is_too_large_for_one() -> None:
    cut = zipped({"a.html": report()})[:-30]
    assert containers.opened(io.BytesIO(cut), "a.zip", Limits()) is None
    assert met(cut, max_bytes=100) == {"": "archive_damaged"}


def test_a_bad_archive_in_an_archive_costs_itself() -> None:
    inner = tarred({"x.html": report("甲县民政局"), "y.html": report("乙县民政局")}, "w:gz")
    found = members(zipped({"a.tar.gz": inner[:-40], "b.html": report()}))
    assert {m.name: why(m) for m in found}["a.tar.gz"] == "archive_damaged"
    assert found[-1].name == "b.html"


def test_members_are_read_one_at_a_time() -> None:
    chance = random.Random(1)
    data = zipped({f"{n}.html": chance.randbytes(MEGABYTE) for n in range(40)}, zipfile.ZIP_STORED)
    contents = containers.opened(io.BytesIO(data), "a.zip", Limits(max_bytes=2 * MEGABYTE))
    assert contents is not None
    tracemalloc.start()
    assert sum(len(m.data) for m in contents) == 40 * MEGABYTE
    assert tracemalloc.get_traced_memory()[1] < 6 * MEGABYTE
    tracemalloc.stop()


def test_an_archive_stands_for_a_folder_where_a_path_tells_who_reports() -> None:
    assert as_folders("上报/祁东县.zip!/民政局.docx") == "上报/祁东县/民政局.docx"
    assert as_folders("a.tar.gz!/祁东县.ZIP!/b.html") == "a/祁东县/b.html"
    assert as_folders("a.zip/b!.html") == "a.zip/b!.html"


def test_a_record_is_no_archive() -> None:
    data = record("http://a.gov.cn/x.zip", zipped({"a.html": report()}), "application/zip", headers="")
    assert met(data, "a.warc") == {}


@pytest.mark.parametrize(
    "kind", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz", "nested", "warc", "warc.gz", "wacz"]
)
def test_no_damage_stops_reading(kind: str) -> None:
    reports = {f"{n}.html": report(more=f"{n}" * 50) for n in range(4)}
    crawl = [record(f"http://{n}.gov.cn/nb", data) for n, data in enumerate(reports.values())]
    made = {
        "zip": lambda: zipped(reports),
        "tar": lambda: tarred(reports),
        "tar.gz": lambda: tarred(reports, "w:gz"),
        "tar.bz2": lambda: tarred(reports, "w:bz2"),
        "tar.xz": lambda: tarred(reports, "w:xz"),
        "nested": lambda: zipped(
            {"a.tar.gz": tarred(reports, "w:gz"), "b.zip": zipped(reports)}, zipfile.ZIP_STORED
        ),
        "warc": lambda: b"".join(crawl),
        "warc.gz": lambda: gzipped(*crawl),
        "wacz": lambda: zipped(
            {"datapackage.json": b"{}", "archive/a.warc.gz": gzipped(*crawl)}, zipfile.ZIP_STORED
        ),
    }[kind]()
    chance = random.Random(kind)
    for _ in range(150):
        spoilt = bytearray(made)
        for _ in range(chance.randrange(1, 4)):
            how, at = chance.randrange(3), chance.randrange(len(spoilt))
            if how == 0:
                spoilt[at] = chance.randrange(256)
            elif how == 1:
                del spoilt[at : at + chance.randrange(200)]
            else:
                spoilt[at:at] = chance.randbytes(chance.randrange(50))
            spoilt = spoilt or bytearray(b"x")
        contents = containers.opened(io.BytesIO(bytes(spoilt)), f"a.{kind}", Limits(max_bytes=MEGABYTE))
        for member in contents or ():
            assert bool(member.why) or member.name
            if member.why:
                assert member.issue("a").code == why(member)


class _PanicError(BaseException):
    """As libraries in Rust raise it: no Exception."""


_PanicError.__name__ = "PanicException"


@pytest.mark.parametrize(
    ("raised", "told"), [(_PanicError("index out of bounds"), True), (KeyboardInterrupt(), False)]
)
def test_a_library_that_panics_costs_its_container_only(raised: BaseException, told: bool) -> None:
    def members() -> Iterator[Member]:
        yield Member("a.html", b"a")
        raise raised

    found = kinds._guarded(members())
    assert next(found).name == "a.html"
    if told:
        (last,) = found
        assert last.why is not None
        assert last.why.code == "archive_damaged"
    else:
        with pytest.raises(KeyboardInterrupt):
            list(found)


def test_a_torn_zip_that_ends_with_another_inside_it_is_told(tmp_path: Path) -> None:
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("in.zip", zipped({"a.html": report("甲县")}))
        archive.writestr("b.html", report("乙县") * 9)
    whole = outer.getvalue()
    for data, told in (
        (whole, None),
        (whole + bytes(512), None),
        (whole[: len(whole) * 2 // 3], "archive_damaged"),
    ):
        file = tmp_path / "a.zip"
        file.write_bytes(data)
        with file.open("rb") as handle:
            opened = containers.opened(handle, "a.zip", Limits())
            assert opened is not None
            codes = [member.why and member.why.code for member in opened]
        assert [code for code in codes if code] == ([told] if told else [])

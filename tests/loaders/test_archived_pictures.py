"""Pictures of tables that lie in the archive of the page that shows them."""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from containers_build import raw_zip, record, tarred, zipped
from scans_build import as_file, bomb, figures, needs_ocr, sample_page, table_four, with_pictures

from loaders import seen, versions
from loaders.beside import Beside
from loaders.commands.parse import read
from loaders.home import Home
from loaders.limits import Limits
from loaders.load import Options, load
from loaders.parse import parse_bytes
from loaders.statements import Facts, Parsed

PICTURE = b"\x89PNG" + bytes(range(256)) * 20


def by_gz(members: dict[str, bytes]) -> bytes:
    return tarred(members, "w:gz")


PACKS = pytest.mark.parametrize("pack", [zipped, tarred, by_gz], ids=["zip", "tar", "tgz"])


def archive(folder: Path, data: bytes, name: str = "a.zip") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def beside(file: Path, *addresses: str, page: str = "年报/a.html", **limits: int) -> list[bytes | str]:
    """For each address the bytes, else the reason why there are none."""
    place = Beside(file, page, file.stat())
    return [shown.data or shown.why for shown in place.read(addresses, Limits(**limits))]


@needs_ocr
def test_a_table_is_read_from_a_picture_in_the_archive_of_its_page(tmp_path: Path) -> None:
    picture, page = as_file([table_four()], "PNG"), sample_page()
    members = {"年报/图/表四.png": picture, "年报/报告.html": with_pictures(page, "图/表四.png").encode()}
    old = raw_zip((name.encode("gb18030"), data) for name, data in members.items())
    plain = tarred({"./a/r.html": with_pictures(page, r"..\b\t%204.png").encode(), "./b/t 4.png": picture})
    expected = figures(parse_bytes(page.encode(), "text.html"))
    for file in (archive(tmp_path, old), archive(tmp_path, plain, "a.tar")):
        (parsed,) = read([str(file)], None)  # the picture is no document of its own
        assert figures(parsed) == expected
        assert {p.place.split(" table")[0] for p in parsed.pictures} == {"picture 1 page 1"}
        assert parsed.shown == hashlib.sha256(hashlib.sha256(picture).digest()).hexdigest()[:8]


def unread(parsed: Parsed) -> str:
    """What is said of pictures that were not read, of a page whose table four is one of them."""
    assert {state for _, state in figures(parsed, "t4").values()} == {"not_extracted"}
    assert parsed.shown == "0"
    (told,) = (i for i in parsed.issues if i.code == "picture_unread")
    return told.text


@PACKS
def test_a_picture_that_the_archive_lacks_is_named(pack: Callable[..., bytes], tmp_path: Path) -> None:
    page = with_pictures(sample_page(), "gone.png").encode()
    (parsed,) = read([str(archive(tmp_path, pack({"r.html": page})))], None)
    assert unread(parsed) == "gone.png (not beside it in the archive)"


def test_what_comes_out_of_a_crawl_or_an_archive_in_an_archive_stays_unread(tmp_path: Path) -> None:
    page = with_pictures(sample_page(), "t.png").encode()
    inner = zipped({"r.html": page, "t.png": PICTURE})
    outer = archive(tmp_path, zipped({"in.zip": inner, "t.png": PICTURE}))
    crawl = archive(tmp_path, record("http://www.hongze.gov.cn/r.html", page), "a.warc")
    for file in (outer, crawl):
        (parsed,) = read([str(file)], None)
        assert unread(parsed).startswith("t.png (not looked for")


@needs_ocr
def test_pictures_that_do_harm_cost_themselves_alone(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(PICTURE)
    page = with_pictures(sample_page(), "../../x.png", "b.png", "/x.png").encode()
    file = archive(tmp_path / "in", zipped({"r.html": page, "b.png": bomb(), "../../x.png": PICTURE}))
    (parsed,) = read([str(file)], None)
    assert unread(parsed) == "../../x.png (not beside it in the archive) +2"


@PACKS
def test_an_address_is_that_of_a_member_and_never_leaves_the_archive(
    pack: Callable[..., bytes], tmp_path: Path
) -> None:
    (tmp_path / "out.png").write_bytes(b"outside")
    members = {
        "年报/表 1.png": b"one",
        "two.png": b"two",
        "./年报/s/../three.png": b"three",
        "../out.png": b"x",
    }
    file = archive(tmp_path, pack(members))
    found = beside(
        file, "表%201.png?v=2", "%B1%ED%201.png", "../two.png", "x/../../two.png", "three.png",
        "../../out.png", "../two.png/../../../out.png", "/two.png", "file:two.png", "%00", "", "表 1.png",
    )  # fmt: skip
    inside, outside = found[:5], found[5:-1]
    assert inside == [b"one", b"one", b"two", b"two", b"three"]
    assert set(outside) == {"not beside it in the archive"}
    assert found[-1] == b"one"


@pytest.mark.parametrize("folder", ["年报".encode(), "年报".encode("gb18030")], ids=["utf-8", "gb18030"])
def test_a_page_in_a_folder_finds_pictures_by_the_addresses_of_old_tools(
    folder: bytes, tmp_path: Path
) -> None:
    page = tmp_path / os.fsdecode(folder) / "a.html"
    page.parent.mkdir()
    archive(page.parent / "a_files", PICTURE, "表1.png")
    found = Beside(page).read(["a_files\\表1.png", "a_files/%B1%ED1.png", "a_files/%00.png"], Limits())
    assert [shown.data for shown in found] == [PICTURE, PICTURE, None]


def test_of_one_name_the_last_member_counts_and_links_do_not(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = zipped([("a.png", b"old"), ("a.png", b"new")])
    assert beside(archive(tmp_path, twice), "a.png", page="r.html") == [b"new"]
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as packed:
        link = tarfile.TarInfo("a.png")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    linked = archive(tmp_path, buffer.getvalue(), "a.tar")
    assert beside(linked, "a.png", page="r.html") == ["not beside it in the archive"]


@PACKS
def test_what_is_too_large_is_not_unpacked(pack: Callable[..., bytes], tmp_path: Path) -> None:
    file = archive(tmp_path, pack({"a.png": b"a" * 9, "b.png": bytes(500_000), "c.png": b"c" * 9}))
    found = beside(file, "a.png", "b.png", "c.png", page="r.html", max_bytes=400_000)
    assert (found[0], found[2]) == (b"a" * 9, b"c" * 9)
    assert str(found[1]).startswith("too large: 500,000")
    # all that is read for one page counts together
    together = {"max_uncompressed_bytes": 300_000, "max_compression_ratio": 1}
    (small, large) = beside(file, "a.png", "b.png", page="r.html", **together)
    assert str(large).startswith("limit: ")
    assert small == b"a" * 9 or pack is by_gz  # of that all counts that is unpacked on the way


def test_a_bomb_a_password_and_damage_are_the_reason_of_their_picture(tmp_path: Path) -> None:
    bombs = archive(tmp_path, zipped({"b.png": bytes(3_000_000), "a.png": PICTURE}))
    (packed, good) = beside(bombs, "b.png", "a.png", page="r.html")
    assert str(packed).startswith("limit: 3,000,000 / ")
    assert good == PICTURE
    locked = archive(tmp_path, raw_zip([(b"a.png", PICTURE)], flags=1))
    assert beside(locked, "a.png", page="r.html") == ["encrypted"]
    stored = zipped({"a.png": PICTURE}, zipfile.ZIP_STORED).replace(PICTURE[:9], PICTURE[:8] + b"!")
    assert str(beside(archive(tmp_path, stored), "a.png", page="r.html")[0]).startswith("damaged: ")
    torn = tarred({"a.png": PICTURE, "b.png": PICTURE})[:8192]
    found = beside(archive(tmp_path, torn, "a.tar"), "a.png", "b.png", page="r.html")
    assert found[0] == PICTURE
    assert isinstance(found[1], str)


def test_an_archive_that_changed_or_went_gives_no_pictures(tmp_path: Path) -> None:
    file = archive(tmp_path, zipped({"a.png": b"old"}))
    place = Beside(file, "r.html", file.stat())
    archive(tmp_path, zipped({"a.png": b"newer"}))
    (shown,) = place.read(["a.png"], Limits())
    assert shown.data is None
    file.unlink()
    (shown,) = place.read(["a.png"], Limits())
    assert (shown.data, shown.why) == (None, "No such file or directory")


def picture_of(
    data: bytes, path: str, manifest: Any = None, beside: Beside | None = None, **_: Any
) -> Parsed:
    """Stands for the reading of pages that have a table in `a.png`; whether it is found is tried here."""
    parsed = Parsed(path, Facts(hashlib.sha256(data).hexdigest(), status="parsed", trust_reason=""))
    assert beside
    (shown,) = beside.read(["a.png"], Limits())
    parsed.shown = hashlib.sha256(shown.data).hexdigest()[:8] if shown.data else "0"
    return parsed


def test_a_page_is_read_anew_where_its_archive_holds_other_pictures(tmp_path: Path) -> None:
    home, pages = Home(tmp_path / "home"), {"r.html": b"<html>1", "s/r.html": b"<html>2"}

    def landed(members: dict[str, bytes], name: str = "a.zip") -> tuple[int, int]:
        file = archive(tmp_path / "in", zipped(members), name)
        summary = load([file], home, Options(jobs=1, parse=picture_of))
        assert summary.settled == summary.found
        return summary.landed, summary.skipped

    assert landed(pages) == (2, 0)
    assert landed({**pages, "a.png": b"first", "s/a.png": b"same"}) == (2, 0)
    assert landed({**pages, "a.png": b"other", "s/a.png": b"same"}) == (1, 1)
    assert landed({**pages, "c.html": b"<html>3"}, "copy.zip") == (1, 2)  # it came without the pictures
    marks = {versions.shown(document.loader_version) for document in seen.landed(home).values()}
    assert marks == {"0", *(hashlib.sha256(data).hexdigest()[:8] for data in (b"other", b"same"))}


@needs_ocr
def test_ornaments_before_a_table_do_not_use_up_what_is_looked_at(tmp_path: Path) -> None:
    page = sample_page()
    icons = [f"icon{n}.png" for n in range(40)]
    (tmp_path / "a.html").write_text(with_pictures(page, *icons, "t4.png"), encoding="utf-8")
    for icon in icons:
        (tmp_path / icon).write_bytes(PICTURE[:300])
    (tmp_path / "t4.png").write_bytes(as_file([table_four()], "PNG"))
    (parsed,) = read([str(tmp_path / "a.html")], None)
    assert figures(parsed) == figures(parse_bytes(page.encode(), "text.html"))


@needs_ocr
def test_that_pictures_were_too_many_to_be_read_is_told(tmp_path: Path) -> None:
    torn = [f"{n}.png" for n in range(30)]
    (tmp_path / "a.html").write_text(with_pictures(sample_page(), *torn), encoding="utf-8")
    for name in torn:
        (tmp_path / name).write_bytes(as_file([table_four()], "PNG")[:5000])
    (parsed,) = read([str(tmp_path / "a.html")], None)
    (told,) = (issue.text for issue in parsed.issues if issue.code == "picture_unread")
    assert told.startswith("0.png (")
    assert told.endswith(" +20")
    assert {state for _, state in figures(parsed, "t4").values()} == {"not_extracted"}

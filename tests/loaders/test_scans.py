"""Scanned pages: figures, doubts and pictures; pages fed in aside; pictures inside pages and Word files."""

from __future__ import annotations

import base64
import io
import os
import re
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from scans_build import (
    ROOT,
    SAMPLE,
    as_file,
    bomb,
    figures,
    needs_ocr,
    sample_page,
    scanned,
    table_four,
    with_pictures,
)  # fmt: skip

from loaders import embedded, misread, watching
from loaders.beside import Beside
from loaders.check import check
from loaders.commands.parse import read
from loaders.document import Document, Grid, GridCell
from loaders.labels import meanings
from loaders.limits import Limits
from loaders.parse import parse_bytes, parse_file
from loaders.statements import Parsed
from loaders.walk import walk


@pytest.fixture(scope="module")
def truth() -> Parsed:
    return parse_bytes(SAMPLE.read_bytes(), "text.pdf")


@needs_ocr
def test_a_fax_of_several_pages(truth: Parsed) -> None:
    fax = as_file(scanned("turned bilevel"), "TIFF", compression="group4", dpi=(200, 200))
    parsed = parse_bytes(fax, "fax.tif")
    assert (parsed.document.reader, parsed.document.media_type) == ("scan", "image/tiff")
    assert parsed.document.report_id == truth.document.report_id
    wrong = {key for key, value in figures(truth).items() if figures(parsed)[key] != value}
    cells = {(c.table_id, c.row_code, c.column_code): c for c in parsed.cells}
    doubtful = {i.place for i in parsed.issues if i.code == "reading_unsure"}
    assert len(wrong) <= 2
    assert {cells[key].place for key in wrong} <= doubtful
    assert all(cells[key].confidence < 0.9 for key in wrong)
    (checked,) = check([parsed], {})
    chapters = {a.part: a.outcome for a in checked.answers if a.rule_id == "DOC-SECTIONS"}
    assert chapters == {"present": "pass", "order": "pass"}
    # what the paper shows of every figure, at its place
    places = {c.place for c in parsed.cells if c.state not in ("absent", "not_extracted")}
    assert {p.place for p in parsed.pictures} == places
    assert all(base64.b64decode(p.png).startswith(b"\x89PNG") for p in parsed.pictures)


@needs_ocr
@pytest.mark.parametrize("quarters", [1, 2])
def test_a_page_fed_in_aside_under_a_seal(quarters: int, truth: Parsed) -> None:
    page = scanned("stamped")[1].transpose(
        [None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180][quarters]
    )
    parsed = parse_bytes(as_file([page], "JPEG", quality=80), "page.jpg")
    assert figures(parsed, "t3") == figures(truth, "t3")
    assert figures(parsed, "t4") == figures(truth, "t4")


@needs_ocr
def test_a_table_whose_lines_are_gone_is_read_by_its_rows(truth: Parsed) -> None:
    import cv2
    import numpy as np

    from bench import scans
    from loaders.readers import ocr, scanimage, scanlines

    _, page, *_ = scans.pages(SAMPLE.read_bytes(), scans.KINDS[0], 5)
    sheet = scanimage.sheet(page, 200)
    _, rulings = scanlines.lattices(sheet, ocr.frames(sheet.grey))
    page[cv2.dilate(rulings, np.ones((3, 3), np.uint8)) > 0] = 255
    parsed = parse_bytes(as_file([Image.fromarray(page).convert("L")], "PNG"), "page.png")
    expected, found = figures(truth, "t3"), figures(parsed, "t3")
    wrong = {key for key, value in expected.items() if found[key] != value}
    assert len(wrong) <= len(expected) / 4
    assert {found[key][0] for key in wrong} <= {None}  # rows that are not sure are not read
    assert not parsed.pictures


@needs_ocr
def test_a_page_without_a_report() -> None:
    blank = Image.new("L", (1654, 2339), 255)
    assert parse_bytes(as_file([blank], "PNG"), "blank.png").document.status == "unrecognised"
    ImageDraw.Draw(blank).rectangle((200, 200, 1200, 1200), outline=0, width=3)
    assert parse_bytes(as_file([blank], "PNG"), "box.png").document.status == "unrecognised"


@needs_ocr
@pytest.mark.parametrize("share", [0.3, 0.00001])
def test_a_torn_picture_fails_with_a_reason(share: float) -> None:
    data = as_file([Image.new("L", (1654, 2339), 255)], "PNG", compress_level=0)
    parsed = parse_bytes(data[: int(len(data) * share)], "torn.png")
    assert (parsed.document.status, parsed.document.trust_reason) == ("failed", "file_unreadable")


@needs_ocr
def test_a_picture_of_too_many_dots_is_refused_before_it_is_unpacked() -> None:
    small = bomb()
    assert len(small) < 1_000_000
    assert parse_bytes(small, "bomb.tif").document.trust_reason == "picture_too_large"


@pytest.fixture(scope="module")
def page_of_pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report whose table four lies beside it as a picture, as a browser saves it."""
    folder = tmp_path_factory.mktemp("saved")
    text = sample_page()
    (folder / "text.html").write_text(text)
    (folder / "report.html").write_text(with_pictures(text, "a_files/page.png"))
    (folder / "a_files").mkdir()
    (folder / "a_files" / "page.png").write_bytes(as_file([table_four()], "PNG"))
    return folder


@needs_ocr
def test_tables_beside_a_page_and_inside_it(page_of_pictures: Path) -> None:
    expected = parse_file(page_of_pictures / "text.html")
    beside = parse_file(page_of_pictures / "report.html")
    assert figures(beside) == figures(expected)
    assert {p.place.split(" table")[0] for p in beside.pictures} == {"picture 1 page 1"}
    picture = base64.b64encode((page_of_pictures / "a_files" / "page.png").read_bytes()).decode()
    page = (page_of_pictures / "report.html").read_text()
    inside = page.replace("a_files/page.png", f"data:image/png;base64,{picture}")
    assert figures(parse_bytes(inside.encode(), "elsewhere.html")) == figures(expected)


@needs_ocr
def test_tables_inside_a_word_file(page_of_pictures: Path) -> None:
    from writers import docx
    from writers.pages import Line, Page, read_blocks
    from writers.statutory import read_figures

    samples = ROOT / "samples"
    blocks = read_blocks(
        samples / "prose" / "hongze_2023.md", read_figures(samples / "figures" / "hongze_2023.csv")
    )
    tables = [b for b in blocks if not isinstance(b, Line)]
    whole = docx.write(Page([b for b in blocks if b is not tables[-1]], "", ""))
    out = io.BytesIO(whole)
    with zipfile.ZipFile(out, "a") as archive:
        archive.write(page_of_pictures / "a_files" / "page.png", "word/media/image1.png")
    expected = figures(parse_file(page_of_pictures / "text.html"))
    assert figures(parse_bytes(out.getvalue(), "r.docx")) == expected


def test_a_damaged_picture_in_a_word_file_costs_itself_alone() -> None:
    data = (ROOT / "samples" / "reports" / "shanghai_office_2019.docx").read_bytes()
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/media/image1.png", b"\x89PNG" + bytes(3000))
    packed = bytearray(out.getvalue())
    packed[packed.index(b"\x89PNG") + 50] ^= 1  # its sum is wrong now
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        (picture,) = embedded._of_word(archive)
    assert (picture.name, picture.data) == ("word/media/image1.png", None)
    assert "CRC" in picture.why


def test_pictures_that_are_not_there_are_named_once(page_of_pictures: Path) -> None:
    page = (page_of_pictures / "report.html").read_bytes()
    parsed = parse_bytes(page, "elsewhere.html")
    (told,) = (i for i in parsed.issues if i.code == "picture_unread")
    assert "a_files/page.png" in told.text
    assert {c.state for c in parsed.cells if c.table_id == "t4_review_litigation"} == {"not_extracted"}


@needs_ocr
def test_a_picture_that_is_not_there_is_named_where_another_was_read(page_of_pictures: Path) -> None:
    page = (page_of_pictures / "report.html").read_text()
    start, end = page.rindex("<table"), page.rindex("</table>") + len("</table>")
    two = page_of_pictures / "two.html"
    two.write_text(page[:start] + '<p><img src="a_files/gone.png"></p>' + page[end:])
    parsed, expected = parse_file(two), parse_file(page_of_pictures / "text.html")
    assert figures(parsed, "t4") == figures(expected, "t4")
    assert {state for _, state in figures(parsed, "t3").values()} == {"not_extracted"}
    assert [i.text for i in parsed.issues if i.code == "picture_unread"] == [
        "a_files/gone.png (not beside the file)"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "/etc/passwd",
        "../page.png",
        "..\\page.png",
        "%2e%2e/page.png",
        "file:///etc/passwd",
        "http://a.cn/b.png",
        "page%00.png",
    ],
)
def test_a_page_reads_nothing_outside_its_folder(source: str, page_of_pictures: Path) -> None:
    page = Beside(page_of_pictures / "a_files" / "page.html")
    assert [shown.data for shown in page.read([source], Limits())] == [None]


def grid(*texts: str, confidence: float) -> Document:
    cells = tuple(GridCell(text, f"row 1 column {n}", 1, 1, confidence) for n, text in enumerate(texts))
    return Document((Grid((cells,), "table 1"),), "scan", "image/png", pictures={"row 1 column 9": b""})


def test_a_label_read_wrongly_by_a_character_is_the_only_one_near_it() -> None:
    read = grid("补正后申请内容仍不明礁", "行政迅制", "结果维特", "总汁", "12", confidence=0.8)
    mended, issues = misread.mended(read)
    labels = [cell.text for cell in mended.grids[0].rows[0]]
    assert labels == ["补正后申请内容仍不明确", "行政强制", "结果维持", "总汁", "12"]
    assert [i.code for i in issues] == ["label_misread"] * 3
    typed = grid("行政迅制", confidence=1)
    assert misread.mended(typed)[0] == typed


@given(st.text(alphabet="0123456789.,/-—万元件 ", max_size=12))
def test_no_value_is_ever_taken_for_a_label(text: str) -> None:
    mended, issues = misread.mended(grid(text, confidence=0.1))
    assert meanings(text) or (mended.grids[0].rows[0][0].text, issues) == (text, [])


def test_large_pictures_in_a_folder_are_read_and_those_of_a_saved_page_are_not(tmp_path: Path) -> None:
    for name in ("scans/1.jpg", "page_files/banner.jpg", "site/index.html", "site/banner.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(bytes(200_000))
    (tmp_path / "scans" / "logo.png").write_bytes(bytes(2000))
    found, passed_over = walk([tmp_path], ())
    assert sorted(f.relative_to(tmp_path).as_posix() for f in found) == ["scans/1.jpg", "site/index.html"]
    assert passed_over == 3


@needs_ocr
def test_a_scan_in_an_archive_is_a_document_of_its_own(truth: Parsed, tmp_path: Path) -> None:
    page = as_file([scanned("pressed")[1]], "PNG")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("年报/第2页.png", page)
        archive.writestr("年报/logo.png", as_file([table_four().resize((60, 20))], "PNG"))
    (parsed,) = read([str(tmp_path / "a.zip")], None)
    assert parsed.path == f"{tmp_path}/a.zip!/年报/第2页.png"
    assert figures(parsed, "t4") == figures(truth, "t4")


def on_terminal(*arguments: str) -> str:
    """What a command says on standard error where that is a terminal."""
    ours, theirs = os.openpty()
    call = f"from loaders.cli import main; main({list(arguments)!r})"
    subprocess.run([sys.executable, "-c", call], cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    with os.fdopen(ours, "rb") as said, suppress(OSError):  # Linux ends a terminal with an error
        return said.read1(1 << 16).decode()
    return ""


@needs_ocr
def test_a_check_of_scans_names_the_page_on_a_terminal_and_leaves_no_line(tmp_path: Path) -> None:
    fax = tmp_path / "年报\x1b[2J.tif"
    fax.write_bytes(as_file([table_four(), table_four()], "TIFF"))
    said = on_terminal("--lang", "en", "check", str(fax))
    assert re.findall(r"Recognising (.*?), page (\d)", said) == [("年报\\x1b[2J.tif", n) for n in "12"]
    assert said.endswith("\r\x1b[K")
    told: list[tuple[str, int, int | None]] = []
    with watching.watched(lambda *page: told.append(page)):
        parse_file(SAMPLE)
    assert told == []  # pages of text take no time


@needs_ocr
def test_the_memory_of_the_models_is_allowed_besides_that_of_a_document() -> None:
    import hashlib

    from loaders.workers import Job, Pool

    data = as_file([table_four()], "PNG")
    with Pool(parse_bytes, 1, Limits()) as pool:
        (done,) = pool.read([Job("page.png", data, hashlib.sha256(data).hexdigest())])
    assert done.parsed.document.status == "quarantined"  # a page of tables that names no agency
    assert done.parsed.pictures

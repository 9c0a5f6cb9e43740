"""XLS and ODS: the same workbook says what it says as XLSX, and damaged ones say why they cannot be read."""

from __future__ import annotations

import io
import subprocess
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.document import Document, UnreadableError
from loaders.issues import issue
from loaders.limits import Limits
from loaders.readers import libreoffice, read

MADE = pytest.mark.skipif(libreoffice.program() is None, reason="needs LibreOffice to make the files")
pytestmark = MADE


def workbook() -> bytes:
    """A workbook of everything that changes what a cell prints, or whether it prints."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    ruled, struck = book.add_format({"border": 1}), book.add_format({"font_strikeout": True})
    raised = book.add_format({"font_script": 1})
    sheet = book.add_worksheet("表")
    sheet.merge_range("A1:D1", "某局2024年政府信息公开工作年度报告")
    sheet.merge_range("A3:A4", "项目", ruled)
    sheet.merge_range("B3:D3", "数量", ruled)
    for column, text in enumerate(("甲", "乙", "总计"), start=1):
        sheet.write(3, column, text, ruled)
    codes = ["General", "0", "0.00", "#,##0", "0.0%", '0"件"', "yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "h:mm"]
    values = [3, 12.5, 12.345, 1234567, 0.935, 41, date(2024, 3, 5), date(2024, 12, 31), 0.75]
    for row, (code, number) in enumerate(zip(codes, values, strict=True), start=4):
        look = book.add_format({"border": 1, "num_format": code})
        sheet.write(row, 0, f"第{row}行", ruled)
        if isinstance(number, date):
            sheet.write_datetime(row, 1, datetime(number.year, number.month, number.day), look)
        else:
            sheet.write_number(row, 1, number, look)
        sheet.write_blank(row, 2, None, ruled)
        sheet.write_blank(row, 3, None, ruled)
    sheet.write(13, 0, "藏行", ruled)
    sheet.write(13, 1, 999, ruled)
    sheet.set_row(13, None, None, {"hidden": True})
    sheet.write_rich_string(14, 0, "规章", raised, "2", "修订", ruled)
    sheet.write(14, 1, "77", struck)
    sheet.write_boolean(14, 2, True, ruled)
    sheet.write_formula(15, 1, "=1/0", ruled, "#DIV/0!")
    sheet.write_formula(15, 2, "=B5*2", ruled, 6)
    sheet.write(15, 0, "公式", ruled)
    sheet.write(17, 0, "外面")
    sheet.print_area("A1:D17")
    hidden = book.add_worksheet("藏")
    hidden.write(0, 0, "藏着的数")
    hidden.hide()
    second = book.add_worksheet("表二")
    second.write_row(0, 0, ["甲", "乙", "丙"])
    second.write_row(1, 0, [1, 2, 3])
    second.set_column(1, 1, None, None, {"hidden": True})
    book.close()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The workbook as XLSX, and as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("xls")
    (folder / "book.xlsx").write_bytes(workbook())
    for kind in ("xls", "ods"):
        convert(folder, kind)
    return {kind: (folder / f"book.{kind}").read_bytes() for kind in ("xlsx", "xls", "ods")}


def convert(folder: Path, kind: str) -> None:
    command = [libreoffice.program(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(folder), str(folder / "book.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # type: ignore[arg-type]


def of(data: bytes) -> Document:
    return read(data, "a", Limits())


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_workbook_prints_the_same_in_every_format(kind: str, saved: dict[str, bytes]) -> None:
    expected, found = of(saved["xlsx"]), of(saved[kind])
    assert found.reader == kind
    assert found.media_type == {"xls": "application/vnd.ms-excel"}.get(
        kind, "application/vnd.oasis.opendocument.spreadsheet"
    )
    assert {"93.5%", "13", "41件", "2024年12月31日", "1,234,567", "TRUE", "规章²修订"} <= set(
        found.text.split("\n")
    )
    assert found.blocks == expected.blocks
    assert sorted(d.code for d in found.doubts) == sorted(d.code for d in expected.doubts)
    assert {d.code for d in found.doubts} == {"hidden_left_out", "outside_print_area", "struck_text"}


def test_a_locked_workbook_is_named(saved: dict[str, bytes]) -> None:
    data = bytearray(saved["xls"])
    start = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")  # the first record of the workbook's globals
    data[start + 20 : start + 26] = b"\x2f\x00\x02\x00\x00\x00"  # its second: a password
    with pytest.raises(UnreadableError) as caught:
        of(bytes(data))
    assert caught.value.code == "file_encrypted"


@pytest.mark.parametrize("length", [513, 2000, 8000])
def test_a_cut_workbook_is_unreadable(length: int, saved: dict[str, bytes]) -> None:
    with pytest.raises(UnreadableError) as caught:
        of(saved["xls"][:length])
    assert caught.value.code == "file_unreadable"


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_whatever_the_bytes(edits: list[tuple[float, int]], saved: dict[str, bytes]) -> None:
    data = bytearray(saved["xls"])
    for at, byte in edits:
        data[int(at * (len(data) - 1))] = byte
    with suppress(UnreadableError):  # whose code the book knows, or `issue` would raise KeyError
        try:
            assert isinstance(of(bytes(data)), Document)
        except UnreadableError as refused:
            issue(refused.code, refused.place, refused.detail)
            raise


def test_empty_sheets_are_an_empty_document(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "book.xlsx")
    convert(tmp_path, "xls")
    assert of((tmp_path / "book.xls").read_bytes()).blocks == ()

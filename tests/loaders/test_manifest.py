"""A manifest is found by path or address, in English or Chinese; a bad one says where and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import facts
from loaders.document import Document, Paragraph
from loaders.errors import GoujiError
from loaders.manifest import Manifest


def written(folder: Path, text: str, charset: str = "utf-8") -> Path:
    file = folder / "manifest.csv"
    file.write_bytes(text.encode(charset))
    return file


def test_a_document_is_found_by_name_path_or_address(tmp_path: Path) -> None:
    manifest = Manifest.read(
        written(
            tmp_path,
            "path,url,year\nreport.html,,2020\nb/report.html,,2021\n,https://example.org/c,2022\n./d/e.pdf,,2023\n",
        )
    )
    assert (manifest.find("/data/a/report.html") or {})["year"] == "2020"
    assert (manifest.find("/data/b/report.html") or {})["year"] == "2021"
    assert (manifest.find("x.html", "https://example.org/c") or {})["year"] == "2022"
    assert (manifest.find("d\\e.pdf") or {})["year"] == "2023"
    assert manifest.find("e.pdf") is None
    assert manifest.find("another_report.html") is None


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_headers_and_the_charset_of_spreadsheets(tmp_path: Path, charset: str) -> None:
    file = written(tmp_path, "文件名, 机关名称,区划代码,年度\n甲.html,祁东县民政局,430426,2023\n\n", charset)
    assert Manifest.read(file).find("甲.html") == {
        "agency": "祁东县民政局",
        "region_code": "430426",
        "year": "2023",
    }


def test_an_address_is_also_the_source(tmp_path: Path) -> None:
    manifest = Manifest.read(written(tmp_path, "path,url\na.html,https://example.org/a\n"))
    assert manifest.find("a.html") == {"source_url": "https://example.org/a"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: the manifest is empty"),
        ("path,jahr\n", "line 1: unknown column “jahr”"),
        ("year\n2023\n", "line 1: no column says which document"),
        ("path,文件\n", "line 1: column “path” occurs twice"),
        ("path,year\na.html\n", "line 2: has 1 fields, the header 2"),
        ("path,year\n,2023\n", "line 2: names no document"),
        ("path,year\na.html,23\n", "line 2: year “23” is wrong"),
        ("path,year\na.html,2007\n", "line 2: year “2007” is wrong"),
        ("path,year\na.html,3024\n", "line 2: year “3024” is wrong; write four digits, 2008 to 2099"),
        ("path,region_code\na.html,43x\n", "line 2: region code “43x” is wrong"),
        ("path,region_code\na.html,43042\n", "line 2: region code “43042” is wrong; write 2, 4, 6, 9 or 12"),
        ("path,year\na.html,2023\n\nb/../a.html,2022\n./a.html,2022\n", "line 5: repeats a document"),
    ],
)
def test_a_bad_manifest_names_file_line_and_remedy(tmp_path: Path, text: str, said: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(GoujiError) as caught:
        Manifest.read(file)
    assert f"{file}, {said}" in caught.value.en
    assert str(file) in caught.value.zh
    assert caught.value.exit_code == 2


def test_a_missing_manifest_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(GoujiError, match="cannot be opened"):
        Manifest.read(tmp_path / "none.csv")


def test_the_manifest_overrides_the_text_and_says_so() -> None:
    document = Document(
        (Paragraph("祁东县民政局2024年政府信息公开工作年度报告", "paragraph 1"),), "test", "text/plain"
    )
    row = {"agency": "雨花区民政局", "year": "2023", "source_url": "https://example.org/a"}
    reading = facts.read(document, "0" * 64, row)
    assert reading.facts.report_id == "430111-civil_affairs-2023-own"
    assert (reading.facts.agency_name, reading.facts.year_basis) == ("长沙市雨花区民政局", "manifest")
    assert reading.facts.source_url == "https://example.org/a"
    (issue,) = reading.issues
    assert (issue.code, issue.text) == (
        "manifest_override",
        "agency=雨花区民政局, year=2023, source_url=https://example.org/a",
    )


def test_a_region_code_settles_which_agency_is_meant() -> None:
    document = Document((Paragraph("政府信息公开工作年度报告", "paragraph 1"),), "test", "text/plain")
    row = {"agency": "青石区民政局", "region_code": "999999", "year": "2023"}
    reading = facts.read(document, "0" * 64, row)
    assert str(reading.facts.agency_id).startswith("999999-")
    elsewhere = facts.read(document, "0" * 64, {"agency": "祁东县民政局", "region_code": "999999"})
    assert elsewhere.facts.agency_id != "430426-civil_affairs"


@pytest.mark.parametrize(
    ("code", "noted"),
    [("430426", False), ("999999", True), ("43", False), ("4304", False), ("430426100", False)],
)
def test_a_county_that_the_book_does_not_list_is_noted(code: str, noted: bool) -> None:
    document = Document((Paragraph("政府信息公开工作年度报告", "paragraph 1"),), "test", "text/plain")
    reading = facts.read(document, "0" * 64, {"agency": "青石区民政局", "region_code": code, "year": "2023"})
    found = [(i.severity, i.place, i.text) for i in reading.issues if i.code == "region_code_unknown"]
    assert found == ([("info", "manifest", code)] if noted else [])


def test_what_the_manifest_says_is_not_called_the_title() -> None:
    lines = ("祁东县民政局2024年政府信息公开工作年度报告", "统计期限自2024年1月1日起至2024年12月31日止。")
    document = Document(tuple(Paragraph(line, "paragraph") for line in lines), "test", "text/plain")
    reading = facts.read(
        document, "0" * 64, {"agency": "青石区民政局", "year": "2023", "region_code": "430426"}
    )
    said = {i.code: i for i in reading.issues}
    assert "title" not in said["year_conflict"].message_en
    assert "标题" not in said["year_conflict"].message_zh
    assert said["agency_provisional"].place == "manifest"
    assert "region" not in said["agency_provisional"].message_en


def test_rows_that_match_no_document_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_LANG", "en")
    text = (
        "path,url,source_url\na.html,,\nb/c.html,,\n,https://example.org/1,https://example.org/new\n"
        ",https://example.org/2,\nd.html,https://example.org/3,\n"
    )
    manifest = Manifest.read(written(tmp_path, text))
    every = [("x/a.html", None), ("b/c.html", None), ("e", "https://example.org/new"),
             ("f", "https://example.org/2"), ("g", "https://example.org/3")]  # fmt: skip
    assert manifest.unmatched(every) is None
    one = manifest.unmatched([*every[:1], ("c.html", None), *every[2:]])
    assert str(one).endswith("manifest.csv: 1 row matches no file: b/c.html")
    many = written(tmp_path, "path\n" + "".join(f"{n}.html\n" for n in range(7)))
    said = str(Manifest.read(many).unmatched([("6.html", None)]))
    assert said.endswith("6 rows match no file: 0.html, 1.html, 2.html, 3.html, 4.html …")

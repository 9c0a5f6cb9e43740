"""Which reader reads a file, what is refused and how it is named, and the limits."""

import struct
import subprocess
import sys

import docx
import pytest
from readers_build import body, compound_of, docx_of, p, pdf_of, zip_of
from sheets_build import row, sheet, xlsx_of

from loaders.document import UnreadableError
from loaders.issues import issue
from loaders.limits import Limits
from loaders.readers import read


def refusal(data: bytes, name: str = "x", limits: Limits = Limits()) -> UnreadableError:  # noqa: B008
    with pytest.raises(UnreadableError) as caught:
        read(data, name, limits)
    assert issue(caught.value.code, caught.value.place, caught.value.detail).message_zh
    return caught.value


HTML = "<html><body><p>某局年度报告</p></body></html>"


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.pdf", "a.docx", "a", "a.md"])
def test_the_suffix_decides_nothing_where_the_content_speaks(name):
    assert read(HTML.encode(), name, Limits()).reader == "html"
    assert read(docx_of(p("某局")), name, Limits()).reader == "docx"
    assert read(pdf_of(body("某局的年度报告正文。")), name, Limits()).reader == "pdf"
    assert read(xlsx_of(sheet(row(1, "某局"))), name, Limits()).reader == "xlsx"


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><title>x</title>某局",
        "  \n<!-- saved from url=(0011)http://x.cn -->\n<div>某局</div>",
        '<?xml version="1.0" encoding="UTF-8"?><html><p>某局</p></html>',
        "某局年度报告<br><table><tr><td>1</td></tr></table>",
        "<TABLE><TR><TD>某局</TABLE>",
        "\ufeff<p>某局</p>",
    ],
)
def test_html_is_told_by_its_tags(page):
    document = read(page.encode(), "a.txt", Limits())
    assert document.reader == "html"
    assert any("某局" in b.text for b in document.paragraphs)


@pytest.mark.parametrize(
    "text", ["某局年度报告\n\n受理 3 < 5 件，a <b 与 c> d", "甲 | 乙\n1 | 2\n", "收件人 <someone@example.cn>"]
)
def test_text_with_angle_brackets_is_text(text):
    document = read(text.encode(), "a.html", Limits())
    assert document.reader != "html"
    assert document.metadata["charset"] == "utf-8"


def test_markdown_by_suffix_or_by_its_table_rule():
    plain, ruled = "# 某局\n\n正文\n", "某局\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n"
    by_suffix, by_rule = read(plain.encode(), "a.md", Limits()), read(ruled.encode(), "a.txt", Limits())
    assert by_suffix.reader == by_rule.reader
    assert read(plain.encode(), "a.txt", Limits()).reader != by_suffix.reader


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Rar!\x1a\x07\x00" + bytes(30), "RAR"),
        (compound_of("PowerPoint Document"), ".ppt"),
        (compound_of("Contents"), "OLE"),
        (zip_of({"OFD.xml": "<x/>"}), "OFD"),
        (zip_of({"a.txt": "x"}), "ZIP"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_other_formats_are_named(data, kind):
    refused = refusal(data)
    assert refused.code == "format_unknown"
    assert kind in refused.detail


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(30),
        b"\xff\xd8\xff\xe0" + bytes(30),
        b"GIF89a" + bytes(30),
        b"RIFF\x10\x00\x00\x00WEBPVP8 ",
        b"BM" + struct.pack("<IHHI", 100, 0, 0, 54) + bytes(40),
    ],
)
def test_pictures_are_told_by_their_first_bytes(data):
    pytest.importorskip("rapidocr", reason="needs gouji[ocr]")
    refused = refusal(data)
    assert refused.code == "file_unreadable"
    assert refused.detail.startswith("picture")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n", bytes(64)])
def test_empty_files(data):
    assert refusal(data).code == "file_empty"


def test_too_large():
    assert refusal(HTML.encode(), limits=Limits(max_bytes=10)).code == "file_too_large"
    assert read(HTML.encode(), "a", Limits(max_bytes=len(HTML.encode()))).reader == "html"


def test_a_docx_with_a_password_is_a_compound_file():
    assert refusal(compound_of("EncryptedPackage")).code == "file_encrypted"


@pytest.mark.parametrize("length", [8, 100, 511, 600])
def test_a_broken_compound_file(length):
    assert refusal(compound_of("WordDocument")[:length]).code == "file_unreadable"


def test_the_streams_at_the_root_of_a_compound_file_tell_its_kind(monkeypatch):
    monkeypatch.setenv("GOUJI_SOFFICE", "/nowhere/soffice")
    inner = "WordDocument Workbook".encode("utf-16-le")
    word, other = (refusal(compound_of(name, inner)) for name in ("WordDocument", "Contents"))
    assert (word.code, word.detail) == ("converter_missing", ".doc")
    assert (other.code, other.detail) == ("format_unknown", "OLE compound file")


def test_the_message_names_what_can_be_read():
    said = issue("format_unknown", "file", "x")
    names = ["HTML", "MHTML", "DOCX", "DOC", "WPS", "RTF", "ODT", "XLSX", "XLS", "ODS", "PDF"]
    assert all(name in message for name in names for message in (said.message_zh, said.message_en))


def test_a_broken_zip():
    assert refusal(docx_of(p("某局"))[:-40]).code == "file_unreadable"


def test_limits_from_the_environment():
    found = Limits.from_env({"GOUJI_MAX_BYTES": "1000", "GOUJI_MAX_SECONDS": " 7 ", "GOUJI_MAX_PAGES": ""})
    assert (found.max_bytes, found.max_seconds, found.max_pages) == (1000, 7, Limits().max_pages)
    assert Limits.from_env({}) == Limits()


@pytest.mark.parametrize("printed", ["ten", "-1", "0", "1.5", "１０"])
def test_a_limit_that_is_no_number_is_refused_by_name(printed):
    with pytest.raises(ValueError, match="GOUJI_MAX_PAGES"):
        Limits.from_env({"GOUJI_MAX_PAGES": printed})


def test_an_html_page_loads_no_other_reader():
    script = (
        "import sys; from loaders.readers import read; from loaders.limits import Limits\n"
        f"read({HTML!r}.encode(), 'a.html', Limits())\n"
        "print([m for m in ('pdfplumber', 'pypdfium2', 'docx', 'charset_normalizer', 'pandas', 'duckdb',"
        " 'loaders.readers.pdf', 'loaders.readers.docx', 'loaders.readers.xlsx',"
        " 'loaders.readers.text', 'loaders.readers.converted', 'xlrd', 'olefile') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_python_docx_files_are_read(tmp_path):
    path = tmp_path / "a.docx"
    written = docx.Document()
    written.add_paragraph("某局年度报告")
    written.save(str(path))
    assert [x.text for x in read(path.read_bytes(), "a", Limits()).paragraphs] == ["某局年度报告"]

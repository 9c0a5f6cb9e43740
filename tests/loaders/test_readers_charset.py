"""Decoding: content before declaration, doubts reported, spoilt text never repaired."""

import codecs

import pytest

from loaders.document import UnreadableError
from loaders.limits import Limits
from loaders.readers import read
from loaders.readers.charset import decode, mojibake

TEXT = "某某县民政局政府信息公开工作年度报告，全年公开一百二十条，受理申请三件，全部按期答复。"
TRADITIONAL = "某縣民政局政府資訊公開工作年度報告，全年公開一百二十條，受理申請三件，全部按期答復，並無訴訟。"


def page(charset: str) -> str:
    return f'<html><head><meta http-equiv="x" content="text/html; charset={charset}"></head>{TEXT}</html>'


def codes(data: bytes) -> list[str]:
    return [d.code for d in decode(data).doubts]


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (("<p>" + "x" * 40 + "</p>" + TEXT).encode("utf-16-le"), "utf-16-le"),
        (("<p>" + "x" * 40 + "</p>" + TEXT).encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
        (page("gb2312").encode("gb18030"), "gb18030"),
        (page("GBK").encode("gb18030"), "gb18030"),
        (page("utf-8").encode(), "utf-8"),
        (page("UTF8").encode(), "utf-8"),
    ],
)
def test_right_charsets_raise_no_doubt(data, charset):
    decoded = decode(data)
    assert TEXT in decoded.text
    assert (decoded.charset, decoded.doubts) == (charset, ())
    assert not decoded.text.startswith("\ufeff")


def test_rare_characters_in_a_page_declared_gb2312():
    assert "朱镕基㐂" in decode((page("gb2312") + "朱镕基㐂").encode("gb18030")).text


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("iso-8859-1", "gb18030"),
        ("nonsense", "utf-8"),
        ("zlib", "utf-8"),
    ],
)
def test_a_wrong_declaration_is_reported_and_not_followed(declared, actual):
    decoded = decode(page(declared).encode(actual))
    assert TEXT in decoded.text
    assert [(d.code, d.text) for d in decoded.doubts] == [
        ("charset_declared_wrong", f"{declared} → {actual}")
    ]


def test_ascii_pages_have_no_wrong_charset():
    assert codes(b"<meta charset=gb2312><p>&#25919;</p>") == []


def test_traditional_pages_in_big5():
    data = f'<meta charset="big5">{TRADITIONAL}'.encode("big5")
    decoded = decode(data)
    assert TRADITIONAL in decoded.text
    assert (decoded.charset, decoded.doubts) == ("big5", ())


def test_statistics_are_the_last_resort():
    text = "Отчёт об открытости информации за прошедший год. Получено три запроса, на все дан ответ." * 5
    decoded = decode(text.encode("cp1251"))
    assert decoded.charset not in ("utf-8", "gb18030")


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_damaged_bytes_are_reported_where_they_are(charset):
    lines = [(TEXT + "\n").encode(charset) for _ in range(5)]
    lines[2] = b"\xff\xff" + lines[2]
    decoded = decode(b"".join(lines))
    assert decoded.charset == charset
    assert decoded.text.count(TEXT) >= 4
    assert ("charset_damaged", "line 3") in [(d.code, d.place) for d in decoded.doubts]


def test_a_file_cut_inside_a_character():
    assert codes(TEXT.encode()[:-1]) == ["charset_damaged"]


def test_ascii_with_a_stray_byte_is_text():
    decoded = decode(b"<p>" + b"received 3 requests " * 9 + b"\xff</p>")
    assert decoded.text.endswith("\ufffd</p>")
    assert [d.code for d in decoded.doubts] == ["charset_damaged"]


def test_binary_is_no_text():
    with pytest.raises(UnreadableError) as caught:
        decode(bytes(range(128, 256)) * 50)
    assert caught.value.code == "format_unknown"


@pytest.mark.parametrize(
    "spoilt",
    [
        TEXT.encode().decode("gbk", "ignore"),
        TEXT.encode().decode("latin-1"),
        TEXT.encode().decode("cp1252", "ignore"),
        TEXT.encode("gbk").decode("latin-1"),
        TEXT.encode("gbk").decode("utf-8", "replace"),
        "锟斤拷锟斤拷" + TEXT,
        TEXT + "\n" + TEXT.encode().decode("gbk", "ignore"),
    ],
)
def test_mojibake_is_reported_and_kept(spoilt):
    [doubt] = mojibake(spoilt)
    assert doubt.code == "mojibake"
    document = read(f"<p>{spoilt}</p>".encode(), "a.html", Limits())
    assert "mojibake" in [d.code for d in document.doubts]
    shown = "".join(b.text for b in document.paragraphs)
    assert "".join(spoilt.replace("\u00ad", "").split()) in "".join(
        shown.split()
    )  # soft hyphens are invisible


@pytest.mark.parametrize(
    "sound",
    [TEXT, TRADITIONAL, "张璇、李锛两人，第×××号，约±5%，25℃，Übergröße, naïve café · ①②③ ●○", "一" * 500],
)
def test_sound_text_is_no_mojibake(sound):
    assert mojibake(sound) == []

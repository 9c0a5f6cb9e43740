"""MHTML: the page in a message, whoever saved it, and messages that are none or mean harm."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from formats_build import ADDRESS, message
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document import Document, UnreadableError
from loaders.limits import Limits
from loaders.readers import read

PAGE = "<html><body><p>某局2024年年度报告</p><table><tr><td>规章<td>1<tr><td>文件<td>22</table></body></html>"


def of(data: bytes) -> Document:
    return read(data, "a.txt", Limits())


TRADITIONAL = (
    "<p>本機關的資訊公開報告書，說明這個年度的業務</p><table><tr><td>規章<td>1<tr><td>文件<td>22</table>"
)


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize(
    ("page", "charset", "named"),
    [(PAGE, "utf-8", "utf-8"), (PAGE, "gbk", "gb2312"), (PAGE, "gbk", ""), (TRADITIONAL, "big5", "big5")],
)
def test_the_charset_stands_in_the_head_of_the_part(
    page: str, charset: str, named: str, encoding: str
) -> None:
    document = of(message(page.encode(charset), named, encoding))
    assert (document.reader, document.media_type) == ("mhtml", "multipart/related")
    assert document.paragraphs[0].text in page
    assert [row[1].text for row in document.grids[0].rows] == ["1", "22"]
    assert document.doubts == ()


def test_a_binary_part_is_read() -> None:
    data = message(b"BODY", "gb2312", "8bit").replace(b"BODY", PAGE.encode("gbk"))
    assert of(data).grids[0].rows[1][1].text == "22"


def test_address_and_title_of_the_head_fill_what_the_page_leaves_open() -> None:
    subject = "=?utf-8?B?5p+Q5bGA5bm05oql?="
    data = message(PAGE.encode(), "utf-8", Subject=subject, Snapshot_Content_Location=ADDRESS)
    assert {k: v for k, v in of(data).metadata.items() if k != "charset"} == {
        "source_url": ADDRESS, "title": "某局年报",
    }  # fmt: skip
    own = PAGE.replace("<body>", "<head><title>自己的题名</title></head><body>")
    assert of(message(own.encode(), "utf-8", Subject=subject)).metadata["title"] == "自己的题名"


def test_an_address_on_the_savers_disk_is_none() -> None:
    assert "source_url" not in of(message(PAGE.encode(), "utf-8")).metadata
    located = message(PAGE.encode(), "utf-8").replace(b"file:///C:/2EA1/report.htm", ADDRESS.encode())
    assert of(located).metadata["source_url"] == ADDRESS


def test_the_start_part_comes_first_and_frames_follow() -> None:
    def part(text: str, name: str) -> str:
        return f"--b\nContent-Type: text/html; charset=utf-8\nContent-ID: <{name}>\n\n<p>{text}</p>\n"

    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; start="<main>"\n\n'
    data = head + part("框架", "frame") + part("正文", "main") + "--b--\n"
    assert [p.text for p in of(data.encode()).paragraphs] == ["正文", "框架"]


def test_a_page_alone_in_a_message_is_read() -> None:
    data = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + PAGE
    assert of(data.encode()).reader == "mhtml"


@pytest.mark.parametrize(
    "text",
    [
        "From: 某局\n\n某局2024年年度报告",
        "Content-Type: text/html\n\n" + "某局",
        "MIME-Version: 1.0\nContent-Type: text/plain\n\n某局",
        "Note: 本报告 Content-Type: multipart/related; MIME-Version: 1.0\n\n某局",
    ],
)
def test_other_texts_with_heads_are_texts(text: str) -> None:
    assert of(text.encode()).reader == "text"


def test_a_message_without_a_page_is_unreadable() -> None:
    data = message(b"x", "utf-8").replace(b"Content-Type: text/html", b"Content-Type: text/calendar")
    with pytest.raises(UnreadableError) as caught:
        of(data)
    assert caught.value.code == "file_unreadable"


def test_messages_in_messages_cost_little() -> None:
    many = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
    many += "--b\nContent-Type: text/html\n\n<p>x</p>\n" * 20_000
    heads = (f"Content-Type: multipart/related; boundary=b{n}\nX: y\n\n--b{n}\n" for n in range(3000))
    begun = time.process_time()
    assert len(of(many.encode()).paragraphs) == 20_000
    with pytest.raises(UnreadableError) as caught:
        of(("MIME-Version: 1.0\n" + "".join(heads)).encode())
    assert caught.value.code == "file_unreadable"
    assert time.process_time() - begun < 20


@settings(deadline=None, max_examples=150)
@given(edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_whatever_the_bytes(edits: list[tuple[float, int]]) -> None:
    data = bytearray(message(PAGE.encode(), "utf-8", Subject="=?utf-8?B?5p+Q?="))
    for at, byte in edits:
        data[int(at * (len(data) - 1))] = byte
    with suppress(UnreadableError):
        assert isinstance(of(bytes(data)), Document)

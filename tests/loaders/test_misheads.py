"""Chapter headings of scans: read tolerantly, and nobody blamed for one that cannot be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import misheads, parse, readers
from loaders.check import check
from loaders.document import Block, Document, Doubt, Paragraph
from loaders.limits import Limits
from loaders.statements import Parsed

SAMPLE = Path(__file__).parents[2] / "samples" / "reports" / "hongze_2023.pdf"


def line(text: str, confidence: float = 0.95) -> Document:
    return Document((Paragraph(text, "page 1 line 1", confidence),), "scan", "image/png")


def read_as(text: str) -> str:
    return misheads.mended(line(text))[0].paragraphs[0].text


@pytest.mark.parametrize(
    ("misread", "printed"),
    [
        ("-、总体情况", "一、总体情况"),
        ("、 总体情况", "一、总体情况"),
        ("一总体情况", "一、总体情况"),
        ("囚、政府信息公开行政复议、行政诉讼情况", "四、政府信息公开行政复议、行政诉讼情况"),
        ("三、收到和外理政府信息公升申请情兄", "三、收到和处理政府信息公开申请情况"),
        ("大、其他需要报告的事顶", "六、其他需要报告的事项"),
        # in words of the agency's own only the number is put right
        (
            "囚，因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        ),
    ],
)
def test_a_heading_read_wrongly_by_a_character(misread: str, printed: str) -> None:
    mended, issues = misheads.mended(line(misread))
    assert mended.paragraphs[0].text == printed
    assert [(i.code, i.text) for i in issues] == [("label_misread", f"{misread}→{printed}")]
    typed = line(misread, 1.0)
    assert misheads.mended(typed) == (typed, [])


@pytest.mark.parametrize(
    "text",
    [
        "二、主动公开政府信息情况", "（一）主动公开政府信息情况", "1、主动公开政府信息", "2.主动公开",
        "—主动公开", "—、主动公开方面", "其他需要报告的事项", "一是主动公开", "其，主动公开", "1，总体情况",
        "今年，主动公开信息", "-、总体情况。",
    ],
)  # fmt: skip
def test_what_is_a_heading_already_or_another_line_stays(text: str) -> None:
    assert read_as(text) == text


@given(st.text(alphabet="0123456789.,/-—万元件年月 、", max_size=20))
def test_no_line_of_figures_becomes_a_heading(text: str) -> None:
    assert read_as(text) == text


def scan_of(change: Callable[[Paragraph], Paragraph]) -> Parsed:
    """The sample as if its lines had come from a scan, changed."""
    document = readers.read(SAMPLE.read_bytes(), "scan.pdf", Limits())

    def seen(block: Block) -> Block:
        return change(replace(block, confidence=0.97)) if isinstance(block, Paragraph) else block

    scanned = replace(document, blocks=tuple(map(seen, document.blocks)))
    return parse._parse(scanned, "0" * 64, "scan.pdf", None)


def sections(parsed: Parsed) -> dict[str, str]:
    (checked,) = check([parsed], {})
    return {a.part: a.outcome for a in checked.answers if a.rule_id == "DOC-SECTIONS"}


def test_misread_headings_are_no_missing_chapters() -> None:
    wrong = {"一、": "-、", "三、": "三", "四、": "囚、", "五、": "五，"}

    def misread(paragraph: Paragraph) -> Paragraph:
        start = paragraph.text[:2]
        return replace(paragraph, text=wrong.get(start, start) + paragraph.text[2:])

    parsed = scan_of(misread)
    assert [i.code for i in parsed.issues].count("label_misread") == len(wrong)
    assert sections(parsed) == {"present": "pass", "order": "pass"}


@pytest.mark.parametrize(
    ("confidence", "outcome"), [(0.6, "not_assessable"), (0.97, "fail")], ids=["unsure", "sure"]
)
def test_a_heading_that_cannot_be_told_is_not_called_missing(confidence: float, outcome: str) -> None:
    def lost(paragraph: Paragraph) -> Paragraph:
        if not paragraph.text.startswith("五、"):
            return paragraph
        return replace(paragraph, text="玉存在川主耍冋題乃改讲清兄", confidence=confidence)

    assert sections(scan_of(lost)) == {"present": outcome, "order": "pass"}


@pytest.mark.parametrize(
    "unsure", ["联系电话：12345678", "某某市人民政府办公室", "五、存在的主要问题及改进情况况"]
)
def test_an_unsure_line_that_can_be_no_missing_heading_is_no_doubt(unsure: str) -> None:
    document = readers.read(SAMPLE.read_bytes(), "scan.pdf", Limits())
    blocks = (*document.blocks, Paragraph(unsure, "page 9 line 1", 0.6))
    parsed = parse._parse(replace(document, blocks=blocks), "0" * 64, "scan.pdf", None)
    assert "heading_unsure" not in {i.code for i in parsed.issues}
    assert sections(parsed) == {"present": "pass", "order": "pass"}


def test_an_unsure_figure_says_nothing_of_chapters() -> None:
    document = readers.read(SAMPLE.read_bytes(), "scan.pdf", Limits())
    kept = [b for b in document.blocks if not isinstance(b, Paragraph) or not b.text.startswith("五、")]
    doubt = Doubt("reading_unsure", "page 1 table 1 row 1 column 1", "71")
    found = {}
    for code in ("reading_unsure", "line_unread"):
        doubts = (replace(doubt, code=code),)
        scanned = replace(document, blocks=tuple(kept), doubts=doubts)
        found[code] = sections(parse._parse(scanned, "0" * 64, "scan.pdf", None))["present"]
    assert found == {"reading_unsure": "fail", "line_unread": "not_assessable"}

"""Any number in any style, planted in the example of any phrase, comes back; what is masked never does."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders.book import read
from loaders.document import Paragraph
from loaders.matching import Repairs
from loaders.narrative import read_claims
from loaders.narrative.figures import FIGURE, coded
from loaders.statements import Claim

WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


def claims(text: str, form_id: str | None = None) -> list[Claim]:
    found = read_claims([Paragraph(text, "paragraph 1")], form_id, Repairs()).claims
    for claim in found:
        assert claim.phrase == text[claim.start : claim.end]
        assert 0 <= claim.start < claim.end <= len(text)
        assert (claim.value is None) == (claim.state in ("lost", "corrupt"))
        assert claim.approx == (claim.bound != "")
    return found


def styled(value: int, style: str) -> str:
    printed = {
        "plain": str(value), "thousands": f"{value:,}", "wide": str(value).translate(WIDE),
        "apart": " ".join(str(value)), "before": f" {value}",
    }  # fmt: skip
    return printed[style]


def planted(row: dict[str, str], value: int, style: str) -> tuple[str, int] | None:
    """The example with its last figure replaced, where that is what the phrase reads."""
    text = row["example"]
    figures = [f for f in coded(text).figures.values() if f.sign == FIGURE and f.digits.isdigit()]
    if not figures or figures[-1].scale:
        return None
    last = figures[-1]
    start = text.rfind(last.digits, last.start, last.end)
    return text[:start] + styled(value, style) + text[start + len(last.digits) :], value


ROWS = [
    r
    for r in read("book/phrases")
    if r["unit"] and r["zero"] == "false" and not r["chapter"] and r["role"] != "never"
]
STYLES = st.sampled_from(["plain", "thousands", "wide", "apart", "before"])


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(ROWS), st.integers(4, 99_999_999), STYLES)
@example(ROWS[0], 2023, "plain")
def test_any_number_planted_in_any_example_comes_back(row: dict[str, str], value: int, style: str) -> None:
    made = planted(row, value, style)
    if made is None:
        return
    text, expected = made
    form_id = row["first_form"] or row["last_form"] or "g2014"
    before = {c.measure_code for c in claims(row["example"], form_id)}
    after = claims(text, form_id)
    assert {c.measure_code for c in after} == before, text
    assert Decimal(expected) in {c.value for c in after}, text


MASKED = (
    "〔2017〕{n}号", "第{n}条", "{n}年{n}月{n}日", "{n}个工作日", "电话：0{n}-{n}", "《{n}件事》",
    "同比增长{n}%", "比上年增加{n}件", "去年为{n}件", "{n}号楼", "www.{n}.cn", "{n}小时",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 99_999), st.sampled_from(MASKED))
def test_what_is_masked_never_comes_back(number: int, frame: str) -> None:
    text = f"我局收到政府信息公开申请，{frame.format(n=number)}，主动公开政府信息。"
    assert [c for c in claims(text) if c.value] == []


SCRAPS = (
    "主动公开政府信息", "其中", "申请", "收到", "362", "条", "件", "（", "）", "(", ")", "，", "。",
    "、", "：", "未", "没有", "无", "均为", "分别为", "零", "行政复议", "行政诉讼", "政务微信", "公开",
    "5", "3", "万", "余", "%", "元", "占", "《", "》", "〔", "2017年", " ", "\u3000", "“", "”", "组织机构",
    "含", "1.", "一、", "\u200b", "①", "其他",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join))
def test_no_text_breaks_the_reading_and_every_phrase_stands_where_it_says(text: str) -> None:
    for form_id in (None, "g2008", "g2019", "g2021"):
        claims(text, form_id)

"""Findings in words: numbers as people write them, sums with their addends, suspects."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from drafts import SAMPLES, checked, draft, found, hongze

from loaders import parse
from loaders.check import check, pairing, phrasing
from loaders.language import choose

PREVIOUS = {"2023年政府": "2022年政府", "2023年1月": "2022年1月", "2023年12月": "2022年12月"}


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    choose("zh")
    yield
    choose(None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (11.0, "11"), (Decimal("11.0000"), "11"), (0.5, "0.5"), (Decimal("1E+1"), "10"),
        (1e16, "1" + "0" * 16), (0.1 + 0.2, "0.3"), (-0.0, "0"), (0, "0"), (-3.10, "-3.1"), (200, "200"),
        (None, ""),
    ],
)  # fmt: skip
def test_numbers_are_plain(value: float | Decimal | None, text: str) -> None:
    assert phrasing.number(value) == text


def test_a_total_left_at_zero() -> None:
    finding = found(hongze(), "REV-SUM")
    assert phrasing.sides(finding) == ("11 = 结果维持 10 + 结果纠正 1", "0（总计）")
    assert phrasing.difference(finding) == "11"
    assert phrasing.suspects(finding) == ["行政复议 / 总计：所印 0，应为 11（总计仍为0）"]
    assert phrasing.where(finding) == "政府信息公开行政复议、行政诉讼情况 · 行政复议"
    assert phrasing.explanation(finding).splitlines() == [
        f"{finding.rule.title_zh}（REV-SUM 政府信息公开行政复议、行政诉讼情况 · 行政复议）",
        "左边 11 = 结果维持 10 + 结果纠正 1；右边 0（总计）；相差 11。",
        "可能有误：行政复议 / 总计：所印 0，应为 11（总计仍为0）。",
        finding.rule.remedy_zh,
    ]
    choose("en")
    assert (
        phrasing.comparison(finding) == "left 11 = 结果维持 10 + 结果纠正 1; right 0 (总计); difference 11."
    )


def test_words_against_a_table_take_the_names_of_the_book() -> None:
    finding = found(checked(draft(words={"3511件": "3510件"})), "NAR-NEW")
    told = "正文称 3510（“新收政府信息公开申请3510件”）；表三为 3511；相差 1。"
    assert phrasing.comparison(finding) == told
    assert phrasing.where(finding).endswith(" · 一、本年新收政府信息公开申请数量 / 总计")


def test_cells_of_last_year_are_marked_and_weights_shown() -> None:
    documents = [
        parse.parse_bytes(draft(), "draft.docx"),
        parse.parse_bytes(draft({("normative_doc", "in_force"): "7"}, PREVIOUS), "previous.docx"),
    ]
    this = check(documents, pairing.pair(documents[:1], documents[1:]))[0]
    stock = next(f for f in this.findings if f.rule.rule_id == "DOC-STOCK" and f.scope_key.startswith("norm"))
    left = phrasing.sides(stock)[0].partition(" = ")[2]
    assert left.startswith("上年 现行有效件数 7 + 本年制发件数 109 - 本年废止件数 ")
    carried = found(this, "APP-XYR-CARRY")
    assert phrasing.sides(carried)[1].endswith("（上年 四、结转下年度继续办理）")


def test_only_cells_that_add_up_to_a_side_are_told_as_its_sum() -> None:
    finding = found(checked(draft(words={"上年结转96件": "未发生行政诉讼"})), "NAR-ZERO")
    assert len([c for c in finding.cells if c.value]) > 2
    assert phrasing.sides(finding)[1] == "表中为 89（行政诉讼 / 复议后起诉 / 总计）"


def test_weights_stand_before_the_figure() -> None:
    annex = SAMPLES.parent / "tests" / "cases" / "annex_2014_docx" / "report.docx"
    finding = found(checked(annex.read_bytes()), "A14-DONE-LE-RECV")
    assert phrasing.sides(finding)[1] == "117.6 = （一）收到申请数 1.2×98"


def test_places_speak_the_language_of_the_user() -> None:
    assert phrasing.place("page 4 table 2 row 4 column 1") == "第4页第2表第4行第1列"
    choose("en")
    assert phrasing.place("paragraph 12") == "paragraph 12"


def test_other_repairs_are_told_as_alternatives() -> None:
    told = phrasing.suspects(found(hongze(), "LIT-AFTER-SUM"))
    assert told[0] == "行政诉讼 / 复议后起诉 / 总计：所印 0，应为 5（总计仍为0）"
    assert told[1].startswith("或者 行政诉讼 / 复议后起诉 / 结果维持：所印 5，应为 0")


def test_what_a_repair_changes_together_stands_in_one_sentence() -> None:
    # two figures of one row are wrong: neither alone settles the row
    wrong = {
        ("app_res_granted", "natural_person"): "1157",
        ("app_res_granted", "commercial_enterprise"): "21",
    }
    finding = found(checked(draft(wrong)), "APP-ROW-SUM")
    assert "，同时 " in phrasing.suspects(finding)[0]
    changed = {s.cell.column_code: s.needed for s in finding.suspects if s.rank == finding.suspects[0].rank}
    assert sum(changed.values()) == 1175 + 12

"""What mirrors, copies and spam change costs trust; the print is kept, and sound reports lose nothing."""

from __future__ import annotations

import pytest

from loaders import mirrors, parse, trust
from loaders.book import read
from loaders.document import Document, Grid, GridCell, Paragraph
from loaders.issues import issue
from loaders.matching import Repairs
from loaders.statements import Parsed, Unmapped
from loaders.tables import TableReading

TITLE = "云岭县水利局2018年政府信息公开工作年度报告"
MARKED = "文(wén)章(zhāng)来源：本站"


def parsed(*lines: str, manifest: dict[str, str] | None = None) -> Parsed:
    return parse.parse_bytes("\n".join(lines).encode(), "a.txt", manifest)


def codes(said: Parsed) -> set[str]:
    return {i.code for i in said.issues if i.severity != "info"}


def test_damage_beside_the_report_is_a_warning_and_in_its_words_a_reason() -> None:
    beside = parsed(TITLE, MARKED, "我局按季检查。")
    assert (beside.document.status, codes(beside)) == ("parsed", {"sound_marks"})
    in_title = parsed(TITLE.replace("公开", "公(gōng)开(kāi)"), "我局按季检查。")
    assert (in_title.document.status, in_title.document.trust_reason) == ("quarantined", "labels_repaired")
    assert in_title.document.agency_name == "云岭县水利局"
    in_claim = parsed(TITLE, "全年主动公(gōng)开(kāi)政府信息12条。")
    assert in_claim.document.status == "quarantined"


def test_traditional_script_alone_is_no_damage() -> None:
    said = parsed("雲嶺縣水利局2018年政府信息公開工作年度報告", "全年主動公開政府信息12條。")
    assert (said.document.status, codes(said)) == ("parsed", set())


def test_text_is_landed_as_printed() -> None:
    lines = [TITLE.replace("公开", "公(gōng)开(kāi)"), MARKED]
    said = parsed(*lines)
    assert [text for _, text in said.paragraphs] == lines
    assert all(c.phrase in lines[0] + lines[1] for c in said.claims)


def test_what_was_read_in_a_repaired_table_is_told_in_printed_words() -> None:
    rows = (("规(guī)章", "0"), ("公(gōng)\n开", "3"))
    grid = Grid(tuple(tuple(GridCell(t, f"{r} {t}") for t in row) for r, row in enumerate(rows)), "table 1")
    document = Document((grid, Paragraph(MARKED, "line 9")), "test", "")
    readable = mirrors.legible(document, Repairs(sound_marks=True))
    assert [[c.text for c in row] for row in readable.grids[0].rows] == [["规章", "0"], ["公\n开", "3"]]
    found = TableReading(
        issues=[issue("row_label_unknown", "table 1", "规章")], unmapped=[Unmapped("table 1", "规章 | 0")]
    )
    mirrors.as_printed(found, document, readable)
    assert found.issues[0].text == "规(guī)章"
    assert "规(guī)章" in found.issues[0].message_zh
    assert found.unmapped == [Unmapped("table 1", "规(guī)章 | 0")]
    assert mirrors.legible(document, Repairs(traditional=True)) is document


def test_figures_are_trusted_no_more_than_their_document() -> None:
    assert trust.confidence([]) == 1
    assert trust.confidence([issue("sound_marks", "line 1"), issue("label_alias", "line 1")]) == 0.8
    assert all(r["confidence"] == "" or 0 < float(r["confidence"]) < 1 for r in read("book/trust_reasons"))


def test_findings_about_forms_years_and_dates_are_no_reason_to_distrust() -> None:
    findings = {"form_not_expected", "form_mixed", "year_conflict", "period_overlong", "title_missing"}
    findings |= {"published_before_period_end", "annex_missing"}
    assert not findings & {r["code"] for r in read("book/trust_reasons")}


@pytest.mark.parametrize(
    "title",
    [
        "365bet手机app下载_2018年政府信息公开工作年度报告",
        "欧洲五大联赛:2018年政府信息公开工作年度报告",
        "澳门葡京娱乐城2018年政府信息公开工作年度报告",
    ],
)
def test_advertising_reports_for_nobody(title: str) -> None:
    said = parsed(title, "本机关按季检查公开内容。")
    assert said.document.agency_name is None
    assert said.document.trust_reason == "agency_unknown; advertising_mirror"
    told = parsed(title, "本机关按季检查公开内容。", manifest={"agency": "云岭县水利局"})
    assert (told.document.status, told.document.agency_name) == ("parsed", "云岭县水利局")
    assert codes(told) == {"advertising_mirror"}


@pytest.mark.parametrize(
    ("words", "spam"),
    [
        ("开展非法彩票、网络赌博整治", False),
        ("体育局组织足球联赛，下载体育app观看", False),
        ("国务院办公厅买足球的软件印发通知", True),
        ("在线av不断更新政府网站", True),
    ],
)
def test_words_of_sound_reports_are_no_advertising(words: str, spam: bool) -> None:
    assert ("advertising_mirror" in codes(parsed(TITLE, words + "。"))) is spam


@pytest.mark.parametrize("name", ["****水利局", "xx县水利局", "某某县水利局", "××市水利局"])
def test_a_masked_name_is_no_name(name: str) -> None:
    said = parsed(f"{name}2018年政府信息公开工作年度报告", f"本报告由{name}编制。")
    assert said.document.agency_name is None
    assert said.document.trust_reason == "agency_unknown; agency_masked"
    assert next(i.text for i in said.issues if i.code == "agency_masked")


def test_a_text_offered_for_copying_is_nobodys_report() -> None:
    for offered in ("云岭县水利局2018年政府信息公开工作年度报告范文", f"{TITLE}(范文)"):
        said = parsed(offered, "主动公开政府信息12条。")
        assert (said.document.status, said.document.trust_reason) == ("quarantined", "not_statutory")
        assert "model_text" in codes(said)


def test_a_title_that_proves_nothing_gives_no_year() -> None:
    said = parsed("2018年民政局信息公开自查报告", "政府信息公开工作。")
    assert said.document.report_year is None
    assert said.document.trust_reason == "not_statutory; year_unknown; title_year_ignored; agency_unknown"


@pytest.mark.parametrize(("day", "noted"), [("2018-12-31", True), ("2019-01-01", False)])
def test_a_report_is_published_after_its_year(day: str, noted: bool) -> None:
    said = parsed(TITLE, f"发布日期：{day} 来源：本站", "我局按季检查。")
    assert ("published_before_period_end" in codes(said)) is noted
    assert said.document.status == "parsed"

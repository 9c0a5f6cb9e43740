"""Figures in sentences: lists, brackets, noughts, what is no figure, who speaks, where it is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders import matching
from loaders.document import Paragraph
from loaders.narrative import read_claims
from loaders.statements import Claim


def read(text: str, form_id: str | None = "g2014", *, overwritten: bool = False) -> list[Claim]:
    paragraphs = [Paragraph(line, f"paragraph {n}") for n, line in enumerate(text.split("\n"), 1)]
    return read_claims(paragraphs, form_id, matching.diagnose(text), overwritten=overwritten).claims


def brief(claims: list[Claim]) -> list[tuple[str, str, int | None, str]]:
    return [
        (c.measure_code, c.dimension, None if c.value is None else int(c.value), c.nested_in) for c in claims
    ]


def test_a_list_shares_its_number_and_what_stands_in_brackets_is_no_addend() -> None:
    claims = read("全年主动公开政府信息362条。其中，组织机构（含内设科室4条）5条、抗旱救灾357条。")
    assert brief(claims) == [
        ("pro_total", "", 362, ""),
        ("pro_category_nested", "category=组织机构;sub=内设科室", 4, "pro_category"),
        ("pro_category", "category=组织机构", 5, "pro_total"),
        ("pro_category", "category=抗旱救灾", 357, "pro_total"),
    ]
    assert {c.list_no for c in claims} == {1}
    addends = [c.value for c in claims if c.nested_in == "pro_total"]
    assert sum(v for v in addends if v is not None) == claims[0].value


def test_a_list_goes_on_in_the_next_paragraph_and_two_lists_have_two_numbers() -> None:
    claims = read(
        "1.我局主动公开政府信息30条。\n2.在主动公开的信息中，政务动态20条、农机补贴10条。\n"
        "3.收到申请3件，其中当面申请1件、信函申请2件。"
    )
    assert [(c.measure_code, c.list_no) for c in claims] == [
        ("pro_total", 1), ("pro_category", 1), ("pro_category", 1),
        ("app_received_total", 2), ("app_ch_in_person", 2), ("app_ch_letter", 2),
    ]  # fmt: skip


def test_documents_among_the_items_are_a_subset_and_not_a_channel() -> None:
    claims = read(
        "主动公开政府信息1209条。其中，政府网站公开1124条、主动公开规范性文件17条、政务微信公开85条。"
    )
    assert [c.measure_code for c in claims] == [
        "pro_total", "pro_channel", "pro_normative_doc_disclosed", "pro_channel",
    ]  # fmt: skip
    assert sum(c.value or 0 for c in claims if c.measure_code == "pro_channel") == Decimal(1209)
    assert [c.dimension_code for c in claims] == ["", "channel=website", "", "channel=wechat"]


def test_a_year_like_figure_with_a_counter_is_a_figure() -> None:
    claims = read("全年共受理政府信息公开申请2025件（包含上年结转71件）。", "g2021")
    assert brief(claims) == [("app_handled", "", 2025, ""), ("app_carried_over", "", 71, "app_handled")]


@pytest.mark.parametrize(
    "text",
    [
        "根据（长政办函〔2017100号）和（雨办发〔201712号）要求，认真做好政府信息公开申请受理工作。",
        "根据国办发﹝201724号和云工信()1007号文件，公开政府信息。",
        "《条例》（国务院令第711号）第二十条规定，自收到申请之日起20个工作日内答复。",
        "统计期限自2017年1月1日起至20171231止，公开信息。",
        "联系电话：0731-85880114，邮编：410007，12345热线和96128专线受理投诉。",
        "与第三方协商，推进“三公”经费、“两微一端”和一站式服务，一是公开，二是监督。",
        "与上年相比申请增加15件，同比增长20%，比去年减少3件。",
        "去年收到申请12件。",
        "下一步，我局将举办培训班3期，公开信息300条。",
        "力争全年公开政府信息不少于500条。",
        "四、2019年工作思路\n全年公开政府信息500条，收到申请3件。",
    ],
)
def test_what_is_no_figure_of_the_year_yields_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "zeros"),
    [
        (
            "未发生因政府信息公开引起的行政复议、行政诉讼和申诉。",
            {"review_total", "lit_total", "appeal_total"},
        ),
        ("行政复议、行政诉讼均为零。", {"review_total", "lit_total"}),
        ("行政复议、举报投诉均未发生。", {"review_total", "complaints_total"}),
        ("未收到申请公开政府信息的要求，也没有收取任何费用。", {"app_received_total", "fee_on_request"}),
        ("未发生依申请公开投诉并被纠正的案件。", {"complaints_upheld"}),
        ("收到申诉0件（包含信访、举报）。", {"appeal_total"}),
        ("未收到申诉案（包含信访、举报）。", {"appeal_total"}),
        ("政府信息公开无障碍，无正当理由的申请无法提供。", set()),
    ],
)
def test_words_for_nought_say_it_of_all_they_name_and_of_nothing_else(text: str, zeros: set[str]) -> None:
    claims = read(text)
    assert {c.measure_code for c in claims} == zeros
    assert {c.value for c in claims} <= {Decimal(0)}


def test_a_heading_says_what_there_was_none_of() -> None:
    claims = read("四、政府信息公开行政复议、行政诉讼情况\n本年度没有发生。", "g2021")
    assert {(c.measure_code, c.state) for c in claims} == {
        ("review_total", "zero_word"),
        ("lit_total", "zero_word"),
    }


def test_figures_that_follow_their_labels_in_order_are_paired() -> None:
    claims = read("行政复议、行政诉讼、行政申诉分别为3件、2件和1件。")
    assert brief(claims) == [
        ("review_total", "", 3, ""),
        ("lit_total", "", 2, ""),
        ("appeal_total", "", 1, ""),
    ]


def test_a_sum_of_two_kinds_is_neither() -> None:
    assert read("因政府信息公开引发行政复议、行政诉讼3件。") == []
    assert read("收到人大代表建议和政协提案37件。") == []


def test_of_two_years_in_a_sentence_the_later_counts() -> None:
    (claim,) = read("2022年收到申请12件，2023年收到申请15件。", "g2021")
    assert claim.value == 15


def test_approximations_keep_what_they_still_say() -> None:
    bounds = {
        "5500余条": (5500, "lower"), "近400条": (400, "upper"), "约100条": (100, "about"),
        "1.9万余条": (19000, "lower"), "10多万条": (100000, "lower"), "500条以上": (500, "lower"),
        "百余条": (100, "lower"), "二十条": (20, ""),
    }  # fmt: skip
    for printed, (value, bound) in bounds.items():
        (claim,) = read(f"全年主动公开政府信息{printed}。")
        assert claim.value == value, printed
        assert claim.bound == bound
        assert claim.approx == bool(bound)
        assert claim.state == ("approx" if bound else "num")


def test_money_keeps_its_unit() -> None:
    for printed, value, unit in (
        ("5000元", 5000, "元"),
        ("0.5万元", Decimal("0.5"), "万元"),
        ("三万元", 3, "万元"),
    ):
        (claim,) = read(f"安排政务公开专项经费{printed}。")
        assert (claim.value, claim.unit) == (value, unit)


def test_a_number_lost_and_a_year_pasted_over_one_have_no_value() -> None:
    (lost,) = read("年度在信息公开网站上信息条，内容涵盖机构职能。")
    assert (lost.state, lost.value, lost.unit) == ("lost", None, "条")
    (corrupt,) = read("殡葬管理执法共2023条处罚依据。", overwritten=True)
    assert (corrupt.state, corrupt.value) == ("corrupt", None)
    (kept,) = read("殡葬管理执法共2023条处罚依据。")
    assert kept.state == "num"
    assert kept.value == 2023


def test_a_page_mark_does_not_part_a_sentence() -> None:
    claims = read(
        "我局行政许可审批事项共6个方面，其中社会团体登记许可5条，基金会登记\n8、许可4条，社会组织年检3条。"
    )
    assert [c.dimension for c in claims] == [
        "", "item=社会团体登记", "item=基金会登记", "item=社会组织年检",
    ]  # fmt: skip
    assert claims[2].phrase == "8、许可4条"


def test_scope_is_that_of_the_nearest_word_before_the_figure() -> None:
    claims = read("全市共收到申请26件，我局收到申请3件。行政复议2件。", "g2021")
    assert [c.scope for c in claims] == ["region", "own", "own"]
    assert read("共收到申请26件。")[0].scope == "unknown"


def test_the_words_of_the_generation_name_the_measure() -> None:
    for form_id, measure in (
        (None, "app_received_total"),
        ("g2008", "app_received_total"),
        ("g2019", "app_new_received"),
    ):
        assert read("收到政府信息公开申请3件。", form_id)[0].measure_code == measure


@pytest.mark.parametrize(
    "text", ["主动公开　政府信息 3 6 2 条。", "“主动公开”政府信息３６２条。", "主動公開政府信息362條。"]
)
def test_offsets_point_into_the_text_as_printed(text: str) -> None:
    (claim,) = read(text)
    assert claim.value == 362
    assert claim.phrase == text[claim.start : claim.end]
    assert claim.phrase[-1] in "条條"

"""Tables that no form knows: whose figures they are, where they stand, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables_build import Printed, document, grid, report

from loaders.book import read
from loaders.dimensions import code_of
from loaders.document import Grid, GridCell
from loaders.localtables import LocalTables, read_local_tables
from loaders.localtimes import Reporting
from loaders.matching import Repairs, diagnose
from loaders.tables import read_tables

ACROSS: list[list[Printed]] = [["公开渠道", "政府网站", "政务微信"], ["数量", "12", "3"]]


def local(*blocks: Grid | str, statutory: frozenset[str] = frozenset()) -> LocalTables:
    return read_local_tables(document(*blocks), statutory, Repairs())


def said(found: LocalTables) -> list[tuple[str, str, str, str]]:
    return [(c.measure_code, c.dimension_code, str(c.value), c.unit) for c in found.claims]


def test_channels_across() -> None:
    assert said(local(grid(ACROSS))) == [
        ("channel_table", "table=doc_local;row=数量;col=website", "12", "条"),
        ("channel_table", "table=doc_local;row=数量;col=wechat", "3", "条"),
    ]


def test_channels_down() -> None:
    rows: list[list[Printed]] = [["公开渠道", "数量"], ["政府网站", "12"], ["政务微信", "3"]]
    assert said(local(grid(rows))) == [
        ("channel_table", "table=doc_local;row=website;col=数量", "12", "条"),
        ("channel_table", "table=doc_local;row=wechat;col=数量", "3", "条"),
    ]


def test_names_that_are_channels_tell_what_the_table_is_about() -> None:
    rows: list[list[Printed]] = [["项目", "数量"], ["政府网站", "12"], ["政务微信", "3"]]
    assert [c.measure_code for c in local(grid(rows)).claims] == ["channel_table"] * 2


def test_the_line_before_tells_what_the_table_is_about_and_prose_does_not() -> None:
    rows: list[list[Printed]] = [["", "数量"], ["简报", "12"], ["展板", "3"]]
    assert len(local("各公开渠道信息数量表", grid(rows)).claims) == 2
    found = local("下表列出各公开渠道的信息数量。", grid(rows))
    assert not found.claims
    assert len(found.unmapped) == 2


def test_the_unit_of_the_head_and_of_the_cell() -> None:
    rows: list[list[Printed]] = [["公开渠道", "信息数（篇）"], ["政府网站", "12"], ["政务微信", "3条"]]
    assert [c.unit for c in local(grid(rows)).claims] == ["篇", "条"]


@pytest.mark.parametrize(
    ("printed", "bound", "value"),
    [("420余", "lower", 420), ("近400", "upper", 400), ("约1.2万", "about", 12000)],
)
def test_approximate_figures(printed: str, bound: str, value: int) -> None:
    (first, _) = local(grid([ACROSS[0], ["数量", printed, "3"]])).claims
    assert (first.approx, first.state, first.bound) == (True, "approx", bound)
    assert first.value == value


def test_strokes_are_no_figures() -> None:
    found = local(grid([ACROSS[0], ["数量", "——", "3"]]))
    assert [c.value for c in found.claims] == [3]
    assert not found.unmapped


def test_figures_under_the_head_of_another_year_are_nobodys() -> None:
    rows: list[list[Printed]] = [
        ["公开渠道", "数量", "上年"],
        ["政府网站", "12", "9"],
        ["政务微信", "3", "1"],
    ]
    found = local(grid(rows))
    assert [c.value for c in found.claims] == [12, 3]
    assert [u.text for u in found.unmapped] == ["政府网站 | 上年 | 9", "政务微信 | 上年 | 1"]


def test_a_flattened_row_of_another_width_is_not_read() -> None:
    made = grid([ACROSS[0], ["数量", "12"], ["数量", "4", "5"]])
    found = local(Grid(made.rows, made.place, spans_known=False))
    assert [c.value for c in found.claims] == [4, 5]
    assert [u.text for u in found.unmapped] == ["数量 | 12"]


def test_heads_of_two_lines_are_a_path() -> None:
    rows: list[list[Printed]] = [
        [("公开渠道", 2, 1), ("网络", 1, 2), ("其他", 2, 1)],
        ["政府网站", "微博"],
        ["数量", "12", "3", "4"],
    ]
    assert [c.dimension.split("col=")[1] for c in local(grid(rows)).claims] == [
        "网络/政府网站",
        "网络/微博",
        "其他",
    ]


def test_damaged_labels_are_read_and_printed_as_they_are() -> None:
    rows: list[list[Printed]] = [["公開渠道", "政府網站", "政務微信"], ["數量", "12", "3"]]
    found = read_local_tables(document(grid(rows)), frozenset(), diagnose("政府信息公開年度報告，開展工作"))
    assert [c.dimension_code for c in found.claims] == [
        "table=doc_local;row=數量;col=website",
        "table=doc_local;row=數量;col=wechat",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["索引号", "12345", "文号", "7"], ["数量", "1", "2", "3"]],
        [["部门", "电话"], ["办公室", "6543210"]],
        [["上一页", "1", "2"]],
        [["公开渠道"], ["政府网站"]],
        [["长" * 200, "数量"], ["政府网站", "5"]],
        [["", ""], ["", ""]],
    ],
)
def test_what_is_no_table_of_figures(rows: list[list[Printed]]) -> None:
    found = local(grid(rows))
    assert not found.claims
    assert not found.unmapped


def test_statutory_tables_are_left_alone() -> None:
    blocks = report("g2021")
    places = read_tables(document(*blocks), 2023).places
    found = local(*blocks, statutory=places)  # type: ignore[arg-type]
    assert not found.claims
    assert not found.unmapped


texts = st.sampled_from(
    ["公开渠道", "数量", "政府网站", "12", "3余", "", "——", "合计", "申请方式", "一" * 130, "x=1;y"]
)
rows = st.lists(st.lists(texts, min_size=1, max_size=5), min_size=1, max_size=5)


@settings(max_examples=200, deadline=None)
@given(rows, st.booleans())
def test_every_claim_points_to_its_print_and_no_figure_is_said_twice(
    printed: list[list[str]], spans_known: bool
) -> None:
    made = Grid(
        tuple(
            tuple(GridCell(t, f"row {r} cell {c}") for c, t in enumerate(line))
            for r, line in enumerate(printed)
        ),
        "table 1",
        spans_known,
    )
    found = local(made)
    landed = {row[0].place: " | ".join(cell.text.strip() for cell in row) for row in made.rows}
    for claim in found.claims:
        assert landed[claim.place][claim.start : claim.end] == claim.phrase
        assert claim.value is not None
    assert len({(c.place, c.start) for c in found.claims}) == len(found.claims)


def test_every_row_of_the_seed_is_used() -> None:
    rows = read("book/local_tables")
    assert {r["table_kind"] for r in rows} == {
        "none", "requests", "channel", "category", "answers", "figures", "column", "caption",
    }  # fmt: skip
    measures = {r["measure_code"] for r in read("book/measures")}
    assert {r["measure_code"] for r in rows} - {""} <= measures
    assert all(r["unit"] for r in rows if r["part"] == "subject" and r["table_kind"] != "figures")
    assert all(r["unit"] for r in rows if r["part"] == "name" and r["table_kind"] == "figures")


def test_names_of_columns_beat_names_of_channels() -> None:
    assert code_of("col", "网审平台") == "approval_platform_items"
    assert code_of("channel", "政府网站") == "website"
    assert code_of("col", "政府网站") == ""


def of_2016(*blocks: Grid | str) -> LocalTables:
    return read_local_tables(document(*blocks), frozenset(), Repairs(), Reporting(2016, "g2014"))


REQUESTS: list[list[Printed]] = [["申请方式", "件数"], ["当面申请", "3"], ["信函申请", "6"]]


def test_labels_and_figures_side_by_side_twice() -> None:
    rows: list[list[Printed]] = [
        ["信息类别", "数量", "信息类别", "数量"],
        ["机构职能", "33", "法规文件", "30"],
        ["规划计划", "5", "", ""],
    ]
    assert [(c.dimension, c.value) for c in of_2016(grid(rows)).claims] == [
        ("category=机构职能", 33), ("category=法规文件", 30), ("category=规划计划", 5),
    ]  # fmt: skip


def test_figures_after_another_text_are_nobodys() -> None:
    rows: list[list[Printed]] = [
        ["信息类别", "数量", "公开渠道", "数量"],
        ["机构职能", "33", "政府网站", "30"],
        ["规划计划", "5", "政务微信", "9"],
    ]
    found = of_2016(grid(rows))
    assert not found.claims
    assert len(found.unmapped) == 2


@pytest.mark.parametrize(
    "caption",
    ["2015年依申请公开申请方式", "2016年上半年申请方式", "第三季度申请方式", "2008年以来累计申请方式",
     "历年申请方式统计", "2016年1-6月申请方式", "我局重视公开。2015年各申请方式的件数如下。"],
)  # fmt: skip
def test_a_table_of_another_time_states_nothing_of_this_year(caption: str) -> None:
    for blocks in ([caption, grid(REQUESTS)], [caption, "单位：件", grid(REQUESTS)]):
        found = of_2016(*blocks)
        assert not found.claims
        assert len(found.unmapped) == 2
    across = of_2016(grid([[(caption, 1, 2)], *REQUESTS]))
    assert not across.claims
    assert len(across.unmapped) == 2


@pytest.mark.parametrize("caption", ["2016年申请方式", "截至2016年12月31日申请方式", "我局2015年获评先进。"])
def test_a_table_of_this_year_counts(caption: str) -> None:
    assert [c.value for c in of_2016(caption, grid(REQUESTS)).claims] == [3, 6]


@pytest.mark.parametrize("heads", [("2015年", "2016年"), ("2015", "2016"), ("2015年件数", "2016年件数")])
def test_of_columns_of_years_that_of_the_report_counts(heads: tuple[str, str]) -> None:
    rows: list[list[Printed]] = [["申请方式", *heads], ["当面申请", "3", "5"], ["信函申请", "6", "2"]]
    found = of_2016(grid(rows))
    assert [c.value for c in found.claims] == [5, 2]
    assert len(found.unmapped) == 2


@pytest.mark.parametrize(
    ("head", "values"),
    [("数量（万条）", ["12000", "9000"]), ("数量（单位：万条）", ["12000", "9000"]), ("数量（千条）", []),
     ("数量（%）", [])],
)  # fmt: skip
def test_the_scale_of_the_head(head: str, values: list[str]) -> None:
    found = of_2016(grid([["公开渠道", head], ["政府网站", "1.2"], ["政务微信", "0.9"]]))
    assert [f"{c.value:.0f}" for c in found.claims] == values
    assert [c.unit for c in found.claims] == ["条"] * len(values)


def test_the_scale_of_the_line_above_and_not_twice() -> None:
    rows: list[list[Printed]] = [["公开渠道", "数量"], ["政府网站", "1.2"], ["政务微信", "0.9万"]]
    found = of_2016("公开渠道", "单位：万条", grid(rows))
    assert [c.value for c in found.claims] == [12000]
    assert len(found.unmapped) == 1


def test_heads_that_name_measures_over_one_line() -> None:
    rows: list[list[Printed]] = [
        ["专职人员", "兼职人员", "专项经费（万元）", "车辆"],
        ["3", "12", "2.5", "1"],
    ]
    found = of_2016(grid(rows))
    assert said(found) == [
        ("staff_full_time", "", "3", "人"), ("staff_part_time", "", "12", "人"),
        ("budget_dedicated", "", "2.5", "万元"),
    ]  # fmt: skip
    assert [u.text for u in found.unmapped] == [" | 车辆 | 1"]


def test_money_without_a_unit_is_not_read() -> None:
    assert not of_2016(grid([["专职人员", "专项经费"], ["3", "2.5"]])).claims[1:]


def test_a_column_of_clicks_does_not_silence_the_table() -> None:
    rows: list[list[Printed]] = [["公开渠道", "条数", "点击量"], ["政府网站", "311", "52000"]]
    found = of_2016(grid(rows))
    assert [c.value for c in found.claims] == [311]
    assert [u.text for u in found.unmapped] == ["政府网站 | 点击量 | 52000"]


@pytest.mark.parametrize("head", ["姓名", "申请人", "联系人"])
def test_of_lists_of_persons_nothing_is_kept(head: str) -> None:
    found = of_2016(grid([[head, "职务", "接待次数"], ["某某", "科长", "3"], ["某甲", "科员", "5"]]))
    assert not found.claims
    assert not found.unmapped


def test_telephone_numbers_are_left_out_of_what_is_kept() -> None:
    found = of_2016(
        grid([["部门", "公开数", "联系电话"], ["甲科", "3", "6543210"], ["乙科", "5", "6543211"]])
    )
    assert [u.text for u in found.unmapped] == ["甲科 | 3", "乙科 | 5"]


@pytest.mark.parametrize(
    ("form_id", "codes"),
    [("g2014", ["ans_granted", "ans_partial", "ans_denied"]),
     ("g2021", ["app_res_granted", "app_res_partial", "app_res_denied"])],
)  # fmt: skip
def test_answers_by_the_words_of_the_form(form_id: str, codes: list[str]) -> None:
    rows: list[list[Printed]] = [
        ["答复类型", "数量"], ["予以公开", "12"], ["部分公开", "2"], ["不予公开", "1"],
    ]  # fmt: skip
    found = read_local_tables(document(grid(rows)), frozenset(), Repairs(), Reporting(2016, form_id))
    assert [c.measure_code for c in found.claims] == codes


def test_a_column_of_units() -> None:
    rows: list[list[Printed]] = [
        ["公开渠道", "单位", "数量"], ["政府网站", "条", "311"], ["新闻发布会", "场", "3"],
    ]  # fmt: skip
    assert [c.unit for c in of_2016(grid(rows)).claims] == ["条", "场"]


def test_parts_of_a_category_are_nested_in_it() -> None:
    rows: list[list[Printed]] = [["信息类别", "条数"], ["组织机构", "9"], ["其中：领导信息", "4"]]
    (whole, part) = of_2016(grid(rows)).claims
    assert (part.measure_code, part.nested_in) == ("pro_category_nested", whole.measure_code)
    assert part.dimension == "category=组织机构;sub=领导信息"


def test_names_that_share_a_code_keep_their_print() -> None:
    rows: list[list[Printed]] = [
        ["渠道", "门户网站", "部门网站", "微信"], ["条数", "200", "111", "57"],
    ]  # fmt: skip
    codes = [c.dimension_code for c in of_2016("公开渠道", grid(rows)).claims]
    assert codes == ["", "", "table=doc_local;row=条数;col=wechat"]


def test_what_is_said_twice_with_two_figures_is_not_said() -> None:
    rows: list[list[Printed]] = [["申请方式", "件数", "数量"], ["当面申请", "3", "5"], ["信函申请", "6", "2"]]
    found = of_2016(grid(rows))
    assert not found.claims
    assert len(found.unmapped) == 2


def test_figures_before_their_labels() -> None:
    rows: list[list[Printed]] = [["件数", "申请方式"], ["3", "当面申请"], ["6", "信函申请"]]
    assert [(c.measure_code, c.value) for c in of_2016(grid(rows)).claims] == [
        ("app_ch_in_person", 3), ("app_ch_letter", 6),
    ]  # fmt: skip


def test_reviews_and_suits_in_a_table_of_the_agencys_own() -> None:
    rows: list[list[Printed]] = [["项目", "维持", "合计"], ["行政复议", "3", "4"], ["行政诉讼", "2", "3"]]
    assert said(of_2016(grid(rows))) == [("review_total", "", "4", "件"), ("lit_total", "", "3", "件")]


def test_the_sum_over_several_agencies_is_nobodys() -> None:
    rows: list[list[Printed]] = [["单位", "主动公开数"], ["教育局", "120"], ["合计", "120"]]
    found = of_2016(grid(rows))
    assert not found.claims
    assert len(found.unmapped) == 2

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
    assert {r["table_kind"] for r in rows} == {"none", "requests", "channel", "category"}
    measures = {r["measure_code"] for r in read("book/measures")}
    assert {r["measure_code"] for r in rows} - {""} <= measures
    assert all(r["unit"] for r in rows if r["part"] == "subject")


def test_names_of_columns_beat_names_of_channels() -> None:
    assert code_of("col", "网审平台") == "approval_platform_items"
    assert code_of("channel", "政府网站") == "website"
    assert code_of("col", "政府网站") == ""

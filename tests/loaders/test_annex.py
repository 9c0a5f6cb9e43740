"""Annexes: every row in its cell whatever surrounds it, and what is said where rows cannot be told apart."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from annex_build import FJ, G2014, HEADING, V1, V2, annex, read, rows_of, wanted
from tables_build import Printed, document, grid, number_of, report

from loaders.document import Grid, GridCell
from loaders.tables import TableReading, read_tables

ANNEXES = (V1, V2, FJ, G2014)
YEAR = {V1: 2009, V2: 2012, FJ: 2009, G2014: 2016}


def codes(reading: TableReading) -> Counter[str]:
    return Counter(issue.code for issue in reading.issues)


def flat(rows: list[list[Printed]], place: str = "line 1") -> Grid:
    """The same rows with their spans lost."""
    cells = grid(rows, place).rows
    return Grid(cells, place, spans_known=False)


@pytest.mark.parametrize("table_id", ANNEXES)
@pytest.mark.parametrize(
    "columns",
    [
        ("label", "unit", "values"),
        ("label", "values"),
        ("serial", "label", "unit", "values"),
        ("label", "unit", "serial", "values"),
        ("label", "serial", "values"),
    ],
    ids="-".join,
)
@pytest.mark.parametrize("make", [grid, flat])
def test_every_row_stands_in_its_cell(table_id: str, columns: tuple[str, ...], make) -> None:  # type: ignore[no-untyped-def]
    reading = read_tables(document(HEADING, make(rows_of(table_id, columns))), YEAR[table_id])
    assert read(reading) == wanted(table_id)
    assert len(reading.cells) == len(wanted(table_id))
    assert reading.found == (table_id,)
    assert not reading.unmapped
    assert not reading.issues
    assert {c.confidence for c in reading.cells} == {1.0}


@pytest.mark.parametrize("table_id", ANNEXES)
@pytest.mark.parametrize("year", [None, 2008, 2016, 2023])
def test_labels_choose_the_annex_and_the_year_does_not(table_id: str, year: int | None) -> None:
    reading = read_tables(document(grid(rows_of(table_id))), year)
    of_annex = {c.table_id for c in reading.cells if c.table_id.startswith("annex")}
    assert of_annex == {table_id}
    strange = year is not None and annex(table_id).form_id != {2008: "g2008", 2016: "g2014"}.get(year)
    assert codes(reading)["form_not_expected"] == int(strange)


def test_printed_numbers_are_never_believed() -> None:
    rows = rows_of(V1, ("serial", "label", "unit", "values"))
    for line, number in zip(rows[1:], range(56, 0, -1), strict=True):
        line[0] = f"{number:02d}"
    assert read(read_tables(document(HEADING, grid(rows)), 2009)) == wanted(V1)


def test_rows_in_another_order_keep_their_groups() -> None:
    rows = rows_of(G2014)
    at = next(i for i, line in enumerate(rows) if "五、行政诉讼数量" in line[0])
    swapped = [*rows[: at - 4], *rows[at : at + 4], *rows[at - 4 : at], *rows[at + 4 :]]
    assert read(read_tables(document(HEADING, grid(swapped)), 2016)) == wanted(G2014)


def test_a_row_of_a_group_that_is_not_printed_is_not_given_to_another() -> None:
    rows = [line for line in rows_of(G2014) if "维持" not in str(line[0]) and "数量" not in str(line[0])]
    rows = [line for line in rows if "其他情形数" not in str(line[0])]
    at = [i for i, line in enumerate(rows) if "被依法纠错数" in str(line[0])]
    del rows[at[0]]
    reading = read_tables(document(HEADING, grid(rows)), 2016)
    found = read(reading)
    assert ("review_corrected", "value") not in found
    assert ("lit_corrected", "value") not in found
    assert codes(reading)["row_label_ambiguous"] == 1
    assert [u.text.split(" | ")[-1] for u in reading.unmapped] == [number_of(G2014, "lit_corrected", "value")]


def test_twins_without_their_groups_go_by_turn_when_all_are_printed() -> None:
    lost = {"review_total", "review_upheld", "lit_total", "lit_upheld"}
    reading = read_tables(document(HEADING, grid(rows_of(G2014, without=lost))), 2016)
    assert read(reading) == wanted(G2014, without=lost)


@pytest.mark.parametrize("table_id", ANNEXES)
def test_rows_left_out_are_absent_and_move_nothing(table_id: str) -> None:
    lost = {r.row_code for r in annex(table_id).value_rows[2::3]}
    reading = read_tables(document(HEADING, grid(rows_of(table_id, without=lost))), YEAR[table_id])
    assert {c.row_code for c in reading.cells if c.state == "absent"} == lost
    assert read(reading).items() <= wanted(table_id).items()
    assert {row for row, _ in read(reading)} == {r.row_code for r in annex(table_id).value_rows} - lost


def test_an_annex_in_one_grid_per_chapter_goes_on_under_the_heads_of_the_first() -> None:
    rows = rows_of(V2)
    parts = [rows[:12], rows[12:30], rows[30:]]
    blocks = [b for i, part in enumerate(parts) for b in (f"（{i}）", grid(part, f"table {i + 1}"))]
    reading = read_tables(document(HEADING, *blocks), 2012)
    assert read(reading) == wanted(V2)
    assert len(reading.places) == 3
    assert not reading.unmapped


def test_two_halves_side_by_side() -> None:
    rows = rows_of(G2014)
    head, body = rows[0], rows[1:]
    half = (len(body) + 1) // 2
    right: list[list[Printed]] = [*body[half:], *([["", "", ""]] * (half * 2 - len(body)))]
    both = [[*head, *head], *([*a, *b] for a, b in zip(body[:half], right, strict=True))]
    for made in (grid(both), flat(both)):
        assert read(read_tables(document(HEADING, made), 2016)) == wanted(G2014)


def test_group_labels_that_span_the_rows_beside_them() -> None:
    rows: list[list[Printed]] = [
        ["统计指标", "统计指标", "单位", "统计数"],
        [("四、行政复议数量", 3, 1), "（一）维持具体行政行为数", "件", "1"],
        ["（二）被依法纠错数", "件", "2"],
        ["（三）其他情形数", "件", "3"],
        [("五、行政诉讼数量", 3, 1), "（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "4"],
        ["（二）被依法纠错数", "件", "5"],
        ["（三）其他情形数", "件", "6"],
    ]
    found = read(read_tables(document(HEADING, grid(rows)), 2016))
    order = ["review_upheld", "review_corrected", "review_other", "lit_upheld", "lit_corrected", "lit_other"]
    assert found == {(code, "value"): Decimal(i) for i, code in enumerate(order, 1)}


@pytest.mark.parametrize(("head", "column"), [("本年累计", "ytd"), ("本期实际", "period"), ("数量", "ytd")])
def test_one_value_column_of_two_is_named_by_its_head(head: str, column: str) -> None:
    rows = [["统计指标", "单位", head], *([line[0], line[1], line[-1]] for line in rows_of(V1)[1:])]
    reading = read_tables(document(HEADING, grid(rows)), 2009)
    ytd = {row: value for (row, of), value in wanted(V1).items() if of == "ytd"}
    assert read(reading) == {(row, column): value for row, value in ytd.items()}
    assert {c.column_code for c in reading.cells if c.state == "absent"} == {"period", "ytd"} - {column}


def test_without_heads_values_go_by_number_and_that_is_said() -> None:
    reading = read_tables(document(HEADING, grid(rows_of(V1)[1:])), 2009)
    assert read(reading) == wanted(V1)
    assert codes(reading) == {"head_by_position": 1}
    assert {c.confidence for c in reading.cells} == {0.9}


def test_without_heads_numbers_that_count_the_rows_are_no_values() -> None:
    rows = rows_of(V1, ("label", "unit", "serial", "values"))[1:]
    reading = read_tables(document(HEADING, grid(rows)), 2009)
    assert read(reading) == wanted(V1)


def test_without_heads_a_number_of_thousands_of_digits_stops_nothing() -> None:
    """Python refuses to make a number of them."""
    rows = rows_of(V1)[1:]
    at = next(n for n, row in enumerate(rows) if str(row[2]).isdecimal())
    lost = rows[at][2] = "7" * 5000
    reading = read_tables(document(HEADING, grid(rows)), 2009)
    assert len(read(reading)) == len(wanted(V1)) - 1
    assert lost in [c.value_text for c in reading.cells if c.value is None]


def test_a_value_that_spans_both_columns_is_given_to_neither() -> None:
    rows = rows_of(V1)
    rows[5] = [rows[5][0], rows[5][1], ("77", 1, 2)]
    reading = read_tables(document(HEADING, grid(rows)), 2009)
    lost = [c for c in reading.cells if c.state == "not_extracted"]
    assert {c.row_code for c in lost} == {"web_column_visits"}
    assert [u.text for u in reading.unmapped] == ["网站专栏页面访问量 | 人次 | 77"]


def test_the_printed_unit_of_money_counts() -> None:
    rows = [
        ["依申请公开信息收取的费用", "元", "50"] if "收取的费用" in str(r[0]) else r for r in rows_of(G2014)
    ]
    reading = read_tables(document(HEADING, grid(rows)), 2016)
    fee = next(c for c in reading.cells if c.row_code == "fee_on_request")
    assert (str(fee.value), fee.unit, fee.unit_source) == ("50", "元", "header")
    budget = next(c for c in reading.cells if c.row_code == "budget_dedicated")
    assert (budget.unit, budget.unit_source) == ("万元", "form")


def test_blanks_inside_a_unit_say_nothing() -> None:
    rows = [[line[0], "万 元" if line[1] == "万元" else line[1], *line[2:]] for line in rows_of(G2014)]
    reading = read_tables(document(HEADING, grid(rows)), 2016)
    assert next(c.state for c in reading.cells if c.row_code == "budget_dedicated") == "num"


FOOTERS: list[list[Printed]] = [
    ["单位负责人：某甲", "审核人：某乙", "填报人：某丙"],
    ["单位负责人：", "某甲", ""],
    ["联系电话：01012345678", "", "填报日期：2017.1.20"],
    [("单位负责人：某甲 审核人：某乙 填报人：某丙 联系电话：01012345678", 1, 3)],
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_names_in_the_footer_are_not_kept(footer: list[Printed]) -> None:
    rows: list[list[Printed]] = [[("填报单位（盖章）：云岭县水利局", 1, 3)], *rows_of(G2014), footer]
    reading = read_tables(document(HEADING, grid(rows)), 2016)
    assert read(reading) == wanted(G2014)
    assert not reading.unmapped
    assert not any("某" in issue.text for issue in reading.issues)


def test_a_row_that_a_place_added_stays_unmapped() -> None:
    rows = rows_of(G2014)
    rows.insert(4, ["其中：主动公开财政预决算信息数", "条", "31"])
    reading = read_tables(document(HEADING, grid(rows)), 2016)
    assert read(reading) == wanted(G2014)
    assert [u.text for u in reading.unmapped] == ["其中：主动公开财政预决算信息数 | 条 | 31"]
    assert codes(reading) == {"row_label_unknown": 1}


def test_a_list_of_channels_is_no_annex() -> None:
    rows: list[list[Printed]] = [["渠道", "数量"], ["政府网站", "12"], ["政务微博", "3"], ["政务微信", "4"]]
    reading = read_tables(document(grid(rows)), 2016)
    assert not reading.cells
    assert not reading.places


def test_an_annex_beside_the_tables_of_a_later_form_leaves_them_alone() -> None:
    reading = read_tables(document(*report("g2021"), HEADING, grid(rows_of(G2014), "table 9")), 2023)
    assert len(reading.cells) == 200 + 58
    assert read(reading).items() >= wanted(G2014).items()
    assert all(c.state == "num" for c in reading.cells)
    assert codes(reading) == {"form_not_expected": 1}


def test_no_annex_is_owed() -> None:
    for year in (2009, 2016, 2023):
        assert not [
            c for c in read_tables(document("一、概述"), year).cells if c.table_id.startswith("annex")
        ]
    assert not codes(read_tables(document("一、概述"), 2016))


def test_an_annex_that_is_announced_and_not_there_is_not_extracted() -> None:
    reading = read_tables(document("一、概述", HEADING), 2016)
    assert codes(reading) == {"annex_missing": 1}
    assert len(reading.cells) == 58
    assert {c.state for c in reading.cells} == {"not_extracted"}
    assert {c.place for c in reading.cells} == {"paragraph 2"}


def test_which_local_annex_is_missing_no_heading_says() -> None:
    reading = read_tables(document("一、概述", HEADING), 2010)
    assert codes(reading) == {"annex_missing": 1}
    assert not reading.cells


def test_an_annex_printed_twice_with_other_figures_is_said() -> None:
    other = [[c if not str(c).isdecimal() else "7" for c in line] for line in rows_of(G2014)]
    blocks = (HEADING, grid(rows_of(G2014), "table 1"), grid(other, "table 2"))
    reading = read_tables(document(*blocks), 2016)
    assert read(reading) == wanted(G2014)
    assert {"table_repeated", "tables_conflict"} <= set(codes(reading))


def test_lines_of_paragraphs_are_an_annex_too() -> None:
    lines = [" ".join(str(c) for c in line) for line in rows_of(G2014)]
    one_per_line = [str(c) for line in rows_of(G2014) for c in line]
    for made in (lines, one_per_line):
        reading = read_tables(document("一、概述", HEADING, *made, "填报人：某丙", "五、问题"), 2016)
        assert read(reading) == wanted(G2014)
        assert not reading.unmapped


def test_chapters_named_like_the_groups_of_the_annex_are_no_annex() -> None:
    chapters = [
        "一、主动公开情况",
        "二、回应解读情况",
        "三、依申请公开情况",
        "四、行政复议数量",
        "五、行政诉讼数量",
    ]
    reading = read_tables(document(*chapters, "六、举报投诉数量", "本年收到举报3件。"), 2016)
    assert not reading.cells
    assert not reading.issues


def test_a_blank_is_blank_and_a_missing_cell_is_not_guessed() -> None:
    rows = rows_of(G2014)
    rows[2] = [rows[2][0], rows[2][1], ""]
    reading = read_tables(document(HEADING, grid(rows)), 2016)
    assert next(c.state for c in reading.cells if c.row_code == "pro_total_dedup") == "blank"
    cut = Grid(tuple(r[:2] if i == 2 else r for i, r in enumerate(grid(rows).rows)), "line 1", False)
    reading = read_tables(document(HEADING, cut), 2016)
    assert next(c.state for c in reading.cells if c.row_code == "pro_total_dedup") == "not_extracted"
    assert codes(reading) == {"row_width_unexpected": 1}


def test_numbers_that_cannot_be_read_stay_as_printed() -> None:
    rows = rows_of(G2014)
    rows[2] = [rows[2][0], rows[2][1], "见正文"]
    cell = next(
        c for c in read_tables(document(HEADING, grid(rows)), 2016).cells if c.row_code == "pro_total_dedup"
    )
    assert (cell.state, cell.value_text, cell.value) == ("corrupt", "见正文", None)


def test_ragged_rows_do_not_stop_the_reader() -> None:
    rows = grid(rows_of(V1)).rows
    ragged = Grid(tuple(r[: 1 + i % len(r)] for i, r in enumerate(rows)), "table 1")
    reading = read_tables(document(HEADING, ragged, Grid(((GridCell("主动公开信息数", "x"),),), "y")), 2009)
    assert read(reading).items() <= wanted(V1).items()


def of_g2014(rows: list[list[Printed]], year: int = 2016, heading: str = HEADING) -> TableReading:
    return read_tables(document(heading, grid(rows)), year)


def test_columns_of_other_years_alone_are_not_the_reports() -> None:
    rows = rows_of(G2014)
    rows = [[*line[:2], "2015年", "2014年"] if n == 0 else [*line, "7"] for n, line in enumerate(rows)]
    reading = of_g2014(rows)
    assert not read(reading)
    assert codes(reading)["annex_other_year"] == 1
    assert len(reading.unmapped) == len(wanted(G2014))


@pytest.mark.parametrize("first", [True, False])
def test_of_two_columns_of_years_that_of_the_report_counts(first: bool) -> None:
    heads: list[Printed] = ["2016年", "2015年"] if first else ["2015年", "2016年"]
    rows = [[*line[:2], *(heads if n == 0 else [line[2], "7"] if first else ["7", line[2]])]
            for n, line in enumerate(rows_of(G2014))]  # fmt: skip
    assert read(of_g2014(rows)) == wanted(G2014)


def test_a_caption_of_another_year_is_said() -> None:
    reading = of_g2014(rows_of(G2014), heading="2015年度政府信息公开情况统计表")
    assert read(reading) == wanted(G2014)
    assert codes(reading) == {"annex_other_year": 1}


def test_remarks_with_digits_take_no_figure_away() -> None:
    rows = [[*line, "备注" if n == 0 else "2015年为12"] for n, line in enumerate(rows_of(G2014))]
    reading = of_g2014(rows)
    assert read(reading) == wanted(G2014)
    assert not reading.issues


@pytest.mark.parametrize("make", [grid, flat])
def test_values_before_the_labels(make) -> None:  # type: ignore[no-untyped-def]
    reading = read_tables(document(HEADING, make(rows_of(G2014, ("values", "unit", "label")))), 2016)
    assert read(reading) == wanted(G2014)
    assert not reading.unmapped


def test_labels_in_one_cell_are_kept_unread() -> None:
    head, *rows = rows_of(G2014)
    labels, units, values = ("\n".join(str(line[i]) for line in rows) for i in range(3))
    reading = of_g2014([head, [labels, units, values]])
    assert not read(reading)
    assert len(reading.unmapped) == 1


def test_money_in_traditional_script() -> None:
    simple = {"万元": "萬元", "单位": "單位", "统计指标": "統計指標"}
    rows: list[list[Printed]] = [[simple.get(str(cell), cell) for cell in line] for line in rows_of(G2014)]
    reading = read_tables(document("政府信息公開情況統計表", grid(rows)), 2016)
    assert read(reading) == wanted(G2014)
    assert not codes(reading)["unit_unknown"]


def test_rows_that_cannot_be_read_are_told_together() -> None:
    _, *rows = rows_of(G2014)
    reading = of_g2014([line[::-1] for line in rows])
    (told,) = (issue.text for issue in reading.issues if issue.code == "row_width_unexpected")
    assert f"(×{len(wanted(G2014))})" in told
    assert len(reading.unmapped) == len(wanted(G2014))


@pytest.mark.parametrize("units", ["各单位", "各乡镇", "各部门"])
def test_a_table_of_several_agencies_is_no_annex(units: str) -> None:
    reading = read_tables(document(f"{units}政府信息公开情况统计表", "一、概述"), 2016)
    assert not reading.cells
    assert not codes(reading)["annex_missing"]

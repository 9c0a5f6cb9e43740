"""Statutory tables in grids with known spans: every cell by name, and what is said where names fail."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from tables_build import (
    T3,
    T4,
    Printed,
    document,
    expected,
    grid,
    number_of,
    report,
    table_four,
    table_three,
    table_two,
)

from loaders import book
from loaders.document import Block, Grid
from loaders.statements import Cell
from loaders.tables import TableReading, read_tables


def printed(reading: TableReading) -> dict[tuple[str, str, str], str | None]:
    return {(c.table_id, c.row_code, c.column_code): c.value_text for c in reading.cells}


def codes(reading: TableReading) -> Counter[str]:
    return Counter(issue.code for issue in reading.issues)


def row(reading: TableReading, row_code: str) -> list[Cell]:
    return [c for c in reading.cells if c.row_code == row_code]


def position(rows: list[list[Printed]], label: str) -> int:
    """The row that prints a label."""
    return next(
        i for i, line in enumerate(rows) if any(label == (c if isinstance(c, str) else c[0]) for c in line)
    )


def replaced(rows: list[list[Printed]], label: str, line: list[Printed]) -> list[list[Printed]]:
    """The rows with the cells from a label on replaced."""
    at = position(rows, label)
    texts = [c if isinstance(c, str) else c[0] for c in rows[at]]
    return [*rows[:at], [*rows[at][: texts.index(label)], *line], *rows[at + 1 :]]


@pytest.mark.parametrize(("form_id", "count"), [("g2019", 198), ("g2021", 200)])
def test_a_whole_report_gives_every_cell_of_its_form(form_id: str, count: int) -> None:
    reading = read_tables(document(*report(form_id)), 2019 if form_id == "g2019" else 2023)
    assert printed(reading) == expected(form_id)
    assert len(reading.cells) == count
    assert {(c.form_id, c.confidence) for c in reading.cells} == {(form_id, 1.0)}
    unitless = [c.column_code for c in reading.cells if c.state != "num"]
    assert unitless == (["amount"] if form_id == "g2019" else [])  # the purchase amount prints no unit
    assert codes(reading) == ({"unit_unknown": 1} if unitless else {})
    assert not reading.unmapped


def test_cells_stand_in_statutory_order_and_keep_their_places() -> None:
    reading = read_tables(document(*report("g2021")), 2023)
    order = [c.key for t in book.tables_of("g2021") for c in t.cells()]
    assert [(c.table_id, c.row_code, c.column_code) for c in reading.cells] == order
    assert len({c.place for c in reading.cells}) == len(reading.cells)
    assert row(reading, "rule")[1].place == "table 1 row 3 cell 3"


@pytest.mark.parametrize("year", [None, 2019, 2023])
@pytest.mark.parametrize(("form_id"), ["g2019", "g2021"])
def test_labels_decide_the_form_and_the_year_does_not(form_id: str, year: int | None) -> None:
    reading = read_tables(document(*report(form_id)), year)
    assert {c.form_id for c in reading.cells} == {form_id}
    assert printed(reading) == expected(form_id)
    strange = year is not None and (year == 2019) != (form_id == "g2019")
    assert codes(reading)["form_not_expected"] == int(strange)


def test_tables_of_two_generations_keep_their_own_form_and_table_four_follows_table_two() -> None:
    blocks = [grid(table_two("g2021")), grid(table_three("g2019")), grid(table_four("g2019"))]
    reading = read_tables(document(*blocks), 2023)
    forms = {c.table_id: c.form_id for c in reading.cells}
    assert (forms["t2_art20_1"], forms[T3], forms[T4]) == ("g2021", "g2019", "g2021")
    assert len(reading.cells) == 10 + 161 + 15
    assert codes(reading) == {"form_mixed": 1, "form_not_expected": 1}


def test_table_four_follows_table_three_where_table_two_is_missing() -> None:
    reading = read_tables(document(grid(table_three("g2019")), grid(table_four("g2021"))), 2023)
    assert {c.form_id for c in reading.cells} == {"g2019"}


def test_table_four_alone_takes_the_form_of_the_year() -> None:
    for year, form_id in ((2020, "g2019"), (2024, "g2021"), (None, "g2021")):
        reading = read_tables(document(grid(table_four("g2021"))), year)
        assert {c.form_id for c in row(reading, "review")} == {form_id}


def test_table_two_without_readable_heads_takes_its_form_from_its_neighbours() -> None:
    rows = replaced(table_two("g2021"), "本年处理决定数量", [("数量", 1, 3)])
    reading = read_tables(document(grid(rows), grid(table_three("g2021"))), None)
    (licence,) = row(reading, "licence")
    assert (licence.form_id, licence.value_text, licence.confidence) == (
        "g2021", number_of("t2_art20_5", "licence", "decisions"), 0.9,
    )  # fmt: skip
    assert codes(reading)["head_by_position"] == 1


def test_a_missing_table_is_absent_and_behind_its_heading_not_extracted() -> None:
    blocks: list[Block | str] = [grid(table_two("g2021")), "三、收到和处理政府信息公开申请情况", "（见附图）"]
    reading = read_tables(document(*blocks), 2023)
    states = {c.table_id: (c.state, c.place) for c in reading.cells}
    assert states[T3] == ("not_extracted", "paragraph 2")
    assert states[T4] == ("absent", "document")
    assert codes(reading) == {"table_missing": 1, "table_absent": 1}
    assert len(reading.cells) == 200


def test_a_part_of_table_two_that_is_not_printed_is_absent() -> None:
    rows = [line for line in table_two("g2021") if "行政事业性收费" not in line][:-2]
    reading = read_tables(document("二、主动公开政府信息情况", grid(rows)), 2023)
    assert row(reading, "admin_fee")[0].state == "absent"
    assert row(reading, "licence")[0].state == "num"


def test_a_report_of_a_form_year_without_tables_still_has_every_cell() -> None:
    reading = read_tables(document("二、主动公开政府信息情况", "我局主动公开信息九条"), 2020)
    assert len(reading.cells) == 198
    assert Counter(c.state for c in reading.cells) == {"not_extracted": 22, "absent": 176}


@pytest.mark.parametrize("year", [None, 2010, 2016])
def test_a_narrative_report_without_tables_has_no_cells(year: int | None) -> None:
    assert read_tables(document("一、概述", "二、主动公开政府信息情况"), year) == TableReading()


def test_blank_and_dash_are_not_nought() -> None:
    line = ["1.属于国家秘密", "", "/", "—", "0", "无", " ", "5"]
    reading = read_tables(document(grid(replaced(table_three("g2021"), "1.属于国家秘密", line))), 2023)
    states = [c.state for c in row(reading, "app_res_denied_state_secret")]
    assert states == ["blank", "na", "na", "num", "zero_word", "blank", "num"]


def test_a_row_that_is_not_printed_is_absent() -> None:
    rows = table_three("g2021")
    del rows[position(rows, "8.属于行政查询事项")]
    reading = read_tables(document(grid(rows)), 2023)
    assert {c.state for c in row(reading, "app_res_denied_admin_inquiry")} == {"absent"}
    assert row(reading, "app_res_denied_enforcement_file")[6].value_text == number_of(
        T3, "app_res_denied_enforcement_file", "total"
    )


def test_an_unknown_row_is_kept_and_said() -> None:
    rows = table_three("g2021")
    at = position(rows, "5.要求行政机关确认或重新出具已获取信息")
    rows.insert(at + 1, ["6.其他", *"1234567"])
    reading = read_tables(document(grid(rows)), 2023)
    assert codes(reading)["row_label_unknown"] == 1
    assert [u.text for u in reading.unmapped] == ["6.其他 | 1 | 2 | 3 | 4 | 5 | 6 | 7"]
    assert [c.value_text for c in row(reading, "app_res_other_misc")] == [
        number_of(T3, "app_res_other_misc", c.column_code) for c in book.tables()["g2021", T3].columns
    ]


@pytest.mark.parametrize(("confidence", "state"), [(0.6, "not_extracted"), (0.95, "absent"), (1.0, "absent")])
def test_a_row_of_a_scan_that_nobody_can_tell_may_be_the_missing_one(confidence: float, state: str) -> None:
    rows = table_three("g2021")
    at = position(rows, "8.属于行政查询事项")
    rows[at] = ["8.屈干行改育询車顶", *"1234567"]
    printed = grid(rows)
    unsure = tuple(
        tuple(cell._replace(confidence=confidence) if n == at else cell for cell in row)
        for n, row in enumerate(printed.rows)
    )
    reading = read_tables(document(replace(printed, rows=unsure)), 2023)
    assert codes(reading)["row_label_unknown"] == 1
    assert codes(reading)["row_unread"] == (state == "not_extracted")
    assert {c.state for c in row(reading, "app_res_denied_admin_inquiry")} == {state}


def test_a_local_row_is_kept_apart() -> None:
    rows = table_two("g2019")
    rows.insert(4, ["其他主动公开文件", "1", "2", "3"])
    reading = read_tables(document(grid(rows)), 2020)
    assert codes(reading)["local_row"] == 1
    assert [u.text for u in reading.unmapped] == ["其他主动公开文件 | 1 | 2 | 3"]


def test_an_unknown_column_is_kept_and_said() -> None:
    rows = table_three("g2021")
    rows[0] = [*rows[0], ("数据来源", 3, 1)]
    rows[3:] = [[*line, str(i)] for i, line in enumerate(rows[3:])]
    reading = read_tables(document(grid(rows)), 2023)
    assert {k: v for k, v in printed(reading).items() if k[0] == T3} == {
        k: v for k, v in expected("g2021").items() if k[0] == T3
    }
    assert [u.text for u in reading.unmapped] == [str(i) for i in range(25)]


def test_columns_in_another_order_are_read_by_name() -> None:
    rows = table_two("g2021")
    for i in (1, 2, 3):
        rows[i] = [rows[i][0], *reversed(rows[i][1:])]
    reading = read_tables(document(grid(rows)), 2023)
    assert [c.value_text for c in row(reading, "normative_doc")] == [
        number_of("t2_art20_1", "normative_doc", c) for c in ("made", "repealed", "in_force")
    ]


def test_heads_with_wrong_spans_are_read_by_position_with_a_doubt() -> None:
    rows = table_three("g2021")
    rows[1] = [c if isinstance(c, str) or c[0] != "法人或其他组织" else c[0] for c in rows[1]]
    reading = read_tables(document(grid(rows)), 2023)
    found = {k: v for k, v in printed(reading).items() if k[0] == T3}
    assert found == {k: v for k, v in expected("g2021").items() if k[0] == T3}
    assert {c.confidence for c in reading.cells if c.table_id == T3} == {0.9}
    assert codes(reading)["head_by_position"] == 1


@pytest.mark.parametrize("order", [(0, 2, 1, 3, 4, 5, 6), (6, 0, 1, 2, 3, 4, 5), (5, 4, 3, 2, 1, 6, 0)])
def test_whole_heads_are_read_by_name_in_any_order(order: tuple[int, ...]) -> None:
    rows = table_three("g2021")
    person, firm, total = rows[1]
    inner = [rows[2][i - 1] for i in order if i not in (0, 6)]
    outer = {0: person, 6: total}
    rows[1] = [
        outer.get(i, firm) for k, i in enumerate(order) if i in outer or order[k - 1] in outer or not k
    ]
    rows[2] = inner
    rows[3:] = [[*line[:-7], *(line[-7:][i] for i in order)] for line in rows[3:]]
    reading = read_tables(document(grid(rows)), 2023)
    assert {k: v for k, v in printed(reading).items() if k[0] == T3} == {
        k: v for k, v in expected("g2021").items() if k[0] == T3
    }
    assert {c.confidence for c in reading.cells if c.table_id == T3} == {1.0}
    assert not codes(reading)["head_by_position"]


def test_a_row_with_lost_label_spans_is_read_by_position() -> None:
    rows = replaced(table_three("g2021"), "（一）予以公开", ["（一）予以公开", *"1234567"])
    reading = read_tables(document(grid(rows)), 2023)
    cells = row(reading, "app_res_granted")
    assert [(c.value_text, c.confidence) for c in cells] == [(d, 0.9) for d in "1234567"]
    assert {c.confidence for c in row(reading, "app_res_partial")} == {1.0}


@pytest.mark.parametrize("values", [[("0", 1, 7)], ["0", "0", "0"], list("12345678")])
def test_values_that_do_not_fit_the_columns_are_not_guessed_at(values: list[Printed]) -> None:
    rows = replaced(table_three("g2021"), "2.重复申请", ["2.重复申请", *values])
    reading = read_tables(document(grid(rows)), 2023)
    cells = row(reading, "app_res_notproc_duplicate")
    assert {(c.state, c.value, c.value_text) for c in cells} == {("not_extracted", None, None)}
    assert codes(reading)["row_width_unexpected"] == 1
    assert reading.unmapped[0].text.startswith("2.重复申请 | ")


def test_a_table_cut_over_two_grids_is_joined() -> None:
    rows = table_three("g2021")
    upper, lower = grid(rows[:15]), grid(rows[15:], "table 2")
    reading = read_tables(document(upper, "-4-", lower), 2023)
    assert {k: v for k, v in printed(reading).items() if k[0] == T3} == {
        k: v for k, v in expected("g2021").items() if k[0] == T3
    }
    assert codes(reading)["table_repeated"] == 0


def test_of_a_table_printed_twice_alike_the_fullest_counts() -> None:
    full = table_three("g2021")
    short = [*full[:3], *(line for line in full if line[0] == ("一、本年新收政府信息公开申请数量", 1, 3))]
    for tables in ([short, full], [full, short]):
        grids = [grid(rows, f"table {i}") for i, rows in enumerate(tables)]
        reading = read_tables(document(*grids), 2023)
        assert len(short) == 4
        assert codes(reading)["table_repeated"] == 1
        assert not codes(reading)["tables_conflict"]
        assert {c.state for c in reading.cells if c.table_id == T3} == {"num"}
        assert not reading.unmapped
        assert row(reading, "app_new_received")[0].value_text == number_of(
            T3, "app_new_received", "natural_person"
        )


def test_of_a_row_printed_twice_the_first_counts() -> None:
    rows = table_three("g2021")
    at = position(rows, "2.重复申请")
    rows.insert(at + 1, ["2.重复申请", *["7"] * 7])
    reading = read_tables(document(grid(rows)), 2023)
    assert codes(reading)["row_repeated"] == 1
    assert [u.text for u in reading.unmapped] == ["2.重复申请 | 7 | 7 | 7 | 7 | 7 | 7 | 7"]
    assert row(reading, "app_res_notproc_duplicate")[0].value_text == number_of(
        T3, "app_res_notproc_duplicate", "natural_person"
    )


def test_a_group_printed_with_values_of_its_own_loses_nothing() -> None:
    rows = table_three("g2021")
    at = position(rows, "1.信访举报投诉类申请")
    rows[at : at + 5] = [[(str(line[-8][0]), 1, 2), *line[-7:]] for line in rows[at : at + 5]]
    rows.insert(at, [("（五）不予处理", 1, 2), *["9"] * 7])
    reading = read_tables(document(grid(rows)), 2023)
    assert [u.text for u in reading.unmapped] == ["（五）不予处理 | 9 | 9 | 9 | 9 | 9 | 9 | 9"]


@pytest.mark.parametrize("text", ["62。", "7?", "无申请"])
@pytest.mark.parametrize("at", [0, 7, 14])
def test_an_unreadable_value_of_table_four_costs_no_other(text: str, at: int) -> None:
    rows = table_four("g2021")
    rows[3][at] = text
    cells = [c for c in read_tables(document(grid(rows)), 2023).cells if c.table_id == T4]
    assert [c.value_text for c in cells] == rows[3]
    assert {c.state for i, c in enumerate(cells) if i != at} == {"num"}
    assert cells[at].state in ("corrupt", "zero_word")
    assert {c.confidence for c in cells} == {1.0}


def test_figures_of_table_four_without_heads_are_kept_but_not_read() -> None:
    figures = table_four("g2021")[3]
    heading = "四、政府信息公开行政复议、行政诉讼情况"
    three = grid(table_three("g2021"))
    for block in (grid([figures], "table 2"), "  ".join(str(figure) for figure in figures)):
        reading = read_tables(document(three, heading, block), 2023)
        assert {c.state for c in reading.cells if c.table_id == T4} == {"not_extracted"}
        assert [u.text for u in reading.unmapped] == [" | ".join(str(figure) for figure in figures)]
    assert not read_tables(document(grid([figures], "table 2"), three, heading), 2023).unmapped


def test_cut_heads_of_table_four_are_read_by_position() -> None:
    rows = table_four("g2021")
    rows[1] = ["结果", "结果", "其他", "尚未", "总计", *rows[1][5:]]
    rows[2] = ["结果", "结果", "其他", "尚未", "总计"] * 2
    reading = read_tables(document(grid(rows)), 2023)
    found = {k: v for k, v in printed(reading).items() if k[0] == T4}
    assert found == {k: v for k, v in expected("g2021").items() if k[0] == T4}
    assert {c.confidence for c in reading.cells if c.table_id == T4} == {0.9}
    assert codes(reading)["head_by_position"] == 1


def test_table_four_printed_as_two_tables_is_joined() -> None:
    review, direct, after, values = table_four("g2021")
    reviews = [[review[0]], [str(c[0]) for c in direct[:5]], values[:5]]
    suits = [[review[1]], direct[5:], after, values[5:]]
    reading = read_tables(document(grid(reviews), grid(suits, "table 2")), 2023)
    found = {k: v for k, v in printed(reading).items() if k[0] == T4}
    assert found == {k: v for k, v in expected("g2021").items() if k[0] == T4}


def test_a_column_that_numbers_the_rows_is_no_value() -> None:
    rows = table_three("g2021")
    numbered = [[("序号", 3, 1), *rows[0]], *rows[1:3], *([str(i), *r] for i, r in enumerate(rows[3:], 1))]
    reading = read_tables(document(grid(numbered)), 2023)
    found = {k: v for k, v in printed(reading).items() if k[0] == T3}
    assert found == {k: v for k, v in expected("g2021").items() if k[0] == T3}
    assert {c.confidence for c in reading.cells if c.table_id == T3} == {1.0}
    assert not reading.unmapped


def test_a_heading_beside_its_rows_is_no_row() -> None:
    one, heads, rule, documents, *_ = table_two("g2021")
    heading = one[0][0]
    rows = [["事项", *heads], [(heading, 2, 1), *rule], documents]
    reading = read_tables(document(grid(rows)), 2023)
    found = {k: v for k, v in printed(reading).items() if k[0] == "t2_art20_1"}
    assert found == {k: v for k, v in expected("g2021").items() if k[0] == "t2_art20_1"}


def test_a_whole_report_in_one_layout_table_is_read() -> None:
    width = 15
    prose: list[list[Printed]] = [
        [("云岭县民政局2023年政府信息公开工作年度报告", 1, width)],
        [("一、总体情况", 1, width)],
    ]
    section: list[list[Printed]] = [[("三、收到和处理政府信息公开申请情况", 1, width)]]
    rows = [*prose, *table_two("g2021"), *section, *table_three("g2021"), *table_four("g2021")]
    rows.append([("五、存在的主要问题及改进情况", 1, width)])
    reading = read_tables(document(grid(rows)), 2023)
    assert printed(reading) == expected("g2021")
    assert not reading.unmapped


def test_a_label_before_the_values_of_table_four_is_no_value() -> None:
    rows = table_four("g2021")
    rows[0].insert(0, ("类别", 3, 1))
    rows[3].insert(0, "数量")
    reading = read_tables(document(grid(rows)), 2023)
    found = {k: v for k, v in printed(reading).items() if k[0] == T4}
    assert found == {k: v for k, v in expected("g2021").items() if k[0] == T4}


def test_rows_of_like_name_in_other_tables_are_left_alone() -> None:
    other = grid([["业务", "件数"], ["行政许可", "31"], ["行政处罚", "7"], ["便民服务", "900"]])
    reading = read_tables(document("一、总体情况", other), 2023)
    assert not reading.found
    assert {c.state for c in reading.cells} == {"absent"}
    assert not reading.unmapped


def test_a_table_in_traditional_script_is_read() -> None:
    import opencc

    convert = opencc.OpenCC("s2t").convert
    rows = [
        [convert(c) if isinstance(c, str) else (convert(c[0]), *c[1:]) for c in line]
        for line in table_three("g2021")
    ]
    reading = read_tables(document("政府信息公開工作年度報告", grid(rows)), 2023)
    assert {k: v for k, v in printed(reading).items() if k[0] == T3} == {
        k: v for k, v in expected("g2021").items() if k[0] == T3
    }


def test_units_printed_in_cells_and_heads_are_kept() -> None:
    rows = replaced(table_two("g2019"), "采购总金额", [("采购总金额（万元）", 1, 2)])
    rows = replaced(rows, "政府集中采购", ["政府集中采购", "3", ("25.1", 1, 2)])
    reading = read_tables(document(grid(rows)), 2020)
    projects, amount = row(reading, "central_procurement")
    assert (amount.value, amount.unit, amount.unit_source) == (251000, "元", "header")
    assert (projects.value, projects.unit, projects.unit_source) == (3, "个", "form")


def labelled(*values: tuple[str, list[str]]) -> list[list[Printed]]:
    """Table four with a labelled row for each proceeding."""
    heads: list[Printed] = ["类型", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    return [heads, *([label, *row] for label, row in values)]


ROWS_OF_FOUR = [
    ("行政复议", ["1", "2", "3", "4", "10"]),
    ("未经复议直接起诉", ["5", "6", "7", "8", "26"]),
    ("复议后起诉", ["9", "10", "11", "12", "42"]),
]


@pytest.mark.parametrize("spans_known", [True, False])
def test_table_four_as_a_row_for_each_proceeding(spans_known: bool) -> None:
    made = grid(labelled(*ROWS_OF_FOUR))
    made = Grid(made.rows, made.place, spans_known)
    reading = read_tables(document("四、政府信息公开行政复议、行政诉讼情况", made), 2023)
    found = {(c.row_code, c.value_text): c.confidence for c in reading.cells if c.table_id == T4}
    wanted = dict(zip(("review", "lit_direct", "lit_after"), (row for _, row in ROWS_OF_FOUR), strict=True))
    assert found == {(code, text): 1.0 for code, row in wanted.items() for text in row}
    assert not reading.unmapped
    assert set(codes(reading)) == {"table_absent"}


def test_a_proceeding_that_is_not_printed_is_absent() -> None:
    reading = read_tables(document("四、行政复议、行政诉讼情况", grid(labelled(*ROWS_OF_FOUR[:2]))), 2023)
    states = {c.row_code: c.state for c in reading.cells if c.table_id == T4}
    assert states == {"review": "num", "lit_direct": "num", "lit_after": "absent"}


def test_rows_of_table_four_that_lack_a_value_are_not_guessed() -> None:
    rows = labelled(*ROWS_OF_FOUR)
    rows[2] = rows[2][:-1]
    reading = read_tables(document("四、行政复议、行政诉讼情况", grid(rows)), 2023)
    assert {c.state for c in reading.cells if c.table_id == T4} == {"not_extracted"}
    assert len(reading.unmapped) == 3


REVIEWS: list[list[Printed]] = [
    ["类别", "维持", "纠错", "其他", "合计"],
    ["行政复议", "3", "1", "0", "4"],
    ["行政诉讼", "2", "0", "1", "3"],
]


@pytest.mark.parametrize("rows", [REVIEWS, [row[:1] + row[-1:] for row in REVIEWS]])
def test_reviews_and_suits_before_the_form_are_no_table_four(rows: list[list[Printed]]) -> None:
    """Two names of rows prove no table of fifteen figures in a report of years that had none."""
    reading = read_tables(document("行政复议和行政诉讼情况", grid(rows)), 2016)
    assert reading.found == ()
    assert not reading.cells
    assert not reading.places


def test_table_four_alone_is_found_whatever_the_year() -> None:
    (four,) = [b for b in report("g2021") if isinstance(b, Grid)][-1:]
    assert read_tables(document(four), 2016).found == ("t4_review_litigation",)

"""Statutory tables in text that lost its spans: six layouts, blanks, and values apart from labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from tables_build import T3, T4, expected, flattened, number_of, table_four, table_three, table_two

from loaders import book
from loaders.limits import Limits
from loaders.readers import text as plain
from loaders.statements import Cell
from loaders.tables import TableReading, read_tables

Lines = list[list[str]]


def trailing_pipe(lines: Lines) -> str:
    return "\n".join(" | ".join(line) + " |" for line in lines)


def both_pipes(lines: Lines) -> str:
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def separate_lines(lines: Lines) -> str:
    return "\n\n".join("\n|\n".join(line) for line in lines)


def separate_lines_closed(lines: Lines) -> str:
    return "\n".join(f"{cell}\n|" for line in lines for cell in line)


def inner_newlines(lines: Lines) -> str:
    broken = [[_break(cell) for cell in line] for line in lines]
    return "\n".join(" | ".join(line) + " |" for line in broken)


def paragraph_per_cell(lines: Lines) -> str:
    return "\n".join(cell for line in lines for cell in line if cell)


def runs_of_pipes(lines: Lines) -> str:
    return "\n".join("|".join(line) + "|" for line in lines)


def markdown(lines: Lines) -> str:
    width = max(map(len, lines))
    rows = ["| " + " | ".join([*line, *[""] * (width - len(line))]) + " |" for line in lines]
    return "\n".join([rows[0], "|" + "---|" * width, *rows[1:]])


def _break(cell: str) -> str:
    return cell if len(cell) < 6 or cell.isdecimal() else cell[:4] + "\n" + cell[4:]


LAYOUTS = [
    trailing_pipe,
    both_pipes,
    separate_lines,
    separate_lines_closed,
    inner_newlines,
    paragraph_per_cell,
    runs_of_pipes,
    markdown,
]


def report(layout: Callable[[Lines], str], form_id: str) -> str:
    return "\n".join(
        [
            "云岭县民政局政府信息公开工作年度报告",
            "二、主动公开政府信息情况",
            layout(flattened(table_two(form_id))),
            "三、收到和处理政府信息公开申请情况",
            layout(flattened(table_three(form_id))),
            "四、政府信息公开行政复议、行政诉讼情况",
            layout(flattened(table_four(form_id))),
            "五、存在的主要问题及改进情况",
            "栏目分类还不够细。",
        ]
    )


def read(text: str, year: int | None = 2023, *, is_markdown: bool = False) -> TableReading:
    return read_tables(plain.read(text, Limits(), markdown=is_markdown), year)


def row(reading: TableReading, row_code: str) -> list[Cell]:
    return [c for c in reading.cells if c.row_code == row_code]


def values(reading: TableReading, row_code: str) -> list[str | None]:
    return [c.value_text for c in row(reading, row_code)]


@pytest.mark.parametrize("form_id", ["g2019", "g2021"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_every_cell(layout: Callable[[Lines], str], form_id: str) -> None:
    reading = read(report(layout, form_id), is_markdown=layout is markdown)
    found = {(c.table_id, c.row_code, c.column_code): c.value_text for c in reading.cells}
    assert found == expected(form_id)
    assert {c.form_id for c in reading.cells} == {form_id}
    assert {c.confidence for c in reading.cells} == {1.0}
    assert not reading.unmapped


def lines_with(label: str, cells: list[str]) -> Lines:
    lines = flattened(table_three("g2021"))
    at = next(i for i, line in enumerate(lines) if label in line)
    lines[at] = [*lines[at][: lines[at].index(label) + 1], *cells]
    return lines


def test_blanks_inside_and_at_both_ends_of_a_flattened_row_are_kept() -> None:
    # The label spans one column: two blanks of padding follow the seven values of the first two rows.
    lines = lines_with("一、本年新收政府信息公开申请数量", ["", "5", "", "", "", "", "", "", ""])
    reading = read(trailing_pipe(lines))
    assert values(reading, "app_new_received") == ["", "5", "", "", "", "", ""]
    assert [c.state for c in row(reading, "app_new_received")][:2] == ["blank", "num"]
    assert {c.confidence for c in row(reading, "app_new_received")} == {1.0}


def test_padding_before_the_values_is_told_from_blank_values() -> None:
    lines = flattened(table_three("g2021"))
    moved = []
    for line in lines[3:]:
        label = len(line) - line[::-1].index(next(c for c in reversed(line) if c)) - 7
        moved.append([*line[:label], *[""] * line[label + 7 :].count(""), *line[label : label + 7]])
    at = next(i for i, line in enumerate(moved) if "（七）总计" in line)
    moved[at] = ["（七）总计", "", "5", "", "", "", "", "", ""]
    reading = read(trailing_pipe([*lines[:3], *moved]))
    assert values(reading, "app_res_total") == ["5", "", "", "", "", "", ""]
    assert values(reading, "app_carried_forward") == [
        number_of(T3, "app_carried_forward", c.column_code) for c in book.tables()["g2021", T3].columns
    ]


def test_a_row_that_lost_a_value_is_not_guessed_at() -> None:
    reading = read(trailing_pipe(lines_with("2.重复申请", list("123456"))))
    assert {c.state for c in row(reading, "app_res_notproc_duplicate")} == {"not_extracted"}
    assert [u.text for u in reading.unmapped] == ["2.重复申请 | 1 | 2 | 3 | 4 | 5 | 6"]
    assert Counter(i.code for i in reading.issues)["row_width_unexpected"] == 1


def test_an_unreadable_value_is_kept_in_its_place() -> None:
    reading = read(trailing_pipe(lines_with("2.重复申请", ["1", "2", "见附件", "4", "5", "6", "7"])))
    cells = row(reading, "app_res_notproc_duplicate")
    assert [c.value_text for c in cells] == ["1", "2", "见附件", "4", "5", "6", "7"]
    assert (cells[2].state, cells[2].value) == ("corrupt", None)


def test_flattened_heads_that_are_cut_lower_the_confidence() -> None:
    lines = flattened(table_three("g2021"))
    lines[2][0] = "商业"
    reading = read(trailing_pipe(lines))
    assert {c.confidence for c in reading.cells if c.table_id == T3} == {0.9}
    assert Counter(i.code for i in reading.issues)["head_by_position"] == 1


def test_blank_cells_of_table_four_stay_in_place() -> None:
    lines = flattened(table_four("g2021"))
    lines[3] = ["", "1", "", "", "1", *["0"] * 5, "", "", "", "", ""]
    reading = read(trailing_pipe(lines))
    assert [c.value_text for c in reading.cells if c.table_id == T4] == lines[3]


def test_a_table_in_one_column_that_lost_equal_values_is_not_extracted() -> None:
    lines = paragraph_per_cell(flattened(table_three("g2021"))).split("\n")
    kept = [line for i, line in enumerate(lines) if not line.isdecimal() or not lines[i - 1].isdecimal()]
    reading = read("三、收到和处理政府信息公开申请情况\n" + "\n".join(kept))
    cells = [c for c in reading.cells if c.table_id == T3]
    assert {(c.state, c.value) for c in cells} == {("not_extracted", None)}
    assert {c.place for c in cells} == {"line 1"}
    assert Counter(i.code for i in reading.issues)["table_missing"] == 1


def test_one_row_that_lost_a_value_in_one_column_spoils_no_other() -> None:
    lines = paragraph_per_cell(lines_with("2.重复申请", list("123456")))
    reading = read(lines)
    assert {c.state for c in row(reading, "app_res_notproc_duplicate")} == {"not_extracted"}
    assert {c.state for c in row(reading, "app_res_notproc_publication")} == {"num"}


def test_values_on_the_line_of_their_label_are_read() -> None:
    lines = [" ".join(cell for cell in line if cell) for line in flattened(table_three("g2021"))[3:]]
    lines = [line.removeprefix("三、本年度办理结果 ") for line in lines]
    reading = read("\n".join(["三、收到和处理政府信息公开申请情况", *lines]))
    assert {
        (c.row_code, c.column_code): c.value_text for c in reading.cells if c.table_id == T3
    } == {k[1:]: v for k, v in expected("g2021").items() if k[0] == T3}  # fmt: skip
    assert {c.confidence for c in reading.cells if c.table_id == T3} == {0.9}


def test_values_above_their_labels_are_read_in_statutory_order() -> None:
    table = book.tables()["g2019", T3]
    lines = ["三、收到和处理政府信息公开申请情况", "自然人", "商业企业", "科研机构", "社会公益组织"]
    for r in table.value_rows:
        lines += [" ".join(number_of(T3, r.row_code, c.column_code) for c in table.columns), r.label]
    reading = read("\n".join(lines))
    assert {
        (c.row_code, c.column_code): c.value_text for c in reading.cells if c.table_id == T3
    } == {k[1:]: v for k, v in expected("g2019").items() if k[0] == T3}  # fmt: skip
    assert Counter(i.code for i in reading.issues)["head_by_position"] == 1


def test_vertical_labels_in_single_characters_do_no_harm() -> None:
    lines = paragraph_per_cell(flattened(table_three("g2021")))
    lines = lines.replace("三、本年度办理结果", "\n".join("三、本年度办理结果"))
    reading = read("三、收到和处理政府信息公开申请情况\n" + lines)
    assert {c.state for c in reading.cells if c.table_id == T3} == {"num"}


def test_prose_that_names_a_row_is_no_row() -> None:
    text = "\n".join(
        ["二、主动公开政府信息情况", "规范性文件清理后已重新公布", "3", "行政许可", "办结及时", "12"]
    )
    reading = read(text)
    assert not reading.found
    assert {c.state for c in reading.cells} == {"not_extracted", "absent"}


def test_every_value_is_read_once() -> None:
    for layout in LAYOUTS:
        reading = read(report(layout, "g2021"), is_markdown=layout is markdown)
        assert len({c.value_text for c in reading.cells}) == len(reading.cells)

"""Plain text and Markdown: what becomes a grid, what stays a paragraph, and where it says it stood."""

from __future__ import annotations

import pytest

from loaders.document import Document, Grid, Paragraph
from loaders.limits import Limits
from loaders.readers.text import read


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def of(text: str, *, markdown: bool = False) -> Document:
    return read(text, Limits(), markdown=markdown)


def only_grid(document: Document) -> Grid:
    (grid,) = document.grids
    return grid


@pytest.mark.parametrize(
    "text",
    [
        "规章 | 0 | 1 |\n许可 | 2 | 3 |",
        "| 规章 | 0 | 1 |\n| 许可 | 2 | 3 |",
        "规章|0|1|\n许可|2|3|",
        "规章 | 0 | 1\n许可 | 2 | 3",
        "规章 | 0 | 1 |\n\n许可 | 2 | 3 |",
        "规章 ｜ 0 ｜ 1 ｜\n许可 ｜ 2 ｜ 3 ｜",
        "规章 │ 0 │ 1 │\n许可 │ 2 │ 3 │",
        "规章\n|\n0\n|\n1\n\n许可\n|\n2\n|\n3",
        "规章\n|\n0\n|\n1\n|\n\n许可\n|\n2\n|\n3\n|",
    ],
)
def test_rows_of_pipes_become_a_grid_without_spans(text: str) -> None:
    grid = only_grid(of(text))
    assert [row for row in texts(grid) if row] == [["规章", "0", "1"], ["许可", "2", "3"]]
    assert not grid.spans_known


def test_empty_cells_are_cells() -> None:
    assert texts(only_grid(of("第二十条第（一）项 | |||\n规章 | | 1 | |\n"))) == [
        ["第二十条第（一）项", "", "", ""],
        ["规章", "", "1", ""],
    ]


def test_a_cell_broken_over_lines_goes_on_until_the_next_pipe() -> None:
    text = "规章 | 0 | 社会\n公益\n组织 | 1 |\n许可 | 2 | 3 | 4 |"
    assert texts(only_grid(of(text))) == [["规章", "0", "社会\n公益\n组织", "1"], ["许可", "2", "3", "4"]]


def test_a_last_cell_broken_over_lines_is_made_whole() -> None:
    text = "规章 | 0 | 1 |\n许可 | 2 | 现行有效\n件数 |\n处罚 | 3 | 4 |"
    assert texts(only_grid(of(text)))[1] == ["许可", "2", "现行有效\n件数"]


def test_a_row_without_its_last_pipe_does_not_swallow_the_next_paragraph() -> None:
    document = of("信息 | 甲 | 乙 |\n规章 | 0 | 1 |\n许可 | 2 | 3\n四、存在的问题")
    assert texts(only_grid(document))[1:] == [["规章", "0", "1"], ["许可", "2", "3"]]
    assert [p.text for p in document.paragraphs] == ["四、存在的问题"]


def test_paragraphs_between_tables_part_them() -> None:
    document = of("甲 | 1 |\n三、收到和处理政府信息公开申请情况\n乙 | 2 |\n")
    assert [type(b) for b in document.blocks] == [Grid, Paragraph, Grid]


def test_lines_without_pipes_stay_paragraphs() -> None:
    document = of("规章\n0\n\n  1  \n")
    assert [(p.text, p.place) for p in document.paragraphs] == [
        ("规章", "line 1"),
        ("0", "line 2"),
        ("1", "line 4"),
    ]
    assert not document.grids


def test_places_name_line_and_cell() -> None:
    document = of("题\n规章 | 0 |\n许可 | 商业\n企业 |")
    grid = only_grid(document)
    assert grid.place == "line 2"
    assert [cell.place for row in grid.rows for cell in row] == [
        "line 2 cell 1", "line 2 cell 2", "line 3 cell 1", "line 3 cell 2",
    ]  # fmt: skip


def test_cells_on_lines_of_their_own_name_their_line() -> None:
    grid = only_grid(of("一\n二、情况\n规章\n|\n0\n|\n1\n|\n"))
    assert [(cell.text, cell.place) for row in grid.rows for cell in row] == [
        ("规章", "line 3"), ("0", "line 5"), ("1", "line 7"),
    ]  # fmt: skip


def test_text_around_cells_on_lines_of_their_own_stays_outside() -> None:
    document = of("二、情况\n规章\n|\n0\n|\n18.6\n三、申请情况\n（勾稽）\n|\n申请人\n|\n五、问题\n没有\n")
    assert [[c for row in texts(g) for c in row] for g in document.grids] == [
        ["规章", "0", "18.6"],
        ["（勾稽）", "申请人"],
    ]
    assert [p.text for p in document.paragraphs] == ["二、情况", "三、申请情况", "五、问题", "没有"]


def test_markdown_loses_its_marks_and_its_rule_line() -> None:
    text = "# 年度报告\n\n| 信息内容 | **件数** |\n|---|:---:|\n| 规章<br>（市） | 1 |\n| a\\|b | 2 |\n"
    document = of(text, markdown=True)
    assert [p.text for p in document.paragraphs] == ["年度报告"]
    assert texts(only_grid(document)) == [["信息内容", "件数"], ["规章\n（市）", "1"], ["a|b", "2"]]
    assert (document.reader, document.media_type) == ("markdown", "text/markdown")


def test_a_text_with_too_many_cells_says_so() -> None:
    document = read("甲 | 1 |\n" * 10, Limits(max_grid_cells=5))
    assert not document.grids
    assert [d.code for d in document.doubts] == ["grid_limit"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "|", "|||\n|\n", "a|", "|a", "\ue000", "| --- |", "a |\n|\n|\nb"]
)
@pytest.mark.parametrize("markdown", [False, True])
def test_odd_texts_do_no_harm(text: str, markdown: bool) -> None:
    assert isinstance(of(text, markdown=markdown), Document)

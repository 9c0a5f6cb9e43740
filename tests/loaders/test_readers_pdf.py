"""PDF reader: tables by ruling lines, spans, page breaks, paragraphs, furniture; and two real reports."""

import contextlib
import csv
import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image
from readers_build import FONT, body, gap, head, page_break, pdf_of, ruled
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from loaders.document import Document, Grid, UnreadableError
from loaders.limits import Limits
from loaders.readers import read

ROOT = Path(__file__).parents[2]
REPORTS = Path(os.environ.get("GOUJI_REPORTS", ROOT.parent / "shared" / "reports"))
WIDTHS = (90, 160, 80, 80)
LONG = "本单位认真做好信息公开工作，全年公开信息一百二十条，其中通过网站公开八十条，通过公众号公开四十条。"


def of(data: bytes, **limits: int) -> Document:
    return read(data, "report.pdf", Limits(**limits))


def texts(grid: Grid) -> list[list[str]]:
    return [[c.text if c else "·" for c in row] for row in grid.matrix()]


def codes(document: Document) -> list[str]:
    return [d.code for d in document.doubts]


def test_title_paragraphs_and_page_number():
    document = of(pdf_of(head("某局2024年年度报告"), body(LONG * 3), body("第二段。"), title="某局年度报告"))
    assert [p.text for p in document.paragraphs] == ["某局2024年年度报告", LONG * 3, "第二段。"]
    assert [p.place for p in document.paragraphs][:2] == ["page 1 line 1", "page 1 line 2"]
    assert document.metadata == {"title": "某局年度报告"}
    assert (document.reader, document.media_type, document.doubts) == ("pdf", "application/pdf", ())


@pytest.mark.parametrize("title", ["Microsoft Word - 报告.docx", "无标题", "年度报告.wps", ""])
def test_made_up_titles_are_ignored(title):
    assert of(pdf_of(body("正文。"), title=title)).metadata == {}


@pytest.mark.parametrize(
    "footer",
    ["- {page} -", "-{page}-", "— {page} —", "{page}", "第{page}页", "{page}/2", "第 {page} 页 共 2 页"],
)
def test_page_numbers_are_furniture(footer):
    document = of(pdf_of(body("上页。"), page_break(), body("下页。"), footer=footer))
    assert [p.text for p in document.paragraphs] == ["上页。", "下页。"]


def test_a_number_that_is_not_the_page_is_no_furniture():
    assert [p.text for p in of(pdf_of(body("正文。"), footer="1209")).paragraphs] == ["正文。", "1209"]


def test_a_paragraph_goes_on_over_the_page():
    document = of(pdf_of(gap(640), body(LONG * 4), footer="- {page} -"))
    assert [p.text for p in document.paragraphs] == [LONG * 4]


def test_spans_come_from_the_boxes():
    table = ruled(
        [["项", "", "甲", "乙"], ["（一）", "1.子", "1", "2"], ["", "2.子", "", "44"], ["计", "", "1", "66"]],
        ("SPAN", (0, 0), (1, 0)), ("SPAN", (0, 1), (0, 2)), ("SPAN", (0, 3), (1, 3)), widths=WIDTHS,
    )  # fmt: skip
    [grid] = of(pdf_of(table)).grids
    assert texts(grid) == [
        ["项", "项", "甲", "乙"],
        ["（一）", "1.子", "1", "2"],
        ["（一）", "2.子", "", "44"],
        ["计", "计", "1", "66"],
    ]
    assert [(c.rowspan, c.colspan) for row in grid.rows for c in row][:4] == [(1, 2), (1, 1), (1, 1), (2, 1)]
    assert grid.rows[2][0].place == "page 1 table 1 row 3 column 2"


def test_text_around_tables_keeps_its_order():
    table = ruled([["甲", "乙"], ["1", "2"]], widths=(80, 80))
    again = ruled([["丙", "丁"], ["3", "4"]], widths=(80, 80))
    document = of(pdf_of(body("表一"), table, body("表二"), again, body("注：无。")))
    shown = [b.place if isinstance(b, Grid) else b.text for b in document.blocks]
    assert shown == ["表一", "page 1 table 1", "表二", "page 1 table 2", "注：无。"]


def test_a_cell_wraps_without_blanks_and_reads_vertical_labels_down():
    table = ruled(
        [["本\n年\n度\n结\n果", "其他法律行政法规\n禁止公开", "12", "3"], ["", "第二项", "0", "4"]],
        ("SPAN", (0, 0), (0, 1)), widths=(24, 160, 80, 80),
    )  # fmt: skip
    [grid] = of(pdf_of(table)).grids
    assert texts(grid)[0] == ["本年度结果", "其他法律行政法规禁止公开", "12", "3"]


def test_digits_are_joined_over_lines_only_where_the_cell_is_full():
    table = ruled([["39857\n58", "12\n7"], ["1", "2"]], widths=(36, 160))
    [grid] = of(pdf_of(table)).grids
    assert texts(grid)[0] == ["3985758", "12\n7"]


def test_a_table_cut_inside_a_group_is_joined():
    upper = ruled(
        [
            ["结果", "项", "甲", "乙"],
            ["（三）不予公开", "1.甲项", "1", "2"],
            ["（四）无", "1.乙项", "3", "4"],
        ],
        widths=WIDTHS,
    )
    lower = ruled(
        [["法提供", "2.丙项", "5", "6"], ["", "3.丁项", "7", "8"], ["总计", "", "16", "20"]],
        ("SPAN", (0, 0), (0, 1)), ("SPAN", (0, 2), (1, 2)), widths=WIDTHS,
    )  # fmt: skip
    document = of(pdf_of(upper, page_break(), lower))
    [grid] = document.grids
    assert texts(grid)[2:] == [
        ["（四）无法提供", "1.乙项", "3", "4"],
        ["（四）无法提供", "2.丙项", "5", "6"],
        ["（四）无法提供", "3.丁项", "7", "8"],
        ["总计", "总计", "16", "20"],
    ]
    assert grid.rows[3][0].place == "page 2 table 1 row 1 column 2"
    assert codes(document) == ["table_joined_over_pages"]
    assert document.doubts[0].place == "page 2 table 1"


def test_an_empty_cell_below_goes_on_with_the_group_above_but_an_empty_value_stays():
    upper = ruled([["结果", "项", "甲", "乙"], ["（五）不予处理", "1.甲项", "1", "2"]], widths=WIDTHS)
    lower = ruled([["", "2.乙项", "", "4"], ["总计", "", "1", "6"]], ("SPAN", (0, 1), (1, 1)), widths=WIDTHS)
    [grid] = of(pdf_of(upper, page_break(), lower)).grids
    assert texts(grid)[1:] == [
        ["（五）不予处理", "1.甲项", "1", "2"],
        ["（五）不予处理", "2.乙项", "", "4"],
        ["总计", "总计", "1", "6"],
    ]


def test_a_row_cut_by_the_page_is_one_row():
    upper = ruled([["项", "甲", "乙"], ["3.补正后申请内容", "1", "2"]], widths=(160, 80, 80))
    lower = ruled([["仍不明确", "", ""], ["4.丁项", "7", "8"]], widths=(160, 80, 80))
    [grid] = of(pdf_of(upper, page_break(), lower)).grids
    assert texts(grid)[1:] == [["3.补正后申请内容仍不明确", "1", "2"], ["4.丁项", "7", "8"]]


def test_rows_without_numbering_are_never_joined():
    upper = ruled([["项", "数"], ["规章", ""]], widths=(160, 80))
    lower = ruled([["文件", "5"], ["合计", "5"]], widths=(160, 80))
    [grid] = of(pdf_of(upper, page_break(), lower)).grids
    assert texts(grid) == [["项", "数"], ["规章", ""], ["文件", "5"], ["合计", "5"]]


def test_a_repeated_head_is_dropped():
    upper = ruled([["项", "甲", "乙"], ["1.甲项", "1", "2"]], widths=(160, 80, 80))
    lower = ruled([["项", "甲", "乙"], ["2.乙项", "3", "4"]], widths=(160, 80, 80))
    [grid] = of(pdf_of(upper, page_break(), lower)).grids
    assert texts(grid) == [["项", "甲", "乙"], ["1.甲项", "1", "2"], ["2.乙项", "3", "4"]]
    assert grid.rows[2][0].place == "page 2 table 1 row 2 column 1"


def test_coarser_columns_go_on_and_other_columns_do_not():
    upper = ruled([["项", "甲", "乙"], ["规章", "1", "2"]], widths=(160, 80, 80))
    coarse = ruled([["许可", "9"], ["强制", "7"]], widths=(160, 160))
    [grid] = of(pdf_of(upper, page_break(), coarse)).grids
    assert texts(grid)[2:] == [["许可", "9", "9"], ["强制", "7", "7"]]
    other = ruled([["许可", "9"], ["强制", "7"]], widths=(120, 200))
    assert len(of(pdf_of(upper, page_break(), other)).grids) == 2


def test_a_text_between_keeps_tables_apart():
    upper = ruled([["项", "甲"], ["规章", "1"]], widths=(160, 80))
    lower = ruled([["项", "甲"], ["文件", "2"]], widths=(160, 80))
    assert len(of(pdf_of(upper, page_break(), body("另一张表"), lower)).grids) == 2


def test_a_table_open_at_the_foot_of_the_page_is_closed():
    rows = [["项", "甲"], ["1.甲项", "1"], ["2.乙项", "2"]]
    table = Table(rows, colWidths=(160, 80), style=TableStyle([("FONT", (0, 0), (-1, -1), FONT, 10)]))
    for rule in ("LINEABOVE", "LINEBEFORE"):
        table.setStyle(TableStyle([(rule, (0, 0), (-1, -1), 0.5, "black")]))
    table.setStyle(TableStyle([("LINEAFTER", (-1, 0), (-1, -1), 0.5, "black")]))
    [grid] = of(pdf_of(table)).grids
    assert texts(grid) == rows


def test_shading_and_frames_around_one_text_are_no_tables():
    shaded = ruled([["说明文字"]], widths=(300,))
    document = of(pdf_of(body("前。"), shaded, body("后。")))
    assert (document.grids, [p.text for p in document.paragraphs]) == ((), ["前。", "说明文字", "后。"])


def picture_pdf(*pages: str) -> bytes:
    """One page each: its text, or a picture where the text is empty."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for text in pages:
        if text:
            canvas.drawString(50, 700, text)
        else:
            canvas.drawInlineImage(Image.new("RGB", (200, 300), "grey"), 50, 200)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.usefixtures("without_ocr")
def test_pictures_only_where_recognition_is_not_installed():
    for pages in [("",), ("", "")]:
        with pytest.raises(UnreadableError) as caught:
            of(picture_pdf(*pages))
        assert (caught.value.code, caught.value.detail) == ("ocr_missing", "rapidocr")


@pytest.mark.usefixtures("without_ocr")
def test_a_page_of_pictures_among_pages_of_text_where_recognition_is_not_installed():
    for pages in [("text enough to be a page of text", ""), ("- 1 -", "")]:
        document = of(picture_pdf(*pages))
        assert [(d.code, d.place) for d in document.doubts] == [("page_without_text", "page 2")]
        assert document.reader == "pdf"


def test_blank_pages():
    with pytest.raises(UnreadableError) as caught:
        of(picture_pdf(" ", " "))
    assert caught.value.code == "no_text_layer"


def test_password():
    with pytest.raises(UnreadableError) as caught:
        of(pdf_of(body("正文。"), encrypt="secret"))
    assert caught.value.code == "file_encrypted"


def test_page_and_grid_limits():
    table = ruled([["项", "甲"], ["规章", "1"]], widths=(160, 80))
    data = pdf_of(body("一。"), table, page_break(), body("二。"))
    document = of(data, max_pages=1)
    assert codes(document) == ["page_limit"]
    assert "二。" not in [p.text for p in document.paragraphs]
    document = of(data, max_grid_cells=3)
    assert codes(document) == ["grid_limit"]
    assert "规章" in "".join(p.text for p in document.paragraphs)


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_truncated_file_is_read_or_refused(part):
    data = pdf_of(body(LONG), ruled([["项", "甲"], ["规章", "1"]], widths=(160, 80)))
    with contextlib.suppress(UnreadableError):
        of(data[: int(len(data) * part)])


REAL = [("huaian-city-2024.pdf", "huaian_2024"), ("huaian-hongze-2023.pdf", "hongze_2023")]


@pytest.mark.parametrize(("name", "example"), REAL)
def test_real_reports_give_every_figure_in_its_place(name, example):
    if not (REPORTS / name).exists():
        pytest.skip(f"{REPORTS / name} is not there; set GOUJI_REPORTS")
    expected: dict[str, list[str]] = {}
    with (ROOT / "tests/fixtures/example_tables.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            if row["example"] == example:
                expected.setdefault(row["table_id"][:2], []).append(row["value"])
    document = of((REPORTS / name).read_bytes())
    assert len(document.grids) == 3
    for grid, table in zip(document.grids, ("t2", "t3", "t4"), strict=True):
        found = [c.text for row in grid.rows for c in row if re.fullmatch(r"[0-9.]+", c.text)]
        assert sorted(found) == sorted(expected[table]) if table == "t2" else found == expected[table]
    applications = texts(document.grids[1])
    assert all(len(row) == 10 for row in applications)
    assert all(re.fullmatch("[0-9]+", value) for row in applications[3:] for value in row[3:])
    assert [row[1] for row in applications if "无法提供" in row[1]] == ["（四）无法提供"] * 3
    assert codes(document) == ["table_joined_over_pages"] * 2

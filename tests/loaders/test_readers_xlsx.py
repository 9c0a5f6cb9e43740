"""XLSX reader: texts as they are shown, tables among prose, what is hidden or does not print, damage."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Side
from readers_build import zip_of
from sheets_build import MAIN, row, sheet, styles, xlsx_of

from loaders.document import Document, Grid, UnreadableError
from loaders.limits import Limits
from loaders.readers import read


def of(data: bytes, **limits: int) -> Document:
    return read(data, "report.xlsx", Limits(**limits))


def shown(document: Document) -> list[object]:
    return [
        [[c.text if c else "·" for c in line] for line in b.matrix()] if isinstance(b, Grid) else b.text
        for b in document.blocks
    ]


def doubts(document: Document) -> list[tuple[str, str, str]]:
    return [(d.code, d.place, d.text) for d in document.doubts]


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_report_made_by_openpyxl():
    book = openpyxl.Workbook()
    book.properties.title, book.properties.creator = "某局年度报告", "办公室"
    page = book.active
    page["A1"] = "某局2023年政府信息公开工作年度报告"
    page.merge_cells("A1:D1")
    page["A3"] = "本年度数据如下。\n单位：件"
    lines = (("项目", None, "数量", None), ("规章", "国务院部门", 3.0, 0.1 + 0.2), ("", "地方", None, 12))
    for r, line in enumerate(lines, start=4):
        for c, text in enumerate(line, start=1):
            page.cell(r, c, text).border = Border(left=Side("thin"))
    for joined in ("A4:B4", "C4:D4", "A5:A6"):
        page.merge_cells(joined)
    page["A8"] = date(2024, 1, 20)
    page["A8"].number_format = 'yyyy"年"m"月"d"日"'
    document = of(saved(book))
    assert shown(document) == [
        "某局2023年政府信息公开工作年度报告",
        "本年度数据如下。",
        "单位：件",
        [["项目", "项目", "数量", "数量"], ["规章", "国务院部门", "3", "0.3"], ["规章", "地方", "", "12"]],
        "2024年1月20日",
    ]
    assert [p.place for p in document.paragraphs[1:3]] == [
        "sheet 1 row 3 column 1 line 1",
        "sheet 1 row 3 column 1 line 2",
    ]
    assert document.grids[0].rows[2][0].place == "sheet 1 row 6 column 2"
    assert document.grids[0].place == "sheet 1 table 1"
    assert document.metadata == {"title": "某局年度报告", "author": "办公室"}
    assert (document.reader, document.doubts) == ("xlsx", ())


RICH = (
    "<si><r><t>15</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r></si>"
    "<si><t>公开</t><rPh sb='0' eb='1'><t>コウカイ</t></rPh></si>"
    "<si><r><rPr><strike/></rPr><t>99</t></r><r><t>16</t></r></si>"
    "<si><t>甲_x000D_\n乙_x0007_</t></si>"
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("t='s'><v>0</v>", "15¹"),
        ("t='s'><v>1</v>", "公开"),
        ("t='s'><v>2</v>", "16"),
        ("t='s'><v>3</v>", "甲\n乙"),
        ("t='s'><v>9</v>", ""),
        ("t='s'><v>x</v>", ""),
        ("t='inlineStr'><is><t>　１，２０４ </t></is>", "１，２０４"),
        ("t='str'><f>A1</f><v>甲</v>", "甲"),
        ("t='str'><f>A1</f><v></v>", ""),
        ("><f>A1+1</f><v>7</v>", "7"),
        ("t='b'><v>1</v>", "TRUE"),
        ("t='e'><f>A1/0</f><v>#REF!</v>", "#REF!"),
        ("><v>3.0</v>", "3"),
        ("><v>1e3</v>", "1000"),
        ("><v>多</v>", "多"),
        ("><v>1e999</v>", "1e999"),
        ("t='d'><v>2024-01-20</v>", "2024-01-20"),
        ("s='2'><v>7</v>", ""),
        ("s='3'><v>7</v>", "⁷"),
        ("s='4'><v>7</v>", "7"),
        ("s='99'><v>7</v>", "7"),
    ],
)
def test_a_cell_prints_what_people_see(cell, text):
    document = of(
        xlsx_of(sheet(row(1, "项目", "数量"), f"<row><c r='A2'><v>1</v></c><c {cell}</c></row>"), shared=RICH)
    )
    [grid] = document.grids
    assert [c.text for c in grid.rows[1]] == ["1", text]


def test_what_is_struck_out_is_told():
    document = of(
        xlsx_of(
            sheet(row(1, "项目", "数量"), "<row r='2'><c><v>1</v></c><c t='s'><v>2</v></c></row>"),
            shared=RICH,
        )
    )
    assert doubts(document) == [("struck_text", "sheet 1 row 2 column 2", "99")]


def test_rich_text_of_openpyxl():
    book = openpyxl.Workbook()
    book.active["A1"] = CellRichText("全年", TextBlock(InlineFont(strike=True), "九"), "公开")
    assert shown(of(saved(book))) == ["全年公开"]


def test_a_formula_that_was_never_computed_is_doubted():
    book = openpyxl.Workbook()
    book.active.append(["项目", "数量"])
    book.active.append(["规章", "=1+1"])
    document = of(saved(book))
    assert shown(document) == [[["项目", "数量"], ["规章", ""]]]
    assert doubts(document) == [("formula_not_computed", "sheet 1 row 2 column 2", "=1+1")]


def test_numbers_follow_their_formats():
    cells = "".join(f"<c s='{style}'><v>1234.5</v></c>" for style in (0, 5, 6, 7))
    look = styles("#,##0", "0.00&quot;万元&quot;", "0_ ")
    document = of(xlsx_of(sheet(f"<row>{cells}</row>"), look=look))
    assert [c.text for c in document.grids[0].rows[0]] == ["1234.5", "1,235", "1234.50万元", "1235"]


def test_the_other_calendar():
    document = of(
        xlsx_of(
            sheet("<row><c s='5'><v>0</v></c></row>"),
            look=styles("yyyy-mm-dd"),
            book="<workbookPr date1904='1'/>",
        )
    )
    assert shown(document) == ["1904-01-01"]


def test_sheets_follow_one_another_and_hidden_ones_are_told():
    pages = (sheet(row(1, "甲")), sheet(row(1, "乙")), sheet(row(1, "丙")), sheet(row(1, "丁")))
    document = of(xlsx_of(*pages, states="visible hidden veryHidden visible"))
    assert [(p.text, p.place) for p in document.paragraphs] == [
        ("甲", "sheet 1 row 1 column 1"),
        ("丁", "sheet 2 row 1 column 1"),
    ]
    assert doubts(document) == [("hidden_left_out", "file", "表2"), ("hidden_left_out", "file", "表3")]


def test_a_part_that_two_sheets_share_is_read_once():
    data = xlsx_of(sheet(row(1, "项目", "数量"), row(2, "规章", 7)), sheet(row(1, "别的")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    relations = "xl/_rels/workbook.xml.rels"
    members[relations] = members[relations].replace("sheet2.xml", "sheet1.xml")
    document = of(zip_of(members))
    assert [cell.text for grid in document.grids for line in grid.rows for cell in line] == [
        "项目", "数量", "规章", "7",
    ]  # fmt: skip


def test_hidden_rows_and_columns_are_left_out_and_told():
    page = sheet(
        row(1, "项目", "旧", "数量"),
        row(2, "规章", 1, 2),
        row(3, "草稿", 8, 9, more="hidden='1'"),
        row(4, "草稿", 8, 9, more="ht='0'"),
        row(5, "文件", 3, 4),
        before="<cols><col min='2' max='2' hidden='1'/></cols>",
    )
    document = of(xlsx_of(page))
    assert shown(document) == [[["项目", "数量"], ["规章", "2"], ["文件", "4"]]]
    assert doubts(document) == [("hidden_left_out", "sheet 1", "3:4, B:B")]
    assert document.grids[0].rows[2][1].place == "sheet 1 row 5 column 3"


def test_joined_cells_outlive_the_hidden_row_they_begin_in():
    page = sheet(row(1, "合并", 1, more="hidden='1'"), row(2, "", 2), row(3, "", 3), merges="A1:A3")
    document = of(xlsx_of(page))
    assert shown(document) == [[["合并", "2"], ["合并", "3"]]]
    assert [cell.rowspan for cell in document.grids[0].rows[0]] == [2, 1]


AREA = "<definedName name='_xlnm.Print_Area' localSheetId='0'>{}</definedName>"


@pytest.mark.parametrize(
    ("area", "blocks", "outside"),
    [
        ("表1!$A$1:$B$2", [[["项目", "数量"], ["规章", "1"]]], 4),
        ("'表1'!$A$1:$B$2,'表1'!$C$4:$C$4", [[["项目", "数量"], ["规章", "1"]], "草稿"], 3),
        ("表1!$A:$B", [[["项目", "数量"], ["规章", "1"]], "甲"], 3),
        ("表1!$1:$2", [[["项目", "数量", "核对"], ["规章", "1", "✓"]]], 2),
        ("表1!$C$4", ["草稿"], 7),
    ],
)
def test_only_the_print_area_is_read(area, blocks, outside):
    page = sheet(row(1, "项目", "数量", "核对"), row(2, "规章", 1, "✓"), row(4, "甲", None, "草稿"))
    document = of(xlsx_of(page, names=AREA.format(area)))
    assert shown(document) == blocks
    assert [(code, text) for code, _, text in doubts(document)] == [("outside_print_area", str(outside))]


@pytest.mark.parametrize("area", ["表1!$H$1:$K$9", "OFFSET(表1!$A$1,0,0,2,2)", "#REF!", ""])
def test_a_print_area_that_prints_nothing_or_cannot_be_told_is_no_area(area):
    document = of(xlsx_of(sheet(row(1, "项目", "数量"), row(2, "规章", 1)), names=AREA.format(area)))
    assert (shown(document), document.doubts) == ([[["项目", "数量"], ["规章", "1"]]], ())


def test_a_label_alone_in_a_ruled_row_belongs_to_the_table():
    page = sheet(
        row(1, "题名"),
        row(2, "项目", "数量", "备注", style=1),
        row(3, "规章", "", "", style=1),
        row(4, "", "", "", style=1),
        row(5, "文件", 2, "", style=1),
        row(6, "合计", "", "", style=1),
        row(7, "注：略"),
    )
    assert shown(of(xlsx_of(page))) == [
        "题名",
        [["项目", "数量", "备注"], ["规章", "", ""], ["", "", ""], ["文件", "2", ""], ["合计", "", ""]],
        "注：略",
    ]


def test_without_lines_a_short_text_below_a_table_is_its_row_and_a_sentence_is_not():
    table = (row(1, "项目", "数量"), row(2, "规章", 1), row(3, "文件"))
    assert shown(of(xlsx_of(sheet(*table, row(4, "以上为全年数。"))))) == [
        [["项目", "数量"], ["规章", "1"], ["文件", ""]],
        "以上为全年数。",
    ]
    assert shown(of(xlsx_of(sheet(*table, row(5, "二、说明"), row(6, "甲", "乙"))))) == [
        [["项目", "数量"], ["规章", "1"], ["文件", ""]],
        "二、说明",
        [["甲", "乙"]],
    ]


def test_joined_cells_without_text_count_as_one_blank():
    page = sheet(row(1, "项目", "数量"), row(2, "规章", ""), row(3, "文件", 2), merges="B1:C1 B2:C2 B3:C3")
    [grid] = of(xlsx_of(page.replace("</sheetData>", row(4, "丙", "丁", "戊") + "</sheetData>"))).grids
    assert [[(c.text, c.colspan) for c in line] for line in grid.rows[:3]] == [
        [("项目", 1), ("数量", 2)],
        [("规章", 1), ("", 2)],
        [("文件", 1), ("2", 2)],
    ]


def test_prose_in_boxes_is_prose():
    page = sheet(row(1, "一、总体情况", "", style=1), row(2, "概况", "公开" * 400, style=1))
    assert shown(of(xlsx_of(page))) == ["一、总体情况", "概况", "公开" * 400]


@pytest.mark.parametrize(
    "members",
    [
        {"xl/other.xml": "<x/>"},
        {"xl/workbook.xml": "<workbook"},
        {"xl/workbook.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"},
        {"xl/workbook.xml": f"<workbook xmlns='{MAIN}'/>", "xl/sharedStrings.xml": "<sst"},
    ],
)
def test_unreadable_files(members):
    with pytest.raises(UnreadableError) as caught:
        of(zip_of(members))
    assert caught.value.code == "file_unreadable"


def test_a_workbook_that_holds_nothing_is_an_empty_document():
    assert of(zip_of({"xl/workbook.xml": f"<workbook xmlns='{MAIN}'/>"})).blocks == ()
    assert of(xlsx_of(sheet())).blocks == ()
    assert of(xlsx_of(sheet(row(1, "甲", more="hidden='1'")))).blocks == ()


def test_damaged_styles_cost_only_the_formats():
    assert shown(of(xlsx_of(sheet(row(1, 3.0)), look="<broken"))) == ["3"]


def test_bombs_and_limits():
    bomb = xlsx_of(sheet(row(1, "甲")), look="<x>" + " " * 3_000_000 + "</x>")
    with pytest.raises(UnreadableError) as caught:
        of(bomb)
    assert caught.value.code == "archive_limit"
    many = sheet(*[row(n, 1, 2) for n in range(1, 11)], row(12, "后文"))
    document = of(xlsx_of(many), max_grid_cells=10)
    assert [(d.code, d.place) for d in document.doubts] == [("grid_limit", "sheet 1 row 6")]
    assert shown(document)[-1] == "后文"


def test_a_sheet_as_large_as_sheets_can_be_costs_little():
    corner = "<row r='1048576'><c r='XFD1048576'><v>2</v></c></row>"
    document = of(xlsx_of(sheet(row(1, 1), corner, merges="A1:XFD1048576 A2:XFD3")))
    assert ("span_limit", "sheet 1 row 1 column 1") in [(d.code, d.place) for d in document.doubts]
    assert shown(document) == ["1", "2"]

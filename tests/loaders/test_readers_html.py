"""HTML reader: text as printed, grids with sound spans, layout tables dissolved, metadata."""

import pytest

from loaders.document import Document, Grid
from loaders.limits import Limits
from loaders.readers import html


def of(page: str, **limits: int) -> Document:
    return html.read(page, Limits(**limits))


def texts(grid: Grid) -> list[list[str]]:
    return [[c.text if c else "·" for c in row] for row in grid.matrix()]


def shown(document: Document) -> list[object]:
    return [texts(b) if isinstance(b, Grid) else b.text for b in document.blocks]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>共1<span>2</span><b>3</b>件</p>", ["共123件"]),
        ("<p>甲<br>乙</p>丙<div>丁<p>戊</p>己</div>", ["甲", "乙", "丙", "丁", "戊", "己"]),
        ("<p>共\n   <span>12</span>\t件</p>", ["共 12 件"]),
        ("<p>　　甲&nbsp;&nbsp;乙　丙</p>", ["甲  乙　丙"]),
        ("<p>1\u200b2\ufeff3&shy;4&zwnj;5</p>", ["12345"]),
        ("<p>甲<script>x=1</script>乙<style>p{}</style>丙", ["甲乙丙"]),
        ("<p>甲<template>丁</template>乙<noscript>戊</noscript>丙", ["甲乙丙"]),
        ("<p>甲<span style='DISPLAY : none'>乙</span>丙</p><p hidden>丁</p>", ["甲丙"]),
        ("<div style='display:none'><p>戊<table><tr><td>1<td>2</table></div>甲", ["甲"]),
        ("<p>甲<!-- 乙 -->丙<?php 丁 ?></p>", ["甲丙"]),
        ("<ul><li>甲<li>乙</ul><h2>丙</h2>", ["甲", "乙", "丙"]),
        ("<pre>甲\n乙  丙\n</pre>丁", ["甲", "乙 丙", "丁"]),
        ("<p>&lt;&amp;&#25919;&hellip;</p>", ["<&政…"]),
        ("甲\x00乙", ["甲乙"]),
        ("<title>题</title><p>甲", ["甲"]),
        ("<p>1<![if !vml]>2<![endif]><o:p></o:p><!--[if gte mso 9]>3<![endif]--></p>", ["12"]),
        ("<p>12<a class=msocomanchor href='#_msocom_1'>[甲1]</a>件</p>", ["12件"]),
        ("<p>甲<div style='mso-element:comment-list'><hr><p>乙9</div>", ["甲"]),
    ],
)  # fmt: skip
def test_text(page, lines):
    assert shown(of(page)) == lines


def test_places_count_paragraphs_and_tables_and_grid_positions():
    document = of(
        "<p>甲</p><table><tr><td rowspan=2>a<td>b<tr><td>c</table><p>乙</p><table><tr><td>d<td>e</table>"
    )
    assert [b.place for b in document.blocks] == ["paragraph 1", "table 1", "paragraph 2", "table 2"]
    assert [c.place for row in document.grids[0].rows for c in row] == [
        "table 1 row 1 column 1",
        "table 1 row 1 column 2",
        "table 1 row 2 column 2",
    ]
    assert (document.reader, document.media_type) == ("html", "text/html")


def test_spans_make_a_true_grid():
    [grid] = of(
        "<table><tr><td rowspan=2 colspan=2>a<td>b<td rowspan=3>c<tr><td>d<tr><td>e<td>f<td>g</table>"
    ).grids
    assert texts(grid) == [["a", "a", "b", "c"], ["a", "a", "d", "c"], ["e", "f", "g", "c"]]
    assert grid.spans_known


def test_lines_in_a_cell_and_empty_cells():
    [grid] = of("<table><tr><td><p>甲</p><p>乙<br>丙</p><td>&nbsp;<td> <td>0<td>/</table>").grids
    assert texts(grid) == [["甲\n乙\n丙", "", "", "0", "/"]]


@pytest.mark.parametrize(
    ("rowspan", "colspan", "expected"),
    [
        ("0", "1", [["a", "b"], ["a", "c"], ["a", "d"]]),
        ("x", "", [["a", "b"], ["c", "·"], ["d", "·"]]),
        ("-3", "-1", [["a", "b"], ["c", "·"], ["d", "·"]]),
        ("2px", " 2 ", [["a", "a", "b"], ["a", "a", "c"], ["d", "·", "·"]]),
        ("9", "0", [["a", "b"], ["a", "c"], ["a", "d"]]),
    ],
)
def test_odd_spans_are_read_as_browsers_do(rowspan, colspan, expected):
    document = of(f'<table><tr><td rowspan="{rowspan}" colspan="{colspan}">a<td>b<tr><td>c<tr><td>d</table>')
    assert texts(document.grids[0]) == expected
    assert document.doubts == ()


def test_absurd_spans_are_cut_and_reported():
    document = of("<table><tr><td rowspan=1000000000>a<td colspan=999999999999999999999>b<tr><td>c</table>")
    [[a, b], [c]] = document.grids[0].rows
    assert (a.rowspan, b.colspan, c.place) == (2, 1000, "table 1 row 2 column 2")
    assert [d.code for d in document.doubts] == ["span_limit", "span_limit"]
    assert document.doubts[0].place == "table 1 row 1 column 1"


def test_too_many_cells_end_the_table_and_not_the_document():
    row = "<tr>" + "<td colspan=10>1" * 10
    document = of(f"<table>{row * 20}</table><p>后文</p>", max_grid_cells=1000)
    assert [d.code for d in document.doubts] == ["grid_limit"]
    assert len(document.grids[0].rows) == 10
    assert document.paragraphs[-1].text == "后文"


def test_the_cell_limit_holds_for_all_tables_together():
    document = of("<table><tr><td>1<td>2<tr><td>3<td>4</table>" * 3, max_grid_cells=9)
    assert [len(g.rows) for g in document.grids] == [2, 2, 0]
    assert [(d.code, d.place) for d in document.doubts] == [("grid_limit", "table 3")]


def test_row_groups_in_print_order_and_spans_within_them():
    [grid] = of(
        "<table><tfoot><tr><td>合计<td>9</tfoot><tbody><tr><td rowspan=5>a<td>1<tr><td>2</tbody>"
        "<thead><tr><th>项<th>数</thead></table>"
    ).grids
    assert texts(grid) == [["项", "数"], ["a", "1"], ["a", "2"], ["合计", "9"]]


@pytest.mark.parametrize(
    "page",
    [
        "<table><td>a<td>b</table>",
        "<table><tbody><td>a</td><td>b</td></tbody></table>",
        "<table><tr><td>a<td>b",
        "<table><tr><td><font>a</td><td>b</font></td></tr></table>",
        "<table><colgroup><col><col></colgroup><tr><th>a</th><th>b</th></tr></table>",
    ],
)
def test_broken_markup_still_gives_the_table(page):
    assert [texts(g) for g in of(page).grids] == [[["a", "b"]]]


def test_caption_and_stray_text_come_before_the_table():
    document = of("<table><caption>表一</caption>游离<tr><td>a<td>b</table>")
    assert shown(document) == ["表一", "游离", [["a", "b"]]]


INNER = "<table><tr><td>1<td>2<tr><td>3<td>4</table>"
GRID = [["1", "2"], ["3", "4"]]


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        (f"<table><tr><td><h2>题</h2>{INNER}尾</td></tr></table>", ["题", GRID, "尾"]),
        (f"<table><tr><td>导航<td><p>正文{INNER}</td></tr></table>", ["导航", "正文", GRID]),
        (
            f"<table><tr><td>{'正文很长。' * 140}<td>a<td>b<td>c<td>d</table>",
            ["正文很长。" * 140, "a", "b", "c", "d"],
        ),
        (f"<table><tr><td>{'正文。' * 80}<td>a</table>", ["正文。" * 80, "a"]),
        (f"<table><tr><td><table><tr><td>{INNER}</table></table>", [GRID]),
        ("<table><tr><td>一格</table>", ["一格"]),
        ("<table><tr><td></table><table></table>", []),
    ],
)
def test_layout_tables_are_dissolved(page, blocks):
    assert shown(of(page)) == blocks


def test_a_data_table_inside_a_data_cell_is_its_own_table():
    page = f"<table><tr><td>项<td>甲<td>乙<tr><td>规章{INNER}<td>5<td>6<tr><td>文件<td>7<td>8</table>"
    assert shown(of(page)) == [[["项", "甲", "乙"], ["规章", "5", "6"], ["文件", "7", "8"]], GRID]


def test_long_explanations_do_not_dissolve_a_table_of_values():
    rows = "".join(f"<tr><td>{'说明' * 120}{i}<td>{i}<td>{i}" for i in range(4))
    [grid] = of(f"<table>{rows}</table>").grids
    assert [row[1:] for row in texts(grid)] == [[str(i), str(i)] for i in range(4)]


def test_hidden_rows_and_cells_take_no_position():
    [grid] = of(
        "<table><tr style='display:none'><td>x<td>y<tr><td>a<td style='display:none'>z<td>b</table>"
    ).grids
    assert texts(grid) == [["a", "b"]]


def test_metadata():
    document = of(
        "<!-- saved from url=(0028)http://mirror.example.cn/a.htm -->\n<title> 报告 _ 站点 </title>"
        '<meta name="ArticleTitle" content="某局年度报告"><meta name="PubDate" content="2025-01-20 09:30">'
        '<meta name="ContentSource" content="某局"><meta name="SiteName" content="某县人民政府">'
        '<meta name="author" content="办公室"><meta name="IndexNumber" content="000-2025-1">'
        '<link rel="canonical" href="http://www.example.cn/a.html"></head><h1>大标题</h1></html>'
    )
    assert document.metadata == {
        "title": "某局年度报告",
        "published_on": "2025-01-20 09:30",
        "publisher": "某局",
        "author": "办公室",
        "index_number": "000-2025-1",
        "source_url": "http://www.example.cn/a.html",
    }
    assert shown(document) == ["大标题"]


@pytest.mark.parametrize(
    ("page", "key", "value"),
    [
        ("<title>甲</title><h1>乙</h1>", "title", "甲"),
        ("<h1>乙<span>丙</span></h1>", "title", "乙丙"),
        ("<!-- saved from url=(0020)http://example.cn/x --><p>甲", "source_url", "http://example.cn/x"),
        (
            '<meta property="og:url" content="https://example.cn/y"><p>甲',
            "source_url",
            "https://example.cn/y",
        ),
        ('<time datetime="2025-01-02">一月二日</time>', "published_on", "2025-01-02"),
        ('<meta name="SiteName" content="某县"><p>甲', "publisher", "某县"),
    ],
)
def test_metadata_fallbacks(page, key, value):
    assert of(page).metadata[key] == value


def test_relative_addresses_are_no_source():
    assert "source_url" not in of('<link rel="canonical" href="/a.html"><p>甲').metadata


def test_unclosed_inline_tags_cost_no_text():
    document = of("".join(f"<p><font><span>第{i}段" for i in range(500)))
    assert [p.text for p in document.paragraphs] == [f"第{i}段" for i in range(500)]
    assert document.doubts == ()


def test_nesting_beyond_the_parser_is_reported():
    document = of("<table><tr><td>" * 1000 + "x")
    assert [d.code for d in document.doubts] == ["nesting_limit"]


def test_deep_but_possible_nesting_is_read():
    document = of("<table><tr><td>" * 600 + "x" + "</table>" * 600 + "<p>后文")
    assert shown(document) == ["x", "后文"]
    assert document.doubts == ()


def cell(inside: str, attributes: str = "") -> tuple[str, list[tuple[str, str, str]]]:
    """The text and the doubts of one cell among others."""
    document = of(f"<table><tr><td>件数</td><td {attributes}>{inside}</td><td>9</td></tr></table>")
    doubts = [(d.code, d.place, d.text) for d in document.doubts]
    return document.grids[0].rows[0][1].text, doubts


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("15<sup>1</sup>", "15¹"),
        ("<p>15<SUP><b>[１２]</b></SUP></p>", "15[¹²]"),
        ("15<sub>1</sub>6", "15₁6"),
        ('15<span style="color:red; vertical-align: super">1</span>', "15¹"),
        ('15<span style="vertical-align:sub">1</span>', "15₁"),
        ('15<span style="vertical-align:middle">1</span>', "151"),
    ],
)
def test_raised_digits_do_not_join_the_number_beside_them(inside: str, text: str):
    assert cell(inside) == (text, [])


def test_the_place_of_text_in_a_cell_does_not_raise_it():
    assert cell("15", 'style="vertical-align: super"') == ("15", [])


@pytest.mark.parametrize(
    "inside",
    [
        "<s>12</s>15",
        "<strike>1<b>2</b></strike>15",
        "<del><p> 12\n</p></del>15",
        '<span style="text-decoration: underline line-through">12</span>15',
        '<span style="TEXT-DECORATION-LINE:LINE-THROUGH">12</span>15',
        "1<s>12</s>5",
    ],
)
def test_struck_out_text_is_left_out_and_told(inside: str):
    assert cell(inside) == ("15", [("struck_text", "table 1 row 1 column 2", "12")])


def test_a_struck_cell_keeps_its_column():
    struck = cell("12", 'style="text-decoration:line-through"')
    assert struck == ("", [("struck_text", "table 1 row 1 column 2", "12")])


def test_struck_paragraphs_and_titles():
    document = of("<h1>某局<s>草稿</s>年度报告</h1><p><s>全句</s></p><pre>甲\n<s>乙\n丙</s>\n丁</pre>")
    assert shown(document) == ["某局年度报告", "甲", "丁"]
    assert document.metadata["title"] == "某局年度报告"
    assert [d.text for d in document.doubts] == ["草稿", "全句", "乙 丙"]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ('<input value="12">', "12"),
        ('<p><input type="TEXT" value="12" readonly></p>件', "12\n件"),
        ('<input type="number" value=" 0 ">', "0"),
        ('<input type="hidden" value="12">', ""),
        ('<input value="12" hidden>', ""),
        ('<input type="checkbox" value="12">', ""),
        ("<input>", ""),
    ],
)
def test_fields_of_a_form_print_their_value(field: str, text: str):
    assert cell(field) == (text, [])


def test_a_search_box_outside_tables_is_no_text():
    assert shown(of('<form><input value="请输入关键字"></form><p>甲</p>')) == ["甲"]

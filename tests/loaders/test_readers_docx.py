"""DOCX reader: body order, runs, true merges, tracked changes, boxes, and files that are not whole."""

import io

import docx
import pytest
from readers_build import W, docx_of, p, tbl, tc, zip_of

from loaders.document import Document, Grid, UnreadableError
from loaders.limits import Limits
from loaders.readers import read


def of(data: bytes, **limits: int) -> Document:
    return read(data, "report.docx", Limits(**limits))


def texts(grid: Grid) -> list[list[str]]:
    return [[c.text if c else "·" for c in row] for row in grid.matrix()]


def shown(document: Document) -> list[object]:
    return [texts(b) if isinstance(b, Grid) else b.text for b in document.blocks]


def test_merges_made_by_python_docx():
    written = docx.Document()
    written.core_properties.title, written.core_properties.author = "某局年度报告", "办公室"
    written.add_paragraph("前文")
    table = written.add_table(3, 4)
    for r in range(3):
        for c in range(4):
            table.cell(r, c).text = f"{r}{c}"
    for first, last in (((0, 0), (0, 1)), ((1, 0), (2, 1)), ((0, 3), (2, 3))):
        text = table.cell(*first).text
        table.cell(*first).merge(table.cell(*last)).text = text
    written.add_paragraph("后文")
    buffer = io.BytesIO()
    written.save(buffer)
    document = of(buffer.getvalue())
    assert shown(document) == [
        "前文",
        [["00", "00", "02", "03"], ["10", "10", "12", "03"], ["10", "10", "22", "03"]],
        "后文",
    ]
    assert document.grids[0].rows[2][0].place == "table 1 row 3 column 3"
    assert document.metadata == {"title": "某局年度报告", "author": "办公室"}
    assert document.reader == "docx"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (r("1") + r("2", "<w:b/>") + r("3"), "123"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/></w:r>", "甲 乙-"),
        (f"<w:ins>{r('甲')}</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", "甲"),
        (f"<w:moveFrom>{r('甲')}</w:moveFrom><w:moveTo>{r('乙')}</w:moveTo>", "乙"),
        (f"<w:hyperlink>{r('甲')}</w:hyperlink><w:fldSimple>{r('乙')}</w:fldSimple>", "甲乙"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + r("甲"), "甲"),
        (r("甲", "<w:vanish/>") + r("乙", "<w:vanish w:val='0'/>"), "乙"),
        (f"<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt>", "甲"),
        (f"<w:smartTag>{r('甲')}</w:smartTag><m:oMath><m:r><m:t>乙</m:t></m:r></m:oMath>", "甲乙"),
        ("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" + r("甲"), "甲"),
        ("<!-- 注 -->" + r("甲<![CDATA[乙]]>"), "甲乙"),
        ("<w:ruby><w:rt>" + r("ā") + "</w:rt><w:rubyBase>" + r("甲") + "</w:rubyBase></w:ruby>", "甲"),
    ],
)
def test_runs(xml, text):
    assert shown(of(docx_of(f"<w:p>{xml}</w:p>"))) == [text]


def test_line_breaks_part_paragraphs_and_stay_in_cells():
    broken = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    table = (
        f"<w:tbl><w:tr><w:tc>{broken}{p('丙')}</w:tc><w:tc>{p('')}</w:tc><w:tc>{p('0')}</w:tc></w:tr></w:tbl>"
    )
    assert shown(of(docx_of(broken + table))) == ["甲", "乙", [["甲\n乙\n丙", "", "0"]]]


def test_a_text_box_follows_its_paragraph_once():
    box = "<w:r><w:drawing><w:txbxContent>" + p("框") + "</w:txbxContent></w:drawing></w:r>"
    choices = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    assert shown(of(docx_of(f"<w:p><w:r><w:t>甲</w:t></w:r>{both}</w:p>{p('乙')}"))) == ["甲", "框", "乙"]


def test_content_controls_around_paragraphs_tables_rows_and_cells():
    def sdt(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{sdt(tc('a'))}{tc('b')}</w:tr>"
    body = sdt(p("甲") + f"<w:tbl><w:tr>{tc('x')}{tc('y')}</w:tr>{sdt(row)}</w:tbl>")
    assert shown(of(docx_of(body))) == ["甲", [["x", "y"], ["a", "b"]]]


VM, VR = "<w:vMerge/>", "<w:vMerge w:val='restart'/>"


def test_vertical_merges_of_raw_xml():
    body = tbl(
        [tc("a", VR), tc("1")],
        [tc("", VM), tc("2")],
        [tc("b", VR), tc("3")],
        [tc("", "<w:vMerge w:val='continue'/>"), tc("4")],
        [tc("c"), tc("5")],
        [tc("d", VM), tc("6")],
    )
    [grid] = of(docx_of(body)).grids
    assert texts(grid) == [["a", "1"], ["a", "2"], ["b", "3"], ["b", "4"], ["c", "5"], ["d", "6"]]


def test_old_horizontal_merges_and_columns_skipped_before_a_row():
    skipped = f"<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>{tc('z')}</w:tr>"
    body = tbl(
        [tc("a", "<w:hMerge w:val='restart'/>"), tc("", "<w:hMerge/>"), tc("b")], [tc("1"), tc("2"), tc("3")]
    )
    [grid] = of(docx_of(body.replace("</w:tbl>", skipped + "</w:tbl>"))).grids
    assert texts(grid) == [["a", "a", "b"], ["1", "2", "3"], ["", "", "z"]]


def test_deleted_rows_are_gone():
    body = tbl([tc("a"), tc("b")]).replace(
        "</w:tbl>", f"<w:tr><w:trPr><w:del/></w:trPr>{tc('x')}</w:tr></w:tbl>"
    )
    assert shown(of(docx_of(body))) == [[["a", "b"]]]


def test_nested_tables():
    inner = tbl([tc("1"), tc("2")])
    layout = f"<w:tbl><w:tr><w:tc>{p('题')}{inner}{p('尾')}</w:tc></w:tr></w:tbl>"
    assert shown(of(docx_of(layout))) == ["题", [["1", "2"]], "尾"]
    held = f"<w:tc>{p('规章')}{inner}</w:tc>"
    data = tbl([tc("项"), tc("甲")], [held, tc("5")], [tc("文件"), tc("7")])
    assert shown(of(docx_of(data))) == [[["项", "甲"], ["规章", "5"], ["文件", "7"]], [["1", "2"]]]


def test_the_main_part_is_found_by_its_relation():
    relations = (
        '<Relationships xmlns="r"><Relationship Type="http://x/officeDocument" Target="/word/d2.xml"/>'
        "</Relationships>"
    )
    body = f'<w:document xmlns:w="{W}"><w:body>{p("甲")}</w:body></w:document>'
    assert shown(of(zip_of({"_rels/.rels": relations, "word/d2.xml": body}))) == ["甲"]


def test_the_strict_format_is_read_alike():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{p("甲")}</w:body></w:document>'
    assert shown(of(zip_of({"word/document.xml": body}))) == ["甲"]


def test_damaged_core_properties_cost_nothing_but_themselves():
    document = of(zip_of({"word/document.xml": docx_source(p("甲")), "docProps/core.xml": "<broken"}))
    assert (shown(document), document.metadata) == (["甲"], {})


def docx_source(body: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


BOMB = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + docx_source(
    "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
)


@pytest.mark.parametrize(
    "members",
    [
        {"word/styles.xml": "<x/>"},
        {"word/document.xml": "<w:document"},
        {"word/document.xml": "not xml"},
        {"word/document.xml": f'<w:document xmlns:w="{W}"/>'},
        {"word/document.xml": BOMB},
        {"word/document.xml": docx_source("<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200)},
    ],
)
def test_unreadable_files(members):
    with pytest.raises(UnreadableError) as caught:
        of(zip_of(members))
    assert caught.value.code == "file_unreadable"


def test_zip_bombs_are_refused_before_they_are_unpacked():
    bomb = zip_of({"word/document.xml": docx_source(p("甲")), "word/media/x": bytes(30_000_000)})
    with pytest.raises(UnreadableError) as caught:
        of(bomb)
    assert caught.value.code == "archive_limit"
    assert shown(of(bomb, max_compression_ratio=2000)) == ["甲"]
    with pytest.raises(UnreadableError) as caught:
        of(bomb, max_compression_ratio=2000, max_uncompressed_bytes=1_000_000)
    assert caught.value.code == "archive_limit"


def test_an_encrypted_member():
    data = bytearray(docx_of(p("甲")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 4)
    with pytest.raises(UnreadableError) as caught:
        of(bytes(data))
    assert caught.value.code == "file_encrypted"


def test_too_wide_spans_and_too_many_cells():
    wide = tbl([tc("a", "<w:gridSpan w:val='999999999'/>"), tc("b")])
    assert [d.code for d in of(docx_of(wide)).doubts] == ["span_limit"]
    many = tbl(*[[tc("1"), tc("2")]] * 10)
    document = of(docx_of(many + p("后文")), max_grid_cells=10)
    assert [d.code for d in document.doubts] == ["grid_limit"]
    assert shown(document)[-1] == "后文"


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}"
        f"<w:lvlText w:val='{pattern}'/></w:lvl>"
    )


NUMBERING = (
    f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='0'>"
    + level(0, "chineseCounting", "%1、", "<w:pStyle w:val='heading'/>")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%3.%4 ")
    + "</w:abstractNum><w:abstractNum w:abstractNumId='1'>"
    + level(0, "bullet", "●")
    + "</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='6'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
)
STYLES = (
    f"<w:styles xmlns:w='{W}'><w:style w:styleId='heading'><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr>"
    "</w:pPr></w:style></w:styles>"
)


def numbered(text: str, depth: int, instance: int = 5) -> str:
    reference = f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{instance}'/></w:numPr>"
    return f"<w:p><w:pPr>{reference}</w:pPr>{r(text)}</w:p>"


def with_numbering(body: str, numbering: str = NUMBERING, styles: str = STYLES) -> Document:
    members = {
        "word/document.xml": docx_source(body),
        "word/numbering.xml": numbering,
        "word/styles.xml": styles,
    }
    return of(zip_of(members))


def test_automatic_numbers_are_printed():
    heading = f"<w:p><w:pPr><w:pStyle w:val='heading'/></w:pPr>{r('概况')}</w:p>"
    body = (
        heading + numbered("予以公开", 1) + numbered("不予公开", 1) + numbered("国家秘密", 2)
        + numbered("其他", 2) + numbered("细目", 3) + numbered("点", 0, 6) + numbered("无", 0, 0)
        + heading + numbered("又", 1) + p("平")
    )  # fmt: skip
    assert shown(with_numbering(body)) == [
        "一、概况", "（一）予以公开", "（二）不予公开", "1.国家秘密", "2.其他",
        "2.1 细目", "点", "无", "二、概况", "（一）又", "平",
    ]  # fmt: skip


def test_numbers_in_cells_and_empty_paragraphs():
    row = [f"<w:tc>{numbered('', 2)}</w:tc>", f"<w:tc>{numbered('甲项', 2)}</w:tc>"]
    assert shown(with_numbering(tbl(row))) == ["2.甲项"]  # one filled cell: a frame, no table
    assert shown(with_numbering(tbl(row, [tc("a"), tc("b")]))) == [[["", "2.甲项"], ["a", "b"]]]


def test_chinese_numbers_beyond_ten():
    document = with_numbering("".join(numbered("项", 0) for _ in range(21)))
    assert [x.text for x in document.paragraphs][9:12] == ["十、项", "十一、项", "十二、项"]
    assert [x.text for x in document.paragraphs][19:] == ["二十、项", "二十一、项"]


@pytest.mark.parametrize("broken", ["<w:numbering", "<!DOCTYPE x><x/>"])
def test_broken_numbering_costs_only_the_numbers(broken):
    assert shown(with_numbering(numbered("甲", 0), numbering=broken)) == ["甲"]
    assert shown(with_numbering(numbered("甲", 0), styles=broken)) == ["一、甲"]


@pytest.mark.parametrize(
    ("runs", "text", "struck"),
    [
        (r("15") + r("1", '<w:vertAlign w:val="superscript"/>'), "15¹", []),
        (r("15") + r("1", '<w:vertAlign w:val="subscript"/>'), "15₁", []),
        (r("15") + r("1", '<w:vertAlign w:val="baseline"/>'), "151", []),
        (r("99", "<w:strike/>") + r("16"), "16", ["99"]),
        (r("9", "<w:strike/>") + r("9", "<w:dstrike/>") + r("16"), "16", ["99"]),
        (r("99", '<w:strike w:val="0"/>') + r("16"), "9916", []),
        (r("99", "<w:strike/>"), "", ["99"]),
    ],
)
def test_marks_of_a_run_keep_it_out_of_the_number(runs: str, text: str, struck: list[str]):
    document = of(docx_of(tbl([tc("件数"), f"<w:tc><w:p>{runs}</w:p></w:tc>", tc("9")])))
    assert document.grids[0].rows[0][1].text == text
    place = "table 1 row 1 column 2"
    assert [(d.code, d.place, d.text) for d in document.doubts] == [("struck_text", place, s) for s in struck]

"""Documents made to hurt: bombs, loops, depth, and length, each with its name. `size` scales the lengths."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TITLE = "云岭县民政局2023年政府信息公开工作年度报告"
#: A file of the system that no document may make us read.
SECRET = Path("/etc/passwd")
_LAUGHS = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
BILLION = f"<!DOCTYPE x [<!ENTITY e0 '年报'>{_LAUGHS}]>"
QUADRATIC = "<!DOCTYPE x [<!ENTITY a '" + "年" * 50_000 + "'>]>"
OUTSIDE = f"<!DOCTYPE x [<!ENTITY a SYSTEM '{SECRET.as_uri()}'>]>"


def _zip(members: dict[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _docx(body: str, head: str = "", **more: str | bytes) -> bytes:
    xml = f"{head}<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>"
    return _zip({"word/document.xml": xml} | {k.replace("__", "/"): v for k, v in more.items()})


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _xlsx(sheet: str, head: str = "", shared: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    kind = f"{R}/worksheet"
    return _zip({
        "xl/workbook.xml": f"<workbook xmlns='{S}' xmlns:r='{R}'><sheets>"
        "<sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": "<Relationships xmlns='r'><Relationship Id='r1'"
        f" Type='{kind}' Target='worksheets/sheet1.xml'/></Relationships>",
        "xl/sharedStrings.xml": f"<sst xmlns='{S}'>{shared}</sst>",
        "xl/worksheets/sheet1.xml": f"{head}<worksheet xmlns='{S}'>{sheet}</worksheet>",
        **(more or {}),
    })  # fmt: skip


def _pdf(objects: dict[int, bytes], root: int = 1, more: bytes = b"") -> bytes:
    """A PDF of raw objects, with a right table of their places."""
    out, places = bytearray(b"%PDF-1.5\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start, most = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % most
    for number in range(1, most):
        out += b"%010d 00000 %b \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<</Size %d /Root %d 0 R %b>>\nstartxref\n%d\n%%%%EOF" % (most, root, more, start)
    return bytes(out)


def _stream(content: bytes, packed: bool = True, more: bytes = b"") -> bytes:
    data = zlib.compress(content, 9) if packed else content
    how = b"/Filter /FlateDecode" if packed else b""
    return b"<</Length %d %b %b>>\nstream\n%b\nendstream" % (len(data), how, more, data)


def _page(content: bytes, resources: bytes = b"", **more: bytes) -> bytes:
    """A PDF of one page with the given content stream."""
    return _pdf({
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font"
        b" <</F 5 0 R>> %b>>>>" % resources,
        4: _stream(content),
        5: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        **{int(k[1:]): v for k, v in more.items()},
    })  # fmt: skip


_TEXT = b"BT /F 12 Tf 72 700 Td (Annual report of the year 2023 on open government) Tj ET\n"


def _web(size: int) -> Iterator[tuple[str, bytes | str]]:
    head = f"<html><meta charset=utf-8><title>{TITLE}</title><h1>{TITLE}</h1>"
    yield "spans_of_a_table", head + "<table>" + "<tr><td rowspan=65534 colspan=1000>1" * 50
    yield "spans_of_billions", head + "<table><tr><td colspan=99999999999 rowspan=99999999999>1<td>2</table>"
    yield "many_spans", head + "<table>" + "<tr>" * 1000 + "<td colspan=1000>1" * (size // 40) + "</table>"
    yield "columns_without_end", head + "<table><tr>" + "<td>1" * (size // 5) + "</table>"
    yield "rows_without_end", head + "<table>" + "<tr><td>结果维持<td>1" * (size // 24) + "</table>"
    yield "deep_divs", head + "<div>" * (size // 5) + "1"
    yield "deep_tables", head + "<table><tr><td>" * (size // 15) + "1"
    yield "deep_fonts", head + "<font>" * (size // 6) + "年报"
    yield "deep_lists", head + "<ul><li>" * (size // 8)
    yield "entities", head + "<p>" + "&#x1F4A9;&lt;&amp;&nonsense;" * (size // 28)
    yield "entity_bomb_html", BILLION + head + "<p>&e9;</p>"
    yield "entity_outside_html", OUTSIDE + head + "<p>&a;</p>"
    yield "surrogates", head + "<p>&#xD800;&#xDFFF;&#x110000;&#0;&#xFFFF;年报</p>" * 100
    yield "attributes", head + "<p " + " ".join(f"a{n}='{n}'" for n in range(size // 12)) + ">年报"
    yield "attribute_without_end", head + "<p title='" + "年" * (size // 3)
    yield "comment_without_end", head + "<!--" + "-" * size
    yield "angles", head + "<" * size
    yield "tables_many", head + "<table><tr><td>1<td>2</table>" * (size // 30)
    yield "selects", head + "<select><option>1" * (size // 17)
    yield "framesets", "<frameset>" * (size // 10)
    yield "hidden_deep", head + "<div style='display:none'>" * (size // 26) + "1"


def _texts(size: int) -> Iterator[tuple[str, bytes | str]]:
    yield "line_without_end", TITLE + "\n" + "年" * (size // 3)
    yield "digits_without_end", TITLE + "\n收到申请" + "1" * size + "件"
    yield "wide_digits_without_end", TITLE + "\n收到申请" + "９" * (size // 3) + "件"
    yield "numerals_without_end", TITLE + "\n收到申请" + "十百千万亿" * (size // 15) + "件"
    yield "commas_without_end", TITLE + "\n收到申请" + "1,234," * (size // 6) + "件"
    yield "blanks_without_end", TITLE + "\n收到申请" + " " * size + "3件"
    yield "wide_blanks_without_end", TITLE + "\n收到" + "　" * (size // 3) + "申请3件"
    yield "brackets", TITLE + "\n" + "（" * (size // 6) + "）" * (size // 6)
    yield "brackets_nested", TITLE + "\n全年收到申请" + "（其中收到申请1件" * (size // 25)
    yield "enumeration_without_end", TITLE + "\n其中：" + "政务动态3条、" * (size // 20)
    yield "sentences_many", TITLE + "\n" + "全年收到政府信息公开申请3件。" * (size // 42)
    yield "paragraphs_many", TITLE + "\n" + "收到申请3件。\n\n" * (size // 22)
    yield "titles_many", (TITLE + "\n") * (size // 60)
    yield "dates_many", TITLE + "\n" + "2023年1月1日" * (size // 18)
    yield "pipes", TITLE + "\n" + "|" * size
    yield "pipes_in_lines", TITLE + "\n" + "| 结果维持 | 3 |\n" * (size // 22)
    yield "markdown_rules", TITLE + "\n" + "|---" * (size // 4) + "|\n" + "| 1 " * (size // 4)
    yield "tabs", TITLE + "\n" + "1\t" * (size // 2)
    yield "nuls", b"\x00" * size
    yield "nuls_within", TITLE + "\n" + "\x00年" * (size // 4)
    yield "newlines", TITLE + "\n" * size
    yield "returns", TITLE + "\r" * size + "年"
    yield "combining", TITLE + "\n" + "́̂" * (size // 4)
    yield "right_to_left", TITLE + "\n" + "‮‭⁦" * (size // 9)
    yield "joiners", "​".join(TITLE) + "\n" + "​" * (size // 3) + "收到申请3件"
    yield "bad_utf8", b"\xf0\x9f" * (size // 2)
    yield "bad_gbk", TITLE.encode("gb18030") + b"\x81\x30\x81" * (size // 3)
    yield "utf16_halves", b"\xff\xfe" + b"\x00\xd8" * (size // 2)
    yield "utf7_and_marks", b"+/v8-" * (size // 5)
    yield "mojibake", ("å¹´åº¦æŠ¥å'Š" + TITLE) * (size // 100)


def _office(size: int) -> Iterator[tuple[str, bytes | str]]:
    title, cell = _p(TITLE), f"<w:tc>{_p('1')}</w:tc>"
    yield "docx_entity_bomb", _docx(_p("&e9;"), BILLION)
    yield "docx_entity_square", _docx(_p("&a;" * 2000), QUADRATIC)
    yield "docx_entity_outside", _docx(title + _p("&a;"), OUTSIDE)
    spans = "<w:tcPr><w:gridSpan w:val='999999999'/><w:vMerge/></w:tcPr>"
    yield (
        "docx_spans",
        _docx(title + "<w:tbl>" + f"<w:tr><w:tc>{spans}{_p('1')}</w:tc></w:tr>" * 500 + "</w:tbl>"),
    )
    yield "docx_deep_tables", _docx(title + "<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000)
    yield "docx_deep_200", _docx(title + "<w:tbl><w:tr><w:tc>" * 60 + _p("1") + "</w:tc></w:tr></w:tbl>" * 60)
    yield "docx_columns", _docx(title + "<w:tbl><w:tr>" + cell * (size // 60) + "</w:tr></w:tbl>")
    yield "docx_rows", _docx(title + "<w:tbl>" + f"<w:tr>{cell}</w:tr>" * (size // 70) + "</w:tbl>")
    yield "docx_blanks", _docx(title + _p(" " * size))
    yield "docx_runs", _docx(title + "<w:p>" + "<w:r><w:t>1</w:t></w:r>" * (size // 24) + "</w:p>")
    loop = (
        "<w:numbering xmlns:w='{}'>" + "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
    )
    yield "docx_numbers", _docx(title * 10, word__numbering=loop.format(W))
    styles = f"<w:styles xmlns:w='{W}'>" + "".join(
        f"<w:style w:styleId='s{n}'><w:basedOn w:val='s{(n + 1) % 50}'/></w:style>" for n in range(50)
    )
    looped = "<w:p><w:pPr><w:pStyle w:val='s1'/></w:pPr><w:r><w:t>年报</w:t></w:r></w:p>"
    yield "docx_style_loop", _docx(title + looped, word__styles=styles + "</w:styles>")
    relation = f"<Relationships><Relationship Type='{R}/officeDocument' Target='{{}}'/></Relationships>"
    yield "docx_main_outside", _docx(title, _rels___rels=relation.format("../../../../etc/passwd"))
    yield "docx_main_is_itself", _docx(title, _rels___rels=relation.format("_rels/.rels"))
    yield "xlsx_entity_bomb", _xlsx("<sheetData><row><c t='str'><v>&e9;</v></c></row></sheetData>", BILLION)
    yield (
        "xlsx_far_cell",
        _xlsx("<sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>"),
    )
    corners = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>"
    yield "xlsx_two_corners", _xlsx(f"<dimension ref='A1:XFD1048576'/><sheetData>{corners}</sheetData>")
    merged = "<mergeCells>" + "<mergeCell ref='A1:XFD1048576'/>" * 2000 + "</mergeCells>"
    yield "xlsx_merged_all", _xlsx(f"<sheetData>{corners}</sheetData>{merged}")
    diagonal = "".join(f"<row r='{n}'><c r='A{n}'><v>1</v></c></row>" for n in range(1, 1_048_576, 400))
    yield "xlsx_sparse", _xlsx(f"<sheetData>{diagonal}</sheetData>")
    yield (
        "xlsx_columns_hidden",
        _xlsx("<cols>" + "<col min='1' max='16384' hidden='1'/>" * 2000 + "</cols><sheetData/>"),
    )
    wide = "<row>" + "<c><v>1</v></c>" * (size // 15) + "</row>"
    yield "xlsx_columns_without_end", _xlsx(f"<sheetData>{wide}</sheetData>")
    odd = "".join(f"<c><v>{n}</v></c>" for n in ("1e308", "1e-400", "-1e999", "nan", "inf", "9" * 5000))
    yield "xlsx_numbers", _xlsx(f"<sheetData><row>{odd}</row></sheetData>")
    yield (
        "xlsx_strings",
        _xlsx(
            "<sheetData><row><c t='s'><v>99999999999999</v></c><c t='s'><v>-1</v></c></row></sheetData>",
            shared="<si><t>年报</t></si>" * (size // 30),
        ),
    )
    yield (
        "xlsx_escapes",
        _xlsx("<sheetData><row><c t='str'><v>_xD800__x0000__xFFFF_年报</v></c></row></sheetData>"),
    )
    sheets = "".join(f"<sheet name='s{n}' sheetId='{n}' r:id='r1'/>" for n in range(3000))
    big = "<sheetData>" + "<row><c><v>1</v></c><c><v>2</v></c></row>" * 200 + "</sheetData>"
    yield "xlsx_one_sheet_often", _xlsx(big, more={
        "xl/workbook.xml": f"<workbook xmlns='{S}' xmlns:r='{R}'><sheets>{sheets}</sheets></workbook>"
    })  # fmt: skip
    formats = "<numFmts>" + "".join(
        f"<numFmt numFmtId='{n}' formatCode='{'[' * 500}0'/>" for n in range(165, 400)
    )
    yield "xlsx_formats", _xlsx(
        "<sheetData><row>" + "".join(f"<c s='{n}'><v>1.5</v></c>" for n in range(200)) + "</row></sheetData>",
        more={"xl/styles.xml": f"<styleSheet xmlns='{S}'>{formats}</numFmts><cellXfs>"
              + "".join(f"<xf numFmtId='{n}'/>" for n in range(165, 400)) + "</cellXfs></styleSheet>"},
    )  # fmt: skip


def _archives(size: int) -> Iterator[tuple[str, bytes | str]]:
    zeros = b"\x00" * (4 * size)
    yield "zip_bomb", _zip({"word/document.xml": zeros})
    yield "zip_bomb_beside", _docx(_p(TITLE), word__media__a=zeros * 4)
    nested = _zip({"a": zeros})
    for _ in range(8):
        nested = _zip({f"{n}.zip": nested for n in range(8)})
    yield "zip_in_zip", nested
    yield "zip_many_members", _zip(dict.fromkeys((f"word/{n}" for n in range(size // 200)), b""))
    lying = bytearray(_docx(_p("年" * 5000)))
    at = lying.rindex(b"PK\x01\x02")
    lying[at + 24 : at + 28] = struct.pack("<I", 0x7FFFFFFF)
    yield "zip_lies_large", bytes(lying)
    lying[at + 24 : at + 28] = struct.pack("<I", 1)
    yield "zip_lies_small", bytes(lying)
    lying = bytearray(_docx(_p(TITLE)))
    at = lying.rindex(b"PK\x05\x06")
    lying[at + 8 : at + 12] = b"\xff\xff\xff\xff"
    yield "zip_lies_members", bytes(lying)
    lying[at + 16 : at + 20] = struct.pack("<I", at)  # the directory is where it ends
    yield "zip_directory_in_itself", bytes(lying)
    yield "zip_overlapping", _overlapping(200)
    yield "zip_quine", _quine()
    yield "zip_twice_the_name", _twice()
    whole = _docx(_p(TITLE))
    yield "zip_behind_zip", whole + whole
    yield (
        "zip_stored_bomb_beside",
        _zip({"word/document.xml": "<x/>", "word/a": b"\x00" * size}, zipfile.ZIP_STORED),
    )
    yield "zip_climbs", _zip({"../../word/document.xml": _p(TITLE), "word/../../x": "1"})
    yield "zip_lzma", _zip({"word/document.xml": f"<w:document xmlns:w='{W}'/>"}, zipfile.ZIP_LZMA)


def _overlapping(count: int) -> bytes:
    """Many entries of the directory that share the same packed bytes: small outside, large inside."""
    whole = _zip({"word/document.xml": f"<w:document xmlns:w='{W}'><w:body>" + _p("年报") * 2000
                  + "</w:body></w:document>"})  # fmt: skip
    at = whole.rindex(b"PK\x01\x02")
    stop = whole.rindex(b"PK\x05\x06")
    entry = whole[at:stop]
    directory = entry * count
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), at, 0)
    return whole[:at] + directory + tail


def _quine() -> bytes:
    """An archive whose only member is, by its directory, the archive itself."""
    inner = b"word/document.xml"
    body = b"PK\x03\x04" + b"\x14\x00" + b"\x00" * 20 + struct.pack("<HH", len(inner), 0) + inner
    size = len(body) + 46 + len(inner) + 22
    local = (
        b"PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\x00\x00" + struct.pack("<III", 0, size, size)
        + struct.pack("<HH", len(inner), 0) + inner
    )  # fmt: skip
    central = (
        b"PK\x01\x02\x14\x00\x14\x00\x00\x00\x00\x00\x00\x00\x00\x00" + struct.pack("<III", 0, size, size)
        + struct.pack("<HHHHHII", len(inner), 0, 0, 0, 0, 0, 0) + inner
    )  # fmt: skip
    return local + central + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)


def _twice() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        archive.filelist[0].filename = "word/documenu.xml"  # or it would warn
        archive.NameToInfo.clear()
        archive.writestr("word/document.xml", "<y/>")
        archive.filelist[0].filename = "word/document.xml"
    return buffer.getvalue()


def _pages(size: int) -> Iterator[tuple[str, bytes | str]]:
    pages = b"<</Type /Catalog /Pages 2 0 R>>"
    ring = b"<</Type /Pages /Kids [%d 0 R %d 0 R] /Count 9 /Parent %d 0 R>>"
    yield "pdf_pages_in_a_ring", _pdf({1: pages, 2: ring % (3, 3, 3), 3: ring % (2, 2, 2)})
    yield "pdf_pages_of_billions", _pdf({1: pages, 2: b"<</Type /Pages /Kids [] /Count 2147483647>>"})
    kids = b" ".join([b"3 0 R"] * 5000)
    shared = _page(_TEXT).replace(b"[3 0 R] /Count 1", b"[" + kids + b"] /Count 5000")
    yield "pdf_one_page_often", shared
    yield "pdf_deep_arrays", _pdf({1: pages, 2: b"[" * (size // 2) + b"]" * (size // 2)})
    yield "pdf_deep_dictionaries", _pdf({1: pages, 2: b"<</Kids " * (size // 16) + b">>" * (size // 16)})
    yield "pdf_reference_ring", _pdf({1: b"2 0 R", 2: b"3 0 R", 3: b"2 0 R"})
    yield "pdf_length_ring", _pdf({1: pages, 2: b"<</Length 2 0 R>>\nstream\nx\nendstream"})
    plain = _page(_TEXT)
    at = int(plain.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    yield "pdf_tables_in_a_ring", plain.replace(b"/Root", b"/Prev %d /Root" % at)
    yield "pdf_form_in_itself", _page(
        _TEXT + b"/X Do\n", b"/XObject <</X 6 0 R>>",
        _6=_stream(_TEXT + b"/X Do /X Do\n", more=b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
                   b" /Resources <</XObject <</X 6 0 R>>>>"),
    )  # fmt: skip
    forms = {
        f"_{n}": _stream(b"/X Do " * 10, more=b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources"
                         b" <</Font <</F 5 0 R>> /XObject <</X %d 0 R>>>>" % (n + 1))
        for n in range(6, 15)
    }  # fmt: skip
    forms["_15"] = _stream(
        _TEXT, more=b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</Font <</F 5 0 R>>>>"
    )
    yield "pdf_billion_forms", _page(_TEXT + b"/X Do ", b"/XObject <</X 6 0 R>>", **forms)
    yield "pdf_stream_bomb", _page(_TEXT + b" " * (16 * size))
    yield "pdf_stream_twice_packed", _pdf({
        1: pages, 2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R>>",
        4: _stream(zlib.compress(zlib.compress(b" " * (32 * size), 9), 9)).replace(
            b"/FlateDecode", b"[/FlateDecode /FlateDecode /FlateDecode]"),
    })  # fmt: skip
    yield "pdf_many_letters", _page(b"BT /F 1 Tf " + b"0 0 Td (aaaaaaaaaa) Tj " * (size // 23) + b"ET")
    yield "pdf_many_rulings", _page(_TEXT + b"0 0 m 9 9 l S " * (size // 14))
    grid = b"".join(b"%d 0 m %d 800 l S 0 %d m 600 %d l S " % (n, n, n, n) for n in range(0, 600, 2))
    yield "pdf_fine_grid", _page(_TEXT + grid)
    yield "pdf_saves", _page(b"q " * (size // 2) + _TEXT)
    yield (
        "pdf_numbers",
        _page(b"BT /F 99999999999999999999 Tf 1e400 -1e400 Td (a) Tj ET 0 0 0 0 0 0 cm " + _TEXT),
    )
    yield "pdf_box_of_billions", _page(_TEXT).replace(b"[0 0 600 800]", b"[-9e9 -9e9 9e9 9e9]")
    yield "pdf_box_of_nothing", _page(_TEXT).replace(b"[0 0 600 800]", b"[0 0 0 0]")
    yield "pdf_string_without_end", _page(b"BT /F 12 Tf (" + b"(" * size)
    yield "pdf_half", _page(_TEXT)[:400]
    yield "pdf_head_only", b"%PDF-1.7\n"
    yield "pdf_head_and_noise", b"%PDF-1.7\n" + bytes(range(256)) * (size // 256)


_KINDS: dict[str, Callable[[int], Iterator[tuple[str, bytes | str]]]] = {
    ".html": _web, ".txt": _texts, ".bin": _office, ".zip": _archives, ".pdf": _pages,
}  # fmt: skip


def documents(size: int) -> Iterator[tuple[str, bytes]]:
    """File name and bytes; `size` is about the bytes of the long ones."""
    for suffix, kind in _KINDS.items():
        for name, content in kind(size):
            yield (
                f"{name}{suffix}",
                content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content,
            )

"""Whatever the bytes, a reader yields a document or says why not; nothing else ever comes out."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readers_build import body, compound_of, docx_of, p, pdf_of, ruled, tbl, tc
from sheets_build import row as line
from sheets_build import sheet, xlsx_of

from loaders.document import Document, UnreadableError
from loaders.issues import from_doubt, issue
from loaders.limits import Limits
from loaders.readers import read

LIMITS = Limits(max_bytes=200_000, max_grid_cells=2_000, max_pages=5)
HTML = "<html><meta charset=gbk><p>某局年度报告</p><table><tr><td rowspan=2>甲<td>1<tr><td>2</table></html>"
PDF = pdf_of(body("某局年度报告，全年公开一百条。"), ruled([["项", "数"], ["规章", "1"]], widths=(100, 60)))
WHOLE = {
    "utf-8": HTML.encode(),
    "gbk": HTML.encode("gbk"),
    "docx": docx_of(p("某局") + tbl([tc("项"), tc("数")], [tc("规章"), tc("1")])),
    "xlsx": xlsx_of(sheet(line(1, "某局"), line(3, "项", "数"), line(4, "规章", 1.5), merges="A1:B1")),
    "pdf": PDF,
    "mhtml": b"MIME-Version: 1.0\nContent-Type: text/html; charset=gbk\n\n" + HTML.encode("gbk"),
    "compound": compound_of("Contents"),
    "text": "某局年度报告\n甲 | 乙 |\n1 | 2 |\n".encode(),
}
TAGS = (
    "table,/table,tr,td,td rowspan=3 colspan=2,td rowspan=0,td colspan=999999,/td,thead,tfoot,caption,"
    "p,br,span,/span,script,pre,/pre,div hidden,title,h1,select,option"
)
PIECES = [f"<{tag}>" for tag in TAGS.split(",")]
PIECES += ["&nbsp;", "甲", "12", " ", "\n", "|", "<!--", "-->"]
relaxed = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def attempt(data: bytes, name: str) -> Document | UnreadableError:
    try:
        return read(data, name, LIMITS)
    except UnreadableError as refused:
        return refused


def outcome(data: bytes, name: str = "a") -> Document | UnreadableError:
    document = attempt(data, name)
    if isinstance(document, UnreadableError):
        assert issue(document.code, document.place, document.detail).severity == "error"
        return document
    for doubt in document.doubts:
        from_doubt(doubt)
    for grid in document.grids:
        matrix = grid.matrix()
        assert len({len(row) for row in matrix}) <= 1
        assert all(cell.rowspan >= 1 and cell.colspan >= 1 for row in grid.rows for cell in row)
        assert sum(c.rowspan * c.colspan for row in grid.rows for c in row) <= LIMITS.max_grid_cells
    assert all(paragraph.text.strip() for paragraph in document.paragraphs)
    return document


@relaxed
@given(st.binary(max_size=600))
def test_any_bytes(data):
    outcome(data)


@relaxed
@given(
    st.text(max_size=300), st.sampled_from(["utf-8", "gb18030", "utf-16"]), st.sampled_from(["a.md", "a.txt"])
)
def test_any_text(text, charset, name):
    outcome(text.encode(charset, "ignore"), name)


@relaxed
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_tag_soup(pieces):
    document = outcome(("<html>" + "".join(pieces)).encode())
    assert isinstance(document, Document)


NUMBERS = st.one_of(st.integers(-2, 40).map(str), st.sampled_from(["", "x", "9999999999", "1e400", "#REF!"]))
KINDS = st.sampled_from(["", "s", "str", "b", "e", "n", "d"])
REFERENCES = st.from_regex(r"[A-F]{0,2}[0-9]{0,3}(:[A-F]{0,3}[0-9]{0,7})?", fullmatch=True)


@relaxed
@given(
    st.lists(st.tuples(NUMBERS, REFERENCES, NUMBERS, KINDS, NUMBERS)),
    st.lists(REFERENCES, max_size=4),
    REFERENCES,
)
def test_any_sheet(cells, merges, area):
    rows = "".join(
        f"<row r='{at}'><c r='{address}' s='{style}' t='{kind}'><f/><v>{text}</v></c></row>"
        for at, address, style, kind, text in cells
    )
    columns = (
        "<cols>" + "".join(f"<col min='{r[0]}' max='{r[2]}' hidden='1'/>" for r in cells[:1]) + "</cols>"
    )
    name = f"<definedName name='_xlnm.Print_Area' localSheetId='0'>表1!{area}</definedName>"
    document = outcome(xlsx_of(sheet(rows, merges=" ".join(merges), before=columns), names=name))
    assert isinstance(document, Document)


@settings(relaxed, max_examples=300)
@given(st.sampled_from(sorted(WHOLE)), st.randoms(use_true_random=False), st.integers(1, 5))
def test_mutated_documents(kind, chance, edits):
    whole = bytearray(WHOLE[kind])
    for _ in range(edits):
        at = chance.randrange(len(whole) + 1)
        edit = chance.choice(["set", "set", "set", "cut", "drop", "repeat"])
        if edit == "set":
            whole[at : at + 1] = bytes([chance.randrange(256)])
        elif edit == "cut":
            del whole[at:]
        elif edit == "drop":
            del whole[at : at + chance.randrange(30)]
        else:
            whole[at:at] = whole[chance.randrange(len(whole) + 1) :][: chance.randrange(60)]
    outcome(bytes(whole))


@relaxed
@given(
    st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=5), min_size=1, max_size=6)
)
def test_no_cell_text_is_lost_or_doubled(spans):
    """Every printed cell stands in the grid exactly once, whatever its spans claim."""
    number = 0
    rows = []
    for row in spans:
        cells = []
        for rowspan, colspan in row:
            number += 1
            cells.append(f"<td rowspan={rowspan} colspan={colspan}>c{number}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    document = outcome(f"<table>{''.join(rows)}</table>".encode())
    assert isinstance(document, Document)
    found = [c.text for g in document.grids for row in g.rows for c in row] + [
        x.text for x in document.paragraphs
    ]
    assert sorted(found) == sorted(f"c{i + 1}" for i in range(number))
    for grid in document.grids:
        for r, row in enumerate(grid.rows):
            for cell in row:
                column = int(cell.place.rsplit(" ", 1)[1]) - 1
                assert grid.matrix()[r][column] is cell

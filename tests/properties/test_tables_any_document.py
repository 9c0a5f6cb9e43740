"""Whatever stands in the cells: no error, every cell of the form once, nothing read that is not printed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import book
from loaders.document import Document, Grid, GridCell, Paragraph
from loaders.labels import printed_labels, statutory_tables
from loaders.limits import Limits
from loaders.readers import text as plain
from loaders.statements import COUNTED
from loaders.tables import TableReading, read_tables

LABELS = sorted({label for t in statutory_tables() for _, label, _ in printed_labels(t)})
ODDITIES = [
    "",
    " ",
    "结果",
    "其他",
    "总计",
    "3.其他",
    "信息内容",
    "注：略",
    "见附件",
    "6.新行",
    "备注",
    "其他主动公开文件",
]
VALUES = ["0", "7", "1,209", "/", "—", "无", "", "近400", "12件", "0 0 0", "-1"]
texts = st.one_of(
    st.sampled_from(LABELS), st.sampled_from(LABELS), st.sampled_from(VALUES), st.sampled_from(ODDITIES)
)
spans = st.sampled_from([1, 1, 1, 1, 2, 3, 7])
years = st.sampled_from([None, 2012, 2016, 2019, 2024])


@st.composite
def grids(draw: st.DrawFn, number: int) -> Grid:
    rows = draw(st.lists(st.lists(st.tuples(texts, spans, spans), max_size=17), max_size=12))
    cells = [
        tuple(GridCell(text, f"{number}.{r}.{c}", down, right) for c, (text, down, right) in enumerate(row))
        for r, row in enumerate(rows)
    ]
    return Grid(tuple(cells), f"table {number}", spans_known=draw(st.booleans()))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    blocks: list[Grid | Paragraph] = []
    for number in range(draw(st.integers(0, 4))):
        if draw(st.booleans()):
            blocks.append(draw(grids(number)))
        else:
            lines = draw(st.lists(texts, max_size=25))
            blocks += [Paragraph(line, f"{number}.{i}") for i, line in enumerate(lines)]
    return Document(tuple(blocks), "test", "text/plain")


def check(reading: TableReading, printed: set[str]) -> None:
    keys = Counter((c.table_id, c.row_code, c.column_code) for c in reading.cells)
    assert all(count == 1 for count in keys.values())
    forms = {c.table_id: c.form_id for c in reading.cells}
    for table_id, form_id in forms.items():
        wanted = {cell.key for cell in book.tables()[form_id, table_id].cells()}
        assert {key for key in keys if key[0] == table_id} == wanted
    for cell in reading.cells:
        missing = cell.state in ("absent", "not_extracted")
        assert missing == (cell.value_text is None)
        assert missing or cell.value_text in printed
        assert cell.state not in COUNTED or cell.value is not None
        assert cell.place
        assert 0 < cell.confidence <= 1
    places = Counter(c.place for c in reading.cells if c.value_text)
    assert all(issue.place for issue in reading.issues)
    assert all(u.text and u.place for u in reading.unmapped)
    assert not places or max(places.values()) <= 15


@settings(max_examples=150, deadline=None)
@given(documents(), years)
def test_any_document_is_answered(document: Document, year: int | None) -> None:
    printed = {cell.text.strip() for grid in document.grids for row in grid.rows for cell in row}
    printed |= {paragraph.text.strip() for paragraph in document.paragraphs}
    printed |= {word for paragraph in document.paragraphs for word in paragraph.text.split()}
    check(read_tables(document, year), printed)


@settings(max_examples=100, deadline=None)
@given(documents(), years)
def test_a_value_of_a_grid_is_read_once(document: Document, year: int | None) -> None:
    grids_only = Document(document.grids, "test", "text/plain")
    places = Counter(c.place for c in read_tables(grids_only, year).cells if c.value_text is not None)
    assert all(count == 1 for count in places.values())


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(texts, min_size=1, max_size=17), max_size=25),
    st.sampled_from([" | ", "|\n", "\n|\n", "\n", "\t"]),
)
def test_any_flattened_text_is_answered(lines: list[list[str]], separator: str) -> None:
    text = "\n".join(separator.join(line) + separator for line in lines)
    document = plain.read(text, Limits())
    check(
        read_tables(document, 2023),
        {cell for line in lines for t in line for cell in (t.strip(), *t.split())},
    )

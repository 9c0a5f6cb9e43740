"""Pages and pictures that were not read: what is missing may stand there, and nobody is blamed for it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import reportlab.pdfgen.canvas

from loaders import readers, tables
from loaders.check import check
from loaders.check.notices import notices
from loaders.document import Doubt, UnreadableError
from loaders.limits import Limits
from loaders.parse import parse_bytes
from loaders.readers import ocr
from loaders.statements import Parsed

REPORTS = Path(__file__).parents[2] / "samples" / "reports"
SAMPLE = REPORTS / "hongze_2023.pdf"
PICTURED = Path(__file__).parents[1] / "cases" / "table_three_is_a_picture" / "report.html"


def mixed(*pictured: int) -> bytes:
    """The sample with some of its pages, counted from 1, as pictures."""
    out = io.BytesIO()
    with pypdfium2.PdfDocument(SAMPLE) as source, pypdfium2.PdfDocument.new() as target:
        for number in range(1, len(source) + 1):
            if number in pictured:
                with pypdfium2.PdfDocument(_picture(source[number - 1])) as page:
                    target.import_pages(page)
            else:
                target.import_pages(source, [number - 1])
        target.save(out)
    return out.getvalue()


def _picture(page: pypdfium2.PdfPage) -> bytes:
    out, size = io.BytesIO(), page.get_size()
    canvas = reportlab.pdfgen.canvas.Canvas(out, pagesize=size)
    canvas.drawInlineImage(page.render(scale=1).to_pil(), 0, 0, *size)
    canvas.save()
    return out.getvalue()


@pytest.fixture(params=["missing", "failed"])
def unread(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recognition is not installed, or breaks off."""
    if request.param == "missing":
        request.getfixturevalue("without_ocr")
        return

    def fail() -> None:
        raise UnreadableError("ocr_failed", "MemoryError")

    monkeypatch.setattr(ocr, "require", fail)


def blamed(parsed: Parsed) -> Iterator[str]:
    """Rules and checks that say that something of the document is wrong or missing."""
    (checked,) = check([parsed], {})
    return (f.rule.rule_id for f in checked.findings)


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize(("page", "lost"), [(1, 22), (2, 190), (3, 0)])
def test_tables_on_a_page_that_was_not_read_are_not_absent(page: int, lost: int) -> None:
    parsed, sound = parse_bytes(mixed(page), "mixed.pdf"), parse_bytes(SAMPLE.read_bytes(), "whole.pdf")
    doubts = {i.code: i.place for i in parsed.issues}
    assert doubts["page_without_text"] == f"page {page}"
    assert not doubts.keys() & {"table_absent", "table_missing"}
    states = Counter(cell.state for cell in parsed.cells)
    assert (states["not_extracted"], states["absent"]) == (lost, 0)
    read = {(c.table_id, c.row_code, c.column_code): c.value for c in sound.cells}
    assert all(
        c.value == read[c.table_id, c.row_code, c.column_code] for c in parsed.cells if c.state == "num"
    )
    assert set(blamed(parsed)) <= set(blamed(sound))


@pytest.mark.parametrize("code", ["page_without_text", "page_unsure", "line_unread"])
def test_a_table_that_goes_on_where_nothing_was_read_lacks_no_row(code: str) -> None:
    document = readers.read(SAMPLE.read_bytes(), "whole.pdf", Limits())
    table = max(document.grids, key=lambda grid: len(grid.rows))
    cut = replace(table, rows=table.rows[:-5])
    blocks = tuple(cut if block is table else block for block in document.blocks)
    found = {}
    for doubts in [(), (Doubt(code, "page 3", "…"),)]:
        reading = tables.read_tables(replace(document, blocks=blocks, doubts=doubts), 2023)
        gone = [c for c in reading.cells if c.state in ("absent", "not_extracted")]
        (found[bool(doubts)],) = {(c.state, c.place, len(gone)) for c in gone}
    lost = found[False][2]
    assert lost >= 5
    assert found == {False: ("absent", cut.place, lost), True: ("not_extracted", "page 3", lost)}


def test_what_a_draft_lacks_is_not_told_where_a_picture_was_not_read() -> None:
    page = PICTURED.read_bytes()
    parsed = parse_bytes(page, "elsewhere.html")
    assert {"picture_unread", "table_unread"} <= {i.code for i in parsed.issues}
    assert not set(blamed(parsed)) & {"FORM-TABLE", "FORM-ROW"}
    (checked,) = check([parsed], {})
    assert {"picture_unread", "table_unread"} <= {told.code for told in notices(checked)}
    # without the picture the table is missing, and the draft is to blame
    bare = parse_bytes(page.replace(b"<img", b"<i "), "elsewhere.html")
    assert "FORM-TABLE" in set(blamed(bare))


@pytest.mark.usefixtures("without_ocr")
def test_who_and_when_may_stand_on_the_page_that_was_not_read() -> None:
    parsed = parse_bytes(mixed(1), "mixed.pdf")
    assert parsed.document.agency_name is None
    assert not set(blamed(parsed)) & {"FORM-WHO", "FORM-WHEN"}


@pytest.mark.usefixtures("without_ocr")
def test_what_a_report_is_may_stand_on_the_page_that_was_not_read() -> None:
    parsed = parse_bytes(mixed(1, 2), "mixed.pdf")
    assert (parsed.document.status, parsed.document.trust_reason) == ("quarantined", "type_unread")
    (checked,) = check([parsed], {})
    assert {a.outcome for a in checked.answers if a.rule_id == "DOC-TYPE"} == {"not_assessable"}
    assert "DOC-TYPE" not in set(blamed(parsed))

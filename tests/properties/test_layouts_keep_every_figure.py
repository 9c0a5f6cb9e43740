"""A complete report gives back every figure in its own cell, in whatever layout it is printed.

No two figures are alike, so that a row, a column or a table taken for another cannot go unseen.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import ANNEXES, LAYOUTS, Report, blanked, complete, complete_annex, printed_as
from writers import pdf
from writers.pages import Page

from loaders.parse import parse_bytes
from loaders.statements import Parsed

CELLS = {"g2019": 198, "g2021": 200}

forms = st.sampled_from(sorted(CELLS))
randoms = st.integers(0, 2**32 - 1).map(Random)


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=12, deadline=None)
@given(forms, randoms)
def test_every_figure_stands_in_its_cell(layout: str, form_id: str, random: Random) -> None:
    report = complete(form_id, random)
    parsed = parse_bytes(*printed_as(layout, report, random))
    assert len(parsed.cells) == CELLS[form_id]
    assert {cell.form_id for cell in parsed.cells} == {form_id}
    read = {(c.table_id, c.row_code, c.column_code): (c.value_text, c.value, c.state) for c in parsed.cells}
    assert read == {key: (report.printed[key], value, "num") for key, value in report.values.items()}
    assert parsed.unmapped == []


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=12, deadline=None)
@given(forms, randoms)
def test_blanks_move_no_figure(layout: str, form_id: str, random: Random) -> None:
    whole = complete(form_id, random)
    report = whole.without(blanked(whole, random))
    check_no_wrong_cell(parse_bytes(*printed_as(layout, report, random)), report)


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=12, deadline=None)
@given(st.sampled_from(ANNEXES), randoms)
def test_every_figure_of_an_annex_stands_in_its_cell(layout: str, table_id: str, random: Random) -> None:
    report = complete_annex(table_id, random)
    parsed = parse_bytes(*printed_as(layout, report, random))
    read = {(c.table_id, c.row_code, c.column_code): (c.value_text, c.value, c.state) for c in parsed.cells}
    assert read == {key: (report.printed[key], value, "num") for key, value in report.values.items()}
    assert parsed.unmapped == []
    assert not [issue for issue in parsed.issues if issue.severity != "info"]


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=12, deadline=None)
@given(st.sampled_from(ANNEXES), randoms)
def test_blanks_in_an_annex_move_no_figure(layout: str, table_id: str, random: Random) -> None:
    whole = complete_annex(table_id, random)
    report = whole.without(set(random.sample(list(whole.printed), random.randint(1, 8))))
    parsed = parse_bytes(*printed_as(layout, report, random))
    kept = {part for said in (*parsed.unmapped, *parsed.issues) for part in said.text.split(" | ")}
    for cell in parsed.cells:
        key = (cell.table_id, cell.row_code, cell.column_code)
        printed = report.printed[key]
        if cell.state == "not_extracted":
            assert not printed or printed in kept, (key, printed)
        elif printed:
            assert (cell.value_text, cell.value, cell.state) == (printed, report.values[key], "num"), key
        else:
            assert (cell.value_text, cell.value, cell.state) == ("", None, "blank"), key
    assert {(c.table_id, c.row_code, c.column_code) for c in parsed.cells} == set(report.printed)


@pytest.mark.parametrize("write", [pdf.ruled, pdf.broken], ids=lambda write: write.__name__)
@pytest.mark.parametrize("table_id", ANNEXES)
def test_an_annex_goes_on_over_the_pages_of_a_pdf(table_id: str, write: Callable[[Page], bytes]) -> None:
    report = complete_annex(table_id, Random(0))
    parsed = parse_bytes(write(report.page), "report.pdf")
    read = {(c.table_id, c.row_code, c.column_code): c.value for c in parsed.cells}
    assert read == report.values
    assert parsed.unmapped == []


def check_no_wrong_cell(parsed: Parsed, report: Report) -> None:
    """Every cell is right, or missing with an issue at its place and its print kept."""
    assert len(parsed.cells) == CELLS[report.form_id]
    doubted = {(issue.code, issue.place) for issue in parsed.issues}
    kept = {part for said in (*parsed.unmapped, *parsed.issues) for part in said.text.split(" | ")}
    words = {text for _, text in parsed.paragraphs}
    for cell in parsed.cells:
        key = (cell.table_id, cell.row_code, cell.column_code)
        printed = report.printed[key]
        assert cell.state != "absent", key  # every table is printed whole
        if cell.state == "not_extracted":
            # The lines of a table that lost most of its rows are no table: they stay paragraphs.
            whole_table = ("table_missing", cell.place) in doubted
            assert whole_table or ("row_width_unexpected", cell.place) in doubted, key
            assert not printed or printed in (words if whole_table else kept), (key, printed)
        elif printed:
            assert (cell.value_text, cell.value, cell.state) == (printed, report.values[key], "num"), key
        else:
            assert (cell.value_text, cell.value, cell.state) == ("", None, "blank"), key

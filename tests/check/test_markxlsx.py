"""The workbook: the tables as the form prints them, faults coloured and noted, identities that live."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from drafts import checked, draft, hongze
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from loaders import book
from loaders.check import layout, markxlsx, phrasing
from loaders.check.findings import Checked
from loaders.check.sheetchecks import Spot, identities, placed
from loaders.language import choose

SOFFICE = shutil.which("soffice")
APPLICATIONS, REVIEWS = "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况"
FIRST_FIGURES = 6  # the row of table four that holds figures


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    choose("zh")
    yield
    choose(None)


def opened(checked: Checked, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(markxlsx.workbook(checked)), data_only=values)


def row_of(sheet: Worksheet, words: str) -> list[object]:
    """The row in which a cell begins with some words."""
    rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    return next(row for row in rows if any(str(value).startswith(words) for value in row))


def test_one_sheet_for_each_printed_table_behind_the_findings() -> None:
    names = opened(hongze()).sheetnames
    assert names == ["核对结果", "主动公开政府信息情况", APPLICATIONS, REVIEWS]


def test_labels_and_spans_are_those_of_the_form() -> None:
    sheet = opened(hongze())[APPLICATIONS]
    spans = {str(r) for r in sheet.merged_cells.ranges}
    assert {"A3:C5", "D3:J3", "D4:D5", "E4:I4", "J4:J5", "A6:C6", "A8:A27", "B10:B17"} <= spans
    table = book.tables()["g2019", "t3_applications"]
    printed = {cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert {r.label for r in table.rows} | {c.label for c in table.columns} <= printed


def test_figures_are_numbers_and_other_text_is_text() -> None:
    changed = {
        ("app_carried_over", "natural_person"): "１２", ("app_carried_over", "other_org"): "无",
        ("app_carried_over", "total"): "—", ("app_res_granted", "other_org"): "",
    }  # fmt: skip
    sheet = opened(checked(draft(changed)))[APPLICATIONS]
    row = row_of(sheet, "二、上年结转")
    assert row[3:10] == [12, 3, 0, 0, 2, 0, "—"]
    assert row_of(sheet, "三、本年度办理结果")[8] is None
    word = next(c for r in sheet.iter_rows() for c in r if '"无"' in c.number_format)
    assert (word.value, word.number_format) == (0, 'General;-General;"无"')


def test_failing_cells_are_coloured_and_suspects_framed() -> None:
    sheet = opened(hongze())[REVIEWS]
    cells = list(sheet[FIRST_FIGURES])[:15]
    coloured = [c.fill.fgColor.rgb != "00000000" for c in cells]
    assert coloured == [True] * 5 + [False] * 5 + [True] * 5
    assert [n for n, c in enumerate(cells) if c.border.left.style == "thick"] == [4, 14]


def test_a_note_says_what_the_check_says() -> None:
    this = hongze()
    sheet = opened(this)[REVIEWS]
    notes = [c.comment.text for c in sheet[FIRST_FIGURES] if c.comment]
    assert notes == [phrasing.explanation(f) for f in this.findings if f.cells]


def test_every_finding_is_listed_and_leads_to_its_cell() -> None:
    this = hongze()
    sheet = opened(this)["核对结果"]
    listed = [[c.value for c in row] for row in sheet.iter_rows(min_row=5)]
    assert [row[2] for row in listed] == [f"{f.rule.title_zh} ({f.rule.rule_id})" for f in this.findings]
    assert sheet["A5"].hyperlink.location == f"'{REVIEWS}'!E6"
    assert listed[0][4] == "左边 11 = 结果维持 10 + 结果纠正 1；右边 0（总计）；相差 11。"


def test_formulas_carry_their_results() -> None:
    this = hongze()
    formulas, shown = opened(this)[REVIEWS], opened(this, values=True)[REVIEWS]
    checks = [
        (c.coordinate, shown[c.coordinate].value)
        for r in formulas.iter_rows()
        for c in r
        if c.data_type == "f"
    ]
    assert checks == [("E8", 11), ("J9", 0), ("O10", 5)]
    assert formulas["E8"].number_format == '"✗ +"General;"✗ -"General;"✓"'


def test_checks_answer_every_identity_as_the_evaluator_does() -> None:
    wrong = {
        ("app_new_received", "total"): "3510", ("app_carried_over", "total"): "", ("review", "total"): "0",
        ("app_res_partial", "other_org"): "4",
    }  # fmt: skip
    this = checked(draft(wrong))
    values = [
        c.value for sheet in opened(this, values=True).worksheets for r, f in
        zip(sheet.iter_rows(), opened(this)[sheet.title].iter_rows(), strict=True)
        for c, formula in zip(r, f, strict=True) if formula.data_type == "f"
    ]  # fmt: skip
    identities = {r["rule_id"] for r in book.read("book/accounting_rules") if r["kind"] == "identity"}
    answers = [a for a in this.answers if a.rule_id in identities and a.question_no and not a.claim_no]
    assert len(values) == len(answers)
    failed = sorted(float(a.difference or 0) for a in answers if a.outcome == "fail")
    assert sorted(v for v in values if v) == failed
    assert values.count(None) + values.count("") == sum(a.outcome == "not_assessable" for a in answers)


@pytest.mark.parametrize("form_id", ["g2008", "g2014", "g2019", "g2021"])
def test_no_check_stands_on_another_or_on_the_form(form_id: str) -> None:
    for table in layout.printed((t.form_id, t.table_id) for t in book.tables_of(form_id)):
        spots = {cell.key: Spot("x", r, c) for r, c, cell in table.placed() if cell.key}
        checks = placed({"x": table}, 0, spots, {})
        at = [(c.spot.row, c.spot.column) for c in checks]
        assert len(checks) == len(identities([table])) == len(set(at))
        assert all(row > len(table.rows) - 1 or column >= table.width for row, column in at)


def test_pages_are_a4() -> None:
    for sheet in opened(hongze()).worksheets:
        assert sheet.page_setup.paperSize in ("9", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_same_report_gives_the_same_bytes() -> None:
    assert markxlsx.workbook(hongze()) == markxlsx.workbook(hongze())


def test_text_is_never_a_formula() -> None:
    sheet = opened(checked(draft({("review", "total"): "=1+1"})))[REVIEWS]
    assert sheet["E6"].data_type == "s"


@pytest.mark.skipif(SOFFICE is None, reason="needs soffice")
def test_a_corrected_figure_turns_its_check(tmp_path: Path) -> None:
    written = opened(hongze())
    written[REVIEWS]["E6"] = 11
    written[REVIEWS]["O6"] = 4
    written.save(tmp_path / "corrected.xlsx")
    command = [
        str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--convert-to",
        "xlsx", "--outdir", str(tmp_path / "out"), str(tmp_path / "corrected.xlsx"),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    sheet = openpyxl.load_workbook(tmp_path / "out" / "corrected.xlsx", data_only=True)[REVIEWS]
    assert [sheet[at].value for at in ("E8", "J9", "O10")] == [0, 0, 1]

"""Blank forms: read back as the form they are, every figure in its cell, every identity answered rightly."""

from __future__ import annotations

import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from random import Random

import docx
import openpyxl
import pytest
from blank_build import FORMS, computed, fill_workbook, needs_office, report_of, spots, sums, word_cells
from docx.oxml.ns import qn
from evaluator import evaluate
from openpyxl.utils import get_column_letter

from loaders import book, cli
from loaders.blankforms import checks, write
from loaders.blankforms.formulas import Spot
from loaders.blankforms.identities import identities, key, totals
from loaders.blankforms.workbook import sheet_name
from loaders.errors import GoujiError
from loaders.parse import parse_file
from loaders.rules import questions
from loaders.statements import Parsed

AGENCY, PROSE = "云岭县林业局", "按季核对公开栏目。"


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_LANG", "zh")


def year_of(form: str) -> int:
    return book.forms()[report_of(form).form_id].first_year


def figures_of(form: str) -> dict[tuple[str, str, str], int]:
    """A number of its own for every cell that does not add up by itself."""
    keys = [k for k in spots(form) if k not in sums(form)]
    return dict(zip(keys, Random(form).sample(range(1, 9999), len(keys)), strict=True))


def values(parsed: Parsed) -> dict[tuple[str, str, str], Decimal | None]:
    """Figures as typed: amounts whose unit the form leaves open are landed in yuan."""
    return {
        (c.table_id, c.row_code, c.column_code): c.value / 10_000 if c.unit_source == "cell" else c.value
        for c in parsed.cells
    }


def added_up(form: str, figures: dict[tuple[str, str, str], int]) -> dict[tuple[str, str, str], int]:
    """The figures with the cells that are sums of them."""
    report = report_of(form)
    parts = totals(identities(report.form_id, report.table_ids))

    def value(cell: tuple[str, str, str]) -> int:
        return figures[cell] if cell in figures else sum(value(key(part)) for part in parts[cell])

    return {cell: value(cell) for cell in spots(form)}


# What is written ----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
@pytest.mark.parametrize("form", FORMS)
def test_a_blank_form_is_read_as_that_form_with_nothing_in_it(form: str, suffix: str, tmp_path: Path) -> None:
    write(form, path := tmp_path / f"blank{suffix}")
    parsed = parse_file(path)
    report = report_of(form)
    assert {c.form_id for c in parsed.cells} == {report.form_id}
    assert {c.state for c in parsed.cells} == {"blank"}
    assert {(c.table_id, c.row_code, c.column_code) for c in parsed.cells} == set(spots(form))
    assert {i.code for i in parsed.issues} - {"outside_print_area"} == {"year_unknown", "agency_unknown"}
    assert parsed.claims == []


@pytest.mark.parametrize("form", FORMS)
def test_every_label_of_the_book_is_printed(form: str, tmp_path: Path) -> None:
    write(form, tmp_path / "a.xlsx")
    write(form, tmp_path / "a.docx")
    sheets = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    printed = {
        "xlsx": {str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row},
        "docx": {c.text for t in docx.Document(tmp_path / "a.docx").tables for r in t.rows for c in r.cells},
    }
    tables = [t for chapter in report_of(form).chapters for t in chapter.tables]
    for texts in printed.values():
        for table in tables:
            labels = {part for row in table.rows for part in row.label.split(" / ")}
            labels |= {text for c in table.columns for text in (c.label, c.parent_label) if text}
            assert labels <= texts


@pytest.mark.parametrize("form", FORMS)
def test_only_inputs_and_sums_can_be_changed(form: str, tmp_path: Path) -> None:
    write(form, path := tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook.worksheets:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert sheet.protection.selectLockedCells, "Tab stops at inputs only"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        page = sheet.page_setup
        assert (page.paperSize, page.fitToWidth or 1, page.fitToHeight) == (9, 1, 0), "A4, one page wide"
        assert sheet.print_area
    expected = {(sheet, row, column) for sheet, row, column in spots(form).values()}
    unlocked = {
        (sheet.title, cell.row, cell.column)
        for sheet in workbook.worksheets[1:]
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked and not isinstance(cell, openpyxl.cell.cell.MergedCell)
    }
    assert unlocked == expected


def test_what_may_be_typed_follows_the_book(tmp_path: Path) -> None:
    write("g2019", path := tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(path)
    allowed = {
        (sheet.title, cell.split(":")[0]): (rule.type, rule.operator, rule.formula1)
        for sheet in workbook.worksheets
        for rule in sheet.data_validations.dataValidation
        for cell in str(rule.sqref).split()
    }
    kinds = {c.key: c.value_type for t in book.tables_of("g2019") for c in t.cells()}
    for cell, (sheet, row, column) in spots("g2019").items():
        kind, operator, bound = allowed[sheet, f"{get_column_letter(column)}{row}"]
        assert kind == ("decimal" if kinds[cell].startswith("decimal") else "whole")
        assert (operator == "greaterThanOrEqual") == (bound == "0") == ("signed" not in kinds[cell])


def test_the_same_form_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write("g2021", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_english_changes_the_words_around_the_form_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("g2021", tmp_path / "zh.xlsx")
    monkeypatch.setenv("GOUJI_LANG", "en")
    write("g2021", tmp_path / "en.xlsx")
    chinese, english = (parse_file(tmp_path / f"{lang}.xlsx") for lang in ("zh", "en"))
    assert chinese.cells == english.cells
    assert chinese.paragraphs == english.paragraphs
    cover = openpyxl.load_workbook(tmp_path / "en.xlsx", data_only=True).worksheets[0]
    assert cover["A1"].value == "Nothing filled in yet (42 identities)"


# Filled in ----------------------------------------------------------------------------------------


@needs_office
@pytest.mark.parametrize("form", FORMS)
def test_a_filled_workbook_gives_back_every_figure_and_every_sum(form: str, tmp_path: Path) -> None:
    write(form, path := tmp_path / "a.xlsx")
    figures = figures_of(form)
    fill_workbook(path, form, AGENCY, year_of(form), figures)
    parsed = parse_file(computed(path))
    facts = parsed.document
    assert (facts.status, facts.agency_name, facts.report_year) == ("parsed", AGENCY, year_of(form))
    assert facts.title == f"{AGENCY}{year_of(form)}年政府信息公开工作年度报告"
    period = next(p for p in book.read("book/report_periods") if int(p["last_year"] or 9999) >= year_of(form))
    assert str(facts.period_start) == f"{year_of(form)}-{period['first_day']}"
    assert not [i for i in parsed.issues if i.severity != "info"]
    assert values(parsed) == added_up(form, figures)


def test_without_an_office_program_sums_are_missing_and_nothing_is_wrong(tmp_path: Path) -> None:
    write("g2021", path := tmp_path / "a.xlsx")
    figures = figures_of("g2021")
    fill_workbook(path, "g2021", AGENCY, 2024, figures)
    parsed = parse_file(path)
    states = {(c.table_id, c.row_code, c.column_code): (c.state, c.value) for c in parsed.cells}
    assert {state for k, (state, _) in states.items() if k in sums("g2021")} == {"not_extracted"}
    assert {k: value for k, (_, value) in states.items() if k in figures} == figures


@needs_office
@pytest.mark.parametrize("form", FORMS)
def test_every_identity_is_answered_as_the_rules_do(form: str, tmp_path: Path) -> None:
    """Small numbers and blanks everywhere, sums overwritten, so that every outcome occurs."""
    write(form, path := tmp_path / "a.xlsx")
    chance = Random(form)
    figures = {k: chance.choice((0, 0, 0, 1, 2, None)) for k in spots(form)}
    fill_workbook(path, form, AGENCY, year_of(form), figures)
    workbook = openpyxl.load_workbook(computed(path), data_only=True)
    report = report_of(form)
    told = {
        (report.form_id, *k): (None if n is None else Decimal(n), "blank" if n is None else "num")
        for k, n in figures.items()
    }
    answers = evaluate(told)
    asked = identities(report.form_id, report.table_ids)
    where = {k: Spot(*spot) for k, spot in spots(form).items()}
    seen = []
    for chapter in (c for c in report.chapters if c.tables):
        sheet, is_list = sheet_name(chapter.heading), chapter.tables[0].orientation == "list"
        last = (2 + len(chapter.rows), sum(cell.colspan for cell in chapter.rows[0]))
        placed = checks.place(asked, where, sheet, last, is_list)
        for (row, column), question in {**placed.beside, **placed.below}.items():
            outcome, _, left, right = answers[question.rule.rule_id, question.rule.part, question.scope_key]
            answer = workbook[sheet].cell(row, column).value or ""
            expected = {"fail": f"✗ {left - right}" if left is not None and right is not None else ""}
            assert answer == expected.get(outcome, "✓" if outcome.startswith("pass") else ""), question
            seen.append((question.number, outcome))
    assert sorted(number for number, _ in seen) == [q.number for q in asked], "each identity is answered once"
    failed = sum(outcome == "fail" for _, outcome in seen)
    status = workbook.worksheets[0]["A1"].value
    assert status == f"✗ 有 {failed} 条勾稽关系不成立（共 {len(asked)} 条）"
    assert {sheet["A1"].value for sheet in workbook.worksheets} == {status}


def test_the_formulas_say_all_that_identities_of_the_book_say() -> None:
    """A bound of years or a floor would need a formula of its own."""
    for question in questions():
        if question.rule.kind == "identity":
            rule = question.rule
            assert (rule.relation, rule.null_policy) == ("eq", "N1")
            assert {rule.floor, rule.first_year, rule.last_year, question.year_offset} == {"", 0}


@pytest.mark.parametrize("form", FORMS)
def test_a_filled_document_gives_back_every_figure(form: str, tmp_path: Path) -> None:
    write(form, path := tmp_path / "a.docx")
    document = docx.Document(str(path))
    figures = added_up(form, figures_of(form))
    units = {c.key: c.unit for chapter in report_of(form).chapters for t in chapter.tables for c in t.cells()}
    for cell, printed in word_cells(document, form).items():
        printed.text = f"{figures[cell]}{'万元' if units[cell] == 'as_printed' else ''}"
    for control in document.element.iter(qn("w:sdt")):
        name = control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val"))
        typed = {"机关名称": AGENCY, "报告年度": str(year_of(form)), "起始日期": "5月1日"}.get(name, PROSE)
        [text] = control.iter(qn("w:t"))
        text.text = typed
    document.save(str(path))
    parsed = parse_file(path)
    facts = parsed.document
    assert (facts.status, facts.agency_name, facts.report_year) == ("parsed", AGENCY, year_of(form))
    assert not [i for i in parsed.issues if i.severity != "info"]
    assert values(parsed) == figures
    headings = [text for _, text in parsed.paragraphs]
    sections = [s for s in book.read("book/form_sections") if s["form_id"] == report_of(form).form_id]
    assert [text.partition("、")[2] for text in headings if re.match("[一二三四五六]、", text)] == [
        s["label"] for s in sections
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_fields_of_a_document_name_the_cells_they_add_up(form: str, tmp_path: Path) -> None:
    """Word finds `D4` by counting the cells of the fourth row of the file."""
    write(form, path := tmp_path / "a.docx")
    document = docx.Document(str(path))
    cells = word_cells(document, form)
    by_element = {cell._tc: k for k, cell in cells.items()}
    report = report_of(form)
    expected = totals(identities(report.form_id, report.table_ids))
    found = {}
    for total, cell in cells.items():
        for field in cell._tc.iter(qn("w:instrText")):
            rows = cell._tc.getparent().getparent().tr_lst
            named = re.findall(r"([A-Z]+)(\d+)", field.text.partition("(")[2])
            found[total] = [by_element[rows[int(row) - 1].tc_lst[ord(name) - 65]] for name, row in named]
    assert found == {total: [key(part) for part in parts] for total, parts in expected.items()}


# What is refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "name", "words"),
    [
        ("g1999", "a.xlsx", ("g1999", "g2008", "annex2008_fj", "g2021")),
        ("g2021", "a.pdf", (".xlsx", ".docx", "a.pdf")),
        ("g2021", "a", (".xlsx", ".docx")),
        ("g2021", "nowhere/a.xlsx", ("nowhere",)),
        ("g2021", "there.xlsx", ("--overwrite",)),
        ("g2021", "folder.xlsx", ("folder.xlsx",)),
    ],
)
def test_what_cannot_be_written_is_said_in_one_sentence(
    form: str, name: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "there.xlsx").write_bytes(b"mine")
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(GoujiError) as caught:
        write(form, tmp_path / name)
    assert caught.value.exit_code == 2
    for said in (caught.value.zh, caught.value.en):
        assert all(word in said for word in words)
    assert (tmp_path / "there.xlsx").read_bytes() == b"mine"


def test_a_folder_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(GoujiError):
        write("g2021", tmp_path / "a.xlsx", overwrite=True)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        cli.main(list(arguments))
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "blank.XLSX"
    assert run("--lang", "en", "book", "form", "g2008", "--to", str(path)) == 0
    out = capsys.readouterr().out
    assert str(path) in out
    assert "annex2008_fj" in out
    assert run("--lang", "en", "book", "form", "g2008", "--to", str(path)) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert run("book", "form", "g2008", "--to", str(path), "--overwrite") == 0


def test_the_libraries_that_write_are_imported_only_to_write() -> None:
    script = (
        "import sys, loaders.commands.book\n"
        "print([name for name in ('docx', 'openpyxl', 'xlsxwriter') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""The first sheet of a blank workbook: agency and year, and the title and period that follow from them."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from loaders import book
from loaders.blankforms.looks import Looks, colour, finish
from loaders.blankforms.report import NEVER, PERIOD, TITLE, BlankReport
from loaders.language import say

COVER = "封面"
_AGENCY, _YEAR = "B4", "B5"


def write_cover(sheet: Worksheet, report: BlankReport, looks: Looks, status: str, untouched: str) -> None:
    """Write the cover; `status` is the formula above it, `untouched` what it says of an empty form."""
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 3, 24)
    for row, points in ((1, 40), (3, 24), (4, 24), (6, 24), (8, 60)):
        sheet.set_row(row, points)
    sheet.write_formula("A1", status, looks.status, untouched)
    agency, year = (
        f'"&IF({at}="","{report.gaps[name]}",{at})&"' for name, at in (("agency", _AGENCY), ("year", _YEAR))
    )
    first = _by_year([(last_year, day) for last_year, day, _ in report.periods])
    last = _by_year([(last_year, day) for last_year, _, day in report.periods])
    for at, look, words, gaps in (
        ("A2:D2", looks.title, TITLE, {"agency": agency, "year": year}),
        ("A7:D7", looks.prose, PERIOD, {"year": year, "first": first, "last": last}),
    ):
        sheet.merge_range(at, "", look)
        formula = '="' + words.format(**gaps) + '"'
        sheet.write_formula(at.partition(":")[0], formula, look, words.format(**report.gaps))
    for at, inputs, label in (("A4", "B4:D4", "机关名称"), ("A5", "B5:D5", "报告年度")):
        sheet.write_string(at, label, looks.label)
        sheet.merge_range(inputs, "", looks.input)
    sheet.data_validation(_YEAR, _years(book.forms()[report.form_id]))
    sheet.merge_range("A9:D9", _how_to(), looks.note)
    colour(sheet, looks, (1, 1))
    finish(sheet, (2, 1, 7, 4), (4, 2))


def _by_year(days: list[tuple[int, str]]) -> str:
    """A day, or a formula within the text that chooses it by the year."""
    *earlier, (_, latest) = days
    chosen = f'"{latest}"'
    for last_year, day in reversed(earlier):
        chosen = f'IF(AND({_YEAR}<>"",{_YEAR}<={last_year}),"{day}",{chosen})'
    return f'"&{chosen}&"' if len({day for _, day in days}) > 1 else latest


def _years(form: book.Form) -> dict[str, object]:
    """The years that a form is for."""
    if form.last_year:
        message = say(
            f"这一版式用于 {form.first_year} 至 {form.last_year} 年度。",
            f"This form is for the years {form.first_year} to {form.last_year}.",
        )
    else:
        message = say(
            f"这一版式从 {form.first_year} 年度起使用。",
            f"This form is for {form.first_year} and later years.",
        )
    return {
        "validate": "integer", "criteria": "between",
        "minimum": form.first_year, "maximum": form.last_year or NEVER,
        "error_title": say("年度有误", "Not this year"), "error_message": message,
    }  # fmt: skip


def _how_to() -> str:
    return say(
        "淡黄色格填数，按 Tab 键到下一格；淡蓝色格自动求和，也可以直接改写。"
        "表旁、表下的 ✓ ✗ 是勾稽关系的核对结果，✗ 后是左边减右边的差；核对结果和本说明都不打印。",
        "Fill in the yellow cells; Tab goes to the next one. Blue cells add up by themselves and may be "
        "overwritten. ✓ and ✗ beside and below the tables answer the identities, ✗ with the left side less "
        "the right; neither they nor this note are printed.",
    )

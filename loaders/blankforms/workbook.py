"""A blank form as a workbook: a cover with agency and year, and a sheet for every statutory table."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from loaders.blankforms import checks, formulas
from loaders.blankforms.cover import COVER, write_cover
from loaders.blankforms.identities import identities, totals
from loaders.blankforms.looks import Looks
from loaders.blankforms.report import BlankReport
from loaders.blankforms.tablesheet import TableSheet, spots_of
from loaders.language import say

_LONGEST_NAME = 31  # of a sheet
_A_DAY = datetime(2000, 1, 1)  # the stated date of the file, so that the same form is the same bytes


def write(report: BlankReport) -> bytes:
    """The bytes of the workbook."""
    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"created": _A_DAY})
    looks = Looks(workbook)
    cover = workbook.add_worksheet(COVER)
    chapters = {_name(c.heading): c for c in report.chapters if c.tables}
    spots = {key: spot for name, chapter in chapters.items() for key, spot in spots_of(chapter, name).items()}
    asked = identities(report.form_id, report.table_ids)
    sums = totals(asked)
    answers: list[str] = []
    for name, chapter in chapters.items():
        page = TableSheet(workbook.add_worksheet(name), chapter, looks, spots)
        page.form(sums)
        is_list = chapter.tables[0].orientation == "list"
        placed = checks.place(asked, spots, name, page.last, is_list)
        page.checks(placed)
        page.finish()
        answers += _ranges(placed, name)
        sheet = workbook.get_worksheet_by_name(name)
        sheet.write_formula(0, 0, f"={formulas.quoted(COVER)}!A1", looks.status, _untouched(len(asked)))
    write_cover(cover, report, looks, _status(answers, len(asked)), _untouched(len(asked)))
    workbook.close()
    return buffer.getvalue()


def _name(heading: str) -> str:
    """The name of a chapter's sheet: its heading, as far as names of sheets may go."""
    return heading.replace("：", " ")[:_LONGEST_NAME]


def _ranges(placed: checks.Checks, sheet: str) -> list[str]:
    """The ranges of a sheet in which answers stand."""
    found = []
    for cells in (placed.beside, placed.below):
        if cells:
            rows, columns = zip(*cells, strict=True)
            first = formulas.Spot(sheet, min(rows), min(columns))
            last = formulas.Spot(sheet, max(rows), max(columns))
            found.append(f"{formulas.address(first, '')}:{formulas.address(last, sheet)}")
    return found


def _untouched(questions: int) -> str:
    return say(f"尚未填写（共 {questions} 条勾稽关系）", f"Nothing filled in yet ({questions} identities)")


def _status(answers: list[str], questions: int) -> str:
    """The line that says how many identities do not hold."""
    bad, good = (
        "+".join(f'SUMPRODUCT(--(LEFT({answer},1)="{mark}"))' for answer in answers) or "0"
        for mark in (formulas.FAILS, formulas.HOLDS)
    )
    fails = say(
        f'"✗ 有 "&({bad})&" 条勾稽关系不成立（共 {questions} 条）"',
        f'"✗ "&({bad})&" of {questions} identities do not hold"',
    )
    holds = say(
        f'"✓ 已能核对的 "&({good})&" 条勾稽关系都成立（共 {questions} 条）"',
        f'"✓ all "&({good})&" identities that can be judged hold (of {questions})"',
    )
    return f'=IF(({bad})>0,{fails},IF(({good})>0,{holds},"{_untouched(questions)}"))'

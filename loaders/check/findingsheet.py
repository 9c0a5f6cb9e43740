"""The sheet of a workbook that lists all findings, each with a link to the cell to look at first."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from loaders.check import phrasing
from loaders.check.findings import Checked, Finding
from loaders.check.sheetchecks import Spot
from loaders.check.sheetlooks import GROUNDS, LINE, Looks, lines
from loaders.language import say

_SEVERITIES = {"error": ("错误", "error"), "warning": ("警告", "warning"), "info": ("提示", "note")}
_COLUMNS = (
    ("序号", "No.", 6), ("程度", "Severity", 9), ("应当成立", "What should hold", 30), ("所在", "Where", 26),
    ("两边与差", "Both sides", 40), ("可能有误", "May be wrong", 34), ("怎么办", "What to do", 40),
)  # fmt: skip
_HEADS = 3  # the row of the heads


def write(sheet: Worksheet, looks: Looks, checked: Checked, spots: Mapping[int, Spot]) -> None:
    """Write the list; `spots` are where findings, by number from 1, begin."""
    about, counts = checked.parsed.document, checked.outcomes
    who = about.agency_name or say("（未认出报告机关）", "(agency not recognised)")
    year = about.report_year
    when = say(f"{year}年度", f"report of {year}") if year else say("（未认出年度）", "(year not recognised)")
    held, failed, open_ = counts["pass"] + counts["pass_imputed"], counts["fail"], counts["not_assessable"]
    told = say(
        f"相符 {held}，不符 {failed}，无法核对 {open_}。改动各表中的数，表旁、表下的差随之变化，✓ 为相符。",
        f"{held} hold, {failed} fail, {open_} not assessed. Correct a figure in a table, and the differences"
        " beside and below it follow; ✓ holds.",
    )
    line = {"align": "left", "text_wrap": False}
    sheet.write_string(0, 0, f"{who} {when}", looks.get(bold=True, font_size=14, **line))
    sheet.write_string(1, 0, told, looks.get(**line))
    for column, (zh, en, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEADS, column, say(zh, en), looks.head(False))
    for number, finding in enumerate(checked.findings, 1):
        _finding(sheet, looks, number, finding, spots.get(number))
    sheet.freeze_panes(_HEADS + 1, 0)
    sheet.repeat_rows(_HEADS)


def _finding(sheet: Worksheet, looks: Looks, number: int, finding: Finding, spot: Spot | None) -> None:
    row, plain = _HEADS + number, {"border": 1, "align": "left", "valign": "top"}
    look = looks.get(**plain)
    if spot:
        link = looks.get(**plain, font_color="#0B4F8A", underline=1)
        sheet.write_url(row, 0, f"internal:{spot.address('')}", link, str(number))
    else:
        sheet.write_number(row, 0, number, look)
    sheet.write_string(
        row, 1, say(*_SEVERITIES[finding.severity]), looks.get(**plain, bg_color=GROUNDS[finding.severity])
    )
    quoted = [f"“{words.phrase}” ({phrasing.place(words.place)})" for words in finding.words]
    where = "\n".join(filter(None, [phrasing.where(finding), *quoted])) or phrasing.place(finding.place)
    texts = (
        f"{phrasing.title(finding)} ({finding.rule.rule_id})", where, phrasing.comparison(finding),
        "\n".join(phrasing.suspects(finding)), phrasing.remedy(finding),
    )  # fmt: skip
    for column, text in enumerate(texts, 2):
        sheet.write_string(row, column, text, look)
    # not every program fits the rows of a file that states no heights
    sheet.set_row(row, 4 + LINE * max(lines(t, _COLUMNS[c][2]) for c, t in enumerate(texts, 2)))

"""The tables of a report as a workbook: figures as printed, faults noted, identities that live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from loaders.check import findingsheet, layout, phrasing
from loaders.check.findings import Checked, Finding
from loaders.check.layout import Key, Printed
from loaders.check.marks import Mark, looked_at, marks
from loaders.check.sheetchecks import FORMAT, Check, Spot, placed
from loaders.check.sheetlooks import Looks, heights, widths
from loaders.language import say

_A_DAY = datetime(2000, 1, 1)  # the stated date of the file, so that the same report is the same bytes
_TOP = 2  # rows above every table: its caption, and a free one
_LONGEST_NAME = 31  # of a sheet
_A4 = 9
_AUTHOR = "Gouji 勾稽"
_NOTE_LINE = 26  # characters
_HOLDS, _FAILS = "#1B6330", "#A3001B"
_NUMBERS = frozenset({"num", "zero_word"})


def workbook(checked: Checked) -> bytes:
    """A workbook about one report: a sheet of findings, and a sheet for each printed table that it has."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _A_DAY, "author": _AUTHOR})
        _Writer(book, checked).write()
    return buffer.getvalue()


class _Writer:
    def __init__(self, book: Workbook, checked: Checked) -> None:
        self._book, self._checked, self._looks = book, checked, Looks(book)
        self._marks = marks(checked)
        tables = layout.printed({(c.form_id, c.table_id) for c in checked.parsed.cells})
        self._tables = dict(zip(_names(tables), tables, strict=True))
        self._spots = {
            cell.key: Spot(name, _TOP + r, c)
            for name, table in self._tables.items() for r, c, cell in table.placed() if cell.key
        }  # fmt: skip

    def write(self) -> None:
        """All sheets, findings first."""
        findings = self._book.add_worksheet(say("核对结果", "Findings"))
        figures = {key: value for key in self._spots if (value := _number(self._mark(key))) is not None}
        checks = placed(self._tables, _TOP, self._spots, figures)
        for name, table in self._tables.items():
            sheet = self._book.add_worksheet(name)
            self._table(sheet, table, figures)
            self._checks(sheet, table, [c for c in checks if c.spot.sheet == name])
            _print_setup(sheet, on_its_side=not table.labels, pages=1)
        self._notes()
        firsts = {n: k for n, f in enumerate(self._checked.findings, 1) if (k := self._first(f)) is not None}
        findingsheet.write(
            findings, self._looks, self._checked, {n: self._spots[k] for n, k in firsts.items()}
        )
        _print_setup(findings, on_its_side=True, pages=0)

    def _mark(self, key: Key) -> Mark:
        return self._marks.get(key) or Mark()

    def _table(self, sheet: Worksheet, table: Printed, figures: dict[Key, Decimal]) -> None:
        across = widths(table)
        for c, chars in enumerate(across):
            sheet.set_column(c, c, chars)
        for r, points in enumerate(heights(table, across), _TOP):
            sheet.set_row(r, points)
        caption = self._looks.get(bold=True, font_size=13, align="left")
        sheet.merge_range(0, 0, 0, table.width - 1, table.caption, caption)
        sheet.set_row(0, 24)
        for r, c, cell in table.placed():
            row, head = r + _TOP, table.head(r, cell)
            look = self._looks.head(head == "row") if head else self._looks.get(border=1)
            if cell.key:
                mark = self._mark(cell.key)
                look = self._looks.figure(mark.severity, mark.suspect is not None, _format(mark))
            if cell.rowspan > 1 or cell.colspan > 1:
                sheet.merge_range(row, c, row + cell.rowspan - 1, c + cell.colspan - 1, "", look)
            if cell.key in figures:
                sheet.write_number(row, c, float(figures[cell.key]), look)
            else:
                text = self._printed(cell.key) if cell.key else cell.text
                sheet.write_string(row, c, text, look) if text else sheet.write_blank(row, c, None, look)

    def _printed(self, key: Key) -> str:
        read = self._mark(key).cell
        return (read.value_text if read else None) or ""

    def _checks(self, sheet: Worksheet, table: Printed, checks: list[Check]) -> None:
        look = self._looks.get(num_format=FORMAT, font_size=9)
        first = table.width + 1
        beside = [c for c in checks if c.spot.column >= first]
        lines: dict[int, Check] = {}
        for check in checks:
            at = check.spot
            sheet.write_formula(at.row, at.column, check.formula, look, check.shown)
            if at.column < first and (at.row not in lines or at.column < lines[at.row].spot.column):
                lines[at.row] = check
        if beside:
            sheet.set_column(table.width, table.width, 2)
            sheet.set_column(first, max(c.spot.column for c in beside), 9)
            sheet.write_string(_TOP, first, say("左减右", "left − right"), self._looks.get(font_size=9))
        for row, check in lines.items():
            self._line(sheet, row, check)
        for criteria, colour in (("==", _HOLDS), ("!=", _FAILS)):
            look = self._looks.bare(font_color=colour, bold=True)
            for at in (check.spot for check in checks):
                rule = {"type": "cell", "criteria": criteria, "value": 0, "format": look}
                sheet.conditional_format(at.row, at.column, at.row, at.column, rule)

    def _line(self, sheet: Worksheet, row: int, check: Check) -> None:
        """Name the rule of a line of checks, left of the first of them."""
        rule = check.question.rule
        words = f"{say(rule.title_zh, rule.title_en)} ({rule.rule_id})"
        look = self._looks.get(font_size=9, align="left")
        last = check.spot.column - 1
        if last > 0:
            sheet.merge_range(row, 0, row, last, words, look)
        elif last == 0:
            sheet.write_string(row, 0, words, look)
        sheet.set_row(row, 28)

    def _notes(self) -> None:
        """A note at the cell to look at first, with all findings that begin there."""
        said: dict[Key, list[str]] = {}
        for finding in self._checked.findings:
            if (key := self._first(finding)) is not None:
                said.setdefault(key, []).append(phrasing.explanation(finding))
        for key, texts in said.items():
            spot, text = self._spots[key], "\n\n".join(texts)
            lines = sum(max(1, ceil(len(line) / _NOTE_LINE)) for line in text.split("\n"))
            size = {"width": 360, "height": min(40 + 18 * lines, 600)}
            sheet = self._book.get_worksheet_by_name(spot.sheet)
            sheet.write_comment(spot.row, spot.column, text, {"author": _AUTHOR, "font_size": 9, **size})

    def _first(self, finding: Finding) -> Key | None:
        keys = ((c.table_id, c.row_code, c.column_code) for c in looked_at(finding))
        return next((key for key in keys if key in self._spots), None)


def _number(mark: Mark) -> Decimal | None:
    """The figure of a cell that prints a number or a word for zero; a unit beside it makes it text."""
    read = mark.cell
    if read is None or read.state not in _NUMBERS or read.unit_source == "cell":
        return None
    return read.value


def _format(mark: Mark) -> str:
    """How a number is shown: a word for zero as printed, until somebody types a figure."""
    if mark.cell is None or mark.cell.state != "zero_word":
        return "General"
    word = (mark.cell.value_text or "").replace('"', "")
    return f'General;-General;"{word}"'


def _names(tables: Sequence[Printed]) -> list[str]:
    """Names of sheets: captions, as far as names may go, numbered where two are alike."""
    seen: Counter[str] = Counter()
    names = []
    for table in tables:
        seen[table.caption] += 1
        mark = f" {seen[table.caption]}" if seen[table.caption] > 1 else ""
        names.append(table.caption[: _LONGEST_NAME - len(mark)] + mark)
    return names


def _print_setup(sheet: Worksheet, *, on_its_side: bool, pages: int) -> None:
    """One A4 page wide, and as many high; 0 for as many as it takes."""
    sheet.set_paper(_A4)
    if on_its_side:
        sheet.set_landscape()
    sheet.fit_to_pages(1, pages)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)

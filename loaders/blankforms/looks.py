"""How the cells of a blank workbook look, which of them are locked, and what prints."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from loaders.blankforms.formulas import FAILS, HOLDS

_A4 = 9
_DEEPEST = 3  # rows of a list are set in by their depth, up to this one
_FONT = "宋体"
_INPUT, _TOTAL, _GREEN, _RED, _GREY = "#FFF8DC", "#E3EEF9", "#2E7D32", "#C62828", "#6B6B6B"


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        centred = {"align": "center", "valign": "vcenter", "text_wrap": True, "font_name": _FONT}
        cell = {**centred, "border": 1, "font_size": 10.5}

        def made(**properties: Any) -> Format:
            return book.add_format(properties)

        self.title = made(**{**centred, "font_size": 18, "bold": True})
        self.heading = made(**{**centred, "font_size": 14, "bold": True, "align": "left"})
        self.label = made(**cell)
        self.names = [made(**{**cell, "align": "left", "indent": depth}) for depth in range(_DEEPEST + 1)]
        self.input = made(**cell, bg_color=_INPUT, locked=False)
        self.total = made(**cell, bg_color=_TOTAL, locked=False)
        self.amount = made(**cell, bg_color=_INPUT, locked=False, num_format='General"万元"')
        self.prose = made(**{**centred, "align": "left", "font_size": 12}, locked=False)
        self.note = made(font_name=_FONT, font_size=9, font_color=_GREY, valign="vcenter", text_wrap=True)
        self.check = made(font_name=_FONT, font_size=9, align="center", valign="vcenter")
        self.status = made(font_name=_FONT, font_size=11, bold=True, valign="vcenter")
        self.holds = made(font_color=_GREEN)
        self.fails = made(font_color=_RED, bold=True)


def colour(sheet: Worksheet, looks: Looks, last: tuple[int, int]) -> None:
    """Print answers that hold in green and others in red, up to the last row and column, from 1."""
    for mark, look in ((HOLDS, looks.holds), (FAILS, looks.fails)):
        shown = {"type": "text", "criteria": "begins with", "value": mark, "format": look}
        sheet.conditional_format(0, 0, last[0] - 1, last[1] - 1, shown)


def finish(sheet: Worksheet, area: tuple[int, int, int, int], first_input: tuple[int, int]) -> None:
    """Protect everything but the inputs, without a password, and print an area on A4.

    The area is first row, first column, last row and last column, the input row and column, all from 1.
    """
    top, left, bottom, right = (n - 1 for n in area)
    row, column = (n - 1 for n in first_input)
    everywhere = f"A1:XFD{area[2]}"
    sheet.ignore_errors({"formula_unlocked": everywhere, "formula_range": everywhere})
    # Where locked cells cannot be selected, Tab goes from input to input.
    sheet.protect("", {"select_locked_cells": False, "format_columns": True, "format_rows": True})
    sheet.print_area(top, left, bottom, right)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_selection(row, column, row, column)

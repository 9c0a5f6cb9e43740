"""How numbers look in a workbook: by what the book says a column counts; values are never rounded."""

from __future__ import annotations

from functools import cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from loaders import book
from loaders.export.catalog import Column

_PLAIN, _WHOLE, _PARTS, _PERCENT = "0", "#,##0", "#,##0.00####", "0.00%"
_TIMES = {"DATE": "yyyy-mm-dd", "TIMESTAMP": "yyyy-mm-dd hh:mm:ss"}


class Formats:
    """The formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        self.head = workbook.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1})
        self.bold = workbook.add_format({"bold": True, "font_size": 14})
        self.link = workbook.add_format(
            {"font_color": "#0B4F8A", "underline": 1, "bold": True, "valign": "top"}
        )
        self.wrapped = workbook.add_format(wrapped)
        self.wrapped_bold = workbook.add_format(wrapped | {"bold": True})
        self.whole = workbook.add_format({"num_format": _WHOLE, "bold": True, "valign": "top"})
        self._by_look: dict[str, Format] = {
            look: workbook.add_format({"num_format": look})
            for look in (_PLAIN, _WHOLE, _PARTS, _PERCENT, *_TIMES.values())
        }

    def time(self, kind: str) -> Format:
        """The format of a date or a moment."""
        return self._by_look[_TIMES[kind]]

    def number(self, column: Column, value: Any) -> Format:
        """The format of a number: a year without separators, a rate in percent, all else as it is."""
        if column.name.endswith("_year") or column.name in ("comparable_from", "comparable_to"):
            return self._by_look[_PLAIN]
        if column.name in _shares():
            return self._by_look[_PERCENT]
        return self._by_look[_WHOLE if value == int(value) else _PARTS]


@cache
def _shares() -> frozenset[str]:
    """Columns that hold parts of one: rates of the book multiplied by nothing, and shares of ours."""
    rates = {
        row["indicator_code"]
        for row in book.read("book/indicators")
        if row["kind"] in ("rate", "share") and row["scale"] == "1"
    }
    return frozenset(rates | {"assessable_share", "completeness"})

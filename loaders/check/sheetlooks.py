"""How the cells of a workbook look, and how wide and high they are."""

from __future__ import annotations

from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from loaders.check.layout import Printed

#: Ground of failing cells by severity; print and eye tell them apart in grey, too.
GROUNDS = {"error": "#F7B6BC", "warning": "#FFE699", "info": "#DDEBF7"}
_HEAD, _SUSPECT = "#F2F4F7", "#A3001B"
_THICK = 5
LINE = 15.0  # points of one line of text
_LABELS = {1: (26.0,), 2: (60.0, 8.0), 3: (6.0, 14.0, 32.0)}
_FIGURE, _NARROW, _MANY = 11.0, 8.5, 10


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        """A format with these properties, text wrapped and centred unless they say otherwise."""
        return self.bare(
            **{"text_wrap": True, "valign": "vcenter", "align": "center", "font_size": 10, **properties}
        )

    def bare(self, **properties: Any) -> Format:
        """A format with these properties alone."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def head(self, is_row: bool) -> Format:
        """A name of a row or column."""
        return self.get(border=1, bg_color=_HEAD, align="left" if is_row else "center", bold=not is_row)

    def figure(self, severity: str | None, is_suspect: bool, num_format: str) -> Format:
        """A figure: coloured where a rule fails, with a thick border where it may be wrong."""
        properties: dict[str, Any] = {"border": 1, "num_format": num_format}
        if severity:
            properties["bg_color"] = GROUNDS[severity]
        if is_suspect:
            properties |= {"border": _THICK, "border_color": _SUSPECT, "bold": True}
        return self.get(**properties)


def widths(table: Printed) -> list[float]:
    """The widths of the columns of a table, in characters."""
    figures = table.width - table.labels
    labels = _LABELS.get(table.labels, ())
    if table.labels == 1:
        return [*labels, *[18.0] * figures]
    return [*labels, *[_NARROW if figures > _MANY else _FIGURE] * figures]


def heights(table: Printed, across: list[float]) -> list[float]:
    """The heights of the rows of a table, in points: merged cells do not grow by themselves."""
    high = [1.0] * len(table.rows)
    for r, c, cell in table.placed():
        high[r] = max(high[r], lines(cell.text, sum(across[c : c + cell.colspan])) / cell.rowspan)
    return [LINE * n + 4 for n in high]


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of some width; characters of Chinese are two wide."""
    room = max(width - 1, 1)
    return sum(max(1, ceil(sum(1 if c.isascii() else 2 for c in part) / room)) for part in text.split("\n"))

"""One sheet of a blank workbook: a statutory table with its inputs, its sums and the checks around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from loaders.blankforms import formulas
from loaders.blankforms.checks import Checks
from loaders.blankforms.formulas import Spot, Spots
from loaders.blankforms.looks import Looks, colour, finish
from loaders.blankforms.measures import heights, widths
from loaders.blankforms.report import Chapter
from loaders.book import FormCell
from loaders.language import say
from loaders.printed import Cell, Key, covering, depth, width
from loaders.rules import Term

TOP = 3  # the first row of every table: above it stand the status, which does not print, and the heading
#: What a formula is worth while nothing is filled in. The library writes an empty text as no value at all,
#: which readers take for a formula that was never computed; a blank prints as little.
NOTHING = " "
_UNBOUNDED = 10**12


def spots_of(chapter: Chapter, sheet: str) -> dict[Key, Spot]:
    """Where the cells of a chapter that hold values stand."""
    return {
        cell.key: Spot(sheet, TOP + r, c + 1)
        for r, line in enumerate(covering(chapter.rows))
        for c, (cell, at) in enumerate(line)
        if cell is not None and cell.key is not None and at == (r, c)
    }


class TableSheet:
    """Writes one chapter on one sheet."""

    def __init__(self, sheet: Worksheet, chapter: Chapter, looks: Looks, spots: Spots) -> None:
        self._sheet, self._chapter, self._looks, self._spots = sheet, chapter, looks, spots
        self._specs = {cell.key: cell for table in chapter.tables for cell in table.cells()}
        self._columns = width(chapter.rows)
        first = chapter.tables[0]
        self._depths = [depth(first, row) for row in first.rows] if first.orientation == "list" else []

    @property
    def last(self) -> tuple[int, int]:
        """The last row and column of the form."""
        return TOP + len(self._chapter.rows) - 1, self._columns

    def form(self, totals: Mapping[Key, Sequence[Term]]) -> None:
        """Write what the statutory form prints, and sums where an identity determines a cell."""
        table = self._chapter.tables[0]
        across = widths(table, self._chapter.rows)
        for c, chars in enumerate(across):
            self._sheet.set_column(c, c, chars)
        self._sheet.set_row(1, 26)
        self._sheet.merge_range(1, 0, 1, self._columns - 1, self._chapter.heading, self._looks.heading)
        for r, points in enumerate(heights(self._chapter.rows, across), start=TOP - 1):
            self._sheet.set_row(r, points)
        for r, line in enumerate(covering(self._chapter.rows), start=TOP - 1):
            for c, (cell, at) in enumerate(line):
                if cell is not None and at == (r - TOP + 1, c):
                    self._cell(r, c, cell, totals)

    def _cell(self, row: int, column: int, cell: Cell, totals: Mapping[Key, Sequence[Term]]) -> None:
        spec = self._specs.get(cell.key) if cell.key else None
        parts = totals.get(cell.key) if cell.key else None
        look = self._looks.label
        if spec:
            look = self._looks.amount if spec.unit == "as_printed" else self._looks.input
        elif self._depths and column == 0 and row >= TOP:
            look = self._looks.names[min(self._depths[row - TOP], len(self._looks.names) - 1)]
        if parts:
            look = self._looks.total
        if cell.rowspan > 1 or cell.colspan > 1:
            last = (row + cell.rowspan - 1, column + cell.colspan - 1)
            self._sheet.merge_range(row, column, *last, cell.text, look)
        if parts:
            formula = formulas.total(parts, self._spots, self._sheet.get_name())
            self._sheet.write_formula(row, column, formula, look, NOTHING)
        elif spec:
            self._sheet.write_blank(row, column, None, look)
        else:
            self._sheet.write_string(row, column, cell.text, look)
        if spec:
            self._sheet.data_validation(row, column, row, column, _validation(spec))

    def checks(self, checks: Checks) -> None:
        """Write the answers to the identities beside and below the form."""
        here, sheet = self._sheet.get_name(), self._sheet
        sheet.set_column(checks.last_column, checks.first_beside - 2, 2)
        if checks.beside:
            sheet.set_column(checks.first_beside - 1, checks.last_beside - 1, 9)
            sheet.write_string(TOP - 1, checks.first_beside - 1, say("核对", "check"), self._looks.check)
        for (row, column), question in {**checks.beside, **checks.below}.items():
            formula = formulas.check(question, self._spots, here)
            sheet.write_formula(row - 1, column - 1, formula, self._looks.check, NOTHING)
        for row, line in checks.lines().items():
            rule = line[0][1].rule
            words = f"{say(rule.title_zh, rule.title_en)} ({rule.rule_id})"
            before = line[0][0] - 2
            if before > 0:
                sheet.merge_range(row - 1, 0, row - 1, before, words, self._looks.note)
            sheet.set_row(row - 1, 28)
        last_row = max(checks.lines(), default=checks.last_row)
        colour(sheet, self._looks, (last_row, checks.last_beside))

    def finish(self) -> None:
        """Protect everything but the inputs, and let only the form print."""
        inputs = [s for s in self._spots.values() if s.sheet == self._sheet.get_name()]
        finish(self._sheet, (TOP - 1, 1, *self.last), min((s.row, s.column) for s in inputs))


def _validation(spec: FormCell) -> dict[str, object]:
    """What may be typed into a cell, by the kind of value the book gives it."""
    kind, _, sign = spec.value_type.partition(" ")
    whole = kind.startswith("int")
    if sign == "signed":
        bounds: dict[str, object] = {"criteria": "between", "minimum": -_UNBOUNDED, "maximum": _UNBOUNDED}
        message = say("请填整数，减少的填负数。", "A whole number; negative for a decrease.")
    else:
        bounds = {"criteria": ">=", "value": 0}
        message = say("请填不小于0的整数。", "A whole number, 0 or more.")
        if not whole:
            message = say("请填不小于0的数，可带小数。", "A number, 0 or more; decimals are allowed.")
    return {
        "validate": "integer" if whole else "decimal", **bounds,
        "error_title": say("数字有误", "Not this number"), "error_message": message,
    }  # fmt: skip

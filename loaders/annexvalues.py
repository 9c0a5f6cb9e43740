"""Which cell after a label of an annex is which value: by the heads of the columns, else by number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders.alignment import align
from loaders.annexstrips import ListRow, Strip, compact, is_figure, is_unit
from loaders.book import FormTable
from loaders.document import GridCell
from loaders.fragments import PrintedRow, years_named
from loaders.listlabels import COLUMN_ROLES, IGNORE, LABEL, UNIT, annex_meanings

_SINGLE = "数量"  # how a column is called that needs no name
#: Digits of the number of a row; Python makes no number of thousands.
_LINE_DIGITS = 6
_ROWS_TO_COUNT = 3  # so many rows must be numbered in step before their figures are taken for numbers of rows


@dataclass(slots=True)
class Heads:
    """Roles of the columns: by grid column, or in printed order where spans are lost; None is unknown.

    `named` holds the value columns of the table that are printed, in printed order.
    """

    named: list[str] = field(default_factory=list)
    by_column: dict[int, str | None] = field(default_factory=dict)
    order: list[str | None] = field(default_factory=list)
    text: str = ""


@dataclass(slots=True)
class Found:
    """Values of one row by column code, the unit printed beside them, and whether heads name them."""

    values: dict[str, GridCell]
    unit: str = ""
    sure: bool = True


class ValueReader:
    """Reads the values of one strip; a strip without heads takes those of the strip `before`."""

    def __init__(
        self,
        strip: Strip,
        table: FormTable,
        before: ValueReader | None = None,
        traditional: bool = False,
        report_year: int | None = None,
    ) -> None:
        self.strip, self.table, self.traditional = strip, table, traditional
        self.report_year = report_year
        self.years = ""  # the head of a column of another year, if one is printed
        self._known = {c.column_code for c in table.columns}
        self.heads = self._read_heads() or (self._inherited(before) if before else Heads())
        self.is_of_other_year = bool(self.years) and not self.heads.named
        self._leads = self._values_lead()
        self._is_counted = not self.heads.named and self._counts_up()
        self.columns = self.heads.named or self._unnamed()

    def values(self, row: ListRow) -> Found | None:
        """The values of a row, or None where they cannot be assigned."""
        found = None
        if self.is_of_other_year:
            return None
        if self._leads and row.lead:
            row = replace(row, tail=row.lead)
        if self.strip.matrix is not None:
            found = self._by_column(self.strip.matrix[row.row], row)
        elif self.heads.order:
            found = self._by_order(row)
        return found or self._by_count(row)

    def _by_column(self, line: list[GridCell | None], row: ListRow) -> Found | None:
        """Values under the heads of a grid; None where a head has no value or two heads share one."""
        start = max(i for i, cell in enumerate(line) if cell is row.label) + 1
        ends = [i for i, cell in enumerate(line) if row.following is not None and cell is row.following]
        if self._leads:
            start, ends = 0, [line.index(row.label)]
        found = Found({})
        own = {id(cell) for cell in row.tail}
        beside = []
        for column in range(start, min(ends, default=len(line))):
            cell, role = line[column], self.heads.by_column.get(column)
            if cell is None:
                continue
            if role == UNIT:
                found.unit = compact(cell.text, self.traditional)
            elif role in self._known and id(cell) in own:
                found.values.setdefault(role, cell)
            elif role is None and is_figure(cell) and not is_dash(cell):
                beside.append(cell)
        cells = [id(cell) for cell in found.values.values()]
        wrong = len(set(cells)) < len(cells) or any(
            is_unit(c.text, self.traditional) for c in found.values.values()
        )
        empty = beside and not any(cell.text.strip() for cell in found.values.values())
        missing = set(self.heads.named) - set(found.values)
        return None if wrong or empty or missing or not found.values else found

    def _by_order(self, row: ListRow) -> Found | None:
        """Values in the order of the heads, where a row has as many cells as there are heads."""
        order, strip = self.heads.order, self.strip
        at = [i for i, role in enumerate(order) if role == LABEL] or [0]
        start = at[row.nth] if row.nth < len(at) else at[0]
        stop = next((i for i in at if i > start), len(order))
        roles = order[:start] if self._leads else order[start + 1 : stop]
        cells = list(row.tail)
        while len(cells) > len(roles) and not cells[-1].text.strip():
            cells.pop()
        if len(at) == 1 and not self._leads and (strip.stream or strip.grown) and row is not strip.rows[-1]:
            roles += order[: at[0]]  # the printed number of the next row stands after the values
        if len(cells) != len(roles):
            return None
        pairs = list(zip(roles, cells, strict=True))
        found = Found({role: cell for role, cell in pairs if role in self._known})
        found.unit = next((compact(c.text, self.traditional) for role, c in pairs if role == UNIT), "")
        wrong = any(is_unit(cell.text, self.traditional) for cell in found.values.values())
        return None if wrong or not found.values else found

    def _by_count(self, row: ListRow) -> Found | None:
        """As many values as there are columns, once the unit is taken away."""
        cells, unit = self._bare(row)
        others = [PrintedRow(None, r.label, self._bare(r)[0], r.row) for r in self.strip.rows]
        values = align(cells, len(self.columns), others)
        if values is None:
            return None
        sure = bool(self.heads.named) and self.strip.matrix is None and len(cells) == len(self.columns)
        return Found(dict(zip(self.columns, values, strict=True)), unit, sure)

    def _bare(self, row: ListRow) -> tuple[list[GridCell], str]:
        """The cells after a label without unit (or a dash for it) and printed number, and the unit."""
        cells, unit = row.tail, ""
        if cells and (
            is_unit(cells[0].text, self.traditional) or (len(cells) > len(self._known) and is_dash(cells[0]))
        ):
            cells, unit = cells[1:], compact(cells[0].text, self.traditional)
        return cells[1:] if self._is_counted else cells, unit

    # Heads ----------------------------------------------------------------------------------------

    def _read_heads(self) -> Heads | None:
        heads = Heads()
        for row, line in self.strip.heads:
            heads.text = heads.text or printed(line)
            if self.strip.matrix is not None:
                for column, cell in enumerate(self.strip.matrix[row]):
                    role = self._role(cell) if cell else None
                    heads.by_column[column] = role or heads.by_column.get(column)
            else:
                roles = [self._role(cell) for cell in line]
                while roles and not line[len(roles) - 1].text.strip():
                    roles.pop()
                if sum(map(bool, roles)) > sum(map(bool, heads.order)):
                    heads.order = roles
        roles = [*heads.by_column.values(), *heads.order]
        heads.named = [role for role in dict.fromkeys(roles) if role in self._known]
        return heads if heads.named else None

    def _inherited(self, before: ValueReader) -> Heads:
        """The heads of an annex that goes on in the next grid; columns only where they are the same."""
        mine, its = self.strip.matrix, before.strip.matrix
        same = (len(mine[0]) if mine else 0) == (len(its[0]) if its else 0)
        return before.heads if same else Heads(before.heads.named, text=before.heads.text)

    def _values_lead(self) -> bool:
        """Whether the columns of values stand before that of the labels, and none behind it."""
        roles = list(self.heads.by_column.values()) or self.heads.order
        values = [i for i, role in enumerate(roles) if role in self._known]
        return LABEL in roles and bool(values) and max(values) < roles.index(LABEL)

    def _role(self, cell: GridCell) -> str | None:
        years = years_named(cell.text)
        if years and self.report_year is not None and self.report_year not in years:
            self.years = self.years or cell.text.strip()
            return IGNORE
        hits = annex_meanings(cell.text, self.traditional)
        of_table = (m.codes[0] for m in hits if (m.kind, m.table_id) == ("column", self.table.table_id))
        return next((code for code in of_table if code in COLUMN_ROLES | self._known), None)

    def _unnamed(self) -> list[str]:
        """Value columns that no head names: all, or, where one alone is printed, the year's total."""
        columns = [c.column_code for c in self.table.columns]
        widths = {len(self._bare(row)[0]) for row in self.strip.rows if row.has_figures}
        single = self._role(GridCell(_SINGLE, ""))
        return [single] if single and len(columns) > 1 and widths == {1} else columns

    def _counts_up(self) -> bool:
        """Whether the first figures after the labels only number the rows."""
        self._is_counted = False
        first = [cells[0].text.strip() for row in self.strip.rows if (cells := self._bare(row)[0])]
        numbers = [int(text) for text in first if text.isdecimal() and len(text) <= _LINE_DIGITS]
        steps = {b - a for a, b in pairwise(numbers)}
        return len(numbers) > _ROWS_TO_COUNT and len(numbers) == len(first) and steps == {1}


def is_dash(cell: GridCell) -> bool:
    """Whether a cell prints only strokes."""
    return is_figure(cell) and not any(ch.isalnum() for ch in cell.text)


def printed(cells: Iterable[GridCell]) -> str:
    """Cells as printed, for people."""
    return " | ".join(cell.text.strip() for cell in cells)

"""Read the values of an annex into cells: by the heads of its columns, else by their number.

Rows are told apart by label. A label that names several rows of the form belongs to the group that is open
where it stands; without a group, to the row that its turn gives, if all of its rows are printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loaders.annexstrips import ListRow, Strip, is_figure
from loaders.annexvalues import Found, ValueReader, is_dash, printed
from loaders.book import FormTable
from loaders.document import GridCell
from loaders.issues import issue
from loaders.labels import to_simplified
from loaders.numbers import header_unit
from loaders.readings import Reading, empty_cell, form_cells, value_cell
from loaders.statements import Unmapped

_BY_POSITION = 0.9
_SINGLE = "数量"  # how a column is called that needs no name
_YUAN = "元"


class ListReader:
    """Reads one printing of an annex."""

    def __init__(
        self, strips: Sequence[Strip], table: FormTable, traditional: bool, report_year: int | None = None
    ) -> None:
        self.strips, self.table, self.traditional = strips, table, traditional
        self.report_year = report_year
        self._wide: list[Unmapped] = []  # rows whose values cannot be assigned
        self._years = ""  # a head of another year, where all are
        self.reading = Reading(
            strips[0].place,
            all(s.stream for s in strips),
            years=frozenset().union(*(s.years for s in strips)),
        )
        self._parents = {r.row_code: r.parent for r in table.rows}
        self._groups = {r.row_code for r in table.rows if r.is_group}
        self._specs = form_cells(table)
        self._last = ""
        self._taken: dict[str, ListRow] = {}
        rows = (row for s in strips for row in s.rows_of(table.table_id))
        self._printed = Counter(row.codes(table.table_id) for row in rows)
        self._turn: Counter[tuple[str, ...]] = Counter()
        self._positional = ""

    def read(self) -> Reading:
        """Read every row; what the form does not know goes to the unmapped rows."""
        before = None
        for strip in self.strips:
            before = values = ValueReader(strip, self.table, before, self.traditional, self.report_year)
            self._years = self._years or (values.years if values.is_of_other_year else "")
            for at, row in enumerate(strip.rows):
                self._strange(strip, at)
                self._read_row(row, values)
            self._strange(strip, len(strip.rows))
        if self._positional:
            self._issue("head_by_position", self.reading.place, self._positional)
        if self._years:
            self._issue("annex_other_year", self.reading.place, self._years)
        elif self._wide:
            more = f" (×{len(self._wide)})" if len(self._wide) > 1 else ""
            self._issue("row_width_unexpected", self._wide[0].place, self._wide[0].text + more)
        return self.reading

    # Rows -----------------------------------------------------------------------------------------

    def _read_row(self, row: ListRow, values: ValueReader) -> None:
        codes = row.codes(self.table.table_id)
        code = self._resolve(codes)
        if not code:
            self._lose([row.label, *row.tail], self._why_lost(row, codes), row.label)
            return
        self._last = code
        beside = row.following is not None and not values.strip.grown
        if beside and not any(cell.text.strip() for cell in row.tail):
            return  # the label of a group, beside the first row of it
        found = values.values(row)
        if found and not found.sure:
            self._positional = self._positional or values.heads.text or printed([row.label, *row.tail])
        if code in self._groups:
            if found and any(is_figure(c) and not is_dash(c) for c in found.values.values()):
                self._lose([row.label, *row.tail], "local_row", row.label)
        elif code in self._taken:
            self._repeat(code, row)
        else:
            self._taken[code] = row
            self._note_alias(row)
            self._take(code, row, found)

    def _resolve(self, codes: tuple[str, ...]) -> str:
        """The row that a label names here, or an empty string."""
        self._turn[codes] += 1
        if len(codes) < 2:
            return codes[0] if codes else ""
        group = self._last
        while group:
            inside = next((c for c in codes if self._parents[c] == group and c not in self._taken), "")
            if inside:
                return inside
            group = self._parents[group]
        turn = self._turn[codes] - 1
        if self._printed[codes] == len(codes) and codes[turn] not in self._taken:
            return codes[turn]
        return ""

    def _why_lost(self, row: ListRow, codes: tuple[str, ...]) -> str:
        local = any((m.kind, m.table_id) == ("local", self.table.table_id) for m in row.meanings)
        return "row_label_ambiguous" if codes else "local_row" if local else "row_label_unknown"

    def _repeat(self, code: str, row: ListRow) -> None:
        figures = [cell.text.strip() for cell in row.tail if is_figure(cell)]
        first = [cell.text.strip() for cell in self._taken[code].tail if is_figure(cell)]
        text = printed([row.label, *row.tail])
        self._issue("row_repeated", row.label.place, text)
        if figures and figures != first:
            self.reading.unmapped.append(Unmapped(row.label.place, text))

    def _take(self, code: str, row: ListRow, found: Found | None) -> None:
        whole = Unmapped(row.label.place, printed([*row.lead, row.label, *row.tail]))
        self.reading.rows.append(whole)
        if found is None:
            self._wide.append(whole)
            if row.has_figures or any(map(is_figure, row.lead)):
                self.reading.unmapped.append(whole)
            for column in self.table.columns:
                key = (code, column.column_code)
                self.reading.cells[key] = empty_cell(self._specs[key], "not_extracted", row.label.place)
            return
        label = row.label.text
        unit = (
            found.unit
            if found.unit.endswith(_YUAN)
            else header_unit(to_simplified(label) if self.traditional else label)
        )
        for column_code, cell in found.values.items():
            spec = self._specs[code, column_code]
            money = spec.unit.endswith(_YUAN) and unit.endswith(_YUAN) and unit != spec.unit
            confidence = 1.0 if found.sure else _BY_POSITION
            made, doubts = value_cell(spec, cell, unit if money else "", confidence)
            self.reading.cells[code, column_code] = made
            self.reading.issues += doubts

    def _strange(self, strip: Strip, at: int) -> None:
        """Lines that no table knows: rows if they hold figures, text of the annex if rows follow them."""
        for after, line in strip.strangers:
            figures = any(map(is_figure, line))
            if after == at and (figures or 0 < at < len(strip.rows)):
                self._lose(line, "row_label_unknown", next((c for c in line if c.text.strip()), line[0]))

    # Statements -----------------------------------------------------------------------------------

    def _lose(self, cells: Sequence[GridCell], code: str, label: GridCell) -> None:
        self._issue(code, label.place, label.text.strip())
        self.reading.unmapped.append(Unmapped(cells[0].place, printed(cells)))

    def _note_alias(self, row: ListRow) -> None:
        how = next(m.how for m in row.meanings if m.codes and m.table_id == self.table.table_id)
        if how != "exact":
            self._issue("label_alias", row.label.place, row.label.text.strip())

    def _issue(self, code: str, place: str, text: str) -> None:
        self.reading.issues.append(issue(code, place, text))

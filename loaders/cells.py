"""Read the values of one fragment of a statutory table into cells, by name or by position.

Positions are trusted only where the count of values fits; a row whose values cannot be assigned is not
guessed at: its cells are `not_extracted`, its text goes to the unmapped rows.
"""

from __future__ import annotations

from loaders.alignment import align
from loaders.book import FormTable
from loaders.document import GridCell
from loaders.fragments import Fragment, PrintedRow
from loaders.heads import Heads, Key
from loaders.issues import issue
from loaders.labels import Hit
from loaders.linerows import labelled_lines
from loaders.readings import Reading, empty_cell, form_cells, value_cell
from loaders.statements import State, Unmapped

_BY_POSITION = 0.9

Assigned = dict[Key, GridCell]


class FragmentReader:
    """Reads one fragment against the form chosen for its table."""

    def __init__(self, fragment: Fragment, table: FormTable, heads: Heads) -> None:
        self.fragment, self.table, self.heads = fragment, table, heads
        self.reading = Reading(fragment.place, fragment.stream, years=fragment.years)
        self.reading.rows = [Unmapped(row.place, row.text) for row in fragment.rows if row.filled]
        self._columns = [c.column_code for c in table.columns]
        self._rows = {r.row_code for r in table.value_rows}
        self._specs = form_cells(table)
        self._width = len(self._specs) if table.orientation == "line" else len(self._columns)
        self._positional = False  # some row was read by position
        self._beyond = False  # some value stands under an unknown head

    def read(self) -> Reading:
        """Read every row; what the book does not know goes to the unmapped rows."""
        if self.table.orientation == "line":
            self._read_line()
        elif self.fragment.stream and (runs := self._runs_in_order()):
            self._read_runs(runs)
        else:
            self._read_rows()
        for row in self.fragment.strangers:
            local = row.hit is not None
            self._lose(row, "local_row" if local else "row_label_unknown", row.label)
            if not local and row.is_unsure:
                self.reading.unread = self.reading.unread or row.place
                self._issue("row_unread", row.place, row.text)
        if self._positional:
            heads = " | ".join(cell.text.strip() for line in self.fragment.heads for cell in line.cells)
            self._issue("head_by_position", self.fragment.place, heads)
        return self.reading

    # Rows with labels -----------------------------------------------------------------------------

    def _read_rows(self) -> None:
        first: dict[str, PrintedRow] = {}
        for row in self.fragment.rows:
            if not row.hit or not row.label:
                continue
            code = row.hit.code
            if code not in self._rows:
                if any(cell.text.strip() for cell in row.values):
                    self._lose(row, "local_row", row.label)  # a heading of this form, printed with values
            elif (code, self._columns[0]) in self.reading.cells:
                self._issue("row_repeated", row.place, row.text)
                if row.filled and row.figures != first[code].figures:
                    self.reading.unmapped.append(Unmapped(row.place, row.text))
            else:
                first[code] = row
                self._note_alias(row.hit, row.label)
                self._read_row(code, row)

    def _read_row(self, code: str, row: PrintedRow) -> None:
        found, sure = self._by_name(row), True
        if found is None:
            found, sure = self._by_place(row)
        if found is None:
            self._lose(row, "row_width_unexpected", None)
            for column in self._columns:
                self._add_empty((code, column), "not_extracted", row.place)
            return
        for (_, column), cell in found.items():
            self._add((code, column), cell, 1.0 if sure else _BY_POSITION)

    def _by_name(self, row: PrintedRow) -> Assigned | None:
        """Values by the heads above them, or None where a value stands outside or a head has none."""
        if not self.heads.by_column or self.fragment.matrix is None:
            return None
        line = self.fragment.matrix[row.row]
        values = {id(cell) for cell in row.values}
        found: Assigned = {}
        below: set[int] = set()  # cells under a head
        for column, key in self.heads.by_column.items():
            cell = line[column]
            if cell is not None and id(cell) in values:
                below.add(id(cell))
                if not (held := found.get(key)) or not held.text.strip():
                    found[key] = cell
        named = len(set(self.heads.by_column.values()))
        read = {id(cell) for cell in found.values()}
        if len(read) < named:
            return None  # a head without a value, or a value under two heads
        if named < self._width and len(row.values) > named:
            return None  # cut heads
        outside = [c for c in row.values if c.text.strip() and id(c) not in read]
        if outside and (not self.heads.unknown or any(id(c) in below for c in outside)):
            return None  # more values than heads
        self._leave_out(outside)
        return found

    def _by_place(self, row: PrintedRow) -> tuple[Assigned | None, bool]:
        """Values by their place in the row, and whether the heads leave no doubt."""
        order = self.heads.order
        if self.fragment.matrix is None and None in order and len(row.values) >= len(order):
            unnamed = [c for c, code in zip(row.values, order, strict=False) if code is None]
            self._leave_out([cell for cell in unnamed if cell.text.strip()])
            return {("", c): v for c, v in zip(order, row.values, strict=False) if c}, True
        columns = [c for c in order if c] or self._columns
        values = align(row.values, len(columns), self.fragment.rows)
        if values is None:
            return None, False
        sure = self.heads.complete and self.fragment.matrix is None
        self._positional = self._positional or not sure
        return {("", column): cell for column, cell in zip(columns, values, strict=True)}, sure

    # A line of values -----------------------------------------------------------------------------

    def _read_line(self) -> None:
        if labelled := labelled_lines(self.fragment, self.table, self.heads):
            for key, cell in labelled.items():
                self._add(key, cell, 1.0)
            return
        rows = sorted(self.fragment.rows, key=lambda r: not any(c.text.strip() for c in r.values))
        for spare in rows[1:]:
            if any(cell.text.strip() for cell in spare.values):
                self._lose(spare, "row_repeated", None)
        found, sure = self._by_name(rows[0]), True
        if found is None:
            self.heads.by_column = {}
            values = align(rows[0].values, len(self._specs), rows[:1])
            found = dict(zip(self._specs, values, strict=True)) if values else None
            sure = self.heads.complete
            self._positional = not sure
        if found is None:
            self._lose(rows[0], "row_width_unexpected", None)
            for key in self._specs:
                self._add_empty(key, "not_extracted", rows[0].place)
            return
        for key, cell in found.items():
            self._add(key, cell, 1.0 if sure else _BY_POSITION)

    # Numbers apart from their labels --------------------------------------------------------------

    def _runs_in_order(self) -> list[list[GridCell]]:
        """Runs of values that stand for all rows of the form, where labels and values came apart."""
        width = len(self._columns)
        if all(len(row.values) == width for row in self.fragment.rows):
            return []
        runs = [run for run in self.fragment.runs if len(run) == width]
        return runs if width > 1 and len(runs) == len(self._rows) else []

    def _read_runs(self, runs: list[list[GridCell]]) -> None:
        self._positional = True
        for row, run in zip(self.table.value_rows, runs, strict=True):
            for column, cell in zip(self._columns, run, strict=True):
                self._add((row.row_code, column), cell, _BY_POSITION)

    # Statements -----------------------------------------------------------------------------------

    def _add(self, key: Key, cell: GridCell, confidence: float) -> None:
        head_unit = self.heads.named.get(key[1], "")
        self.reading.cells[key], doubts = value_cell(self._specs[key], cell, head_unit, confidence)
        self.reading.issues += doubts

    def _add_empty(self, key: Key, state: State, place: str) -> None:
        self.reading.cells[key] = empty_cell(self._specs[key], state, place)

    def _lose(self, row: PrintedRow, code: str, label: GridCell | None) -> None:
        """Keep a row that cannot be mapped, with the reason."""
        self._issue(code, row.place, label.text.strip() if label else row.text)
        if any(cell.text.strip() for cell in row.values) or not row.values:
            self.reading.unmapped.append(Unmapped(row.place, row.text))

    def _leave_out(self, cells: list[GridCell]) -> None:
        """Keep values under heads that the book does not know."""
        self.reading.unmapped += [Unmapped(cell.place, cell.text.strip()) for cell in cells]
        if cells and not self._beyond:
            self._beyond = True
            for head in self.heads.unknown:
                self._issue("column_label_unknown", head.place, head.text.strip())

    def _note_alias(self, hit: Hit, label: GridCell) -> None:
        if hit.how != "exact":
            self._issue("label_alias", label.place, label.text.strip())

    def _issue(self, code: str, place: str, text: str) -> None:
        self.reading.issues.append(issue(code, place, text))

"""Read the values of one fragment of a statutory table into cells, by name or by position.

Positions are trusted only where the count of values fits; a row whose values cannot be assigned is not
guessed at: its cells are `not_extracted`, its text goes to the unmapped rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from loaders.book import FormCell, FormTable
from loaders.document import GridCell
from loaders.fragments import Fragment, PrintedRow
from loaders.heads import Heads, Key
from loaders.issues import issue
from loaders.labels import Hit
from loaders.numbers import read_number
from loaders.statements import Cell, Issue, State, Unmapped

_BY_POSITION = 0.9
_BY_PATTERN = 0.95

Assigned = dict[Key, GridCell | None]


@lru_cache(maxsize=64)
def form_cells(table: FormTable) -> dict[Key, FormCell]:
    """Cells of a form's table by row and column code, in print order."""
    return {(c.row_code, c.column_code): c for c in table.cells()}


def empty_cell(spec: FormCell, state: State, place: str) -> Cell:
    """A cell of the form that the document does not give."""
    unit, source = ("", "none") if spec.unit == "as_printed" else (spec.unit, "form")
    return Cell(
        spec.table_id, spec.form_id, spec.row_code, spec.column_code, None, None, unit, source, state, place
    )


@dataclass(slots=True)
class Reading:
    """What one fragment says."""

    place: str
    stream: bool = False
    cells: dict[Key, Cell] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    unmapped: list[Unmapped] = field(default_factory=list)

    @property
    def filled(self) -> int:
        """How many cells print something."""
        return sum(bool(cell.value_text) for cell in self.cells.values())


class FragmentReader:
    """Reads one fragment against the form chosen for its table."""

    def __init__(self, fragment: Fragment, table: FormTable, heads: Heads) -> None:
        self.fragment, self.table, self.heads = fragment, table, heads
        self.reading = Reading(fragment.place, fragment.stream)
        self._columns = [c.column_code for c in table.columns]
        self._rows = {r.row_code for r in table.value_rows}
        self._specs = form_cells(table)
        self._used: set[int] = set()
        self._positional = False

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
        self._read_unknown_columns()
        if self._positional:
            heads = " | ".join(cell.text.strip() for line in self.fragment.heads for cell in line.cells)
            self._issue("head_by_position", self.fragment.place, heads)
        return self.reading

    # Rows with labels -----------------------------------------------------------------------------

    def _read_rows(self) -> None:
        for row in self.fragment.rows:
            if not row.hit or not row.label:
                continue
            code = row.hit.code
            if code not in self._rows:
                if any(cell.text.strip() for cell in row.values):
                    self._lose(row, "local_row", row.label)  # a heading of this form, printed with values
            elif (code, self._columns[0]) in self.reading.cells:
                self._issue("row_repeated", row.place, row.text)
            else:
                self._note_alias(row.hit, row.label)
                self._read_row(code, row)

    def _read_row(self, code: str, row: PrintedRow) -> None:
        confidence = _BY_PATTERN if row.hit and row.hit.how == "regex" else 1.0
        found = self._by_name(row)
        if found is None:
            found, sure = self._by_place(row)
            confidence = confidence if sure else min(confidence, _BY_POSITION)
        if found is None:
            self._lose(row, "row_width_unexpected", None)
            for column in self._columns:
                self._add_empty((code, column), "not_extracted", row.place)
            return
        for (_, column), cell in found.items():
            self._add((code, column), cell, row.place, confidence)

    def _by_name(self, row: PrintedRow) -> Assigned | None:
        """Values by the heads above them, or None where a value stands outside or a head has none."""
        if not self.heads.by_column or self.fragment.matrix is None:
            return None
        line = self.fragment.matrix[row.row]
        values = {id(cell) for cell in row.values}
        found: Assigned = {}
        for column, key in self.heads.by_column.items():
            cell = line[column] if column < len(line) else None
            if cell is not None and id(cell) in values:
                blank = not (found.get(key) or cell).text.strip()
                found[key] = cell if key not in found or blank else found[key]
        named = dict.fromkeys(self.heads.by_column.values())
        cells = [id(cell) for cell in found.values() if cell]
        outside = [c for c in row.values if c.text.strip() and id(c) not in cells]
        known = {id(cell) for column in self.heads.by_column if (cell := line[column])}
        if len(found) < len(named) or len(set(cells)) < len(cells) or any(id(c) in known for c in outside):
            return None
        if outside and not self.heads.unknown:
            return None
        for cell in outside:
            self.reading.unmapped.append(Unmapped(cell.place, cell.text.strip()))
        return found

    def _by_place(self, row: PrintedRow) -> tuple[Assigned | None, bool]:
        """Values by their place in the row, and whether heads and blanks leave no doubt."""
        order = self.heads.order
        if self.fragment.matrix is None and None in order and len(row.values) >= len(order):
            for cell, code in zip(row.values, order, strict=False):
                if code is None and cell.text.strip():
                    self.reading.unmapped.append(Unmapped(cell.place, cell.text.strip()))
            return {("", c): v for c, v in zip(order, row.values, strict=False) if c}, True
        columns = [c for c in order if c] or self._columns
        values, sure = self._align(row.values, len(columns))
        if values is None:
            return None, False
        sure = sure and self.heads.complete and self.fragment.matrix is None
        self._positional = self._positional or not sure
        return {("", column): cell for column, cell in zip(columns, values, strict=True)}, sure

    def _align(self, values: list[GridCell], count: int) -> tuple[list[GridCell] | None, bool]:
        """The `count` values among cells of which the rest is blank, and whether only one choice fits."""
        extra = len(values) - count
        if extra < 0:
            return None, False
        starts = _starts(values, count)
        if not starts:
            return None, False
        if len(starts) == 1 or not any(cell.text.strip() for cell in values):
            return values[starts[0] : starts[0] + count], True
        sides = self._padding(count)
        if sides == {"after"} or sides == {"before"}:
            start = 0 if sides == {"after"} else extra
            if start in starts:
                return values[start : start + count], True
        return values[starts[0] : starts[0] + count], False

    def _padding(self, count: int) -> set[str]:
        """Where rows that leave no choice print their spare blanks: before or after the values."""
        sides = set()
        for row in self.fragment.rows:
            starts = _starts(row.values, count)
            if len(starts) == 1 and len(row.values) > count:
                sides |= {"before"} if starts[0] else set()
                sides |= {"after"} if len(row.values) > count + starts[0] else set()
        return sides

    # A line of values -----------------------------------------------------------------------------

    def _read_line(self) -> None:
        rows = sorted(self.fragment.rows, key=lambda r: not any(c.text.strip() for c in r.values))
        for spare in rows[1:]:
            if any(cell.text.strip() for cell in spare.values):
                self._lose(spare, "row_repeated", None)
        found, sure = self._by_name(rows[0]), True
        if found is None:
            self.heads.by_column = {}
            values, only = self._align(rows[0].values, len(self._specs))
            found = dict(zip(self._specs, values, strict=True)) if values else None
            sure = only and self.heads.complete
            self._positional = not sure
        if found is None:
            self._lose(rows[0], "row_width_unexpected", None)
            for key in self._specs:
                self._add_empty(key, "not_extracted", rows[0].place)
            return
        for key, cell in found.items():
            self._add(key, cell, rows[0].place, 1.0 if sure else _BY_POSITION)

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
                self._add((row.row_code, column), cell, cell.place, _BY_POSITION)

    # Statements -----------------------------------------------------------------------------------

    def _add(self, key: Key, cell: GridCell | None, place: str, confidence: float) -> None:
        if cell is None or id(cell) in self._used:  # a value is never read twice
            self._add_empty(key, "not_extracted" if cell else "absent", place)
            return
        self._used.add(id(cell))
        spec = self._specs[key]
        head = self.heads.named.get(key[1])
        number = read_number(cell.text, spec.value_type, spec.unit, head.unit if head else "")
        text = cell.text.strip()
        if head and head.how == "regex":
            confidence = min(confidence, _BY_PATTERN)
        for code in number.doubts:
            self._issue(code, cell.place, text)
        self.reading.cells[key] = Cell(
            spec.table_id, spec.form_id, *key, text, number.value, number.unit, number.unit_source,
            number.state, cell.place, confidence,
        )  # fmt: skip

    def _add_empty(self, key: Key, state: State, place: str) -> None:
        self.reading.cells[key] = empty_cell(self._specs[key], state, place)

    def _lose(self, row: PrintedRow, code: str, label: GridCell | None) -> None:
        """Keep a row that cannot be mapped, with the reason."""
        self._issue(code, row.place, label.text.strip() if label else row.text)
        if any(cell.text.strip() for cell in row.values) or not row.values:
            self.reading.unmapped.append(Unmapped(row.place, row.text))

    def _read_unknown_columns(self) -> None:
        for cell in self.heads.unknown:
            if any(u.place for u in self.reading.unmapped):
                self._issue("column_label_unknown", cell.place, cell.text.strip())

    def _note_alias(self, hit: Hit, label: GridCell) -> None:
        if hit.how != "exact":
            self._issue("label_alias", label.place, label.text.strip())

    def _issue(self, code: str, place: str, text: str) -> None:
        self.reading.issues.append(issue(code, place, text))


def _starts(values: list[GridCell], count: int) -> list[int]:
    """Where a run of `count` cells can begin so that all cells around it are blank."""
    filled = [i for i, cell in enumerate(values) if cell.text.strip()]
    spare = len(values) - count
    if spare < 0:
        return []
    first, last = (filled[0], filled[-1]) if filled else (spare, 0)
    return [start for start in range(spare + 1) if start <= first and start + count > last]

"""Sort cells in print order into heads, row labels and values, by the labels of the book.

One machine reads every layout: the rows of a grid, flattened rows, and paragraphs that hold one cell
each. It decides which table a row belongs to; form and columns are decided when all evidence is in.
"""

from __future__ import annotations

from typing import Literal

from loaders.document import Grid, GridCell
from loaders.fragments import Fragment, Line, PrintedRow, count_known, is_line
from loaders.labels import Hit, Kind, group_codes, groups_up, is_numbered, line_tables, meanings, parent_of
from loaders.numbers import is_numeral, is_value

#: Longer texts are prose, not labels.
LONGEST_LABEL = 120
_LINE_EVIDENCE = 2  # so many heads announce the values of a line table
_STREAM_VALUES = 2  # in paragraphs, an unknown label needs so many values to be a row
_SILENT = ("frame", "note")  # known texts that say nothing

Role = Literal["value", "row", "head", "frame", "unknown"]


class Sorter:
    """Takes cells in print order; `flush` ends the open row."""

    def __init__(self, traditional: bool) -> None:
        self.traditional = traditional
        self.fragments: list[Fragment] = []
        self.headings: dict[str, tuple[str, Kind]] = {}  # table_id -> place of its heading or its chapter's
        self.row = 0
        self._group: dict[str, str] = {}
        self._announced: frozenset[str] = frozenset()
        self.enter(-1, None, stream=True)

    def enter(self, block: int, grid: Grid | None, *, stream: bool, grown: bool = False) -> None:
        """Begin a grid or a run of paragraphs. `grown` rows may hold several printed rows each."""
        self._block, self._grid, self._stream, self._grown = block, grid, stream, grown or stream
        self._matrix: list[list[GridCell | None]] | None = None
        self._here: dict[str, Fragment] = {}
        self.leave_table()
        self._clear()

    def leave_table(self) -> None:
        """Forget the heads read so far: what follows is something else."""
        self.table, self._body = "", False
        self._pending: list[Line] = []
        self._notes: list[PrintedRow] = []
        self._loose: list[list[GridCell]] = []

    def _clear(self) -> None:
        self._hit: Hit | None = None
        self._label: GridCell | None = None
        self._heads: list[GridCell] = []
        self._values: list[GridCell] = []

    def keep_run(self, run: list[GridCell]) -> None:
        """Note values printed together on one line, which may stand apart from their label."""
        fragment = self._here.get(self.table)
        (fragment.runs if fragment else self._loose).append(run)

    def feed(self, cell: GridCell) -> None:
        """Take the next cell."""
        role, hit = self._sense(cell)
        if role == "value":
            self._values.append(cell)
        elif role == "unknown":
            self._take_unknown(cell)
        elif role == "row" and hit:
            if self._is_row() or (self._is_complete(hit) and hit != self._hit):
                self.flush()  # but a label may be repeated over all the cells that it spans
            self._hit, self._label, self._values = hit, cell, []
            self._note_group(hit)
        else:
            if self._has_values() or self._hit:
                self.flush()
            self._heads.append(cell)

    def _has_values(self) -> bool:
        return any(cell.text.strip() for cell in self._values)

    def _is_row(self) -> bool:
        """Whether the values so far are a row; numbers that begin a row of a grid only count it."""
        return self._has_values() and bool(self._stream or self._label or self._heads)

    def _is_complete(self, following: Hit) -> bool:
        """Whether the open label is a row of its own rather than the group of the next label."""
        if self._hit is None or self._hit.kind == "local":
            return self._hit is not None
        inside = parent_of(following.table_id).get(following.code) == self._hit.code
        return not inside and self._hit.code not in group_codes(self._hit.table_id, in_every_form=True)

    def _take_unknown(self, cell: GridCell) -> None:
        """An unknown text is a value that cannot be read, a label, or the rest of a broken label."""
        leaf = self._hit and self._hit.code not in group_codes(self._hit.table_id)
        if (leaf and not self._grown) or self._is_line():
            self._values.append(cell)
            return
        if self._stream and not self._has_values() and self._label and self._joins(cell):
            return
        if self._stream and len(cell.text.strip()) == 1:
            return  # a vertical label broken into single characters
        if self._has_values() or leaf:
            self.flush()
        if self._heads and self._hit is None:
            self._heads.append(cell)
        self._hit, self._label = None, cell
        self._values = []

    def _is_line(self) -> bool:
        """Whether this row of a grid is the values of a line table, so that each of its cells is one."""
        if not self._grid or self._hit or self._label or self._heads:
            return False
        return is_line(self._grid.rows[self.row], line_tables().get(self._line_table(), 0))

    def _joins(self, cell: GridCell) -> bool:
        """Whether a text continues the open label over a line break."""
        assert self._label
        joined = GridCell(self._label.text + cell.text, self._label.place)
        hits = [h for h in meanings(joined.text, self.traditional) if h.kind == "row"]
        if self._hit:
            return any(h.code == self._hit.code for h in hits)
        if not hits:
            return False
        self._label = None
        self.feed(joined)
        return True

    # What a cell is -------------------------------------------------------------------------------

    def _sense(self, cell: GridCell) -> tuple[Role, Hit | None]:
        text = cell.text
        if len(text) > LONGEST_LABEL:
            return "unknown", None
        if is_value(text):
            # A numeral on a line of its own is a piece of a vertical label: 三、本年度办理结果.
            return ("unknown" if self._stream and is_numeral(text) else "value"), None
        hits = meanings(text, self.traditional)
        rows = [h for h in hits if h.kind in ("row", "local")]
        others = [h for h in hits if h.kind not in ("row", "local")]
        if rows and (not others or self._body or is_numbered(text)):
            hit = self._which_row(rows, doubtful=bool(others))
            return ("row", hit) if hit else ("unknown", None)
        if not others:
            return "unknown", None
        self._note_headings(others, cell)
        if not rows:
            tables = {h.table_id for h in others if h.kind != "section"}
            if len(tables) == 1 and others[0].kind not in _SILENT:
                self.table = tables.pop()
            self._body = False
        return ("frame" if all(h.kind in _SILENT for h in others) else "head"), None

    def _which_row(self, rows: list[Hit], doubtful: bool) -> Hit | None:
        """The row a label names; one with several meanings must stand inside its group."""
        rows = [h for h in rows if h.table_id == self.table] or rows
        if doubtful or len(rows) > 1:
            rows = [h for h in rows if self._inside(h)]
        if not rows:
            return None
        self.table, self._body = rows[0].table_id, True
        return rows[0]

    def _inside(self, hit: Hit) -> bool:
        """Whether a row can stand here: its group is open, or no group is known."""
        wanted = parent_of(hit.table_id).get(hit.code, "")
        return not wanted or not self._group.get(hit.table_id) or wanted in self._open_groups(hit.table_id)

    def _open_groups(self, table_id: str) -> list[str]:
        """The group that the last row stands in, and the groups around it."""
        return groups_up(table_id, self._group.get(table_id, ""))

    def _note_group(self, hit: Hit) -> None:
        """A group stays open when the label of a wider one is only repeated beside its rows."""
        is_group = hit.code in group_codes(hit.table_id)
        if hit.kind == "row" and not (is_group and hit.code in self._open_groups(hit.table_id)):
            self._group[hit.table_id] = hit.code if is_group else parent_of(hit.table_id)[hit.code]

    def _note_headings(self, hits: list[Hit], cell: GridCell) -> None:
        found = [h for h in hits if h.kind in ("heading", "section")]
        for hit in found:
            if hit.kind == "heading" or hit.table_id not in self.headings:
                self.headings[hit.table_id] = cell.place, hit.kind
        if found and self._stream:
            self._announced = frozenset(h.table_id for h in found)

    # Rows -----------------------------------------------------------------------------------------

    def flush(self) -> None:
        """End the open row and put it where it belongs."""
        row, is_head = PrintedRow(self._hit, self._label, self._values, self.row), bool(self._heads)
        if is_head:
            self._pending.append(Line(self.row, self._heads))
        self._clear()
        if row.hit:
            self._keep_row(row, row.hit)
        elif row.values and (table_id := self._line_table()):
            if row.filled or len(row.values) >= line_tables()[table_id]:
                self._fragment(table_id, row).rows.append(row)
        elif self.table and (row.filled or (row.label and not is_head)):
            self._keep_stranger(row)

    def _keep_row(self, row: PrintedRow, hit: Hit) -> None:
        if hit.code in group_codes(hit.table_id, in_every_form=True):
            if row.filled:
                self._fragment(hit.table_id, row).strangers.append(row)
            return
        fragment = self._fragment(hit.table_id, row)
        fragment.strangers += self._notes
        self._notes = []
        (fragment.strangers if hit.kind == "local" else fragment.rows).append(row)

    def _keep_stranger(self, row: PrintedRow) -> None:
        """An unknown label: a row if it has values, a note if further rows of the table follow."""
        fragment = self._here.get(self.table)
        if self._stream:
            if fragment and len(row.values) >= _STREAM_VALUES:
                fragment.strangers.append(row)
        elif row.filled and (fragment or self._pending):
            self._fragment(self.table, row).strangers.append(row)
        elif fragment:
            self._notes.append(row)

    def _line_table(self) -> str:
        """The line table whose heads have just been read, if any; bare rows may stand above its values."""
        if self.table not in line_tables():
            return ""
        above = self._here.get(self.table)
        bare = above and not any(row.filled for row in above.rows)
        labelled = self._grid and self._pending and self._pending[-1].row == self.row  # beside the values
        lines = [*self._pending, *(above.heads if above and (bare or labelled) else [])]
        return self.table if count_known(lines, self.table, self.traditional) >= _LINE_EVIDENCE else ""

    def _fragment(self, table_id: str, row: PrintedRow) -> Fragment:
        """The fragment of a table in this grid; heads not yet claimed become its own."""
        fragment = self._here.get(table_id)
        if fragment is None:
            if self._grid and self._grid.spans_known and self._matrix is None:
                self._matrix = self._grid.matrix()
            heads = (cell.place for line in self._pending for cell in line.cells)
            place = self._grid.place if self._grid else next(heads, row.place)
            fragment = Fragment(table_id, self._block, self._matrix, place, self._stream)
            fragment.announced = table_id in self._announced
            fragment.runs, self._loose = self._loose, []
            self._here[table_id] = fragment
            self.fragments.append(fragment)
        fragment.heads += self._pending
        self._pending = []
        return fragment

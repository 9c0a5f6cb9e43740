"""What one printing of a statutory table says, and the cells it is said in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from loaders.book import FormCell, FormTable, tables
from loaders.document import GridCell
from loaders.heads import Key
from loaders.issues import issue
from loaders.numbers import read_number
from loaders.statements import COUNTED, Cell, Issue, State, Unmapped


def form_cells(table: FormTable) -> dict[Key, FormCell]:
    """Cells of a form's table by row and column code, in print order."""
    return _form_cells(table.form_id, table.table_id)


@cache
def _form_cells(form_id: str, table_id: str) -> dict[Key, FormCell]:
    return {(c.row_code, c.column_code): c for c in tables()[form_id, table_id].cells()}


def empty_cell(spec: FormCell, state: State, place: str) -> Cell:
    """A cell of the form that the document does not give."""
    unit, source = ("", "none") if spec.unit == "as_printed" else (spec.unit, "form")
    return Cell(
        spec.table_id, spec.form_id, spec.row_code, spec.column_code, None, None, unit, source, state, place
    )


def value_cell(spec: FormCell, cell: GridCell, head_unit: str, confidence: float) -> tuple[Cell, list[Issue]]:
    """A cell of the form that the document prints, and what is doubtful about its number."""
    n, text = read_number(cell.text, spec.value_type, spec.unit, head_unit), cell.text.strip()
    made = Cell(
        spec.table_id, spec.form_id, spec.row_code, spec.column_code,
        text, n.value, n.unit, n.unit_source, n.state, cell.place, min(confidence, cell.confidence),
    )  # fmt: skip
    return made, [issue(code, cell.place, text) for code in n.doubts]


@dataclass(slots=True)
class Reading:
    """What one fragment says."""

    place: str
    stream: bool = False
    cells: dict[Key, Cell] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    unmapped: list[Unmapped] = field(default_factory=list)
    rows: list[Unmapped] = field(default_factory=list)  # as printed, should another printing count
    years: frozenset[int] = frozenset()
    unread: str = ""  # place of a row of a scan that nobody can tell: it may be one that seems to be missing

    @property
    def filled(self) -> int:
        """How many cells print something."""
        return sum(bool(cell.value_text) for cell in self.cells.values())

    def contradicts(self, other: Reading) -> bool:
        """Whether some cell counts in both with another value."""
        return any(
            cell.state in COUNTED and twin.state in COUNTED and cell.value != twin.value
            for key, cell in self.cells.items()
            if (twin := other.cells.get(key))
        )

"""The statutory tables of the samples: figures in the tables as the statute book prints them."""

from __future__ import annotations

import csv
from pathlib import Path

from loaders import book
from loaders.printed import Cell, Rows, matrix, rows_of, width

__all__ = [
    "Cell", "Figures", "Rows", "cut", "matrix", "plain_rows", "read_figures", "statutory_table", "width",
]  # fmt: skip

Figures = dict[tuple[str, str, str], tuple[str, str]]


def read_figures(path: Path) -> Figures:
    """Read a figures file: (table, row, column) to (form, text as printed)."""
    with path.open(encoding="utf-8", newline="") as handle:
        return {
            (r["table_id"], r["row_code"], r["column_code"]): (r["form_id"], r["printed"])
            for r in csv.DictReader(handle)
        }


def cut(rows: Rows, at: int) -> tuple[Rows, Rows]:
    """Cut a table above row `at`, as a page break does: a span that crosses goes on as an empty cell."""
    above: list[list[Cell]] = [list(row) for row in rows[:at]]
    below: list[list[Cell]] = [list(row) for row in rows[at:]]
    carried: list[Cell] = []
    for r, row in enumerate(above):
        for i, cell in enumerate(row):
            over = r + cell.rowspan - at
            if over > 0:
                row[i] = Cell(cell.text, cell.rowspan - over, cell.colspan, cell.is_figure)
                carried.append(Cell("", over, cell.colspan))
    below[0] = carried + below[0]
    return tuple(map(tuple, above)), tuple(map(tuple, below))


def plain_rows(lines: list[str]) -> Rows:
    """Rows of a table written with pipes in the prose: every cell by itself."""
    return tuple(tuple(Cell(part.strip()) for part in line.strip().strip("|").split("|")) for line in lines)


def statutory_table(marker: str, figures: Figures) -> Rows:
    """Build table `t2`, `t3`, `t4` or the `annex`; blocks without figures are left out.

    Raises ValueError where the figures hold nothing of it, or lack a cell of a table they hold.
    """
    forms = {table_id: form_id for (table_id, _, _), (form_id, _) in figures.items()}
    tables = [t for t in book.tables().values() if forms.get(t.table_id) == t.form_id]
    chosen = [t for t in tables if t.table_id.startswith(marker)]
    if not chosen:
        raise ValueError(f"the prose asks for {marker}, the figures do not hold it")
    return rows_of(chosen, lambda key: figures[key][1])

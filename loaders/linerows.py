"""A line table printed as one labelled row for each of its rows: proceedings down, outcomes across."""

from __future__ import annotations

from loaders.alignment import align
from loaders.book import FormRow, FormTable
from loaders.document import GridCell
from loaders.fragments import Fragment, PrintedRow
from loaders.heads import Heads, Key
from loaders.labels import PATH, normalise


def labelled_lines(fragment: Fragment, table: FormTable, heads: Heads) -> dict[Key, GridCell] | None:
    """The values of a table that prints each row of the form on a line of its own, with its label.

    Returns:
        The cell of every key, or None where the table is printed as one line, where its labels or its
        heads are not whole, or where a line holds another number of values than there are columns.
    """
    rows = [row for row in fragment.rows if row.filled]
    if fragment.stream or len(rows) < 2 or set(heads.named) != {c.column_code for c in table.columns}:
        return None
    columns = list(heads.named)  # in printed order
    found: dict[Key, GridCell] = {}
    for row in rows:
        form_row = _row_of(row, fragment, table)
        values = align(row.values, len(columns), rows)
        if form_row is None or values is None or (form_row.row_code, columns[0]) in found:
            return None
        found |= {(form_row.row_code, c): v for c, v in zip(columns, values, strict=True)}
    return found


def _row_of(row: PrintedRow, fragment: Fragment, table: FormTable) -> FormRow | None:
    """The row of the form that the labels beside the values name: the innermost of them."""
    beside = {normalise(cell.text) for line in fragment.heads if line.row == row.row for cell in line.cells}
    named = [r for r in table.value_rows if normalise(r.label.split(PATH)[-1]) in beside]
    return named[0] if len(named) == 1 else None

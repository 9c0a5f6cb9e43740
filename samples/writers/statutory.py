"""The statutory tables as they are printed: figures in the grid of the statute book.

A table is rows of cells; a row holds only the cells that begin in it, each with its spans.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from loaders import book

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_BLOCKS_OF_TABLE_TWO = ("t2_art20_1", "t2_art20_5", "t2_art20_6", "t2_art20_8", "t2_art20_9")
_WIDTH_OF_TABLE_TWO = 4
_LABEL_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell; `is_figure` marks the cells that hold a value, even an empty one."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    is_figure: bool = False


Rows = tuple[tuple[Cell, ...], ...]
Figures = dict[tuple[str, str, str], tuple[str, str]]


def read_figures(path: Path) -> Figures:
    """Read a figures file: (table, row, column) to (form, text as printed)."""
    with path.open(encoding="utf-8", newline="") as handle:
        return {
            (r["table_id"], r["row_code"], r["column_code"]): (r["form_id"], r["printed"])
            for r in csv.DictReader(handle)
        }


def width(rows: Rows) -> int:
    """Columns of the table: the first row of every statutory table covers them all."""
    return sum(cell.colspan for cell in rows[0])


def matrix(rows: Rows) -> list[list[Cell | None]]:
    """The rectangle of cells: a cell stands where it begins, None where a span covers."""
    held: dict[tuple[int, int], Cell | None] = {}
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in held:
                c += 1
            for dr in range(cell.rowspan):
                for dc in range(cell.colspan):
                    held[r + dr, c + dc] = None
            held[r, c] = cell
            c += cell.colspan
    return [[held.get((r, c)) for c in range(width(rows))] for r in range(len(rows))]


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
    """Build table `t2`, `t3`, `t4` or the `annex`; blocks without figures are left out."""
    tables = {"t2": _table_two, "t3": _table_three, "t4": _table_four, "annex": _annex}
    return tables[marker](figures)


def _form_of(figures: Figures, table_id: str) -> str | None:
    return next((form for (table, _, _), (form, _) in figures.items() if table == table_id), None)


def _values(figures: Figures, table: book.FormTable, row_code: str) -> list[Cell]:
    keys = [(table.table_id, row_code, column.column_code) for column in table.columns]
    return [Cell(figures[key][1], is_figure=True) for key in keys]


def _filled(cells: list[Cell]) -> tuple[Cell, ...]:
    """Stretch the last cell of a row of table two to the full width."""
    last = cells[-1]
    colspan = _WIDTH_OF_TABLE_TWO - len(cells) + 1
    return (*cells[:-1], Cell(last.text, last.rowspan, colspan, last.is_figure))


def _table_two(figures: Figures) -> Rows:
    rows: list[tuple[Cell, ...]] = []
    for table_id in _BLOCKS_OF_TABLE_TWO:
        form = _form_of(figures, table_id)
        if form is None:
            continue
        table = book.tables()[form, table_id]
        rows.append((Cell(table.heading, colspan=_WIDTH_OF_TABLE_TWO),))
        rows.append(_filled([Cell("信息内容"), *(Cell(c.label) for c in table.columns)]))
        rows += [_filled([Cell(r.label), *_values(figures, table, r.row_code)]) for r in table.value_rows]
    return tuple(rows)


def _table_three(figures: Figures) -> Rows:
    form = _form_of(figures, "t3_applications")
    if form is None:
        raise ValueError("the prose asks for table three, the figures do not hold it")
    table = book.tables()[form, "t3_applications"]
    organisations = [c for c in table.columns if c.parent_label]
    alone = [c for c in table.columns if not c.parent_label]
    rows: list[tuple[Cell, ...]] = [
        (Cell(CORNER, rowspan=3, colspan=_LABEL_COLUMNS), Cell("申请人情况", colspan=len(table.columns))),
        (
            Cell(alone[0].label, rowspan=2),
            Cell(organisations[0].parent_label, colspan=len(organisations)),
            Cell(alone[1].label, rowspan=2),
        ),
        tuple(Cell(c.label) for c in organisations),
    ]
    open_groups: list[Cell] = []
    for row in table.rows:
        if row.is_group:
            open_groups.append(Cell(row.label, rowspan=_leaves_under(table, row.row_code)))
            continue
        label = Cell(row.label, colspan=_LABEL_COLUMNS - _depth(table, row))
        rows.append((*open_groups, label, *_values(figures, table, row.row_code)))
        open_groups = []
    return tuple(rows)


def _depth(table: book.FormTable, row: book.FormRow) -> int:
    parents = {r.row_code: r.parent for r in table.rows}
    depth, code = 0, row.parent
    while code:
        depth, code = depth + 1, parents[code]
    return depth


def _leaves_under(table: book.FormTable, group: str) -> int:
    return sum(_leaves_under(table, r.row_code) if r.is_group else 1 for r in table.rows if r.parent == group)


def _table_four(figures: Figures) -> Rows:
    form = _form_of(figures, "t4_review_litigation")
    if form is None:
        raise ValueError("the prose asks for table four, the figures do not hold it")
    table = book.tables()[form, "t4_review_litigation"]
    review, *suits = table.value_rows
    litigation = suits[0].label.split(" / ")[0]
    outcomes = [c.label for c in table.columns]
    span = len(outcomes)
    return (
        (Cell(review.label, colspan=span), Cell(litigation, colspan=span * len(suits))),
        (
            *(Cell(label, rowspan=2) for label in outcomes),
            *(Cell(s.label.split(" / ")[1], colspan=span) for s in suits),
        ),
        tuple(Cell(label) for _ in suits for label in outcomes),
        tuple(cell for r in table.value_rows for cell in _values(figures, table, r.row_code)),
    )


def _annex(figures: Figures) -> Rows:
    """The list of a form before 2019: indicator, unit, values; headings print dashes."""
    lists = [t for t in book.tables().values() if t.orientation == "list"]
    table = next((t for t in lists if _form_of(figures, t.table_id)), None)
    if table is None:
        raise ValueError("the prose asks for an annex, the figures do not hold it")
    rows: list[tuple[Cell, ...]] = [(Cell("统计指标"), Cell("单位"), *(Cell(c.label) for c in table.columns))]
    for row in table.rows:
        dashes = [Cell("——", is_figure=True)] * len(table.columns)
        values = dashes if row.is_group else _values(figures, table, row.row_code)
        rows.append((Cell(row.label), Cell("——" if row.is_group else row.unit), *values))
    return tuple(rows)

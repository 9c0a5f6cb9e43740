"""Statutory tables as agencies print them, built from the book with values that name their cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from loaders import book
from loaders.document import Block, Document, Grid, GridCell, Paragraph
from loaders.labels import PATH

Printed = str | tuple[str, int, int]  # text, or text with rowspan and colspan
Value = Callable[[str, str, str], str]  # (table_id, row_code, column_code) -> text

T2, T3, T4 = "t2_art20", "t3_applications", "t4_review_litigation"


def number_of(table_id: str, row_code: str, column_code: str) -> str:
    """A number that no other cell of any form prints."""
    return str(1000 + _numbers()[table_id, row_code, column_code])


@cache
def _numbers() -> dict[tuple[str, str, str], int]:
    keys = sorted({cell.key for table in book.tables().values() for cell in table.cells()})
    return {key: number for number, key in enumerate(keys)}


def grid(rows: Sequence[Sequence[Printed]], place: str = "table 1") -> Grid:
    """A grid with known spans."""
    cells = []
    for r, row in enumerate(rows, start=1):
        spans = [(cell, 1, 1) if isinstance(cell, str) else cell for cell in row]
        cells.append(
            tuple(
                GridCell(text, f"{place} row {r} cell {c}", *span) for c, (text, *span) in enumerate(spans, 1)
            )
        )
    return Grid(tuple(cells), place)


def document(*blocks: Block | str) -> Document:
    """A document of grids and paragraphs."""
    made = [
        Paragraph(b, f"paragraph {i}") if isinstance(b, str) else b for i, b in enumerate(blocks, start=1)
    ]
    return Document(tuple(made), "test", "text/plain")


def table_two(form_id: str, value: Value = number_of) -> list[list[Printed]]:
    """All parts of table two in one grid, four columns wide."""
    rows: list[list[Printed]] = []
    for table in book.tables_of(form_id):
        if not table.table_id.startswith(T2):
            continue
        rows.append([(table.heading, 1, 4)])
        span = 4 - len(table.columns)
        heads: list[Printed] = [c.label for c in table.columns]
        rows.append(["信息内容", *heads[:-1], (str(heads[-1]), 1, span)])
        for r in table.value_rows:
            values: list[Printed] = [value(table.table_id, r.row_code, c.column_code) for c in table.columns]
            rows.append([r.label, *values[:-1], (str(values[-1]), 1, span)])
    return rows


def table_three(form_id: str, value: Value = number_of) -> list[list[Printed]]:
    """Table three with its three heads and a label side three cells wide."""
    table = book.tables()[form_id, T3]
    inner = [c.label for c in table.columns if c.parent_label]
    rows: list[list[Printed]] = [
        [
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            ("申请人情况", 1, len(table.columns)),
        ],
        [(c.label, 2, 1) for c in table.columns if not c.parent_label],
        list(inner),
    ]
    rows[1].insert(1, ("法人或其他组织", 1, len(inner)))
    leaves = table.value_rows
    groups = {r.row_code: r for r in table.rows if r.is_group}
    begun: set[str] = set()
    for r in leaves:
        chain = []
        parent = r.parent
        while parent:
            chain.insert(0, parent)
            parent = groups[parent].parent
        line: list[Printed] = []
        for code in chain:
            if code not in begun:
                begun.add(code)
                line.append((groups[code].label, sum(_lies_in(x.parent, code, groups) for x in leaves), 1))
        line.append((r.label, 1, 3 - len(chain)))
        rows.append([*line, *(value(T3, r.row_code, c.column_code) for c in table.columns)])
    return rows


def _lies_in(code: str, group: str, groups: dict[str, book.FormRow]) -> bool:
    while code and code != group:
        code = groups[code].parent
    return code == group


def table_four(form_id: str, value: Value = number_of) -> list[list[Printed]]:
    """Table four: three heads and one line of values."""
    table = book.tables()[form_id, T4]
    names = [c.label for c in table.columns]
    review, *suits = table.value_rows
    return [
        [(review.label, 1, len(names)), ("行政诉讼", 1, len(names) * len(suits))],
        [*((name, 2, 1) for name in names), *((r.label.split(PATH)[-1], 1, len(names)) for r in suits)],
        [name for _ in suits for name in names],
        [value(T4, r.row_code, c.column_code) for r in table.value_rows for c in table.columns],
    ]


def report(form_id: str, value: Value = number_of) -> list[Block | str]:
    """The blocks of a whole report."""
    return [
        "二、主动公开政府信息情况",
        grid(table_two(form_id, value), "table 1"),
        "三、收到和处理政府信息公开申请情况",
        grid(table_three(form_id, value), "table 2"),
        "四、政府信息公开行政复议、行政诉讼情况",
        grid(table_four(form_id, value), "table 3"),
        "五、存在的主要问题及改进情况",
    ]


def expected(form_id: str, value: Value = number_of) -> dict[tuple[str, str, str], str]:
    """What a reader should find in `report`, by cell."""
    return {c.key: value(*c.key) for t in book.tables_of(form_id) for c in t.cells()}


def flattened(rows: Sequence[Sequence[Printed]]) -> list[list[str]]:
    """Rows of a grid as text has them: every cell that begins in the row, then blanks for its spans."""
    lines = []
    for row in rows:
        texts = [cell if isinstance(cell, str) else cell[0] for cell in row]
        blanks = sum(cell[2] - 1 for cell in row if not isinstance(cell, str))
        lines.append([*texts, *[""] * blanks])
    return lines

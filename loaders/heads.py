"""Which column a printed value stands in: by the heads of the table, where they can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from loaders.book import FormTable
from loaders.document import GridCell
from loaders.fragments import Fragment, Line
from loaders.labels import PATH, Hit, meanings, normalise, to_simplified
from loaders.numbers import header_unit

Key = tuple[str, str]  # row code ('' where the row names itself), column code


@dataclass(slots=True)
class Heads:
    """The heads of one fragment, read against one form.

    `named` holds the columns found by name, with the unit that their head states, if any. `by_column`
    gives the key of each grid column and is empty where spans are lost or the heads are cut, repeated or
    out of step. `order` is the printed order of a single line of heads, with None for a column that the
    book does not know. `complete` says that every head is printed whole; a line table prints its heads
    once for every row.
    """

    table: FormTable
    named: dict[str, str] = field(default_factory=dict)
    by_column: dict[int, Key] = field(default_factory=dict)
    order: list[str | None] = field(default_factory=list)
    unknown: list[GridCell] = field(default_factory=list)
    complete: bool = False


def read_heads(fragment: Fragment, table: FormTable, traditional: bool) -> Heads:
    """Read the heads of a fragment."""
    heads = Heads(table)
    counts: dict[str, int] = {}
    for line in fragment.heads:
        codes: list[str | None] = []
        for cell in line.cells:
            hit = _column_hit(cell, table, traditional)
            if hit:
                printed = to_simplified(cell.text) if traditional else cell.text
                heads.named.setdefault(hit.code, header_unit(printed))
                counts[hit.code] = counts.get(hit.code, 0) + 1
                codes.append(hit.code)
            elif not _is_known(cell, table, traditional):
                heads.unknown.append(cell)
                codes.append(None)
        if (
            table.orientation == "grid"
            and sorted(c for c in codes if c) == sorted(_codes(table))
            and not _is_stacked(line, fragment, table, traditional)
        ):
            heads.order = codes[next(i for i, c in enumerate(codes) if c) :]
    times = len(table.value_rows) if table.orientation == "line" else 1
    heads.complete = set(counts) == _codes(table) and all(n >= times for n in counts.values())
    if fragment.matrix and fragment.heads:
        _map_columns(heads, fragment, traditional)
    return heads


def _is_stacked(line: Line, fragment: Fragment, table: FormTable, traditional: bool) -> bool:
    """Whether a line holds a head and those under it, so that its order is not that of the columns."""
    parents = {normalise(c.parent_label) for c in table.columns if c.parent_label}
    together = any(normalise(cell.text, traditional) in parents for cell in line.cells)
    return bool(parents) and (fragment.stream or together)


def _codes(table: FormTable) -> set[str]:
    return {c.column_code for c in table.columns}


def _column_hit(cell: GridCell, table: FormTable, traditional: bool) -> Hit | None:
    hits = (h for h in meanings(cell.text, traditional) if h.kind == "column")
    return next((h for h in hits if h.table_id == table.table_id and h.code in _codes(table)), None)


def _is_known(cell: GridCell, table: FormTable, traditional: bool) -> bool:
    return not cell.text.strip() or any(
        (h.table_id == table.table_id and h.kind != "note") or h.kind in ("heading", "section")
        for h in meanings(cell.text, traditional)
    )


def _map_columns(heads: Heads, fragment: Fragment, traditional: bool) -> None:
    """Name the columns of a grid by the heads above them, or leave them unnamed where that is not safe."""
    assert fragment.matrix
    lines = [fragment.matrix[line.row] for line in fragment.heads]
    found: dict[Key, set[int]] = {}
    for column in range(len(fragment.matrix[0])):
        path = [cell for line in lines if (cell := line[column])]
        key = _key(path, heads.table, traditional)
        if key:
            head = next(c for c in reversed(path) if _column_hit(c, heads.table, traditional))
            found.setdefault(key, set()).add(id(head))
            heads.by_column[column] = key
    repeated = any(len(cells) > 1 for cells in found.values())
    levels = sum(any(_column_hit(c, heads.table, traditional) for c in line if c) for line in lines)
    doubtful = levels > 1 and list(found) != _in_order(found, heads.table)
    if repeated or (doubtful and not _is_whole(heads, lines, traditional)):
        heads.by_column = {}  # a head stands twice, or spans are wrong: position decides


def _is_whole(heads: Heads, lines: list[list[GridCell | None]], traditional: bool) -> bool:
    """Whether the heads, in whatever order, name every column once, each under its own parent alone.

    Wrong spans push a head under another parent; where all stand right, another order is the agency's own.
    """
    table = heads.table
    named = sorted(code for _, code in heads.by_column.values())
    if table.orientation != "grid" or named != sorted(_codes(table)):
        return False
    parents = {c.column_code: normalise(c.parent_label) for c in table.columns if c.parent_label}
    for column, (_, code) in heads.by_column.items():
        above = {normalise(cell.text, traditional) for line in lines if (cell := line[column])}
        own = {parents[code]} if code in parents else set()
        if above & set(parents.values()) != own:
            return False
    return True


def _key(path: list[GridCell], table: FormTable, traditional: bool) -> Key | None:
    """The column (and in a line table the row) that the heads above a column name."""
    hit = next((h for c in reversed(path) if (h := _column_hit(c, table, traditional))), None)
    if not hit:
        return None
    if table.orientation != "line":
        return "", hit.code
    parts = {normalise(cell.text, traditional) for cell in path}
    rows = [r for r in table.value_rows if {normalise(part) for part in r.label.split(PATH)} <= parts]
    best = max(rows, key=lambda r: r.label.count(PATH), default=None)
    return (best.row_code, hit.code) if best else None


def _in_order(keys: Iterable[Key], table: FormTable) -> list[Key]:
    wanted = set(keys)
    return [key for key in _all_keys(table) if key in wanted]


def _all_keys(table: FormTable) -> Iterator[Key]:
    for row in table.value_rows if table.orientation == "line" else [None]:
        for column in table.columns:
            yield (row.row_code if row else "", column.column_code)

"""Lines of annexes: grids, and runs of paragraphs, sorted into heads, rows with labels, and strangers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from loaders import book
from loaders.book import FormTable
from loaders.document import Block, Grid, GridCell, Paragraph
from loaders.fragments import years_named
from loaders.labels import to_simplified
from loaders.listlabels import Meaning, annex_meanings
from loaders.numbers import is_value

_BESIDE = 4  # so many labels stand side by side at most: of groups, or of an annex in two halves
_HEADS_ENOUGH = 2  # so many heads make a line of heads, although one of them heads notes
_WORDS = re.compile(r"\S+")

Meanings = tuple[Meaning, ...]


@dataclass(slots=True)
class ListRow:
    """A label and the cells after it, up to the next label of the printed line."""

    label: GridCell
    meanings: Meanings
    tail: list[GridCell]
    row: int  # of the grid
    nth: int  # how many labels stand before it in its line
    following: GridCell | None = None  # the next label of its line
    lead: list[GridCell] = field(default_factory=list)  # the cells before the first label of its line

    def codes(self, table_id: str) -> tuple[str, ...]:
        """Row codes of a table that the label may stand for."""
        return next((m.codes for m in self.meanings if (m.kind, m.table_id) == ("row", table_id)), ())

    @property
    def has_figures(self) -> bool:
        """Whether some cell after the label prints a number or what stands for one."""
        return any(is_figure(cell) for cell in self.tail)


@dataclass(slots=True)
class Strip:
    """A grid, or a run of paragraphs, as lines of an annex."""

    place: str
    blocks: range
    matrix: list[list[GridCell | None]] | None  # only where spans are known
    stream: bool = False
    grown: bool = False  # flattened, and a line holds several printed rows
    heads: list[tuple[int, list[GridCell]]] = field(default_factory=list)
    rows: list[ListRow] = field(default_factory=list)
    strangers: list[tuple[int, list[GridCell]]] = field(default_factory=list)  # after so many rows, a line
    years: frozenset[int] = frozenset()
    announced: bool = False

    def rows_of(self, table_id: str) -> list[ListRow]:
        """Rows whose label the table knows."""
        return [row for row in self.rows if row.codes(table_id)]

    def labels_of(self, table: FormTable) -> set[tuple[str, ...]]:
        """What rows of a table are printed, by the codes their labels may stand for."""
        valued = {row.row_code for row in table.value_rows}
        return {codes for row in self.rows if (codes := row.codes(table.table_id)) and valued & set(codes)}


def is_figure(cell: GridCell) -> bool:
    """Whether a cell prints a number, or a word or sign that stands for one."""
    return bool(cell.text.strip()) and is_value(cell.text)


def is_unit(text: str, traditional: bool = False) -> bool:
    """Whether a text is a unit of measure."""
    return compact(text, traditional) in _units()


def compact(text: str, traditional: bool = False) -> str:
    """A text without blanks, in simplified script."""
    joined = "".join(text.split())
    return to_simplified(joined) if traditional else joined


@cache
def _units() -> frozenset[str]:
    return frozenset(r["printed"] for r in book.read("book/number_words") if r["match"] == "unit")


def strips_of(blocks: Sequence[Block], traditional: bool) -> Iterator[Strip]:
    """Grids and runs of paragraphs, each with its lines sorted; a heading announces all that follow."""
    announced, years = False, frozenset[int]()
    run: list[tuple[int, Paragraph]] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if announces_annex(block.text, traditional):
                yield from _stream(run, traditional, announced, years)
                announced, years, run = True, years_named(block.text), []
            else:
                run.append((number, block))
            continue
        yield from _stream(run, traditional, announced, years)
        run = []
        strip = _of_grid(block, number, traditional)
        strip.announced, strip.years = strip.announced or announced, strip.years or years
        announced = strip.announced
        yield strip
    yield from _stream(run, traditional, announced, years)


def announces_annex(text: str, traditional: bool) -> bool:
    """Whether a text is the heading of an annex."""
    return any(m.kind == "heading" for m in annex_meanings(text, traditional))


def _of_grid(grid: Grid, number: int, traditional: bool) -> Strip:
    strip = Strip(grid.place, range(number, number + 1), grid.matrix() if grid.spans_known else None)
    for index, line in enumerate(grid.rows):
        _take_line(strip, index, list(line), traditional)
    return strip


def _take_line(strip: Strip, index: int, line: list[GridCell], traditional: bool) -> None:
    """Sort one printed line: rows with labels, heads, notes and footers, or a stranger."""
    known = [annex_meanings(cell.text, traditional) for cell in line]
    at = [i for i, hits in enumerate(known) if any(m.kind in ("row", "local") for m in hits)]
    kinds = {m.kind for hits in known for m in hits}
    if at:
        strip.grown = strip.grown or (strip.matrix is None and len(at) > _BESIDE)
        if strip.grown and any(m.kind == "column" for hits in known[: at[0]] for m in hits):
            heads = line[: at[0]]
            while is_figure(heads[-1]):
                heads = heads[:-1]  # the printed number of the first row
            strip.heads.append((index, heads))
        ends = [*at[1:], len(line)]
        for nth, (start, end) in enumerate(zip(at, ends, strict=True)):
            following = line[end] if end < len(line) else None
            lead = [] if nth else line[:start]
            strip.rows.append(
                ListRow(line[start], known[start], line[start + 1 : end], index, nth, following, lead)
            )
    elif "note" in kinds and sum(any(m.kind == "column" for m in hits) for hits in known) < _HEADS_ENOUGH:
        return
    elif "heading" in kinds:
        strip.announced = True
        strip.years = frozenset().union(*(years_named(cell.text) for cell in line))
    elif "column" in kinds:
        strip.heads.append((index, line))
    elif sum(bool(cell.text.strip()) for cell in line) > (0 if strip.rows else 1):
        strip.strangers.append((len(strip.rows), line))


def _stream(
    run: Sequence[tuple[int, Paragraph]], traditional: bool, announced: bool, years: frozenset[int]
) -> Iterator[Strip]:
    """A run of paragraphs as a strip that covers its rows with figures, or nothing."""
    strip = Strip("", range(0), None, stream=True, announced=announced, years=years)
    held: list[int] = []  # of the rows, the block in which they end
    row: ListRow | None = None
    closed = True
    heads: list[GridCell] = []  # before the first figures
    for number, paragraph in run:
        for text in _words(paragraph.text, traditional):
            cell = GridCell(text, paragraph.place)
            hits = annex_meanings(text, traditional)
            if any(m.kind in ("row", "local") for m in hits):
                row, closed = ListRow(cell, hits, [], 0, 0), False
                strip.rows.append(row)
                held.append(number)
            elif any(m.kind == "column" for m in hits) and not any(r.tail for r in strip.rows[-2:]):
                heads.append(cell)
            elif is_figure(cell) or is_unit(text, traditional):
                if row and not closed:
                    row.tail.append(cell)
                    held[-1] = number
                elif strip.strangers and strip.strangers[-1][0] == len(strip.rows):
                    strip.strangers[-1][1].append(cell)
            else:
                closed = True
                if row and not hits:
                    strip.strangers.append((len(strip.rows), [cell]))
    yield from _bounded(strip, heads, held, run)


def _bounded(
    strip: Strip, heads: list[GridCell], held: Sequence[int], run: Sequence[tuple[int, Paragraph]]
) -> Iterator[Strip]:
    """A strip of paragraphs cut to its rows with figures, those between, and blank ones right beside them."""
    valued = [i for i, row in enumerate(strip.rows) if row.has_figures]
    if not valued:
        return
    first, last = valued[0], valued[-1]
    broken = {after for after, _ in strip.strangers}
    while first and first not in broken:
        first -= 1
    while last + 1 < len(strip.rows) and last + 1 not in broken:
        last += 1
    start = next(n for n, p in run if p.place == strip.rows[first].label.place)
    strip.blocks = range(start, held[last] + 1)
    strip.place = strip.rows[first].label.place
    strip.heads = [(0, heads)] if heads else []
    strip.strangers = [
        (after - first, line) for after, line in strip.strangers if first < after <= last and len(line) > 1
    ]
    strip.rows = strip.rows[first : last + 1]
    yield strip


def _words(text: str, traditional: bool) -> list[str]:
    """A label with the unit and the values after it on one line, or the line as it is."""
    parts = _WORDS.findall(text)
    first = len(parts)
    while first and (is_value(parts[first - 1]) or is_unit(parts[first - 1], traditional)):
        first -= 1
    if first == len(parts) or len(parts) == 1:
        return [text]
    label = "".join(parts[:first])
    known = not label or any(m.kind in ("row", "local") for m in annex_meanings(label, traditional))
    return [*([label] if label else []), *parts[first:]] if known else [text]

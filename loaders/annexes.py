"""Find the annex of a report, the 政府信息公开情况统计表 of 2008 to 2018, and choose its form by its labels.

An annex is a list: a label, perhaps a printed number and a unit, then one value or two. It may stand in one
grid, in one grid per chapter, or in paragraphs. What counts is how many rows of which annex are printed, not
the year and never the printed numbers, which differ from place to place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders import book
from loaders.annexstrips import Strip, strips_of
from loaders.annexvalues import printed
from loaders.book import FormTable
from loaders.document import Block
from loaders.listlabels import LABEL, UNIT, Meaning, annex_meanings, list_tables
from loaders.statements import Unmapped

_ROWS_ENOUGH = 3  # so many rows prove an annex that a heading or a head of indicators announces
_SHARE_ENOUGH = 0.5  # this share of a form's rows proves it without heading
_MOSTLY = 0.5  # a grid belongs to the annex if more than this of its rows with figures do
_REPEATED = 0.5  # a grid that shares more than this of its labels with those before prints the annex again


@dataclass(slots=True)
class Annex:
    """An annex as found: its form, its strips by printing, and the blocks that hold it."""

    table: FormTable
    printings: list[list[Strip]]
    blocks: frozenset[int]


def find_annex(blocks: Sequence[Block], traditional: bool, year: int | None) -> Annex | None:
    """Find the annex of a document, or None."""
    strips = [s for s in strips_of(blocks, traditional) if s.rows]
    tables = [t for t in list_tables() if any(s.rows_of(t.table_id) for s in strips)]
    expected = book.form_for_year(year) if year else None

    def fit(table: FormTable) -> tuple[int, int, bool]:
        mine = _belonging(strips, table)
        found = {codes for s in mine for codes in s.labels_of(table)}
        columns = {m.codes for s in mine for m in _head_meanings(s, table.table_id, traditional)}
        score = len(found) + len(columns & {(c.column_code,) for c in table.columns})
        return score, -len(table.value_rows), bool(expected) and table.form_id == expected.form_id  # type: ignore[union-attr]

    table = max(tables, key=fit, default=None)
    if table is None:
        return None
    mine = _belonging(strips, table)
    if not _is_proved(mine, table, traditional):
        return None
    mine = _after_heading(mine)
    return Annex(table, _printings(mine, table), frozenset(b for s in mine for b in s.blocks))


def unread_lines(blocks: Sequence[Block], traditional: bool) -> list[Unmapped]:
    """Lines of announced grids with the heads of an annex of which no row can be told: labels in one cell."""
    lines = []
    for strip in strips_of(blocks, traditional):
        headed = any({m.codes[0] for m in _head_meanings(strip, t.table_id, traditional)} >= {LABEL, UNIT}
                     for t in list_tables())  # fmt: skip
        if strip.announced and headed and not strip.rows:
            lines += [Unmapped(line[0].place, printed(line)) for _, line in strip.strangers]
    return lines


def _belonging(strips: Iterable[Strip], table: FormTable) -> list[Strip]:
    """Strips of which most rows with figures are rows of the table."""
    belonging = []
    for strip in strips:
        mine = [row for row in strip.rows_of(table.table_id) if row.has_figures or not strip.stream]
        figures = sum(row.has_figures for row in strip.rows) + len(strip.strangers)
        known = sum(row.has_figures for row in mine)
        if strip.stream:
            figures = known
        if len(mine) >= (_ROWS_ENOUGH if strip.stream else 1) and known >= _MOSTLY * figures:
            belonging.append(strip)
    return belonging


def _is_proved(strips: Sequence[Strip], table: FormTable, traditional: bool) -> bool:
    found = {codes for s in strips for codes in s.labels_of(table)}
    heads = {m.codes[0] for s in strips for m in _head_meanings(s, table.table_id, traditional)}
    columns = {c.column_code for c in table.columns}
    told = any(s.announced for s in strips) or (LABEL in heads and bool(heads & {UNIT, *columns}))
    return (told and len(found) >= _ROWS_ENOUGH) or len(found) >= _SHARE_ENOUGH * len(table.value_rows)


def _after_heading(strips: list[Strip]) -> list[Strip]:
    """Strips from the heading on; what stands before it (a list of channels) only looks like the annex."""
    start = next((i for i, strip in enumerate(strips) if strip.announced), 0)
    return strips[start:]


def _printings(strips: Iterable[Strip], table: FormTable) -> list[list[Strip]]:
    """Strips of one printing together; a strip that repeats the labels of those before begins another."""
    printings: list[list[Strip]] = []
    seen: set[tuple[str, ...]] = set()
    for strip in strips:
        labels = strip.labels_of(table)
        if printings and len(labels & seen) <= _REPEATED * len(labels):
            printings[-1].append(strip)
            seen |= labels
        else:
            printings.append([strip])
            seen = labels
    return printings


def _head_meanings(strip: Strip, table_id: str, traditional: bool) -> Iterator[Meaning]:
    for _, line in strip.heads:
        for cell in line:
            hits = annex_meanings(cell.text, traditional)
            yield from (m for m in hits if (m.kind, m.table_id) == ("column", table_id))

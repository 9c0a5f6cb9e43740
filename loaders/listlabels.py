"""What a printed label of an annex means: rows, columns, footers and headings of the list tables.

Annexes are lists (label, unit, one or two values) that places printed in their own numbering. Labels are
compared without number, without 其中 and, where that leaves no doubt, without the explanation in brackets;
then come the aliases. Some labels name several rows of a table (被依法纠错数 under reviews and under suits):
a meaning holds all their codes, and the rows around decide.

Beside the codes of `loaders.labels`, an alias of an annex column may be `label`, `unit` or `serial`: the
columns of indicators, of units and of printed numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from typing import Literal

from loaders import book
from loaders.labels import LONGEST_LABEL, How, normalise

Kind = Literal["row", "column", "note", "local", "heading"]

#: Column codes that hold no values.
LABEL, UNIT, SERIAL, IGNORE = "label", "unit", "serial", "ignore"
COLUMN_ROLES = frozenset({LABEL, UNIT, SERIAL, IGNORE})

_OF_WHICH = re.compile(r"^其中:?")
_BRACKETS = re.compile(r"\([^()]*\)")
_SPECIAL: dict[tuple[str, str], Kind] = {
    ("row", "ignore"): "note",
    ("row", "local_row"): "local",
    ("heading", "heading"): "heading",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a label in one table; several codes where rows of the table share the label."""

    kind: Kind
    table_id: str
    codes: tuple[str, ...]
    how: How


@cache
def list_tables() -> tuple[book.FormTable, ...]:
    """The annexes of the book, oldest form first."""
    return tuple(t for t in book.tables().values() if t.orientation == "list")


def base(text: str, traditional: bool = False) -> str:
    """A label as annexes are compared: normalised, and without 其中 before it."""
    label = normalise(text, traditional)
    stripped = _OF_WHICH.sub("", label)
    return normalise(stripped) if stripped and stripped != label else label


@lru_cache(maxsize=65536)
def annex_meanings(text: str, traditional: bool = False) -> tuple[Meaning, ...]:
    """All meanings of a printed text in the annexes; empty for a text that none of them knows."""
    if len(text) > 2 * LONGEST_LABEL:
        return ()
    label = base(text, traditional)
    if not label or len(label) > LONGEST_LABEL:
        return ()
    found: dict[tuple[Kind, str], Meaning] = {}
    for meaning in (*_whole().get(label, ()), *_shortened().get(_BRACKETS.sub("", label), ())):
        found.setdefault((meaning.kind, meaning.table_id), meaning)
    for fits, kind, meanings in _aliases():
        if fits.search(label):
            for meaning in meanings:
                found.setdefault((kind, meaning.table_id), meaning)
    return tuple(found.values())


def _labels(table: book.FormTable) -> Iterator[tuple[Kind, str, str]]:
    yield from (("row", row.label, row.row_code) for row in table.rows)
    yield from (("column", column.label, column.column_code) for column in table.columns)


@cache
def _whole() -> dict[str, list[Meaning]]:
    """Meanings by the whole label."""
    found: dict[str, list[Meaning]] = {}
    for table in list_tables():
        codes: dict[tuple[Kind, str], list[str]] = {}
        for kind, label, code in _labels(table):
            codes.setdefault((kind, base(label)), []).append(code)
        for (kind, label), of_label in codes.items():
            found.setdefault(label, []).append(Meaning(kind, table.table_id, tuple(of_label), "exact"))
    return found


@cache
def _shortened() -> dict[str, list[Meaning]]:
    """Meanings by the label without its brackets, where no other label of the table has the same rest."""
    found: dict[str, list[Meaning]] = {}
    for table in list_tables():
        wholes: dict[str, set[str]] = {}
        for kind, label, _ in _labels(table):
            if kind == "row":
                wholes.setdefault(_BRACKETS.sub("", base(label)), set()).add(base(label))
        for short, labels in wholes.items():
            if len(labels) == 1:
                codes = tuple(c for _, label, c in _labels(table) if base(label) in labels)
                found.setdefault(short, []).append(Meaning("row", table.table_id, codes, "alias"))
    return found


@cache
def _aliases() -> list[tuple[re.Pattern[str], Kind, list[Meaning]]]:
    """Aliases of annexes, exact ones first, then in the order of the file."""
    rows = sorted(book.read("book/label_aliases"), key=lambda r: r["match"] != "exact")
    aliases = []
    for row in rows:
        kind: Kind = _SPECIAL.get((row["kind"], row["code"]), row["kind"])  # type: ignore[arg-type]
        pattern = row["printed"] if row["match"] == "regex" else re.escape(row["printed"])
        pattern = f"^{pattern}$" if row["match"] == "exact" else pattern
        if meanings := list(_of_alias(row, kind)):
            aliases.append((re.compile(pattern), kind, meanings))
    return aliases


def _of_alias(row: dict[str, str], kind: Kind) -> Iterator[Meaning]:
    """Meanings of an alias; a row code stands for all rows that print its label."""
    how: How = "regex" if row["match"] == "regex" else "alias"
    for table in list_tables():
        if not fnmatchcase(table.table_id, row["table_id"]):
            continue
        if kind in _SPECIAL.values() or (kind == "column" and row["code"] in COLUMN_ROLES):
            yield Meaning(kind, table.table_id, (row["code"],), how)
            continue
        labels = {base(label) for k, label, code in _labels(table) if (k, code) == (kind, row["code"])}
        codes = tuple(code for k, label, code in _labels(table) if k == kind and base(label) in labels)
        if codes:
            yield Meaning(kind, table.table_id, codes, how)

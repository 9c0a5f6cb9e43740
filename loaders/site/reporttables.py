"""The printed tables of a set of forms with gaps where figures stand: thousands of reports share them."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from loaders.check import layout
from loaders.check.layout import Cell, Printed
from loaders.site.templates import environment

#: Stands for a figure while the rest is rendered; no label of a form holds it.
_GAP = re.compile("\x02(\\d+)\x03")


class _Empty:
    """A document whose figures are gaps."""

    def __init__(self, tables: list[Printed]) -> None:
        self.tables = tables
        self.gaps: list[Cell] = []

    def cell(self, cell: Cell) -> Markup:
        self.gaps.append(cell)
        return Markup(f"\x02{len(self.gaps) - 1}\x03")


@lru_cache(maxsize=256)
def skeleton(present: frozenset[tuple[str, str]], language: str) -> tuple[str | Cell, ...]:
    """Markup and cells in turn for the tables (form_id, table_id) in the language that is spoken."""
    document = _Empty(layout.printed(present))
    parts = environment().get_template("parts.html.j2").make_module()
    pieces = _GAP.split(str(parts.tables(document)))  # type: ignore[attr-defined]
    return tuple(document.gaps[int(p)] if at % 2 else p for at, p in enumerate(pieces))

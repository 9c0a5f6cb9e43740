"""Named queries of a page kind, read from its `.sql` file.

A line `-- query NAME` begins a query; `-- query NAME if marts.releases` one that gives no rows where the
database has no such table. What stands before the first query (a `with`) begins each of them; a query may go
on with `, NAME as (…)`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HEAD = re.compile(r"^-- query (\w+)(?: if ([\w.]+))?\n", re.MULTILINE)
#: The query whose rows decide which pages there are.
PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Query:
    """One select with `page` first; `needs` names the table without which it is not asked."""

    name: str
    text: str
    needs: str | None = None


@cache
def read(file: Path) -> tuple[Query, ...]:
    """The queries of a file in their order."""
    common, *pieces = _HEAD.split(file.read_text(encoding="utf-8"))
    return tuple(
        Query(name, common + text.strip(), needs)
        for name, needs, text in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)
    )

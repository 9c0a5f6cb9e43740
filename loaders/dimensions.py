"""Codes of the names that reports print: channels, columns of local tables, months."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.book import read

_FORMS = {"exact": "^(?:{})$", "contains": "{}", "regex": "{}"}


@lru_cache(maxsize=4096)
def code_of(key: str, name: str) -> str:
    """The code of a printed name, by the first row of `dimension_names.csv` that fits; empty if none does."""
    return next((code for pattern, code in _names(key) if pattern.search(name)), "")


@cache
def _names(key: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(_FORMS[r["match"]].format(_pattern(r))), r["code"])
        for r in read("book/dimension_names")
        if r["key"] == key
    )


def _pattern(row: dict[str, str]) -> str:
    return row["printed"] if row["match"] == "regex" else re.escape(row["printed"])

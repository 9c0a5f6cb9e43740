"""Series over years: which years there are, where they break, and indicators with their bases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from loaders import book
from loaders.language import lang, say
from loaders.site import words


@cache
def breaks() -> frozenset[int]:
    """Years from which figures are counted by another form or law, as the book has them."""
    forms = {int(row["first_year"]) for row in book.read("book/forms")}
    return frozenset(
        forms | {int(row["break_year"]) for row in book.read("book/measures") if row["break_year"]}
    )


def broken(years: Iterable[int]) -> list[int]:
    """Which of these years are counted otherwise than the one before."""
    return [late for early, late in pairwise(sorted(years)) if any(early < at <= late for at in breaks())]


@cache
def indicators(language: str) -> Mapping[str, Mapping[str, str]]:
    """The book's indicators with a number, by code: name, kind, formula."""
    return {
        row["indicator_code"]: {
            "name": row[f"name_{language}"], "kind": row["kind"], "formula": row[f"formula_{language}"],
            "scale": row["scale"],
        }
        for row in book.read("book/indicators")
    }  # fmt: skip


def shown(row: Any) -> str:
    """The value of an indicator as pages print it: with its base, and without a rate where that is small."""
    kind = indicators(lang())[row.indicator_code]["kind"]
    scale = int(indicators(lang())[row.indicator_code]["scale"] or 1)
    if row.is_suppressed or row.indicator_value is None:
        if row.numerator is None or row.base is None:
            return say("基数不足", "base too small") if row.is_suppressed else ""
        small = say(f"（基数不足{row.minimum_base}）", f" (base under {row.minimum_base})")
        return f"{_plain(row.numerator)}/{_plain(row.base)}{small if row.is_suppressed else ''}"
    if kind in {"rate", "share"}:
        rate = f"{row.indicator_value:.1%}" if scale == 1 else f"{row.indicator_value:.2f}"
        if row.numerator is None or row.base is None:
            return rate
        of = f"{_plain(row.numerator)}/{_plain(row.base)}"
        return say(f"{rate}（{of}）", f"{rate} ({of})")
    return _plain(row.indicator_value)


def table(rows: Iterable[Any], years: Sequence[int]) -> list[dict[str, Any]]:
    """Indicators as rows, years as columns, in the order of the book; those never stated are left out."""
    found: dict[str, dict[int, Any]] = defaultdict(dict)
    for row in rows:
        found[row.indicator_code][row.report_year] = row
    return [
        {"code": code, **about, "cells": [found[code].get(year) for year in years]}
        for code, about in indicators(lang()).items() if code in found
    ]  # fmt: skip


def _plain(number: float) -> str:
    return words.counted(number) if float(number).is_integer() else f"{number:,.2f}"

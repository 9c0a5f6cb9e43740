"""Years, dates and periods as people print them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from loaders import patterns
from loaders.book import read


@dataclass(frozen=True, slots=True)
class Period:
    """The span of days the figures describe, and how it is printed."""

    start: date
    end: date
    text: str


def number(text: str) -> int | None:
    """Read a year, month or day in digits or in Chinese (`二〇一二`, `十七`); None where it is none."""
    if text.isascii() and text.isdigit():
        return int(text) if len(text) < 9 else None
    import cn2an  # takes a tenth of a second to import and few documents need it

    try:
        return int(cn2an.cn2an(re.sub("[○oO0]", "〇", text), "smart"))
    except ValueError:
        return None


def day(match: re.Match[str]) -> date | None:
    """Return the date of a match with the groups y, m, d; None where no such day exists."""
    return _date(match["y"], match["m"], match["d"])


def _date(year: str, month: str, day_of_month: str) -> date | None:
    parts = (number(year), number(month), number(day_of_month))
    try:
        return None if None in parts else date(*parts)  # type: ignore[arg-type]
    except ValueError:
        return None


def period(text: str) -> Period | None:
    """Find the stated period in compact text; None where none is stated or it is impossible."""
    match = patterns.first("period", text)
    if not match:
        return None
    said = match.groupdict()
    first, last = said["y1"], said.get("y2") or said["y1"]
    start = _date(first, said.get("m1") or "1", said.get("d1") or "1")
    end = _date(last, said.get("m2") or "12", said.get("d2") or _last_day(last, said.get("m2")))
    return Period(start, end, match[0]) if start and end else None


def _last_day(year: str, month: str | None) -> str:
    which = number(month or "12")
    return str(monthrange(number(year) or 1, which)[1]) if which and which <= 12 else "0"


@cache
def _full_years() -> tuple[tuple[int, int, str, str], ...]:
    return tuple(
        (int(r["first_year"]), int(r["last_year"] or 9999), r["first_day"], r["last_day"])
        for r in read("book/report_periods")
    )


def full_year(year: int) -> tuple[date, date] | None:
    """Return first and last day that a report of this year must cover; None before there were reports."""
    for first, last, start, end in _full_years():
        if first <= year <= last:
            return date.fromisoformat(f"{year}-{start}"), date.fromisoformat(f"{year}-{end}")
    return None

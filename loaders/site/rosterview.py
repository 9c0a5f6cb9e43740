"""Reports expected and received by year and by region, as pages about who is missing show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from loaders.language import say
from loaders.site import charts, series

COUNTS = ("expected", "received", "missing", "unusable", "late", "undated")


def summed(rows: Iterable[Any]) -> dict[str, int]:
    """The counts over some rows, and what follows from them."""
    total = dict.fromkeys(COUNTS, 0)
    for row in rows:
        for name in COUNTS:
            total[name] += getattr(row, name)
    dated = total["received"] - total["undated"]
    return total | {"dated": dated, "on_time": dated - total["late"]}


def years(rows: Sequence[Any]) -> dict[str, Any]:
    """A line for each year with the years that begin something else, and a chart of two years or more."""
    lines = [{"year": row.report_year, **summed([row])} for row in rows]
    marks = series.broken(line["year"] for line in lines)
    drawn = chart(lines, marks) if len(lines) > 1 else None
    return {"lines": lines, "breaks": marks, "chart": drawn, "total": summed(rows)}


def chart(lines: Iterable[Mapping[str, Any]], breaks: Sequence[int]) -> dict[str, Any]:
    """What became of the reports expected in each year."""
    told = {
        "on_time": say("按期", "in time"), "late": say("逾期", "late"),
        "undated": say("日期不明", "no date"), "missing": say("缺报", "missing"),
    }  # fmt: skip
    parts = {state: (name, charts.STATES[state]) for state, name in told.items()}
    return charts.years(lines, parts, breaks, say("机关（个）", "Bodies"))


def regions(rows: Sequence[Any]) -> Mapping[str, Any]:
    """Regions by years, and the regions of each year, the latest first."""
    listed = sorted({row.report_year for row in rows})
    cells = {(row.region_code, row.report_year): summed([row]) for row in rows}
    names = {row.region_code: row.region_name for row in rows}
    totals = {code: summed(row for row in rows if row.region_code == code) for code in names}
    by_year = [
        (year, [(code, cells[code, year]) for code in names if (code, year) in cells])
        for year in reversed(listed)
    ]  # fmt: skip
    return {"years": listed, "names": names, "cells": cells, "totals": totals, "by_year": by_year}

"""A page for every region: who reported, rankings with a minimum base, parts against the whole, coverage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from loaders.language import lang
from loaders.site import addresses, series
from loaders.site.kinds import Kind, Page

#: What bodies are ranked by, in the order in which pages show it; queried in region.sql.
_RANKED = ("ind_disclosure_rate", "ind_denial_rate", "ind_backlog_rate", "ind_review_correction_rate")
#: Rows of one ranking.
_LISTED = 100


def view(page: Page) -> Mapping[str, Any]:
    """Everything the template needs."""
    return {
        "about": page.one("pages"), "children": page.rows["children"], "roster": page.rows["roster"],
        "counts": next(iter(page.rows["findings"]), None), "matrix": _matrix(page),
        "rankings": list(_rankings(page)), "rollup": _rollup(page), "told": series.shown,
        "ranked": {code: series.indicators(lang())[code] for code in _RANKED},
    }  # fmt: skip


KIND = Kind("region", view=view, path=partial(addresses.spread, "regions"), template="region.html.j2")


def _matrix(page: Page) -> dict[str, Any]:
    """Bodies of the region by years."""
    bodies = sorted(page.rows["bodies"], key=lambda row: row.agency_name)
    shown = {row.agency_id for row in bodies}
    cells: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in page.rows["matrix"]:
        if row.agency_id in shown:
            cells[row.agency_id, row.report_year].append(row)
    years = sorted({row.report_year for row in page.rows["matrix"]})
    count = bodies[0].body_count if bodies else 0
    return {"bodies": bodies, "count": count, "years": years, "cells": cells, "breaks": series.broken(years)}


def _rankings(page: Page) -> Iterable[dict[str, Any]]:
    """By kind of body and year, the latest first; bodies alone are never ranked with whole regions."""
    found: dict[tuple[str, int], dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    names: dict[str, Any] = {}
    for row in page.rows["rates"]:
        found[row.ranking, row.report_year][row.report_id][row.indicator_code] = row
        names[row.report_id] = row
    for (ranking, year), reports in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if len(reports) > 1:
            rows = _ranked([{"about": names[r], "rates": rates} for r, rates in reports.items()])
            yield {"ranking": ranking, "year": year, "rows": rows[:_LISTED], "count": len(rows)}


def _ranked(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By the first indicator, equals with the same rank; without a sufficient base nobody has a rank."""

    def rate(row: dict[str, Any]) -> float | None:
        first = row["rates"].get(_RANKED[0])
        return None if first is None or first.is_suppressed else first.indicator_value

    held = sorted(
        (r for r in rows if rate(r) is not None), key=lambda r: (-(rate(r) or 0), r["about"].agency_name)
    )
    rates = [rate(row) for row in held]
    ranked = [{**row, "rank": rates.index(rates[at]) + 1, "rate": rates[at]} for at, row in enumerate(held)]
    others = sorted((r for r in rows if rate(r) is None), key=lambda r: r["about"].agency_name)
    return [*ranked, *({**row, "rank": None, "rate": None} for row in others)]


def _rollup(page: Page) -> list[tuple[int, list[Any]]]:
    """By year, the latest first."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in page.rows["rollup"]:
        found[row.report_year].append(row)
    return sorted(found.items(), reverse=True)

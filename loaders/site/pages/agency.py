"""A page for every body that reported: its figures over years, rates with bases, backlog, findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from loaders.language import lang, say
from loaders.site import addresses, charts, series, words
from loaders.site.kinds import Kind, Page

#: What becomes of requests, in the order of the form; columns of `fct_agency_year`.
_RESULTS = ("granted", "partial", "denied", "unable", "notproc", "other")
#: Rates that the chart shows; the table has all.
_CHARTED = ("ind_disclosure_rate", "ind_denial_rate", "ind_unable_rate", "ind_backlog_rate")
_SCOPES = ("region", "own", "unknown")


def view(page: Page) -> Mapping[str, Any]:
    """Everything the template needs."""
    return {
        "about": page.one("pages"), "scopes": [_scope(page, scope) for scope in _shown(page)],
        "findings": page.rows["findings"], "gaps": page.rows["gaps"],
        "finding_count": next((row.finding_count for row in page.rows["findings"]), 0),
        "groups": _groups(), "has_letter": bool(page.rows["letters"]),
    }  # fmt: skip


KIND = Kind("agency", view=view, path=partial(addresses.spread, "agencies"), template="agency.html.j2")


def _shown(page: Page) -> list[str]:
    """Scopes that the body reported in; figures of different scopes stand in different series."""
    there = {row.reporter_scope for row in page.rows["years"]}
    return [scope for scope in _SCOPES if scope in there]


def _scope(page: Page, scope: str) -> dict[str, Any]:
    years = [row for row in page.rows["years"] if row.reporter_scope == scope]
    told = [row for row in page.rows["indicators"] if row.reporter_scope == scope]
    shown = [row.report_year for row in years]
    breaks = series.broken(shown)
    return {
        "scope": scope, "years": years, "shown": shown, "breaks": breaks,
        "handled": [row for row in years if row.app_res_total is not None],
        "backlog": [_backlog(row) for row in years if _has_backlog(row)],
        "indicators": series.table(told, shown), "told": series.shown,
        "rates_chart": _rates_chart(told, shown, breaks), "results_chart": _results_chart(years, breaks),
        "grounds": _grounds(page, scope, shown),
    }  # fmt: skip


def _has_backlog(row: Any) -> bool:
    return row.app_carried_over is not None or row.app_carried_forward is not None


def _backlog(row: Any) -> dict[str, Any]:
    """What came over, against what the report before carried forward; None where one is not known."""
    before, over = row.previous_carried_forward, row.app_carried_over
    gap = None if before is None or over is None else over - before
    change = None if over is None or row.app_carried_forward is None else row.app_carried_forward - over
    return {"row": row, "before": before, "gap": gap, "change": change}


def _groups() -> dict[str, str]:
    """Names of the results, as the book gives them."""
    measures = words.labels(lang())["measure"]
    return {group: measures[f"app_res_{group}"] for group in _RESULTS}


def _results_chart(years: Iterable[Any], breaks: list[int]) -> dict[str, Any] | None:
    rows = [
        {"year": row.report_year, **{group: getattr(row, f"app_res_{group}") or 0 for group in _RESULTS}}
        for row in years if row.app_res_total
    ]  # fmt: skip
    if not rows:
        return None
    parts = {
        group: (name, colour) for (group, name), colour in zip(_groups().items(), charts.RESULTS, strict=True)
    }
    return charts.years(rows, parts, breaks, say("件", "Requests"))


def _rates_chart(told: Iterable[Any], shown: list[int], breaks: list[int]) -> dict[str, Any] | None:
    """Rates over at least two years; a rate over a small base is no point of a line."""
    rows = [
        {
            "year": r.report_year,
            "series": r.indicator_code,
            "rate": r.indicator_value,
            "told": series.shown(r),
        }
        for r in told
        if r.indicator_code in _CHARTED and r.indicator_value is not None and not r.is_suppressed
    ]
    if len({row["year"] for row in rows}) < 2:
        return None
    named = series.indicators(lang())
    return charts.lines(rows, {code: named[code]["name"] for code in _CHARTED}, breaks, shown)


def _grounds(page: Page, scope: str, shown: list[int]) -> list[dict[str, Any]]:
    """Grounds of denial by year, the most frequent of all years first."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for row in page.rows["grounds"]:
        if row.reporter_scope == scope:
            found[row.outcome_code][row.report_year] = row.requests
    names = words.labels(lang())["outcome"]
    ranked = sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    return [{"name": names[code], "cells": [by.get(year) for year in shown]} for code, by in ranked]

"""The front page: what is covered, what was found, what can be judged, who was in time, what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from loaders.language import lang, say
from loaders.site import charts, rosterview, series, words
from loaders.site.kinds import Kind, Page

#: Rules in the chart; the table has all.
_CHARTED = 15
_SEVERITIES = ("error", "warning", "info")
_OUTCOMES = ("questions", "passed", "passed_imputed", "failed", "not_assessable")


def view(page: Page) -> Mapping[str, Any]:
    """Everything the template needs."""
    totals, rules = page.one("pages"), _rules(page)
    years = [_year(row) for row in page.rows["years"]]
    breaks = series.broken(line["year"] for line in years)
    changes = defaultdict(list)
    for row in page.rows["changes"]:
        changes[row.change].append(row)
    return {
        "totals": totals, "documents": page.rows["documents"], "years": years, "rules": rules,
        "families": _families(rules),
        "matrix": _matrix(page), "provinces": _provinces(page), "worst": page.rows["worst"],
        "doubts": _doubts(page), "releases": page.rows["releases"][::-1], "changes": changes,
        "rules_chart": _rules_chart(rules), "years_chart": rosterview.chart(years, breaks) if years else None,
        "breaks": breaks,
    }  # fmt: skip


KIND = Kind("front", view=view, path=lambda key: "index.html", template="front.html.j2")


def _rules(page: Page) -> list[dict[str, Any]]:
    """Rules that were asked, those with most findings first; the parts of a rule together."""
    severities = {(row.rule_id, row.severity): row.findings for row in page.rows["severities"]}
    found: dict[str, dict[str, Any]] = {}
    for row in page.rows["rules"]:
        rule = found.setdefault(row.rule_id, {
            "rule_id": row.rule_id, "family": row.family, "title": words.spoken(row.title_zh, row.title_en),
            "reports": 0, **dict.fromkeys(_OUTCOMES, 0),
            **{s: severities.get((row.rule_id, s), 0) for s in _SEVERITIES},
        })  # fmt: skip
        rule["reports"] = max(rule["reports"], row.reports)
        for name in _OUTCOMES:
            rule[name] += getattr(row, name)
    return sorted(found.values(), key=lambda r: (-r["failed"], r["rule_id"]))


def _summed(rules: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    total = dict.fromkeys((*_OUTCOMES, *_SEVERITIES), 0)
    for rule in rules:
        for name in total:
            total[name] += rule[name]
    return total


def _families(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sums over the rules of each family, in the order of the book."""
    titles = words.labels(lang())["family"]
    listed = [(family, [r for r in rules if r["family"] == family]) for family in titles]
    return [{"title": titles[family], **_summed(of)} for family, of in listed if of]


def _year(row: Any) -> dict[str, Any]:
    return {
        "year": row.report_year, "reports": row.reports, "of_regions": row.of_regions, "failing": row.failing,
        **rosterview.summed([row]),
    }  # fmt: skip


def _matrix(page: Page) -> dict[str, Any]:
    """Bodies by years: the reports there are, and why there is none."""
    cells: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in page.rows["matrix"]:
        cells[row.agency_id, row.report_year].append(row)
    gaps = {(row.agency_id, row.report_year): row.reason for row in page.rows["gaps"]}
    years = sorted({year for _, year in cells} | {year for _, year in gaps})
    bodies = page.rows["bodies"]
    return {
        "years": years, "cells": cells, "gaps": gaps, "count": bodies[0].body_count if bodies else 0,
        "bodies": sorted(bodies, key=lambda row: (row.region_full_name is None, row.agency_id)),
    }  # fmt: skip


def _provinces(page: Page) -> dict[str, Any]:
    cells = {(r.province_code, r.report_year): r for r in page.rows["provinces"]}
    names = {r.province_code: r.province_name for r in page.rows["provinces"]}
    return {"names": names, "cells": cells, "years": sorted({year for _, year in cells})}


def _doubts(page: Page) -> list[Any]:
    """The most frequent first."""
    return sorted(page.rows["doubts"], key=lambda row: (-row.issues, row.code))


def _rules_chart(rules: list[dict[str, Any]]) -> dict[str, Any] | None:
    failing = [r for r in rules if r["failed"]][:_CHARTED]
    names = words.names(lang())["severity"]
    parts = {severity: (names[severity], charts.COLOURS[severity]) for severity in _SEVERITIES}
    return charts.stacked_bars(failing, "rule_id", parts, say("不符（处）", "Findings")) if failing else None

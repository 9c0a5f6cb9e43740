"""A page for every rule: what it says and why, how reports fare with it by year, the gravest findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders.check import phrasing
from loaders.language import lang, say
from loaders.site import addresses, charts, ruletext, series, words
from loaders.site.kinds import Kind, Page
from loaders.site.manyreports import found

OUTCOMES = ("failed", "not_assessable", "passed_imputed", "passed")
#: What the names of outcomes are called elsewhere, and colours told apart by lightness, too.
_SHOWN = {
    "failed": ("fail", "#a3001b"), "not_assessable": ("not_assessable", "#d9d9d9"),
    "passed_imputed": ("pass_imputed", "#8ecae6"), "passed": ("pass", "#1b6330"),
}  # fmt: skip


def view(page: Page) -> Mapping[str, Any]:
    """Everything the template needs."""
    parts = ruletext.parts(page.key)
    years = [row._asdict() for row in page.rows["years"]]
    asked = {row.part: row for row in page.rows["parts"]}
    reasons = sorted(page.rows["reasons"], key=lambda row: (-row.questions, row.reason))
    return {
        "rule_id": page.key, "parts": parts, "titles": ruletext.titles(parts), "family": _family(parts),
        "whys": list(ruletext.whys(page.key)), "years": years, "asked": asked,
        "breaks": series.broken(year["report_year"] for year in years), "totals": totals(years),
        "chart_spec": _chart(years), "reasons": reasons, "severities": page.rows["severities"],
        "findings": _findings(page), "alike": len({part.remedy for part in parts}) == 1,
    }  # fmt: skip


KIND = Kind(
    "rule",
    view=view,
    path=lambda key: f"rules/{addresses.safe(key.lower())}.html",
    template="rule.html.j2",
    batch=20,
)


def totals(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Questions and outcomes over all rows, and those that could be assessed."""
    total = {name: sum(row[name] for row in rows) for name in ("questions", *OUTCOMES)}
    return total | {"assessed": total["questions"] - total["not_assessable"]}


def _family(parts: list[ruletext.Part]) -> str:
    return words.labels(lang())["family"][parts[0].rule.family]


def _chart(years: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Outcomes by year; of a single year the table says all."""
    if len(years) < 2:
        return None
    names = words.names(lang())["outcome"]
    parts = {outcome: (names[name], colour) for outcome, (name, colour) in _SHOWN.items()}
    rows = [year | {"year": year["report_year"]} for year in years]
    marks = series.broken(year["report_year"] for year in years)
    return charts.years(rows, parts, marks, say("问（处）", "Questions"))


def _findings(page: Page) -> list[dict[str, Any]]:
    """The gravest ones: each with its place and both sides in words."""
    told = {one.row.finding_id: one.finding for report in found(page).values() for one in report}
    return [
        {"row": row, "where": phrasing.where(told[row.finding_id]),
         "comparison": phrasing.comparison(told[row.finding_id]),
         "quotes": list(dict.fromkeys(w.place for w in told[row.finding_id].words))}
        for row in page.rows["findings"]
    ]  # fmt: skip

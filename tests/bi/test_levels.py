"""No figure counts twice: the report of a region holds those of the regions below it."""

from __future__ import annotations

from typing import Any

import pytest
from answers import ANSWERS
from conftest import DASHBOARDS, PLACES, Superset


def sums_figures(chart: dict[str, Any]) -> bool:
    """Whether a chart adds up or compares what several reports print, not reports, findings or doubts."""
    if chart["dataset"] == "reports":
        return chart.get("metric", chart.get("metrics", [""])[0]) in {"new_requests", "requests", "results"}
    return chart["dataset"] in {"indicators", "applications", "disputes"}


@pytest.mark.parametrize("chart", sorted(ANSWERS))
def test_figures_of_one_level_are_shown_at_a_time_and_findings_of_all(
    superset: Superset, charts: dict[str, int], chart: str
) -> None:
    of = DASHBOARDS["charts"][chart]
    assert ("level" in superset.defaults(PLACES[chart], charts[chart])) == sums_figures(of)
    told = superset.get(f"chart/{charts[chart]}")["result"]["description"]
    assert ("跨级相加会重复计算" in told) == ("chosen level only" in told) == sums_figures(of)


def test_a_region_does_not_count_the_regions_below_it_twice(
    superset: Superset, charts: dict[str, int]
) -> None:
    asked = (
        "select sum(app_new_received) from marts.fct_agency_year"
        " inner join marts.dim_agency using (agency_id)"
        " where reporter_scope = 'region' and report_year = 2023"
    )
    (pooled,), (cities,) = (
        *superset.rows(asked), *superset.rows(f"{asked} and agency_level = 'prefecture'"),
    )  # fmt: skip
    assert pooled > cities, "the samples must have a city and a county of one year"
    defaults = superset.defaults("overview", charts["new_requests"])
    (shown,) = superset.filtered(charts["new_requests"], **defaults, report_year=["2023"])
    assert shown["new_requests"] == cities

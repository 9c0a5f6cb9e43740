"""Findings of several reports on one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from loaders.site.kinds import Page
from loaders.site.reportfindings import Found, findings


def found(page: Page) -> dict[str, list[Found]]:
    """Findings by report, those of a report in the order of the form.

    The queries `findings` and `evidence` have the columns that a report's page has; the former has
    `agency_id` and `report_year`, too. `claims` and `suspects`, where the page has them, name the report.
    """
    reports: dict[str, list[Any]] = defaultdict(list)
    evidence: dict[str, list[Any]] = defaultdict(list)
    for row in page.rows["findings"]:
        reports[row.report_id].append(row)
    for row in page.rows["evidence"]:
        evidence[row.finding_id].append(row)
    return {
        report_id: findings(Page(report_id, {
            "pages": rows[:1], "findings": rows,
            "evidence": [found for row in rows for found in evidence[row.finding_id]],
            "claims": _of(report_id, page.rows.get("claims", ())),
            "suspects": _of(report_id, page.rows.get("suspects", ())),
        }))
        for report_id, rows in reports.items()
    }  # fmt: skip


def _of(report_id: str, rows: Sequence[Any]) -> list[Any]:
    return [row for row in rows if row.report_id == report_id]

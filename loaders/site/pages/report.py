"""A page for every report: head, findings, the statutory tables with signs, words, provenance, versions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from loaders.check.findings import SECTIONS
from loaders.site import addresses
from loaders.site.kinds import Kind
from loaders.site.reportview import WORDS, Report


def view(report: Report) -> Mapping[str, Any]:
    """Everything the template needs."""
    rows = report.rows
    return {
        "report": report, "about": report.about,
        "sections": [(name, report.section(name)) for name in SECTIONS],
        "words": report.words(), "words_count": len(rows["claims"]), "words_most": WORDS,
        "unassessed": list(report.unassessed()), "provenance": report.provenance(),
        "results": rows["results"], "versions": rows["versions"], "doubts": rows["doubts"],
    }  # fmt: skip


KIND = Kind(
    "report", view=view, path=partial(addresses.spread, "reports"), template="report.html.j2",
    prepare=Report, batch=250,
)  # fmt: skip

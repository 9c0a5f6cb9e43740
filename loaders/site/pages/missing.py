"""Who is missing: the roster against the reports, by year and by province."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders.site import rosterview
from loaders.site.kinds import Kind, Page


def view(page: Page) -> Mapping[str, Any]:
    """Everything the template needs."""
    return {
        "totals": page.one("pages"),
        "years": rosterview.years(page.rows["years"]),
        "regions": rosterview.regions(page.rows["regions"]),
    }


KIND = Kind("missing", view=view, path=lambda key: f"missing/{key}.html", template="missing.html.j2")

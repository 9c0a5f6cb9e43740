"""Who is missing in a region: counts by year and by part of it, and the bodies by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders.site import addresses, rosterview
from loaders.site.kinds import Kind, Page


def view(page: Page) -> Mapping[str, Any]:
    """Everything the template needs."""
    about = page.one("pages")
    depths = {row.region_code: row.region_depth for row in page.rows["regions"]}
    return {
        "about": about, "code": page.key,
        "years": rosterview.years(page.rows["years"]),
        "regions": rosterview.regions(page.rows["regions"]),
        # a township has no page of its own
        "linked_regions": {code for code, depth in depths.items() if (depth or 0) <= 3 and code != page.key},
        "missing": [row for row in page.rows["missing"] if not row.is_unusable],
        "unusable": [row for row in page.rows["missing"] if row.is_unusable],
        "late": page.rows["late"], "undated": page.rows["undated"],
    }  # fmt: skip


KIND = Kind(
    "missing_region", view=view, path=lambda key: f"missing/{addresses.safe(key)}.html",
    template="missing_region.html.j2", batch=20,
)  # fmt: skip

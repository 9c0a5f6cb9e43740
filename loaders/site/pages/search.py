"""The page that finds bodies by their name or region."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders.site.kinds import Kind, Page


def view(page: Page) -> Mapping[str, Any]:
    """The files of the index, and the provinces that a search may be narrowed to."""
    shards = page.rows["shards"]
    return {
        "bodies": page.one("pages").bodies,
        "shards": [{"file": row.shard, "province": row.province_code} for row in shards],
        "provinces": dict.fromkeys((row.province_code, row.province_name) for row in shards),
        "most_listed": MOST_LISTED,
    }  # fmt: skip


#: Hits that are listed; who looks for one body types more of its name.
MOST_LISTED = 100
KIND = Kind("search", view=view, path=lambda key: "search.html", template="search.html.j2")

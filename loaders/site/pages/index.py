"""Files of the search index: scripts, since a page opened from a disk may load no other data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders.site.kinds import Kind, Page


def view(page: Page) -> Mapping[str, Any]:
    """Name, region, and what leads to the pages of every body; the template adds the addresses."""
    return {"bodies": page.rows["bodies"]}


KIND = Kind(
    "index", view=view, path=lambda key: f"assets/search/{key}.js", template="index.js.j2", is_shared=True,
    batch=10,
)  # fmt: skip

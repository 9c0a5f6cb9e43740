"""The letters there are, those with most to verify first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders.site.kinds import Kind, Page


def view(page: Page) -> Mapping[str, Any]:
    """Everything the template needs."""
    return {"totals": page.one("pages"), "letters": page.rows["letters"]}


KIND = Kind("letters", view=view, path=lambda key: f"letters/{key}.html", template="letters.html.j2")

"""A letter to every body whose latest reports have open findings, as a page and as a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders.site import addresses, letterdocx, lettertext
from loaders.site.kinds import Beside, Kind, Page


def view(page: Page) -> Mapping[str, Any]:
    """Everything the template needs."""
    return {
        "letter": lettertext.letter(page), "about": page.one("pages"), "reports": page.rows["reports"],
        "document": addresses.safe(page.key) + ".docx",
    }  # fmt: skip


def document(page: Page) -> bytes:
    """The letter as a Word document."""
    return letterdocx.write(lettertext.letter(page))


KIND = Kind(
    "letter", view=view, path=lambda key: f"letters/{addresses.safe(key)}.html", template="letter.html.j2",
    beside=Beside(".docx", document),
)  # fmt: skip

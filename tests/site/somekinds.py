"""Pages of some kinds alone, of a site that has many."""

from __future__ import annotations

from lxml import html as markup
from sites import Site, text

from loaders.site import pages
from loaders.site.worker import Worker


def render(site: Site, *names: str) -> Site:
    """Render every page of some kinds."""
    worker = Worker(site.database, site.root)
    with worker.source:
        for name in names:
            kind = pages.kind(name)
            if keys := [key for key, _ in worker.source.fingerprints(kind)]:
                worker.render(kind, keys)
    return site


def number(element: markup.HtmlElement) -> int:
    """The count that an element prints."""
    return int("".join(c for c in text(element) if c.isdigit()))


def numbers(row: markup.HtmlElement, first: int, last: int) -> list[int]:
    """The counts in some cells of a row, its head left out."""
    return [number(cell) for cell in row.xpath("./td")[first:last]]

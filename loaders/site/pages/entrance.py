"""The top of the site: leads to the pages of a language."""

from __future__ import annotations

from loaders.site.kinds import Kind

KIND = Kind(
    "entrance",
    view=lambda page: {},
    path=lambda key: "index.html",
    template="entrance.html.j2",
    is_shared=True,
)

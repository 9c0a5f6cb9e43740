"""The kinds of pages there are; the package `loaders.site` says how to add one."""

from __future__ import annotations

from functools import cache

from loaders.site.kinds import Kind
from loaders.site.pages import (
    entrance,
    front,
    index,
    letter,
    letters,
    missing,
    missing_region,
    report,
    rule,
    rules,
    search,
)


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order in which they are made."""
    made = (
        entrance.KIND, front.KIND, search.KIND, index.KIND, report.KIND, rules.KIND, rule.KIND,
        missing.KIND, missing_region.KIND, letters.KIND, letter.KIND,
    )  # fmt: skip
    return {kind.name: kind for kind in made}


def kind(name: str) -> Kind:
    """A kind by name."""
    return kinds()[name]

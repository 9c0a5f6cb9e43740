"""The kinds of pages there are; the package `loaders.site` says how to add one."""

from __future__ import annotations

from functools import cache

from loaders.site.kinds import Kind
from loaders.site.pages import (
    agency,
    entrance,
    front,
    index,
    letter,
    letters,
    missing,
    missing_region,
    region,
    report,
    rule,
    rules,
    search,
)


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order in which they are made."""
    made = (
        entrance, front, search, index, rules, rule, missing, missing_region, letters, letter, region, agency,
        report,
    )  # fmt: skip
    return {module.KIND.name: module.KIND for module in made}


def kind(name: str) -> Kind:
    """A kind by name."""
    return kinds()[name]

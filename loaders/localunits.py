"""Units and scales that tables which no form knows state in their heads and captions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Literal, cast

from loaders.book import read
from loaders.labels import normalise

_STATED = re.compile(r"单位:?([^\s()]+)|\((?!单位)([^\s()]+)\)$")

Measured = tuple[str, Decimal]  # a unit and what its figures are to be multiplied by


def stated(texts: Iterable[str]) -> Measured | None:
    """The unit and the scale that the first of some texts states: 万条 as 条 and 10000.

    Returns:
        None where a text names a unit in a multiple that the book does not know; an empty unit and 1 where
        none of them states any.
    """
    for text in texts:
        label = "".join(unicodedata.normalize("NFKC", text).split())
        for found in _STATED.finditer(label):
            measured = _measured(found[1] or found[2])
            if measured is None or measured[0] or measured[1] != 1:
                return measured
        counted = normalise(text).removesuffix("数")
        unit = next((u for u in _words("unit") if counted.endswith(u) and counted != normalise(text)), "")
        if unit:
            return unit, Decimal(1)
    return "", Decimal(1)


def is_scaled(text: str) -> bool:
    """Whether a figure is printed with a scale of its own: 1.2万."""
    return any(word in text for word in _words("scale"))


def _measured(unit: str) -> Measured | None:
    if unit in _words("unit"):
        return unit, Decimal(1)
    end = next((u for u in _words("unit") if unit.endswith(u)), "")
    scale = _words("scale").get(unit.removesuffix(end))
    if scale:
        return end, Decimal(scale)
    return None if end else ("", Decimal(1))


def bound(text: str) -> Literal["", "lower", "upper", "about"]:
    """What an approximate figure still says."""
    words = (r for r in read("book/figure_words") if r["kind"] in ("before", "after", "behind"))
    found = next((r["value"] for r in words if r["printed"] in text), "")
    return cast(Literal["", "lower", "upper", "about"], found)


@cache
def _words(match: str) -> dict[str, str]:
    """Printed form and value of words of one kind, longest first."""
    rows = (r for r in read("book/number_words") if r["match"] == match)
    return {r["printed"]: r["value"] for r in sorted(rows, key=lambda r: -len(r["printed"]))}

"""Of which time the figures of a table are that no form knows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.fragments import years_named
from loaders.localseed import fit

_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR = re.compile(r"20\d\d年度?")


@dataclass(frozen=True, slots=True)
class Reporting:
    """Of which year a report is, and by the words of which form; None where that is unknown."""

    year: int | None = None
    form_id: str | None = None

    def excludes(self, label: str) -> bool:
        """Whether a normalised text names another year, a part of a year, or several years together."""
        years = years_named(label)
        if _BARE_YEAR.fullmatch(label):
            years |= {int(label)}
        other = bool(years) and self.year is not None and self.year not in years
        return other or fit("period", label) is not None


def without_years(label: str) -> str:
    """A head without the year that it names."""
    return "" if _BARE_YEAR.fullmatch(label) else _YEAR.sub("", label)

"""Years at which no series may be read on without a mark: another form, or another law."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from loaders import book

#: From this report year on reviews are counted under another law.
_LAW = 2024


def within(years: Iterable[int]) -> list[int]:
    """The years of a series before which something else began; a gap in the series hides no break."""
    begun = {form.first_year for form in book.forms().values()} | {_LAW}
    return [year for before, year in pairwise(sorted(set(years))) if begun & set(range(before + 1, year + 1))]

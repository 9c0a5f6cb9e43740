"""The kinds of tables that no form knows: rows of `local_tables.csv`, by the part of a table they fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.book import forms, read

Part = Literal["subject", "value", "name", "nested", "unit", "period", "points", "persons", "any", "label"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `local_tables.csv`; `unit` is as_printed where a figure without a unit says nothing."""

    kind: str
    pattern: re.Pattern[str]
    measure_code: str
    unit: str
    first_form: str
    last_form: str

    def is_of(self, form_id: str | None) -> bool:
        """Whether the wording belongs to a generation of the form; the oldest where that is unknown."""
        order = list(forms())
        place = order.index(form_id) if form_id else 0
        return order.index(self.first_form or order[0]) <= place <= order.index(self.last_form or order[-1])


@cache
def rows(part: Part) -> tuple[Row, ...]:
    """The rows about one part of a table, in the order of the file."""
    return tuple(
        Row(
            r["table_kind"],
            re.compile(r["printed"] if r["match"] == "regex" else re.escape(r["printed"])),
            r["measure_code"], r["unit"], r["first_form"], r["last_form"],
        )
        for r in read("book/local_tables")
        if r["part"] == part
    )  # fmt: skip


def fit(part: Part, label: str, kind: str = "") -> Row | None:
    """The first row about a part, of one kind if given, that a normalised label fits."""
    of_kind = (r for r in rows(part) if not kind or r.kind == kind)
    return next((r for r in of_kind if label and r.pattern.search(label)), None)

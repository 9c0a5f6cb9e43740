"""Lifelike figures of many bodies at once: a row per body, a column per cell of the form.

How results, applicants and outcomes are spread comes from the published tables in
`tests/fixtures/example_tables.csv`. What a body carries forward it carries over next year; a county's
government reports the sum of its bodies.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from loaders import book

Key = tuple[str, str, str]
Counts = npt.NDArray[np.int64]
ROOT = Path(__file__).resolve().parent.parent
APPLICATIONS, REVIEW = "t3_applications", "t4_review_litigation"
_NEW, _OVER, _FORWARD = "app_new_received", "app_carried_over", "app_carried_forward"
_EXAMPLES = ROOT / "tests" / "fixtures" / "example_tables.csv"
#: Parts of requests that wait for next year, and of requests that end in a review or a lawsuit.
_LEFT, _DISPUTED = 0.04, 0.08


@cache
def keys(form: str) -> tuple[Key, ...]:
    """Every cell of a form: table, row and column, in the order of print."""
    return tuple(cell.key for table in book.tables_of(form) for cell in table.cells())


@cache
def at(form: str) -> dict[Key, int]:
    """Where each cell stands in a row of figures."""
    return {key: place for place, key in enumerate(keys(form))}


@cache
def _weights(table: str, of: str) -> dict[tuple[str, str], float]:
    """How often each leaf of a table occurs in the published examples, by row and column."""
    found: dict[tuple[str, str], float] = {}
    with _EXAMPLES.open(encoding="utf-8", newline="") as handle:
        for r in csv.DictReader(handle):
            leaf = r["row_code"].startswith(of) and "total" not in (r["row_code"][-5:], r["column_code"])
            if r["table_id"] == table and r["form_id"] == "g2021" and leaf and r["value"]:
                key = r["row_code"], r["column_code"]
                found[key] = found.get(key, 0) + float(r["value"])
    return found


@cache
def _applicants() -> tuple[str, ...]:
    return tuple(sorted({column for _, column in _weights(APPLICATIONS, _NEW)}))


def _share(weights: list[float]) -> npt.NDArray[np.float64]:
    whole = np.array(weights, dtype=float)
    return whole / whole.sum()


@dataclass(slots=True)
class Bodies:
    """Bodies of counties, the government last in each: their size, and what goes on from year to year.

    Attributes:
        sizes: requests that a body gets in a usual year; one number per body.
        per_county: bodies of a county, its government counted.
    """

    sizes: npt.NDArray[np.float64]
    per_county: int
    _carried: Counts = field(init=False)
    _in_force: dict[str, Counts] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._carried = np.zeros((len(self.sizes), len(_applicants())), dtype=np.int64)

    def year(self, form: str, chance: np.random.Generator) -> Counts:
        """The figures of every body in the next year, totals filled in; shape (bodies, cells of the form)."""
        found = np.zeros((len(self.sizes), len(keys(form))), dtype=np.int64)
        self._requests(found, form, chance)
        self._disputes(found, form, chance)
        self._beside(found, form, chance)
        by_county = found.reshape(-1, self.per_county, found.shape[1])
        by_county[:, -1] = by_county.sum(axis=1)
        _add_up(found, form)
        return found

    def _requests(self, found: Counts, form: str, chance: np.random.Generator) -> None:
        usual = np.maximum(0, np.rint(self.sizes * chance.uniform(0.7, 1.4, len(self.sizes)))).astype(
            np.int64
        )
        place, spread = at(form), _weights(APPLICATIONS, _NEW)
        new = chance.multinomial(usual, _share([spread[_NEW, column] for column in _applicants()]))
        inflow = new + self._carried
        left = chance.binomial(inflow, _LEFT)
        for number, column in enumerate(_applicants()):
            found[:, place[APPLICATIONS, _NEW, column]] = new[:, number]
            found[:, place[APPLICATIONS, _OVER, column]] = self._carried[:, number]
            found[:, place[APPLICATIONS, _FORWARD, column]] = left[:, number]
            results = {
                row: w for (row, c), w in _weights(APPLICATIONS, "app_res_").items() if c == column and w
            }
            settled = chance.multinomial(
                inflow[:, number] - left[:, number], _share(list(results.values()) or [1.0])
            )
            for result, row in enumerate(results or ["app_res_granted"]):
                printed = row if (APPLICATIONS, row, column) in place else "app_res_other"
                found[:, place[APPLICATIONS, printed, column]] += settled[:, result]
        self._carried = left

    def _disputes(self, found: Counts, form: str, chance: np.random.Generator) -> None:
        spread = _weights(REVIEW, "")
        cases = chance.binomial(np.rint(self.sizes).astype(np.int64), _DISPUTED)
        drawn = chance.multinomial(cases, _share(list(spread.values())))
        for number, (row, column) in enumerate(spread):
            found[:, at(form)[REVIEW, row, column]] = drawn[:, number]

    def _beside(self, found: Counts, form: str, chance: np.random.Generator) -> None:
        """Table two: what is in force grows by what is made; items stay as many as they are."""
        sizes = np.rint(self.sizes).astype(np.int64)
        for (table, row, column), place in at(form).items():
            if row == "rule":
                continue  # counties make none
            if table.startswith("t2") and column in {"decisions", "amount", "projects"}:
                found[:, place] = chance.integers(0, sizes + 2)
            elif column == "items_prev_year":
                found[:, place] = 10 + sizes
            elif column in {"in_force", "disclosed_total"}:
                new = chance.integers(0, 4, len(sizes))
                for part in ("made", "newly_made", "newly_disclosed"):
                    if (table, row, part) in at(form):
                        found[:, at(form)[table, row, part]] = new
                before = self._in_force.get(row, np.full(len(sizes), 40, dtype=np.int64))
                self._in_force[row] = before + new
                found[:, place] = self._in_force[row]


def _add_up(found: Counts, form: str) -> None:
    """Fill in what adds up, as the form says."""
    place = at(form)
    rows = sorted({row for table, row, _ in place if table == APPLICATIONS})
    leaves = [row for row in rows if row.startswith("app_res_") and row != "app_res_total"]
    for column in _applicants():
        found[:, place[APPLICATIONS, "app_res_total", column]] = sum(
            found[:, place[APPLICATIONS, row, column]] for row in leaves
        )
    for row in rows:
        found[:, place[APPLICATIONS, row, "total"]] = sum(
            found[:, place[APPLICATIONS, row, column]] for column in _applicants()
        )
    for row in ("review", "lit_direct", "lit_after"):
        found[:, place[REVIEW, row, "total"]] = sum(
            found[:, place[REVIEW, row, part]] for part in ("upheld", "corrected", "other", "pending")
        )

"""Figures in sentences of published reports, where these are at hand, against the figures read by hand.

Set GOUJI_REPORTS to the folder that holds the reports; it is `../shared/reports` by default.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from loaders.parse import parse_file
from loaders.statements import Parsed

ROOT = Path(__file__).parents[2]
REPORTS = Path(os.environ.get("GOUJI_REPORTS", ROOT.parent / "shared" / "reports"))
FIGURES = ROOT / "tests" / "fixtures" / "reference_claims.csv"

Figure = tuple[str, str, Decimal | None, str, str]


def parsed(number: str) -> Parsed:
    found = sorted(REPORTS.glob(f"{number}_*.txt")) if REPORTS.is_dir() else []
    if not found:
        pytest.skip(f"published report {number} is not in {REPORTS}: set GOUJI_REPORTS")
    return parse_file(found[0])


def by_hand(number: str) -> Counter[Figure]:
    with FIGURES.open(encoding="utf-8", newline="") as handle:
        return Counter(
            (
                r["measure_code"],
                r["dimension"],
                Decimal(r["value"]) if r["value"] else None,
                r["unit"],
                r["state"],
            )
            for r in csv.DictReader(handle)
            if r["doc"] == number
        )


def read(document: Parsed) -> Counter[Figure]:
    return Counter(
        (c.measure_code, c.dimension_code or c.dimension, c.value, c.unit, c.state)
        for c in document.claims
        if not c.dimension.startswith("table=")
    )


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_figure_read_by_hand_is_there_and_no_other(number: str) -> None:
    found, expected = read(parsed(number)), by_hand(number)
    assert expected, f"no figures typed for {number}"
    assert found - expected == Counter(), "read, but not there"
    assert expected - found == Counter(), "there, but not read"


def test_phrases_are_the_text_at_their_place() -> None:
    for number in ("000", "001", "002", "003", "004"):
        document = parsed(number)
        texts = dict(document.paragraphs)
        for claim in document.claims:
            if not claim.dimension.startswith("table="):
                assert claim.phrase == texts[claim.place][claim.start : claim.end]


@pytest.mark.parametrize(("number", "total", "parts"), [("000", 362, 8), ("001", 99, 9), ("002", 1209, 2)])
def test_totals_equal_the_sum_of_their_parts(number: str, total: int, parts: int) -> None:
    claims = parsed(number).claims
    (whole,) = (c for c in claims if c.measure_code == "pro_total")
    addends = [
        c.value
        for c in claims
        if c.list_no == whole.list_no
        and c.nested_in == "pro_total"
        and c.measure_code in ("pro_category", "pro_channel")
    ]
    assert whole.value == total
    assert len(addends) == parts
    assert sum(v for v in addends if v is not None) == total


def test_spun_copies_are_quarantined_with_their_figures_landed() -> None:
    for number in ("003", "004"):
        document = parsed(number)
        assert document.document.status == "quarantined"
        assert document.claims

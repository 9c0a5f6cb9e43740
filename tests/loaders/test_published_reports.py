"""Published reports, where they are at hand: every figure of them.

Set GOUJI_REPORTS to the folder that holds them; it is `../shared/reports` by default.
"""

from __future__ import annotations

import csv
import os
from decimal import Decimal
from pathlib import Path

import pytest

from loaders import book
from loaders.limits import Limits
from loaders.readers import read
from loaders.tables import TableReading, read_tables

ROOT = Path(__file__).parents[2]
REPORTS = Path(os.environ.get("GOUJI_REPORTS", ROOT.parent / "shared" / "reports"))
FIGURES = ROOT / "tests" / "fixtures" / "example_tables.csv"

QIDONG_TABLE_TWO = {
    ("t2_art20_1", "rule", "made"): 0,
    ("t2_art20_1", "rule", "repealed"): 0,
    ("t2_art20_1", "rule", "in_force"): 0,
    ("t2_art20_1", "normative_doc", "made"): 0,
    ("t2_art20_1", "normative_doc", "repealed"): 0,
    ("t2_art20_1", "normative_doc", "in_force"): 0,
    ("t2_art20_5", "licence", "decisions"): 64,
    ("t2_art20_6", "penalty", "decisions"): 5,
    ("t2_art20_6", "coercion", "decisions"): 0,
    ("t2_art20_8", "admin_fee", "amount"): 0,
}


def reading_of(name: str, year: int | None) -> TableReading:
    found = sorted(REPORTS.glob(name)) if REPORTS.is_dir() else []
    if not found:
        pytest.skip(f"published report {name} is not in {REPORTS}: set GOUJI_REPORTS")
    return read_tables(read(found[0].read_bytes(), found[0].name, Limits()), year)


def values(reading: TableReading) -> dict[tuple[str, str, str, str], Decimal | None]:
    return {(c.form_id, c.table_id, c.row_code, c.column_code): c.value for c in reading.cells}


def figures(example: str) -> dict[tuple[str, str, str, str], Decimal | None]:
    with FIGURES.open(encoding="utf-8", newline="") as handle:
        return {
            (r["form_id"], r["table_id"], r["row_code"], r["column_code"]): Decimal(r["value"])
            if r["value"]
            else None
            for r in csv.DictReader(handle)
            if r["example"] == example
        }


def test_qidong_2024_flattened_text_gives_all_200_cells() -> None:
    reading = reading_of("001_*.txt", 2024)
    every = {("g2021", *c.key): Decimal(0) for t in book.tables_of("g2021") for c in t.cells()}
    every |= {("g2021", *key): Decimal(value) for key, value in QIDONG_TABLE_TWO.items()}
    assert len(every) == 200
    assert values(reading) == every
    assert {c.state for c in reading.cells} == {"num"}
    assert {(c.table_id, c.confidence) for c in reading.cells if c.confidence < 1} == {
        ("t4_review_litigation", 0.9)  # its heads are cut
    }
    assert not reading.unmapped


@pytest.mark.parametrize(
    ("name", "year", "example", "count", "doubts"),
    [
        (
            "huaian-hongze-2023.pdf",
            2023,
            "hongze_2023",
            186,
            {"label_alias", "form_mixed", "form_not_expected"},
        ),
        ("huaian-city-2024.pdf", 2024, "huaian_2024", 200, set()),
    ],
)
def test_pdf_tables_over_pages_give_every_cell(
    name: str, year: int, example: str, count: int, doubts: set[str]
) -> None:
    reading = reading_of(name, year)
    assert len(reading.cells) == count
    assert values(reading) == figures(example)
    assert {issue.code for issue in reading.issues} == doubts
    assert not reading.unmapped


@pytest.mark.parametrize(
    ("name", "year"), [("000_*.txt", 2017), ("002_*.txt", 2018), ("003_*.txt", None), ("004_*.txt", None)]
)
def test_narrative_documents_have_no_cells(name: str, year: int | None) -> None:
    assert reading_of(name, year) == TableReading()

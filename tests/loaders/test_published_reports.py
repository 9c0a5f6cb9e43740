"""Published reports, where they are at hand: every figure of them, and what the rules make of these.

Set GOUJI_REPORTS to the folder that holds them; it is `../shared/reports` by default.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from loaders import book, rulesql
from loaders.limits import Limits
from loaders.readers import read
from loaders.tables import TableReading, read_tables

ROOT = Path(__file__).parents[2]
REPORTS = Path(os.environ.get("GOUJI_REPORTS", ROOT.parent / "shared" / "reports"))
REFERENCE = REPORTS.parent / "domain" / "reference_figures.csv"
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


def judged(reading: TableReading) -> tuple[Counter[tuple[str, str]], dict[str, tuple[float, float]]]:
    """Count the outcomes of the cells read by (kind, outcome), and name both sides of what fails."""
    ordinals = {(t.form_id, *c.key): c.ordinal for t in book.tables().values() for c in t.cells()}
    with duckdb.connect() as connection:
        connection.execute(
            "create table cells (report_id varchar, table_id varchar, form_id varchar,"
            " ordinal integer, value decimal(18, 4), state varchar)"
        )
        for c in reading.cells:
            place = ordinals[c.form_id, c.table_id, c.row_code, c.column_code]
            connection.execute(
                "insert into cells values ('r', ?, ?, ?, ?, ?)",
                [c.table_id, c.form_id, place, c.value, c.state],
            )
        answered = connection.execute(
            "select rule_id, scope_key, kind, outcome, left_value, right_value"
            f" from ({rulesql.evaluation('cells')}) as outcomes"
            f" inner join ({rulesql.questions()}) as asked using (question_no, rule_id, scope_key)"
        ).fetchall()
    failed = {
        f"{rule} {scope}": (left, right) for rule, scope, _, how, left, right in answered if how == "fail"
    }
    return Counter((kind, outcome) for _, _, kind, outcome, _, _ in answered), failed


def test_qidong_2024_passes_all_42_identities_and_every_other_rule() -> None:
    outcomes, failed = judged(reading_of("001_*.txt", 2024))
    assert failed == {}
    assert {key: n for key, n in outcomes.items() if key[0] == "identity"} == {("identity", "pass"): 42}
    assert {outcome for _, outcome in outcomes} == {"pass"}


@pytest.mark.parametrize(
    ("name", "year", "identities", "broken"),
    [
        ("huaian-hongze-2023.pdf", 2023, 40, {"REV-SUM all": (11, 0), "LIT-AFTER-SUM all": (5, 0)}),
        ("huaian-city-2024.pdf", 2024, 42, {}),
    ],
)
def test_pdf_reports_fail_exactly_where_their_print_does(
    name: str, year: int, identities: int, broken: dict[str, tuple[float, float]]
) -> None:
    """Hongze prints one row of other handling, as the form of 2019 has: two rows, hence two sums, fewer."""
    outcomes, failed = judged(reading_of(name, year))
    assert failed == broken
    assert outcomes["identity", "pass"] == identities - len(broken)
    assert {outcome for _, outcome in outcomes} <= {"pass", "fail"}


def test_qidong_2024_gives_the_figures_read_by_hand() -> None:
    reading = reading_of("001_*.txt", 2024)
    if not REFERENCE.is_file():
        pytest.skip(f"no figures read by hand at {REFERENCE}")
    with REFERENCE.open(encoding="utf-8", newline="") as handle:
        rows = [
            r for r in csv.DictReader(handle) if r["doc"].startswith("001_") and r["kind"] == "table_cell"
        ]
    by_hand = {}
    for row in rows:
        named = dict(part.split("=") for part in row["dimension"].split(";"))
        key = (
            named["table"],
            named.get("row") or named.get("proceeding") or row["measure_code"],
            named.get("col") or named.get("outcome") or named["applicant"],
        )
        by_hand[key] = (Decimal(row["value"]), row["unit"])
    assert len(by_hand) == len(rows) == 200
    assert {(c.table_id, c.row_code, c.column_code): (c.value, c.unit) for c in reading.cells} == by_hand


@pytest.mark.parametrize(
    ("name", "year"), [("000_*.txt", 2017), ("002_*.txt", 2018), ("003_*.txt", None), ("004_*.txt", None)]
)
def test_narrative_documents_have_no_cells(name: str, year: int | None) -> None:
    assert reading_of(name, year) == TableReading()

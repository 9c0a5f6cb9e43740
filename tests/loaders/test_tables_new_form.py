"""A new form is rows of CSV files and nothing else."""

from __future__ import annotations

import csv
import gc
import shutil
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest
from tables_build import T3, document, expected, flattened, grid, report, table_four, table_three, table_two

from loaders import book
from loaders.limits import Limits
from loaders.readers import text as plain
from loaders.tables import TableReading, read_tables

NEW_ROW = {
    "form_id": "g2027", "table_id": T3, "row_code": "app_res_denied_work_secret", "label": "9.属于工作秘密",
    "parent_row_code": "app_res_denied", "position": "14.5", "is_group": "false", "is_leaf": "true",
    "unit": "件", "value_type": "int>=0", "evidence": "V",
}  # fmt: skip
NEW_COLUMN = {
    "form_id": "g2027", "table_id": "t2_art20_5", "column_code": "online_decisions",
    "label": "其中：网上办结数量", "parent_label": "", "position": "2", "unit": "件", "value_type": "int>=0",
}  # fmt: skip


def _forget() -> None:
    """Clear what the loaders and our builders remember of the book."""
    for thing in gc.get_objects():
        if isinstance(thing, _lru_cache_wrapper) and str(thing.__module__).startswith(
            ("loaders.", "tables_")
        ):
            thing.cache_clear()


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The book with a form g2027: g2021 with one row and one column more."""
    shutil.copytree(book.SEEDS, tmp_path / "seeds")
    of_seed = {"form_tables": {}, "form_rows": NEW_ROW, "form_columns": NEW_COLUMN}
    for seed, new in of_seed.items():
        path = tmp_path / "seeds" / "book" / f"{seed}.csv"
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        copies = [{**r, "form_id": "g2027"} for r in rows if r["form_id"] == "g2021"]
        new_rows = [*copies, *([dict(new)] if new else [])]
        new_rows.sort(key=lambda r: (r["table_id"], float(r["position"])))
        counts: dict[str, int] = {}
        for r in new_rows:
            counts[r["table_id"]] = counts.get(r["table_id"], 0) + 1
            r["position"] = r["position"] if seed == "form_tables" else str(counts[r["table_id"]])
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(rows[0]))
            writer.writeheader()
            writer.writerows([*rows, *new_rows])
    forms = tmp_path / "seeds" / "book" / "forms.csv"
    ended = forms.read_text(encoding="utf-8").replace("g2021,2021,,", "g2021,2021,2026,")
    forms.write_text(f"{ended}g2027,2027,,样例,2027-01-01,样例\n", encoding="utf-8")
    monkeypatch.setattr(book, "SEEDS", tmp_path / "seeds")
    _forget()
    yield
    monkeypatch.undo()
    _forget()


def printed(reading: TableReading) -> dict[tuple[str, str, str], str | None]:
    return {(c.table_id, c.row_code, c.column_code): c.value_text for c in reading.cells}


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize("year", [None, 2024, 2027])
def test_a_report_of_the_new_form_is_read(year: int | None) -> None:
    reading = read_tables(document(*report("g2027")), year)
    assert printed(reading) == expected("g2027")
    assert len(reading.cells) == 200 + 7 + 1
    assert {c.form_id for c in reading.cells} == {"g2027"}
    assert [c for c in reading.cells if c.confidence < 1] == []


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize("year", [2024, 2027])
def test_a_report_of_the_form_before_is_still_told_by_its_labels(year: int) -> None:
    reading = read_tables(document(*report("g2021")), year)
    assert printed(reading) == expected("g2021")
    assert {c.form_id for c in reading.cells} == {"g2021"}


@pytest.mark.usefixtures("invented")
def test_the_new_row_is_read_from_flattened_text() -> None:
    rows = [*table_two("g2027"), *table_three("g2027"), *table_four("g2027")]
    text = "\n".join(" | ".join(line) + " |" for line in flattened(rows))
    assert printed(read_tables(plain.read(text, Limits()), 2027)) == expected("g2027")


@pytest.mark.usefixtures("invented")
def test_the_new_row_alone_decides_for_the_new_form() -> None:
    reading = read_tables(document(grid(table_two("g2021")), grid(table_three("g2027"))), 2024)
    forms = {c.table_id: c.form_id for c in reading.cells}
    assert (forms["t2_art20_5"], forms[T3]) == ("g2021", "g2027")

"""A table printed twice with different figures: never the fullest, but the one of the report's year."""

from __future__ import annotations

from tables_build import T3, Printed, document, grid, number_of, table_three

from loaders.document import Block
from loaders.tables import TableReading, read_tables

KEY = (T3, "app_new_received", "natural_person")


def other_year(table_id: str, row_code: str, column_code: str) -> str:
    return "5" + number_of(table_id, row_code, column_code)


def first_value(reading: TableReading) -> str | None:
    return next(c.value_text for c in reading.cells if (c.table_id, c.row_code, c.column_code) == KEY)


def issues(reading: TableReading) -> list[str]:
    return [i.code for i in reading.issues if i.code.startswith("table")]


def blanked(rows: list[list[Printed]]) -> list[list[Printed]]:
    """Without the figures of the last row."""
    return [*rows[:-1], [*rows[-1][:-7], *[""] * 7]]


def test_the_first_printing_counts_however_full_the_second() -> None:
    own, other = blanked(table_three("g2021")), table_three("g2021", other_year)
    reading = read_tables(document(grid(own), "对照", grid(other, "table 2")), 2024)
    assert first_value(reading) == number_of(*KEY)
    assert issues(reading).count("table_repeated") == issues(reading).count("tables_conflict") == 1
    assert {c.confidence for c in reading.cells if c.table_id == T3} == {0.9}
    texts = [u.text for u in reading.unmapped]
    assert len(texts) == 25
    assert other_year(*KEY) in texts[0]


def test_a_printing_under_another_year_never_counts_while_there_is_another() -> None:
    own, other = blanked(table_three("g2021")), table_three("g2021", other_year)
    cases: list[list[Block | str]] = [
        ["2023年", grid(other, "table 1"), "2024年", grid(own, "table 2")],
        ["2023年数据", grid(other, "table 1"), grid(own, "table 2")],
        [grid(own, "table 1"), "附：2023年数据", grid(other, "table 2")],
    ]
    for blocks in cases:
        reading = read_tables(document(*blocks), 2024)
        assert first_value(reading) == number_of(*KEY)
        assert "tables_conflict" not in issues(reading)
        assert "table_repeated" in issues(reading)
        assert {c.confidence for c in reading.cells if c.table_id == T3} == {1.0}
        assert len(reading.unmapped) == 25


def test_a_lone_table_under_another_year_is_still_read() -> None:
    reading = read_tables(document("2023年", grid(table_three("g2021"))), 2024)
    assert first_value(reading) == number_of(*KEY)


def test_neither_dates_nor_prose_name_the_year_of_a_table() -> None:
    own, other = table_three("g2021"), table_three("g2021", other_year)
    before = ["公布日期：2025年1月20日", "受理数量与2023年相比有所增加。"]
    reading = read_tables(document(*before, grid(own), grid(other, "table 2")), 2024)
    assert first_value(reading) == number_of(*KEY)
    assert "tables_conflict" in issues(reading)

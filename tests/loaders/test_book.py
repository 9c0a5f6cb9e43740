"""The book holds exactly the statutory grid, and names every measure in it."""

from __future__ import annotations

import csv
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from loaders import book
from loaders.listlabels import COLUMN_ROLES

FIXTURES = Path(__file__).parents[1] / "fixtures"
#: The form prints no unit for the amount of central procurement; the fixture says so in a sentence.
AS_PRINTED = "元 or 万元 (not printed; read from cell)"
#: Figures that sentences state and no form prints.
# fmt: off
NARRATIVE = {
    "channel_table", "complaints_consultations_handled", "complaints_upheld", "consult_total",
    "coverage_rate", "cppcc_proposals_assisted", "cppcc_proposals_led", "hotline_calls_answered",
    "hotline_departments", "hotline_liaisons", "hotline_lines", "hotline_satisfaction_rate",
    "hotline_transfer_success_rate", "hotline_transfers", "info_fee_collected", "key_area_classes",
    "letters_handled", "licence_item_classes", "licence_items", "nonlicence_items",
    "notice_board_units", "npc_suggestions_assisted", "npc_suggestions_led", "online_services",
    "penalty_bases", "penalty_standards", "policy_fields_disclosed", "pro_category",
    "pro_category_nested", "pro_channel", "pro_fulltext_rate", "proposals_reply_rate",
    "app_handled", "app_res_disclosed", "gazette_issues", "hot_topic_responses",
    "info_fee_notice_amount", "info_fee_notices",
    "policy_interpretations", "press_conferences", "pro_cumulative_total",
    "reading_point_visits", "scenario_services", "self_score", "service_guides",
    "social_org_registration_items", "svc_events_total", "svc_platform_cases",
    "svc_platform_cases_accepted", "svc_platform_cases_pushed", "svc_platform_items",
    "svc_platform_units", "trained_units",
}
# fmt: on

Row = dict[str, str]


def fixture(name: str) -> list[Row]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def measure_codes_of_forms() -> set[str]:
    return {
        cell.row_code if table.measure_from == "row" else f"{cell.row_code}_{cell.column_code}"
        for table in book.tables().values()
        for cell in table.cells()
    }


def duplicates(values: list[object]) -> list[object]:
    return [value for value, times in Counter(values).items() if times > 1]


def test_the_grid_of_the_book_is_the_grid_of_the_forms() -> None:
    derived: Counter[tuple[str, ...]] = Counter()
    for (form_id, table_id), table in book.tables().items():
        rows, columns = ({r.row_code: r for r in table.rows}, {c.column_code: c for c in table.columns})
        for cell in table.cells():
            row, column = rows[cell.row_code], columns[cell.column_code]
            parent = table.heading if table_id.startswith("t2_") else row.parent
            label = "/".join(filter(None, (column.parent_label, column.label)))
            derived[form_id, table_id, cell.row_code, row.label, parent, cell.column_code, label,
                    cell.unit, cell.value_type, cell.evidence] += 1  # fmt: skip
    expected = Counter(
        tuple("as_printed" if value == AS_PRINTED else value for value in r.values())
        for r in fixture("forms_cells.csv")
    )
    assert derived - expected == Counter()
    assert expected - derived == Counter()
    assert derived.total() == 710


@pytest.mark.parametrize(("form_id", "cells"), [("g2014", 58), ("g2019", 198), ("g2021", 200)])
def test_each_national_form_has_its_number_of_cells(form_id: str, cells: int) -> None:
    assert sum(len(list(table.cells())) for table in book.tables_of(form_id)) == cells


def test_ordinals_count_the_cells_of_a_table_without_gaps() -> None:
    for table in book.tables().values():
        assert [c.ordinal for c in table.cells()] == list(range(1, len(list(table.cells())) + 1))


@pytest.mark.parametrize("seed", ["form_tables", "form_rows", "form_columns"])
def test_positions_have_neither_gaps_nor_ties(seed: str) -> None:
    found: dict[tuple[str, ...], list[int]] = {}
    for r in book.read(f"book/{seed}"):
        key = (r["form_id"],) if seed == "form_tables" else (r["form_id"], r["table_id"])
        found.setdefault(key, []).append(int(r["position"]))
    assert {k: p for k, p in found.items() if sorted(p) != list(range(1, len(p) + 1))} == {}


def test_codes_are_unique_within_their_table_and_every_parent_is_a_row_above() -> None:
    for (form_id, table_id), table in book.tables().items():
        codes = [r.row_code for r in table.rows]
        assert duplicates(codes) == [], (form_id, table_id)
        assert duplicates([c.column_code for c in table.columns]) == [], (form_id, table_id)
        for place, row in enumerate(table.rows):
            assert not row.parent or row.parent in codes[:place], (form_id, table_id, row.row_code)
            assert row.is_leaf == (row.row_code not in {r.parent for r in table.rows} and not row.is_group)


def test_groups_have_no_unit_and_every_cell_has_a_unit_and_a_type() -> None:
    units = {r["unit"] for r in book.read("book/units")}
    for table in book.tables().values():
        assert all(not r.unit and not r.value_type for r in table.rows if r.is_group)
        assert all(c.unit in units and c.value_type for c in table.cells())


def test_measures_are_those_of_the_forms_their_sums_and_the_narratives() -> None:
    measures = [r["measure_code"] for r in book.read("book/measures")]
    sums = {r["measure_code"] for r in book.read("book/measure_parts")}
    assert duplicates(measures) == []
    given = {"population"}  # by the user, for rates per inhabitant
    assert set(measures) == measure_codes_of_forms() | sums | NARRATIVE | given


def test_every_counter_that_sentences_use_is_a_unit() -> None:
    counters = {r["printed"] for r in book.read("book/figure_words") if r["kind"] == "unit"}
    assert counters <= {r["unit"] for r in book.read("book/units")}


def test_a_measure_has_the_type_of_its_cells_and_a_unit_of_their_kind() -> None:
    kinds = {r["unit"]: r["kind"] for r in book.read("book/units")}
    measures = {r["measure_code"]: r for r in book.read("book/measures")}
    for table in book.tables().values():
        for cell in table.cells():
            own = table.measure_from == "row"
            measure = measures[cell.row_code if own else f"{cell.row_code}_{cell.column_code}"]
            assert measure["value_type"] == cell.value_type, measure
            assert kinds[measure["unit"]] == kinds[cell.unit], measure


def test_a_measure_is_comparable_only_in_years_when_a_form_prints_it() -> None:
    years: dict[str, list[int]] = {}
    for (form_id, _), table in book.tables().items():
        form = book.forms()[form_id]
        for cell in table.cells():
            code = cell.row_code if table.measure_from == "row" else f"{cell.row_code}_{cell.column_code}"
            years.setdefault(code, []).extend((form.first_year, form.last_year or 9999))
    sums = {r["measure_code"] for r in book.read("book/measure_parts")}
    for r in book.read("book/measures"):
        if r["comparable_from"] and r["measure_code"] in years.keys() - sums:
            printed = years[r["measure_code"]]
            assert min(printed) <= int(r["comparable_from"]) <= max(printed), r
            assert int(r["comparable_to"] or 9999) <= max(printed), r


def test_outcomes_and_applicants_are_the_rows_and_columns_of_table_three() -> None:
    tables = [t for t in book.tables().values() if t.table_id == "t3_applications"]
    results = {r["outcome_code"] for r in book.read("book/outcomes") if not r["kind"].startswith("case")}
    assert results == {row.row_code for table in tables for row in table.value_rows}
    assert [r["applicant_code"] for r in book.read("book/applicants")] == [
        column.column_code for column in tables[0].columns
    ]


def test_every_outcome_of_table_four_is_a_case_outcome() -> None:
    table = book.tables()["g2021", "t4_review_litigation"]
    cases = {r["outcome_code"] for r in book.read("book/outcomes") if r["kind"].startswith("case")}
    assert cases == {column.column_code for column in table.columns}
    assert {row.row_code for row in table.rows} <= {
        r["proceeding_code"] for r in book.read("book/proceedings")
    }


def test_groups_that_the_form_prints_as_headings_are_sums_of_exactly_their_rows() -> None:
    parts: dict[str, set[str]] = {}
    for r in book.read("book/measure_parts"):
        parts.setdefault(r["measure_code"], set()).add(r["part_code"])
    table = book.tables()["g2021", "t3_applications"]
    for group in (r.row_code for r in table.rows if r.is_group and r.row_code != "app_res"):
        assert parts[group] == {r.row_code for r in table.value_rows if r.parent == group}


def test_units_that_numbers_are_read_with_have_the_factor_that_facts_convert_with() -> None:
    factors = {r["unit"]: r["factor"] for r in book.read("book/units")}
    read = {r["printed"]: r["value"] for r in book.read("book/number_words") if r["match"] == "unit"}
    assert read == {unit: factors.get(unit) for unit in read}


def test_aliases_stand_for_codes_of_their_table() -> None:
    for r in book.read("book/label_aliases"):
        tables = [t for (_, table_id), t in book.tables().items() if fnmatchcase(table_id, r["table_id"])]
        known = {
            "row": {row.row_code for t in tables for row in t.rows} | {"ignore", "local_row"},
            "column": {column.column_code for t in tables for column in t.columns}
            | {"ignore", *COLUMN_ROLES},
            "heading": {"heading", "section"},
        }
        assert tables, r
        assert r["code"] in known[r["kind"]], r


def test_every_rule_of_the_book_speaks_of_rows_and_columns_of_its_form() -> None:
    for r in book.read("book/accounting_rule_terms"):
        table = book.tables()[r["form_id"], r["table_id"]]
        assert r["row_code"] in {"*", "+", *(row.row_code for row in table.value_rows)}, r
        assert r["column_code"] in {"*", "+", *(column.column_code for column in table.columns)}, r


@pytest.mark.parametrize("file", sorted(book.SEEDS.rglob("*.csv")), ids=lambda file: file.stem)
def test_every_row_of_a_file_has_its_columns(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as handle:
        assert {len(row) for row in csv.reader(handle)} == {
            len(next(csv.reader(file.open(encoding="utf-8"))))
        }

"""Reports roll up to their regions, parts are weighed against wholes, nothing is added twice or bridged."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import figures
import pytest
from test_claims import read

from loaders import dbtrun, landing, roster, schema
from loaders.home import Home

#: Requests, penalties and fees of each body in a year; a department that is blank is written apart.
BODIES = {
    ("320800-government", 2024, "region"): (3119, 2000, "96171.6"),
    ("320813-government", 2024, "region"): (95, 2776, "7545"),
    ("320813-office", 2024, "own"): (40, 0, "0"),
    ("320813-civil_affairs", 2024, "own"): (30, 700, "45.02"),
    ("320813-justice", 2024, "own"): (20, 2000, "7500"),
    ("320813-tax", 2024, "own"): (900, 9000, "9000"),
    ("320813106-government", 2024, "region"): (5, 77, "0"),
    ("320813-government", 2023, "region"): (21, 100, "1"),
    ("320813-office", 2023, "own"): (20, 1, "0"),
    ("320813106-government", 2023, "region"): (1, 1, "0"),
    ("430426-government", 2024, "region"): (100, 0, "0"),
    ("430111-government", 2024, "region"): (110, 0, "0"),
    ("430102-government", 2024, "region"): (120, 0, "0"),
    ("430103-government", 2024, "region"): (0, 0, "0"),
}
LISTED = ("320813-office", "320813-civil_affairs", "320813-justice", "320813106-government")
#: A fault of each kind that the integrity tests must see, and the test that sees it.
FAULTS = {
    "own_and_region_never_add_up": (
        "update intermediate.int_region_parts set region_code = '320813'"
        " where agency_id = '320813-government' and report_year = 2024"
    ),
    "figures_are_never_bridged": (
        "update marts.fct_measure set form_id = 'g2019' where measure_code = 'normative_doc_repealed'"
    ),
    "measures_of_both_forms_are_shared_or_barred": (
        "delete from book.never_bridged where measure_code = 'admin_fee_amount'"
    ),
}


def documents() -> Iterator[schema.Read]:
    for (agency, year, scope), (requests, penalties, fees) in BODIES.items():
        cells = (
            f"app_new_received.total={requests} penalty.decisions={penalties} admin_fee.amount={fees}"
            f" normative_doc.in_force={101 if agency.endswith('justice') else 3}"
        )
        if agency.endswith("justice"):
            cells += " coercion.decisions=blank"
        yield read(agency, year, scope, figures.written("g2021", cells))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    listed, population = home.root / "listed.csv", home.root / "population.csv"
    listed.write_text("agency_id,agency_name\n" + "".join(f"{a},{a}\n" for a in LISTED), encoding="utf-8")
    roster.write(roster.read(listed), home.root / "roster.csv")
    places = ("320813", "430426", "430111", "430102", "430103", "320800")
    people = "".join(f"{place},2024,100000\n" for place in places)
    population.write_text(f"region_code,population_year,population\n{people}", encoding="utf-8")
    with landing.opened(home) as raw:
        raw.land(schema.to_tables(list(documents())))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOUJI_POPULATION", str(population))
        patch.setenv("GOUJI_ROSTER", str(home.root / "roster.csv"))
        patch.setenv("GOUJI_HOME", "")
        patch.setenv("GOUJI_DATABASE", "")
        command = ["build", "--exclude-resource-type", "unit_test", "--exclude", "path:tests/dbt/accounting"]
        built = dbtrun.invoke(command, home, home.database)
    assert [f"{f.name}: {f.message}" for f in built.faults] == []
    return home


@pytest.fixture
def marts(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(duckdb.connect(str(home.database), read_only=True)) as connection:
        connection.execute("set schema = 'marts'")
        yield connection


def test_a_region_is_its_report_beside_the_sum_of_its_parts(marts: duckdb.DuckDBPyConnection) -> None:
    columns = (
        "select reported_value, rolled_up_value, own_level_value, child_regions_value, difference,"
        " parts_added, parts_excluded, has_blank_parts, parts_known, known_parts_reported, coverage,"
        " is_complete"
        " from agg_region_year where region_code = '320813' and report_year = "
    )
    assert marts.execute(f"{columns} 2024 and measure_code = 'app_new_received'").fetchall() == [
        (95, 95, 90, 5, 0, 4, 0, False, 4, 4, 1, True)
    ]
    assert marts.execute(f"{columns} 2023 and measure_code = 'app_new_received'").fetchall() == [
        (21, 21, 20, 1, 0, 2, 0, False, 4, 2, 0.5, False)
    ]
    # The bureau's list of 101 documents is that of the county; its blank is no zero.
    in_force = marts.execute(f"{columns} 2024 and measure_code = 'normative_doc_in_force'").fetchall()
    assert in_force[0][1:8] == (9, 6, 3, -6, 3, 1, False)
    assert marts.execute(f"{columns} 2024 and measure_code = 'coercion_decisions'").fetchall()[0][5:8] == (
        3, 0, True,
    )  # fmt: skip


def test_no_roster_no_coverage(marts: duckdb.DuckDBPyConnection) -> None:
    found = marts.execute(
        "select rolled_up_value, parts_known, coverage from agg_region_year"
        " where region_code = '430100' and measure_code = 'app_new_received'"
    ).fetchall()
    assert found == [(330 - 100, None, None)]


def outcome(
    marts: duckdb.DuckDBPyConnection, report_id: str, rule_id: str, scope_key: str
) -> tuple[str, ...]:
    found = marts.execute(
        "select outcome, reason from intermediate.int_rule_outcomes"
        " where report_id = ? and rule_id = ? and scope_key = ?",
        [report_id, rule_id, scope_key],
    ).fetchall()
    assert len(found) == 1, (report_id, rule_id, scope_key)
    return tuple(found[0])


def test_each_rule_passes_fails_and_is_not_assessable(marts: duckdb.DuckDBPyConnection) -> None:
    county, town = "320813-government-2024-region", "320813106-government-2024-region"
    assert outcome(marts, county, "ROLL-LE", "app_new_received") == ("pass", None)
    assert outcome(marts, county, "ROLL-LE", "penalty_decisions") == ("fail", "relation")
    assert outcome(marts, town, "ROLL-LE", "penalty_decisions") == ("pass", None)
    justice = "320813-justice-2024-own"
    assert outcome(marts, justice, "ROLL-LE", "coercion_decisions") == ("not_assessable", "empty_cell")
    orphan = "320813-government-2023-region"
    assert outcome(marts, orphan, "ROLL-LE", "all") == ("not_assessable", "no_whole")
    assert outcome(marts, county, "ROLL-SUM", "app_new_received") == ("pass", None)
    assert outcome(marts, county, "ROLL-SUM", "admin_fee_amount") == ("fail", "relation")
    assert outcome(marts, county, "ROLL-SUM", "coercion_decisions") == ("not_assessable", "empty_cell")
    assert outcome(marts, orphan, "ROLL-SUM", "all") == ("not_assessable", "coverage")
    city = "320800-government-2024-region"
    assert outcome(marts, city, "ROLL-SUM", "all") == ("not_assessable", "no_roster")
    assert outcome(marts, county, "PLA-PEER", "app_new_received") == ("pass", None)
    zero = "430103-government-2024-region"
    assert outcome(marts, zero, "PLA-PEER", "app_new_received") == ("fail", "relation")
    assert outcome(marts, orphan, "PLA-PEER", "app_new_received") == ("not_assessable", "no_population")
    assert outcome(marts, city, "PLA-PEER", "app_new_received") == ("not_assessable", "few_peers")


def test_findings_name_the_measure_and_the_whole(marts: duckdb.DuckDBPyConnection) -> None:
    found = marts.execute(
        "select rule_id, message_zh, message_en from fct_finding where rule_id = 'PLA-PEER'"
        " or rule_id like 'ROLL%' and scope_key = 'penalty_decisions' order by rule_id"
    ).fetchall()
    assert [rule for rule, *_ in found] == ["PLA-PEER", "ROLL-LE", "ROLL-SUM"]
    (_, peer_zh, peer_en), (_, part_zh, part_en), (_, sum_zh, sum_en) = found
    assert peer_zh.endswith("：每万人申请数 0，同级中位数 10。")
    assert peer_en.endswith(": requests per 10 000 inhabitants 0, median of the level 10.")
    place = "行政处罚 / 本年处理决定数量"
    assert f"（ROLL-LE，{place}）：本报告 2776，全地区报告 2000 (淮安市人民政府)，相差 776。" in part_zh
    assert part_en.endswith(
        f" (ROLL-LE, {place}): this report 2776, report of the whole region 2000 (淮安市人民政府),"
        " difference 776."
    )
    assert f"（ROLL-SUM，{place}）：各部分之和 2777，全地区报告 2776，相差 1。" in sum_zh
    assert sum_en.endswith(f" (ROLL-SUM, {place}): parts 2777, report of the region 2776, difference 1.")
    evidence = "select report_id, side, value from fct_finding_cell where finding_id like '%ROLL-LE%'"
    assert marts.execute(f"{evidence} order by side").fetchall() == [
        ("320813-government-2024-region", "left", 2776), ("320800-government-2024-region", "right", 2000),
    ]  # fmt: skip


def test_a_body_led_by_its_own_system_is_asked_nothing(marts: duckdb.DuckDBPyConnection) -> None:
    assert marts.execute(
        "select count(*) from intermediate.int_rule_outcomes"
        " where report_id like '320813-tax%' and rule_id like 'ROLL%'"
    ).fetchall() == [(0,)]


def test_the_integrity_tests_see_what_is_added_twice_or_bridged(home: Home, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.duckdb"
    shutil.copy(home.database, spoilt)
    with closing(duckdb.connect(str(spoilt))) as connection:
        for fault in FAULTS.values():
            connection.execute(fault)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOUJI_HOME", "")
        patch.setenv("GOUJI_DATABASE", "")
        tested = dbtrun.invoke(["test", "--select", *FAULTS], home, spoilt)
    assert {fault.name for fault in tested.faults} == set(FAULTS)


def test_a_chain_of_requests_before_the_form_that_prints_them_is_seen(home: Home, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.duckdb"
    shutil.copy(home.database, spoilt)
    with closing(duckdb.connect(str(spoilt))) as connection:
        connection.execute(
            "insert into marts.fct_rule_result by name select * replace"
            " ('APP-XYR-CARRY' as rule_id, 2019 as report_year, 1 as questions, 0 as not_assessable)"
            " from marts.fct_rule_result limit 1"
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOUJI_HOME", "")
        patch.setenv("GOUJI_DATABASE", "")
        tested = dbtrun.invoke(["test", "--select", "figures_are_never_bridged"], home, spoilt)
    assert [fault.name for fault in tested.faults] == ["figures_are_never_bridged"]

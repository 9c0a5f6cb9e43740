"""The reference lists of places: their shape, their years and how they are looked up."""

import csv
import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from loaders import book, regions

ROWS = book.read("reference/regions")
#: Given to another place years later.
REUSED = {"232701"}
CODES = {r["region_code"] for r in ROWS}
PACKAGES = os.environ.get("GOUJI_REGION_PACKAGES", "")
SCRIPT = Path(__file__).parent.parent.parent / "scripts" / "reference" / "regions.py"


def named(name: str, year: int, inside: str = "") -> set[str]:
    parent = regions.of_code(inside)[-1] if inside else None
    return {r.code for printed, r in regions.starting(name, parent) if printed == name and r.in_force(year)}


def test_every_region_lies_in_one_that_is_listed() -> None:
    for row in ROWS:
        assert row["parent_code"] in CODES if row["parent_code"] else row["level"] in ("province", "national")
    assert Counter(r["level"] for r in ROWS)["province"] == 34
    assert [r["region_code"] for r in ROWS if r["level"] == "national"] == ["000000"]


def test_the_spans_of_a_code_do_not_overlap_beyond_the_year_of_change() -> None:
    spans: dict[str, list[dict[str, str]]] = {}
    for row in ROWS:
        spans.setdefault(row["region_code"], []).append(row)
    for rows in spans.values():
        for before, after in pairwise(rows):
            if before["region_code"] in REUSED:
                continue
            # where only an interval is known, either may hold in all of it
            slack = 2 if "interval" in (before["basis"], after["basis"]) else 0
            assert 0 <= int(before["valid_to"] or 9999) - int(after["valid_from"] or 0) <= slack, (
                before,
                after,
            )


@pytest.mark.parametrize(
    ("name", "year", "codes"),
    [
        ("洪泽县", 2015, {"320829"}),
        ("洪泽县", 2017, set()),
        ("洪泽区", 2015, set()),
        ("洪泽区", 2017, {"320813"}),
        ("抚宁县", 2014, {"130323"}),
        ("抚宁区", 2016, {"130306"}),
        ("江干区", 2020, {"330104"}),
        ("江干区", 2022, set()),
        ("临平区", 2019, set()),
        ("临平区", 2022, {"330113"}),
        ("钱塘区", 2022, {"330114"}),
        ("鼓楼区", 2020, {"320106", "320302", "350102", "410204"}),
        ("竞秀区", 2016, {"130602"}),
        ("松岭区", 2018, {"232762"}),
        ("长沙", 2018, {"430100"}),
        ("雨花", 2018, set()),
        ("麻阳县", 2018, {"431226"}),
        ("黔东南州", 2018, {"522600"}),
    ],
)
def test_a_name_stands_for_its_regions_of_the_year(name: str, year: int, codes: set[str]) -> None:
    assert named(name, year) == codes


def test_the_short_name_of_a_county_counts_inside_its_city() -> None:
    assert named("雨花", 2018, "430100") == {"430111"}
    assert named("雨花", 2018, "430400") == set()


def test_townships_are_found_within_their_county() -> None:
    (county,) = regions.of_code("330783")
    found = {r.code for _, r in regions.townships_starting("横店镇人民政府", county)}
    assert found == {"330783123"}
    assert {r.code for r in regions.townships_named("横店镇")} == {"330783123"}
    assert len(regions.townships_named("城关镇")) > 50


def test_a_township_is_listed_without_quotes_and_in_order() -> None:
    with (book.SEEDS / "reference" / "townships.csv").open(encoding="utf-8", newline="") as handle:
        text = handle.read()
    rows = [line.split(",") for line in text.splitlines()]
    assert '"' not in text
    assert {len(row) for row in rows} == {3}
    assert [r[0] for r in rows[1:]] == sorted(r[0] for r in rows[1:])
    assert all(len(code) == 9 and code.isdigit() for code, *_ in rows[1:])
    assert len({r[0] for r in rows[1:] if not r[2]}) > 41_000


def test_every_change_leads_from_a_region_that_ended_to_one_that_did_not_end_before() -> None:
    still = {r["region_code"] for r in ROWS if not r["valid_to"]}
    changes = book.read("reference/region_lineage")
    heirs = Counter(c["predecessor_code"] for c in changes if c["kind"] != "split")
    assert set(heirs.values()) == {1}
    for change in changes:
        # a region that gave a part away may go on
        assert change["predecessor_code"] not in still or change["kind"] == "split", change
        ends = [int(r["valid_to"] or 9999) for r in ROWS if r["region_code"] == change["successor_code"]]
        assert max(ends) >= int(change["changed_in"]), change


def test_known_changes_are_there() -> None:
    found = {
        (c["predecessor_code"], c["successor_code"]): c["kind"] for c in book.read("reference/region_lineage")
    }
    assert found["320829", "320813"] == found["130323", "130306"] == "rename"
    assert found["330104", "330102"] == found["330103", "330105"] == "merge"
    assert found["330110", "330113"] == "split"
    assert found["522426", "520525"] == "recode"


def test_functions_are_carried_on_by_functions_of_the_book() -> None:
    functions = {r["function_code"] for r in book.read("book/agency_functions")}
    lineage = book.read("reference/function_lineage")
    assert {c for r in lineage for c in (r["predecessor_function"], r["successor_function"])} <= functions
    heirs = Counter(r["predecessor_function"] for r in lineage if r["kind"] != "split")
    assert set(heirs.values()) == {1}


@pytest.mark.skipif(not PACKAGES, reason="no archives of the packages (GOUJI_REGION_PACKAGES)")
def test_the_lists_are_what_the_script_derives(tmp_path: Path) -> None:
    names = ("regions", "townships", "region_lineage")
    before = {n: (book.SEEDS / "reference" / f"{n}.csv").read_bytes() for n in names}
    subprocess.run([sys.executable, SCRIPT, PACKAGES, tmp_path], check=True)
    assert {n: (tmp_path / f"{n}.csv").read_bytes() for n in names} == before


def test_the_committed_lists_stay_small() -> None:
    sizes = [f.stat().st_size for f in (book.SEEDS / "reference").glob("*.csv")]
    assert sum(sizes) < 3_000_000
    with (book.SEEDS / "reference" / "regions.csv").open(encoding="utf-8", newline="") as handle:
        assert len(list(csv.reader(handle))) > 3_500

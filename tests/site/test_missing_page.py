"""Pages about who is missing: the roster against the reports, as the marts have it."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from sites import Site, copied, text
from somekinds import numbers, render

from loaders import dbtrun, roster
from loaders.home import Home

LANGUAGES = ("zh", "en")
COUNTS = (
    "expected_reports, received_reports, missing_reports, unusable_reports, late_reports, undated_reports"
)
SUMS = ", ".join(f"cast(sum({name}) as bigint)" for name in COUNTS.split(", "))
NAME = "<script>document.title='owned'</script>"
#: A township that was late, bodies with no report or an unusable one, and a city (its date is taken away).
ROSTER = """机关,首年,末年
邵武市金坑乡人民政府,2024,2025
邵武市司法局,2020,
祁东县文化局,2022,2024
祁东县商务局,2023,2023
祁东县司法局,2016,
淮安市人民政府,2021,
淮安市洪泽区人民政府,2021,
"""


@pytest.fixture(scope="module")
def database(rule_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of the rules held against a roster of many fates; a day of publication is taken away."""
    home = Home(tmp_path_factory.mktemp("roster"))
    home.building.parent.mkdir(parents=True)
    shutil.copyfile(rule_warehouse, home.building)
    given = home.root / "given.csv"
    given.write_text(ROSTER, encoding="utf-8")
    roster.write(roster.read(given), home.root / "roster.csv")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("GOUJI_HOME", "GOUJI_DATABASE"):
            patch.setenv(name, os.environ.get(name, ""))
        patch.setenv("GOUJI_ROSTER", str(home.root / "roster.csv"))
        made = Site(home.building, home.root / "site")
        with made.changing() as connection:
            connection.execute(
                "update marts.dim_report set published_on = null where agency_id = '320800-government'"
            )
        models = "int_roster int_roster_year fct_missing_report agg_roster_year"
        assert not dbtrun.invoke(["run", "--select", models], home, home.building).faults
    return home.building


@pytest.fixture(scope="module")
def site(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return render(Site(database, tmp_path_factory.mktemp("site")), "missing", "missing_region")


def within(code: str) -> str:
    """Regions that lie in one, by the tree of regions itself."""
    return (
        f"with recursive tree as (select region_code from marts.dim_region where region_code = '{code}' union"
        " select regions.region_code from marts.dim_region as regions"
        " inner join tree on regions.parent_code = tree.region_code) "
    )


def pages(site: Site, lang: str = "zh") -> dict[str, str]:
    files = (site.root / lang / "missing").glob("*.html")
    return {file.stem: file.relative_to(site.root).as_posix() for file in files if file.stem != "index"}


def test_the_roster_holds_every_fate(site: Site) -> None:
    (sums,) = site.rows(f"select {SUMS} from marts.agg_roster_year")
    assert all(sums)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_years_and_provinces_are_those_of_the_marts(site: Site, lang: str) -> None:
    root = site.tree(f"{lang}/missing/index.html")
    years = {
        year: counts
        for year, *counts in site.rows(f"select report_year, {SUMS} from marts.agg_roster_year group by 1")
    }
    rows = root.xpath("//table[@id='years']/tbody/tr")
    assert {int(row.get("data-year")): numbers(row, 0, 6) for row in rows} == years
    provinces = {
        (code, year): counts
        for code, year, *counts in site.rows(
            f"select left(region_code, 2) || '0000', report_year, {SUMS} from marts.agg_roster_year"
            " group by all"
        )
    }
    lines = root.xpath("//details//tr[@data-region]")
    shown = {(r.get("data-region"), int(r.get("data-year"))): numbers(r, 0, 6) for r in lines}
    assert shown == provinces
    for code, year in provinces:
        (cell,) = root.xpath(f"//table[@id='regions']//tr[@data-region='{code}']/td[@data-year='{year}']")
        expected, received, missing, _, late, _ = provinces[code, year]
        assert text(cell).split()[0] == f"{received}/{expected}"
        assert ("missing" in cell.get("class")) == bool(missing)
        assert (f"!{late}" in text(cell)) == bool(late)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_a_region_counts_all_that_lies_in_it(site: Site, lang: str) -> None:
    assert {"350000", "350700", "350781", "320000", "320800", "320813"} < set(pages(site))
    assert "350781202" not in pages(site)
    for code, path in pages(site, lang).items():
        years = {
            year: counts
            for year, *counts in site.rows(
                f"{within(code)} select report_year, {SUMS} from marts.agg_roster_year"
                " where region_code in (from tree) group by 1"
            )
        }
        root = site.tree(path)
        rows = root.xpath("//table[@id='years']/tbody/tr")
        assert {int(row.get("data-year")): numbers(row, 0, 6) for row in rows} == years
        parts: Counter[int] = Counter()
        for row in root.xpath("//details//tr[@data-region]"):
            parts[int(row.get("data-year"))] += numbers(row, 0, 1)[0]
        assert not parts or parts == {year: counts[0] for year, counts in years.items()}


def listed(site: Site, path: str, section: str) -> Counter[tuple[str, int]]:
    rows = site.tree(path).xpath(f"//section[@id='{section}']//tbody/tr")
    return Counter((row.get("data-agency"), int(row.get("data-year"))) for row in rows)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bodies_are_listed_by_their_fate(site: Site, lang: str) -> None:
    roster_years = "from intermediate.int_roster_year where region_code in (from tree) and"
    gaps = "from marts.fct_missing_report where region_code in (from tree) and document_id is"
    queries = {
        "missing": f"{gaps} null",
        "unusable": f"{gaps} not null",
        "late": f"{roster_years} is_late",
        "undated": f"{roster_years} report_id is not null and published_on is null",
    }
    seen = Counter[str]()
    for code, path in pages(site, lang).items():
        for section, query in queries.items():
            marts = Counter(site.rows(f"{within(code)} select agency_id, report_year {query}"))
            assert listed(site, path, section) == marts, (code, section)
            seen[section] += len(marts)
    assert set(seen) == set(queries)
    assert all(seen.values())


def test_reasons_documents_and_days_are_told(site: Site) -> None:
    county, town = site.tree("zh/missing/430426.html"), site.tree("en/missing/350781.html")
    (spun,) = county.xpath("//section[@id='unusable']//tr[@data-agency='430426-culture']")
    for told in ("spun.html", "祁东县文化局2023年", "隔离", "spun_copy"):
        assert told in text(spun)
    (late,) = town.xpath("//section[@id='late']//tr[@data-year='2025']")
    assert [text(cell) for cell in late][2:] == ["2025", "2026-01-31", "2026-02-03", "3"]


def test_very_long_lists_are_cut_and_counted(database: Path, tmp_path: Path) -> None:
    made = copied(database, tmp_path)
    with made.changing() as connection:
        for table in ("intermediate.int_roster_year", "marts.fct_missing_report"):
            connection.execute(
                f"insert into {table} select found.* replace ('x' || copy as agency_id, ? as agency_name)"
                f" from {table} as found cross join unnest(range(400)) as copies (copy)"
                " where agency_id = '430426-justice' and report_year = 2017", [NAME],
            )  # fmt: skip
    render(made, "missing_region")
    root = made.tree("en/missing/430426.html")
    rows = root.xpath("//section[@id='missing']//tbody/tr")
    ((total,),) = made.rows(
        "select count(*) from marts.fct_missing_report where region_code = '430426' and document_id is null"
    )
    assert len(rows) == 300 < total
    assert text(root.xpath("//section[@id='missing']//p[@class='cut']")[0]) == f"300 of {total} shown."
    assert NAME in text(rows[-1])
    assert not root.xpath("//script[contains(., 'owned')]")


def test_a_place_that_no_list_has_is_a_page_too(database: Path, tmp_path: Path) -> None:
    made = copied(database, tmp_path)
    with made.changing() as connection:
        for table in ("intermediate.int_roster_year", "marts.agg_roster_year", "marts.fct_missing_report"):
            connection.execute(f"update {table} set region_code = '999999' where region_code = '430426'")
    render(made, "missing", "missing_region")
    assert listed(made, "zh/missing/unknown.html", "missing")
    links = made.tree("zh/missing/index.html").xpath("//table[@id='regions']//a/@href")
    assert sorted(Path(link).name for link in links) == ["320000.html", "350000.html", "unknown.html"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_roster_the_page_says_how_to_give_one(database: Path, tmp_path: Path, lang: str) -> None:
    made = copied(database, tmp_path)
    with made.changing() as connection:
        connection.execute("delete from marts.agg_roster_year")
    render(made, "missing", "missing_region")
    root = made.tree(f"{lang}/missing/index.html")
    assert root.xpath("//p[@id='no-roster']")
    assert "--roster" in text(root)
    assert pages(made, lang) == {}


def test_a_body_without_any_report_has_no_page_to_lead_to(site: Site) -> None:
    root = site.tree("zh/missing/430426.html")
    linked = {row.get("data-agency") for row in root.xpath("//section//tr[@data-agency][th/a]")}
    named = {row.get("data-agency") for row in root.xpath("//section//tr[@data-agency]")}
    reporting = {agency_id for (agency_id,) in site.rows("select agency_id from marts.fct_agency_year")}
    assert linked == named & reporting
    assert named - reporting


def test_every_link_between_the_pages_leads_somewhere(site: Site) -> None:
    for file in (site.root / "zh" / "missing").glob("*.html"):
        for link in site.tree(file.relative_to(site.root).as_posix()).xpath("//main//a/@href"):
            if "/missing/" in link:
                assert (file.parent / link).resolve().is_file(), link

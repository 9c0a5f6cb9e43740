"""Pages of bodies and regions: numbers of the marts, rates with their bases, ranks that keep scopes apart."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as markup
from sites import Site, copied, text

from loaders.site.pages import kind

_RATE = re.compile(r"(?:(?P<rate>-?[\d.]+)%?（)?(?P<part>[\d,.]+)/(?P<base>[\d,.]+)")


@pytest.fixture(scope="module")
def site(rule_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Of the documents that make every rule hold and break: several years, regions with parts."""
    made = copied(rule_warehouse, tmp_path_factory.mktemp("bodies"))
    made.build()
    return made


def page(site: Site, name: str, key: str, lang: str = "zh") -> markup.HtmlElement:
    return site.tree(f"{lang}/{kind(name).path(key)}")


def number(said: str) -> float:
    """The number that a cell begins with; a remark may follow."""
    found = re.match(r"[✗+\s]*([−-]?[\d,.]+)", said)
    assert found, said
    return float(found[1].replace(",", "").replace("−", "-"))


def bodies(site: Site) -> list[str]:
    return [key for (key,) in site.rows("select distinct agency_id from marts.fct_agency_year order by 1")]


def test_every_body_and_region_with_a_report_has_a_page(site: Site) -> None:
    regions = site.rows(
        "select distinct region_code from marts.fct_agency_year where region_code is not null"
    )
    assert len(bodies(site)) > 20
    for lang in ("zh", "en"):
        for name, keys in (("agency", bodies(site)), ("region", [key for (key,) in regions])):
            for key in keys:
                assert (site.root / lang / kind(name).path(key)).exists()


def test_indicators_of_a_body_are_those_of_the_marts_with_their_bases(site: Site) -> None:
    rates = 0
    for body in bodies(site):
        for table in page(site, "agency", body).xpath("//table[contains(@class, 'indicators')]"):
            years = [int(text(head)[:4]) for head in table.xpath(".//thead//th")[1:]]
            told = {
                (code, year): row
                for code, year, *row in site.rows(
                    "select indicator_code, report_year, indicator_value, numerator, base, is_suppressed"
                    f" from marts.fct_indicator where agency_id = '{body}'"
                    f" and reporter_scope = '{table.get('data-scope')}'"
                )
            }
            shown = {
                (line.get("data-indicator"), year): text(cell)
                for line in table.xpath(".//tbody/tr")
                for year, cell in zip(years, line.xpath("./td"), strict=True)
            }
            assert {key for key, said in shown.items() if said} == {
                key for key, (value, part, *_) in told.items() if value is not None or part is not None
            } | {key for key, row in told.items() if row[3]}
            for key, (value, part, base, is_suppressed) in told.items():
                found = _RATE.match(shown[key])
                if part is not None and base is not None:
                    assert found
                    assert (number(found["part"]), number(found["base"])) == (part, base), key
                    assert (found["rate"] is None) is (is_suppressed or value is None)
                    rates += found["rate"] is not None
                if is_suppressed:
                    assert "%" not in shown[key]
    assert rates > 20


def test_results_and_backlog_are_those_of_the_reports(site: Site) -> None:
    columns = ("app_new_received", "app_res_granted", "app_res_partial", "app_res_denied", "app_res_unable",
               "app_res_notproc", "app_res_other", "app_res_total")  # fmt: skip
    gaps = set()
    for body in bodies(site):
        tree = page(site, "agency", body)
        for row in tree.xpath("//table[contains(@class, 'results')]/tbody/tr"):
            scope, year = row.getparent().getparent().get("data-scope"), int(text(row[0])[:4])
            ((*told,),) = site.rows(
                f"select {', '.join(columns)} from marts.fct_agency_year where agency_id = '{body}'"
                f" and reporter_scope = '{scope}' and report_year = {year}"
            )
            assert [None if text(c) == "·" else number(text(c)) for c in row[1:]] == told
        for row in tree.xpath("//table[contains(@class, 'backlog')]/tbody/tr"):
            cells = [text(cell) for cell in row]
            if "✗" in cells[3]:
                gaps.add((body, int(cells[0][:4]), number(cells[3])))
            elif cells[3] == "✓":
                assert number(cells[1]) == number(cells[2])
    broken = site.rows("""
        select answers.agency_id, answers.report_year, answers.left_value - answers.right_value
        from marts.fct_rule_exception as answers
        where rule_id = 'APP-XYR-CARRY' and part = 'total' and outcome = 'fail'
    """)
    assert broken
    for body, year, gap in broken:
        assert any(found[:2] == (body, year) and abs(found[2]) == abs(float(gap)) for found in gaps), (
            body,
            year,
        )


def test_a_ranking_has_one_scope_and_ranks_nobody_without_a_base(site: Site) -> None:
    ranked = 0
    for (region,) in site.rows(
        "select distinct region_code from marts.fct_agency_year where region_code is not null"
    ):
        for table in page(site, "region", region).xpath("//table[contains(@class, 'ranking')]"):
            of_bodies = table.get("data-ranking") == "bodies"
            where = (
                f"years.reporter_scope = 'own' and years.region_code = '{region}'" if of_bodies else
                f"years.reporter_scope = 'region' and regions.parent_code = '{region}'"
            )  # fmt: skip
            told = site.rows(f"""
                select years.agency_name,
                    if(is_suppressed or indicator_value is null, null,
                        rank() over (order by if(is_suppressed, null, indicator_value) desc nulls last))
                from marts.fct_agency_year as years
                left join marts.dim_region as regions on years.region_code = regions.region_code
                inner join marts.fct_indicator as indicators on years.report_id = indicators.report_id
                where indicator_code = 'ind_disclosure_rate' and {where}
                    and years.report_year = {table.get("data-year")}
            """)
            shown = [(text(row[0]), text(row[1])) for row in table.xpath("./tbody/tr")]
            for name, rank in told:
                assert (name, "–" if rank is None else str(rank)) in shown
                ranked += rank is not None
    assert ranked >= 3


def test_parts_stand_beside_the_whole_as_in_the_marts(site: Site) -> None:
    # One question: each opens the database, and there are thousands of rows.
    facts = {
        (region, year, measure): told
        for region, year, measure, *told in site.rows(
            "select region_code, report_year, measure_code, reported_value, rolled_up_value, own_level_value,"
            " child_regions_value, difference from marts.agg_region_year"
        )
    }
    compared = 0
    for (region,) in site.rows(
        "select distinct region_code from marts.agg_region_year where parts_added > 0"
    ):
        for table in page(site, "region", region).xpath("//table[contains(@class, 'rollup')]"):
            for row in table.xpath("./tbody/tr"):
                told = facts[region, int(table.get("data-year")), row.get("data-measure")]
                shown = [None if text(c) == "·" else number(text(c)) for c in row[1:6]]
                assert shown == told
                compared += told[4] is not None
    assert compared > 3


def test_a_series_is_marked_where_form_or_law_changed(site: Site) -> None:
    marked = 0
    for body in bodies(site):
        for table in page(site, "agency", body).xpath("//table[contains(@class, 'years')]"):
            years = [int(text(row[0])[:4]) for row in table.xpath("./tbody/tr")]
            breaks = {int(text(row[0])[:4]) for row in table.xpath("./tbody/tr[@class='break']")}
            wanted = {
                late for early, late in pairwise(years)
                if any(early < at <= late for at in (2014, 2019, 2021, 2024))
            }  # fmt: skip
            assert breaks == wanted
            marked += len(breaks)
    assert marked > 2

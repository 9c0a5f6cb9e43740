"""What the pages print is what the marts hold."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from lxml import html as markup
from sites import HONGZE, Site, text
from warehouse.conftest import Warehouse

from loaders import book

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def site(warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Site(warehouse.database, tmp_path_factory.mktemp("numbers") / "site")
    made.build()
    return made


def number(element: markup.HtmlElement) -> int:
    return int("".join(c for c in text(element) if c.isdigit()) or 0)


def numbers(row: markup.HtmlElement) -> list[int]:
    return [number(cell) for cell in row.xpath("./td")]


def shares(part: int, base: int) -> str:
    return f"{part:,}/{base:,}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_front_page_counts_what_the_marts_count(site: Site, lang: str) -> None:
    root = site.tree(f"{lang}/index.html")
    ((reports, findings, errors, failing),) = site.rows(
        "select count(*), sum(rule_failures), sum(finding_errors), count_if(finding_errors > 0)"
        " from marts.fct_agency_year"
    )
    told = {e.get("id"): e for e in root.xpath("//dl[@class='counts']//dd")}
    assert [number(told[f"count-{name}"]) for name in ("reports", "findings", "errors")] == [
        reports,
        findings,
        errors,
    ]
    assert shares(failing, reports) in text(told["share-errors"])
    ((dated, in_time),) = site.rows(
        "select sum(received_reports - undated_reports),"
        " sum(received_reports - undated_reports - late_reports) from marts.agg_roster_year"
    )
    assert shares(in_time, dated) in text(told["share-in-time"])
    ((asked, judged),) = site.rows(
        "select sum(questions), sum(questions - not_assessable) from marts.fct_rule_result as results"
        " inner join marts.dim_rule as rules using (rule_key) where family not in ('documents', 'regions')"
    )
    assert shares(judged, asked) in text(told["share-assessable"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_findings_by_rule_and_by_family_are_those_of_the_marts(site: Site, lang: str) -> None:
    root = site.tree(f"{lang}/index.html")
    query = (
        "select {}, sum(questions), sum(failed), sum(passed), sum(passed_imputed), sum(not_assessable)"
        " from marts.fct_rule_result as results inner join marts.dim_rule as rules using (rule_key)"
        " group by 1"
    )
    by_rule = {row.get("data-rule"): numbers(row)[:5] for row in root.xpath("//table[@id='rules']/tbody/tr")}
    assert by_rule == {rule: counts for rule, *counts in site.rows(query.format("results.rule_id"))}
    titles = {row["family"]: row[f"title_{lang}"] for row in book.read("book/rule_families")}
    by_family = {text(r[0]): numbers(r)[:5] for r in root.xpath("//table[@id='families']/tbody/tr")}
    assert by_family == {titles[family]: counts for family, *counts in site.rows(query.format("family"))}


def test_years_show_who_was_in_time_late_and_missing(site: Site) -> None:
    shown = {
        int(text(row[0])[:4]): numbers(row)[3:9]
        for row in site.tree("en/index.html").xpath("//table[@id='years']/tbody/tr")
    }
    assert shown == {
        year: [expected, received, missing, received - late - undated, late, undated]
        for year, expected, received, missing, late, undated in site.rows(
            "select report_year, sum(expected_reports), sum(received_reports), sum(missing_reports),"
            " sum(late_reports), sum(undated_reports) from marts.agg_roster_year group by 1"
        )
    }


def test_a_rate_with_a_small_base_is_not_shown(site: Site) -> None:
    rows = site.tree("en/index.html").xpath("//table[@id='years']/tbody/tr")
    small = [text(row[-1]) for row in rows if numbers(row)[7] + numbers(row)[6] in range(1, 10)]
    assert small
    assert all("%" not in told and "base under 10" in told for told in small)


def test_the_matrix_leads_to_every_report(site: Site) -> None:
    links = [
        a.get("href")
        for a in site.tree("zh/index.html").xpath("//table[@id='matrix']//a[contains(@class,'cell')]")
    ]
    assert len(links) == len(set(links)) == site.rows("select count(*) from marts.dim_report")[0][0]


def test_doubts_are_counted_by_kind(site: Site) -> None:
    rows = site.tree("en/index.html").xpath("//table[@id='issues']/tbody/tr")
    shown = Counter({text(row.xpath(".//small")[0]): number(row[2]) for row in rows})
    assert shown == dict(site.rows("select code, count(*) from marts.fct_load_issue group by 1"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_report_page_counts_its_answers(site: Site, lang: str) -> None:
    names = ("fail", "pass", "pass_imputed", "not_assessable")
    for report, *counts in site.rows(
        "select report_id, sum(failed), sum(passed), sum(passed_imputed), sum(not_assessable)"
        " from marts.fct_rule_result group by 1"
    ):
        root = site.tree(site.report(report, lang))
        assert [number(root.get_element_by_id(f"count-{name}")) for name in names] == counts
        found = root.xpath("//li[starts-with(@id, 'r-f')]")
        assert len(found) == counts[0]


def test_every_figure_stands_in_its_table_as_printed_with_its_state(site: Site) -> None:
    for (report,) in site.rows("select distinct report_id from intermediate.int_form_values"):
        cells = site.tree(site.report(report)).xpath("//td[@data-at]")
        shown = Counter((c.get("class").split()[0], (c.text or "").strip()) for c in cells)
        assert shown == Counter(site.rows(
            "select state, coalesce(trim(value_text), '') from intermediate.int_form_values"
            f" where report_id = '{report}' and place <> ''"
        )), report  # fmt: skip


def test_ticks_are_as_many_as_the_marts_count_passes(site: Site) -> None:
    """Of rules that look at tables alone: the others have no cell to stand in."""
    of_tables = "select distinct rule_id, part from intermediate.int_rule_questions"
    for (report,) in site.rows("select report_id from marts.dim_report where report_id in"
                               " (select report_id from intermediate.int_form_values)"):  # fmt: skip
        found = site.tree(site.report(report, "en")).xpath("//script[@id='held']")[0]
        held = json.loads(found.text)
        shown = Counter(held["titles"][title] for title, _ in held["lines"])
        wanted = Counter()
        for title, rule, passed in site.rows(
            "select title_en, results.rule_id, sum(passed + passed_imputed)"
            " from marts.fct_rule_result as results"
            f" inner join marts.dim_rule using (rule_key) where report_id = '{report}' and"
            f" (results.rule_id, results.part) in ({of_tables}) group by all"
        ):
            wanted[f"{title} ({rule})"] += passed
        assert shown == +wanted, report


def test_a_tick_shows_both_sides_and_a_cross_leads_to_its_finding(site: Site) -> None:
    root = site.tree(site.report(HONGZE))
    held = json.loads(root.get_element_by_id("held").text)
    lines = [held["titles"][title] + sides for title, sides in held["lines"]]
    assert any(line.endswith("（APP-ROW-SUM）：21 = 21") for line in lines)
    (suspect,) = root.xpath("//td[contains(@class, 'suspect')][contains(@data-at, '行政复议 / 总计')]")
    assert "应为 11" in text(suspect)
    (first,) = suspect.xpath("./a")
    finding = root.get_element_by_id(first.get("href")[1:])
    assert "左边 11 = 结果维持 10 + 结果纠正 1；右边 0（总计）；相差 11。" in text(finding)


def test_every_figure_tells_where_it_stands(site: Site) -> None:
    for report, count in site.rows(
        "select report_id, count(*) from intermediate.int_form_values where place <> '' group by 1"
    ):
        root = site.tree(site.report(report, "en"))
        assert len(root.xpath("//td[@data-at]")) == count
    places = {p for (p,) in site.rows(
        f"select place from intermediate.int_form_values where report_id = '{HONGZE}' and state = 'num'"
    )}  # fmt: skip
    root = site.tree(site.report(HONGZE, "en"))
    assert places <= {c.get("data-at").split(": ")[1].split(";")[0] for c in root.xpath("//td[@data-at]")}
    listed = text(root.xpath("//section[@aria-label='Provenance']")[0])
    assert "page 2 table 2 row 4 column 1 to page 2 table 2 row 4 column 5" in listed


def test_words_stand_beside_the_table(site: Site) -> None:
    for report, count in site.rows("select report_id, count(*) from intermediate.int_claims group by 1"):
        rows = site.tree(site.report(report)).xpath("//td[@class='said']/..")
        assert len(rows) == count, report
    rows = site.tree(site.report(HONGZE)).xpath("//td[@class='said']/..")
    (told,) = [[text(cell) for cell in row] for row in rows if "申请21件" in text(row)]
    assert told[1:] == ["本年新收申请", "21 件", "21", "✓"]


def test_versions_doubts_and_deadlines_are_those_of_the_marts(site: Site) -> None:
    for report, versions, lead in site.rows(
        "select report_id, version_count, ind_publish_lead_days from marts.dim_report"
        " inner join marts.fct_agency_year using (report_id)"
    ):
        root = site.tree(site.report(report, "en"))
        assert len(root.xpath("//section[@aria-label='Versions']//tbody/tr")) == versions
        if lead is not None:
            assert f"{abs(lead)} days {'before' if lead >= 0 else 'after'}" in text(
                root.xpath("//dl[@class='facts']")[0]
            )
    for report, message in site.rows(
        "select report_id, message_en from marts.fct_load_issue where is_current and report_id is not null"
    ):
        assert " ".join(message.split()) in text(site.tree(site.report(report, "en")))


def test_the_parts_of_a_site_go_where_home_says(warehouse: Warehouse) -> None:
    assert warehouse.home.site == Path(warehouse.database).parent / "site"

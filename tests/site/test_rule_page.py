"""Pages of rules: what the book says, what the marts count, the gravest findings first."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from sites import Site, browsed, copied, needs_browser, text
from somekinds import number, numbers, render

from loaders import book, rules
from loaders.check import phrasing
from loaders.site import assets, ruletext, series
from loaders.site.words import MINIMUM_BASE

LANGUAGES = ("zh", "en")
RULES = list(dict.fromkeys(rule.rule_id for rule in rules.rules()))
#: One with findings in tables, one about words, one with parts, one about the document, one between reports.
SOME = ["APP-RES-SUM", "NAR-NEW", "APP-XYR-CARRY", "DOC-SECTIONS", "ROLL-LE"]
OUTCOMES = "questions, failed, passed, passed_imputed, not_assessable"
NAME = "<script>document.title='owned'</script>"


@pytest.fixture(scope="module")
def site(rule_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return render(Site(rule_warehouse, tmp_path_factory.mktemp("rules") / "site"), "rule", "rules")


def path(rule_id: str, lang: str = "zh") -> str:
    return f"{lang}/rules/{rule_id.lower()}.html"


def summed(*columns: str) -> str:
    listed = ", ".join(f"cast(sum({name}) as bigint)" for name in OUTCOMES.split(", "))
    return f"select {', '.join(columns)}, {listed} from marts.fct_rule_result group by all order by all"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_has_a_page_with_the_counts_of_the_marts(site: Site, lang: str) -> None:
    marts = {rule_id: counts for rule_id, *counts in site.rows(summed("rule_id"))}
    assert set(marts) < set(RULES)
    for rule_id in RULES:
        root = site.tree(path(rule_id, lang))
        told = {e.get("id"): number(e) for e in root.xpath("//dl[@class='counts']//dd[@id!='share-failed']")}
        if rule_id in marts:
            names = OUTCOMES.split(", ")
            assert told == {f"count-{n}": c for n, c in zip(names, marts[rule_id], strict=True)}, rule_id
        else:
            assert not told
            assert root.xpath("//p[@id='unasked']"), rule_id


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule_id", [*SOME, "BRG-DOC"])
def test_a_page_says_what_the_book_says(site: Site, rule_id: str, lang: str) -> None:
    shown = text(site.tree(path(rule_id, lang)).get_element_by_id("rule"))
    for rule in rules.rules():
        if rule.rule_id == rule_id:
            title, remedy = (getattr(rule, f"{name}_{lang}") for name in ("title", "remedy"))
            for said in (title, remedy, rule.basis):
                assert " ".join(said.split()) in shown
    (example,) = (row for row in book.read("book/rule_examples") if row["rule_id"] == rule_id)
    assert " ".join(example[f"why_{lang}"].split()) in shown


def test_formulas_are_told_in_the_labels_of_the_form(site: Site) -> None:
    (first, *_) = site.tree(path("APP-COL-BAL")).xpath("//ul[@class='formulas']/li")
    assert text(first).startswith("一、本年新收政府信息公开申请数量 / 每一列 ＋ 二、上年结转")
    assert "app_new_received[*]" in text(first.find("small"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_years_are_those_of_the_marts_and_a_small_base_makes_no_rate(site: Site, lang: str) -> None:
    small = large = 0
    for rule_id in SOME:
        rows = site.tree(path(rule_id, lang)).xpath("//table[@id='years']/tbody/tr")
        marts = {y: c for r, y, *c in site.rows(summed("rule_id", "report_year")) if r == rule_id}
        assert {int(row.get("data-year")): numbers(row, 2, 7) for row in rows} == marts
        for row in rows:
            asked, failed, *_, not_assessable = marts[int(row.get("data-year"))]
            base, share = asked - not_assessable, text(row.xpath("./td")[7])
            if base:
                assert f"{failed:,}/{base:,}" in share
                assert ("%" in share) == (base >= MINIMUM_BASE)
            small, large = small + (0 < base < MINIMUM_BASE), large + (base >= MINIMUM_BASE)
    assert small
    assert large


def test_a_series_is_marked_where_form_or_law_changed(site: Site) -> None:
    rows = site.tree(path("DOC-TYPE")).xpath("//table[@id='years']/tbody/tr")
    marked = [int(row.get("data-year")) for row in rows if row.get("class") == "break"]
    years = [int(row.get("data-year")) for row in rows]
    assert {2019, 2021, 2024} < set(years)
    begun = (2014, 2019, 2021, 2024)
    assert marked == [y for before, y in pairwise(years) if any(before < first <= y for first in begun)]


@pytest.mark.parametrize(
    ("years", "marked"),
    [([2019, 2020, 2021], [2021]), ([2020, 2022], [2022]), ([2023, 2024, 2025], [2024]), ([2025], []),
     ([2012, 2013, 2015, 2018, 2020], [2015, 2020]), ([], [])],
)  # fmt: skip
def test_a_gap_hides_no_break(years: list[int], marked: list[int]) -> None:
    assert series.broken(years) == marked


@pytest.mark.parametrize("rule_id", SOME)
def test_a_chart_has_the_numbers_of_its_table(site: Site, rule_id: str) -> None:
    root = site.tree(path(rule_id))
    specs = root.xpath("//script[@id='chart-years']")
    rows = root.xpath("//table[@id='years']/tbody/tr")
    assert bool(specs) == (len(rows) > 1)
    for spec in specs:
        drawn: dict[int, int] = {}
        chart = json.loads(spec.text)
        data = chart["layer"][0]["data"]
        for value in data.get("values") or chart["datasets"][data["name"]]:
            drawn[value["category"]] = drawn.get(value["category"], 0) + value["number"]
        assert drawn == {int(row.get("data-year")): numbers(row, 2, 3)[0] for row in rows}


@needs_browser
def test_a_browser_draws_the_chart(site: Site, tmp_path: Path) -> None:
    assets.write(site.root, "test")
    root = browsed(site, path("DOC-TYPE", "en"), "", tmp_path)
    assert root.xpath("//div[@data-chart]//svg")


def test_reasons_add_up_to_what_was_not_assessed(site: Site) -> None:
    seen = 0
    for rule_id, reasons in site.rows(
        "select rule_id, list({'reason': coalesce(reason, 'state'), 'n': n}) from (select rule_id, reason,"
        " count(*) as n from marts.fct_rule_exception where outcome = 'not_assessable' group by all)"
        " group by rule_id"
    ):
        rows = site.tree(path(rule_id)).xpath("//section[@id='reasons']//tbody/tr")
        shown = {row.get("data-reason"): numbers(row, 0, 1)[0] for row in rows}
        assert shown == {r["reason"]: r["n"] for r in reasons}
        told = site.tree(path(rule_id)).get_element_by_id("count-not_assessable")
        assert sum(shown.values()) == number(told)
        seen += len(shown)
    assert seen > 20


@pytest.mark.parametrize("lang", LANGUAGES)
def test_findings_stand_with_both_sides_the_gravest_first(site: Site, lang: str) -> None:
    severities = ("error", "warning", "info")
    for rule_id in SOME:
        found = {
            row[0]: row[1:] for row in site.rows(
                "select finding_id, severity, agency_name, report_year, left_value, right_value, left_text,"
                f" right_text from marts.fct_finding where rule_id = '{rule_id}'"
            )
        }  # fmt: skip
        items = site.tree(path(rule_id, lang)).xpath("//li[@data-finding]")
        assert {item.get("data-finding") for item in items} == set(found)
        assert found
        order = []
        for item in items:
            severity, name, year, left, right, left_text, right_text = found[item.get("data-finding")]
            order.append(severities.index(severity))
            shown = text(item)
            assert name in shown
            assert str(year) in shown
            for value, told in ((left, left_text), (right, right_text)):
                assert (told or phrasing.number(value)) in shown
        assert order == sorted(order)


def test_of_very_many_findings_the_first_hundred_are_shown_and_the_rest_counted(
    rule_warehouse: Path, tmp_path: Path
) -> None:
    made = copied(rule_warehouse, tmp_path)
    with made.changing() as connection:
        connection.execute(
            "insert into marts.fct_finding select found.* replace ('x' || copy || finding_id as finding_id,"
            " difference + copy as difference, ? as agency_name) from marts.fct_finding as found"
            " cross join unnest(range(1, 151)) as copies (copy) where rule_id = 'REV-SUM'", [NAME],
        )  # fmt: skip
    ((total,),) = made.rows("select count(*) from marts.fct_finding where rule_id = 'REV-SUM'")
    render(made, "rule")
    root = made.tree(path("REV-SUM", "en"))
    assert len(root.xpath("//li[@data-finding]")) == 100 < total
    assert f"100 of {total} shown." in text(root.xpath("//p[@class='cut']")[0])
    assert not root.xpath("//script[contains(., 'owned')]")
    assert NAME in text(root.get_element_by_id("rule"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_rules_has_every_rule_once_and_leads_to_its_page(site: Site, lang: str) -> None:
    root = site.tree(f"{lang}/rules/index.html")
    rows = {row.get("data-rule"): row for row in root.xpath("//tr[@data-rule]")}
    assert sorted(rows) == sorted(RULES)
    assert len(root.xpath("//tr[@data-rule]")) == len(RULES)
    marts = {rule_id: counts for rule_id, *counts in site.rows(summed("rule_id"))}
    for rule_id, row in rows.items():
        (link,) = row.xpath("./th/a/@href")
        assert (site.root / lang / "rules" / link).resolve() == (site.root / path(rule_id, lang)).resolve()
        if rule_id in marts:
            questions, failed, *_ = marts[rule_id]
            assert numbers(row, 1, 3) == [questions, failed]


def test_every_policy_of_blanks_has_words() -> None:
    for rule_id in RULES:
        for part in ruletext.parts(rule_id):
            assert bool(part.blanks) == bool(part.rule.relation)

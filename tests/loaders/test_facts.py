"""What a document says of itself is found wherever it is printed, and never made up."""

from __future__ import annotations

import csv
import os
from datetime import date
from pathlib import Path

import pytest

from loaders import agencies, dates, facts, patterns, titles
from loaders.book import read
from loaders.document import Document, Grid, GridCell, Paragraph
from loaders.parse import parse_file

TESTS = Path(__file__).parents[1]
REPORTS = Path(os.environ.get("GOUJI_REPORTS", TESTS.parent.parent / "shared" / "reports"))
FOUNDING = (
    # file, agency, id, scope, year, period, published, status
    ("000", "长沙市雨花区民政局", "430111-civil_affairs", "own", 2017, None, "2018-01-15", "parsed"),
    ("001", "祁东县民政局", "430426-civil_affairs", "own", 2024, 2024, "2025-01-17", "parsed"),
    ("002", "松岭区人民政府", "232762-government", "region", 2018, 2018, "2019-03-11", "parsed"),
    ("003", None, None, "unknown", None, None, None, "quarantined"),
    ("004", None, None, "unknown", None, None, None, "quarantined"),
)


def rows(name: str) -> list[dict[str, str]]:
    with (TESTS / "fixtures" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def document(*lines: str, **metadata: str) -> Document:
    return Document(
        tuple(Paragraph(line, f"paragraph {n}") for n, line in enumerate(lines, 1)), "test", "", metadata
    )


def of(*lines: str, **metadata: str) -> facts.Reading:
    return facts.read(document(*lines, **metadata), "0" * 64)


def codes(reading: facts.Reading) -> list[str]:
    return [i.code for i in reading.issues]


def reads(row: dict[str, str]) -> str:
    """What a row of the patterns reads in its own example, by the rules of its kind."""
    (pattern,) = [p for p in patterns.of(row["kind"]) if p.name == row["name"]]
    if row["kind"] in (
        "decoration",
        "agency_completion",
        "agency_rewrite",
        "function_joint",
        "site",
        "visited",
        "issuer",
    ):
        return pattern.regex.sub(pattern.replacement, row["example"])
    traditional = row["kind"] == "traditional"
    match = pattern.regex.search(row["example"] if traditional else patterns.spaced(row["example"]))
    assert match, f"{row['kind']}/{row['name']} does not match its example"
    if row["kind"] == "period":
        stated = dates.period(row["example"])
        return f"{stated.start} {stated.end}" if stated else ""
    groups = match.groupdict()
    if row["kind"] != "part" and {"y", "m", "d"} <= set(groups):
        return str(dates.day(match))
    wanted = next((g for g in ("title", "head", "agency", "prefix", "year") if g in groups), None)
    wanted = "head" if row["kind"] == "title" else wanted
    return match[wanted] if wanted and row["kind"] != "part" else match[0]


@pytest.mark.parametrize("row", read("book/document_patterns"), ids=lambda r: f"{r['kind']}-{r['name']}")
def test_each_pattern_reads_its_example(row: dict[str, str]) -> None:
    if row["minimum"]:
        assert len(patterns.enough(row["kind"], row["example"])) >= int(row["minimum"])
    else:
        assert reads(row) == row["reads"]


@pytest.mark.parametrize("row", rows("titles.csv"), ids=lambda r: r["printed"])
def test_a_title_names_agency_and_year(row: dict[str, str]) -> None:
    found = titles.best(titles.candidates([patterns.spaced(row["printed"])], ["line 1"]))
    kind = "none" if found is None else "statutory" if found.statutory else "other"
    agency, year = (found.agency or "", str(found.year or "")) if found else ("", "")
    assert (kind, agency, year) == (row["kind"], row["agency"], row["year"])


@pytest.mark.parametrize("row", rows("titles_beside.csv"), ids=lambda r: r["printed"] + r["beneath"])
def test_a_body_beside_the_title_or_above_the_report_reports(row: dict[str, str]) -> None:
    lines = [patterns.spaced(line) for line in (row["printed"], *row["beneath"].split("|"))]
    found = titles.best(titles.candidates(lines, [f"line {n}" for n in range(len(lines))]))
    assert (found is not None and found.statutory) == (row["statutory"] == "yes")
    agency, year = (found.agency or "", str(found.year or "")) if found else ("", "")
    assert (agency, year) == (row["agency"], row["year"])


def test_a_site_behind_the_title_of_the_metadata_is_no_reporter() -> None:
    found = titles.candidates([], [], "2023年政府信息公开工作年度报告-祁东县人民政府")
    assert [title.agency for title in found] == [None]


def test_a_title_broken_over_lines_is_one_title() -> None:
    reading = of(
        "网站首页", "祁东县民政局", "2024年政府信息公开", "工作年度报告", "(2025年1月17日)", "一、总体情况"
    )
    assert reading.facts.title == "祁东县民政局2024年政府信息公开工作年度报告"
    assert reading.facts.published_on == date(2025, 1, 17)


def test_links_to_other_reports_are_not_the_title() -> None:
    reading = of(
        "政府信息公开年报", "祁东县民政局2024年政府信息公开工作年度报告", "一、总体情况",
        "相关阅读", "祁东县民政局2022年政府信息公开工作年度报告",
    )  # fmt: skip
    assert reading.facts.report_year == 2024
    assert "several_reports" not in codes(reading)


def test_two_reports_in_one_file_are_noted() -> None:
    reading = of(
        "祁东县民政局2024年政府信息公开工作年度报告", "一、总体情况",
        "祁东县教育局2024年政府信息公开工作年度报告", "一、总体情况",
    )  # fmt: skip
    assert codes(reading).count("several_reports") == 1


def test_the_title_of_the_metadata_serves_where_the_text_has_none() -> None:
    reading = of("一、总体情况", title="祁东县民政局2024年政府信息公开工作年度报告_祁东县人民政府")
    assert (reading.facts.agency_name, reading.facts.report_year) == ("祁东县民政局", 2024)


@pytest.mark.parametrize(
    ("stated", "start", "end", "noted"),
    [
        ("统计期限自 2024 年 1 月 1 日 起至 2024年12月31日止", "2024-01-01", "2024-12-31", []),
        ("本年度报告所列数据的统计期限自２０２４年１月１日至１２月３１日", "2024-01-01", "2024-12-31", []),
        ("统计期限:201711日至20171231日", "2017-01-01", "2017-12-31", ["year_conflict"]),
        ("统计期限自2023年1月1日起至2023年12月31日止", "2023-01-01", "2023-12-31", ["year_conflict"]),
        ("统计期限自2024年1月1日起至2025年1月1日止", "2024-01-01", "2025-01-01", ["period_overlong"]),
        ("统计期限自2024年1月1日起至2024年11月30日止", "2024-01-01", "2024-11-30", ["period_not_full_year"]),
        ("统计期限自2024年2月30日起至2024年12月31日止", None, None, []),
        ("2024年3月1日至6月30日开展了专项行动", None, None, []),
        ("统计期限自年1月1日起至年12月31日", None, None, ["period_lost"]),
    ],
)
def test_the_period_is_that_of_the_figures(
    stated: str, start: str | None, end: str | None, noted: list[str]
) -> None:
    reading = of("祁东县民政局2024年政府信息公开工作年度报告", stated + "。")
    found = reading.facts
    assert [d and str(d) for d in (found.period_start, found.period_end)] == [start, end]
    assert codes(reading) == noted
    assert (found.report_year, found.year_basis) == (2024, "title")


def test_the_first_year_of_the_law_begins_in_may() -> None:
    first = of("祁东县民政局2008年政府信息公开工作年度报告", "统计期限自2008年5月1日至2008年12月31日。")
    later = of("祁东县民政局2009年政府信息公开工作年度报告", "统计期限自2009年5月1日至2009年12月31日。")
    assert codes(first) == []
    assert codes(later) == ["period_not_full_year"]


def test_the_year_comes_from_the_period_then_from_the_publication() -> None:
    untitled = "祁东县民政局政府信息公开工作年度报告"
    by_period = of(untitled, "统计期限自2022年1月1日至2022年12月31日。", published_on="2024-05-06")
    assert (by_period.facts.report_year, by_period.facts.year_basis) == (2022, "period")
    by_date = of(untitled, published_on="2024-01-22 09:30")
    assert (by_date.facts.report_year, by_date.facts.year_basis) == (2023, "publication")
    assert codes(by_date) == ["year_from_publication"]
    assert of(untitled).facts.report_year is None


def test_a_campaign_in_the_text_is_no_period_and_the_address_no_year() -> None:
    reading = of("祁东县民政局政府信息公开工作年度报告", source_url="https://example.org/2021/report.html")
    assert reading.facts.report_year is None


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["发布日期:2018-1-5 08:30 来源:某局"], "2018-01-05"),
        (["发布时间：2018年01月05日"], "2018-01-05"),
        (["成文日期：2018-01-02", "发布日期：2018-01-05"], "2018-01-05"),
        (["(2018年1月5日)"], "2018-01-05"),
        (["二〇一八年一月五日"], "2018-01-05"),
        (["发布日期:2018-13-45"], None),
        (["时间:2018-01-05"], None),
        (["时间:2018-01-05 来源:某局"], "2018-01-05"),
        (["正文。", *["正文。"] * 20, "某某局", "2018年1月5日"], "2018-01-05"),
    ],
)
def test_the_day_of_publication(lines: list[str], published: str | None) -> None:
    found = of("祁东县民政局2017年政府信息公开工作年度报告", *lines).facts.published_on
    assert (found and str(found)) == published


def test_the_day_of_publication_stands_in_a_box_above_the_report() -> None:
    box = Grid((tuple(GridCell(t, "") for t in ("发布日期:", "2019-03-11", "废止日期:", "")),), "table 1")
    blocks = (box, Paragraph("2018年松岭区政府信息公开工作年度报告", "paragraph 1"))
    assert facts.read(Document(blocks, "test", ""), "0").facts.published_on == date(2019, 3, 11)


def test_the_text_completes_the_name_in_the_title() -> None:
    reading = of("洪泽区人民政府2023年政府信息公开工作年度报告", "本报告由淮安市洪泽区人民政府办公室编制。")
    assert reading.facts.agency_name == "淮安市洪泽区人民政府"
    assert reading.facts.report_id == "320813-government-2023-region"
    unknown = of(
        "青石区民政局2023年政府信息公开工作年度报告", "请与云岭市青石区民政局联系。", "云岭市青石区民政局"
    )
    assert unknown.facts.agency_name == "云岭市青石区民政局"


def test_the_text_names_the_agency_where_the_title_does_not() -> None:
    reading = of("政府信息公开工作年度报告", "本年度报告由云岭县水利局编制。")
    assert (reading.facts.agency_name, reading.facts.reporter_scope) == ("云岭县水利局", "own")
    assert codes(reading) == ["agency_from_text", "agency_provisional"]


def test_a_signature_names_the_agency_where_nothing_else_does() -> None:
    lines = ("政府信息公开工作年度报告", "我局按要求公开。", "云岭县水利局", "2024年1月20日")
    assert of(*lines).facts.agency_name == "云岭县水利局"
    assert of(*lines[:3]).facts.agency_name is None


def test_the_name_of_the_site_is_no_agency() -> None:
    reading = of("云岭县人民政府门户网站", "2023年政府信息公开工作年度报告", "本机关按要求公开。")
    assert reading.facts.agency_name is None


@pytest.mark.parametrize("printed", ["市民政局", "我局", "本机关", "xx市民政局", "城市管理局", "某局", ""])
def test_what_names_nobody_is_no_agency(printed: str) -> None:
    assert agencies.named(printed) is None


def test_a_provisional_id_depends_on_the_name_alone() -> None:
    assert agencies.provisional_id("云岭县水利局") == agencies.provisional_id(" 云岭县 水利局")
    assert agencies.provisional_id("云岭县水利局") != agencies.provisional_id("云岭县水务局")
    assert agencies.provisional_id("云岭县水利局").startswith("p-")
    assert agencies.provisional_id("云岭县水利局", "430426").startswith("430426-")


def test_names_of_the_register_are_unambiguous_and_their_regions_known() -> None:
    regions = {r["region_code"] for r in read("reference/regions")}
    for agency in read("reference/agencies"):
        for name in (agency["agency_name"], *filter(None, agency["printed_names"].split("|"))):
            assert agencies.registered(name) == agency, f"{name} stands for several agencies"
        assert agency["region_code"] in regions
        assert agency["reporter_scope"] in ("own", "region")
        assert agencies.scope_of(agency["agency_name"]) == agency["reporter_scope"]
    assert {r["parent_code"] for r in read("reference/regions")} - {""} <= regions


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"no founding documents at {REPORTS} (GOUJI_REPORTS)")
@pytest.mark.parametrize("expected", FOUNDING, ids=lambda e: e[0])
def test_the_founding_documents(expected: tuple[object, ...]) -> None:
    number, agency, agency_id, scope, year, period, published, status = expected
    (file,) = REPORTS.glob(f"{number}_*")
    found = parse_file(file).document
    assert (found.agency_name, found.agency_id, found.reporter_scope) == (agency, agency_id, scope)
    assert (found.report_year, found.year_basis) == (year, "title" if year else None)
    spans = (found.period_start and str(found.period_start), found.period_end and str(found.period_end))
    assert spans == ((f"{period}-01-01", f"{period}-12-31") if period else (None, None))
    assert (found.published_on and str(found.published_on), found.status) == (published, status)


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"no founding documents at {REPORTS} (GOUJI_REPORTS)")
def test_copies_are_quarantined_for_what_is_wrong_with_them() -> None:
    reasons = {n: parse_file(next(REPORTS.glob(f"{n}_*"))).document.trust_reason for n in ("003", "004")}
    assert reasons == {
        "003": "not_statutory; spun_copy; year_unknown; title_year_ignored; period_lost; agency_unknown",
        "004": "not_statutory; spun_copy; year_unknown; year_masked; period_not_full_year; "
        "agency_unknown; agency_masked",
    }

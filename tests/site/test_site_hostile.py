"""Names, figures and addresses that mean harm are shown as what they are: text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import HONGZE, Site, browsed, copied, needs_browser, text
from warehouse.conftest import Warehouse

from loaders.site.addresses import safe, spread, up
from loaders.site.words import web

NAME = '<script>document.title="owned"</script><img src=x onerror=\'document.title="owned"\'>'
CELL = "=cmd|' /C calc'!A0"
#: Breaks out of a script that holds JSON, unless its < is written otherwise.
CLOSING = "</script><script>document.title='owned'</script>"
IDENT = "../../evil?a=1#b/<x>"
PAGES = ["index.html", "search.html?q=script", "report"]


@pytest.fixture(scope="module")
def site(warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = copied(warehouse.database, tmp_path_factory.mktemp("hostile"))
    with made.changing() as connection:
        for table in ("fct_agency_year", "dim_agency", "fct_finding", "fct_suspect_cell"):
            connection.execute(f"update marts.{table} set agency_name = ?", [NAME])
        connection.execute(
            "update marts.dim_report set source_url = 'javascript:alert(1)', title = ?,"
            " crawled_at = timestamp '2025-02-01 08:00:00'",
            [NAME],
        )
        connection.execute("update marts.fct_finding set message_zh = ?, message_en = ?", [NAME, NAME])
        connection.execute("update marts.fct_load_issue set message_zh = ?, message_en = ?", [NAME, NAME])
        connection.execute(
            "update marts.dim_report_version set path = ?, source_url = 'data:text/html,x'", [NAME]
        )
        connection.execute("update staging.stg_paragraphs set text = ? || text", [CLOSING])
        connection.execute(
            "update intermediate.int_form_values set value_text = ?, place = ? where document_id ="
            " (select document_id from marts.dim_report where report_id = ?)",
            [CELL, '"><script>document.title="owned"</script>', HONGZE],
        )
        for table in _HOLDING_IDS:
            connection.execute(f"update {table} set report_id = ? where report_id = ?", [IDENT, HONGZE])
    made.build()
    return made


def page(site: Site, which: str, lang: str = "zh") -> str:
    if which != "report":
        return f"{lang}/{which.partition('?')[0]}"
    return site.report(safe(IDENT), lang)


@needs_browser
@pytest.mark.parametrize("which", PAGES)
def test_a_browser_runs_nothing_that_a_report_says(site: Site, which: str, tmp_path: Path) -> None:
    query = "?" + which.partition("?")[2] if "?" in which else ""
    script = "for (const c of document.querySelectorAll('td[data-at]')) c.focus()"
    root = browsed(site, page(site, which), script, tmp_path, query)
    assert "owned" not in text(root.find(".//title")).replace(NAME, "")
    assert not root.xpath("//img")
    assert "<script>document.title" in text(root.find("body"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_cells_are_shown_as_they_are_printed(site: Site, lang: str) -> None:
    cells = site.tree(page(site, "report", lang)).xpath("//td[@data-at]")
    assert {(cell.text or "").strip() for cell in cells} == {CELL}


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "（抓取于 2025-02-01 08:00 UTC）"), ("en", " (crawled on 2025-02-01 08:00 UTC)")],
)
def test_the_page_says_when_a_crawl_fetched_the_report(site: Site, lang: str, said: str) -> None:
    assert said in text(site.tree(page(site, "report", lang)))


def test_only_addresses_of_the_web_become_links(site: Site) -> None:
    for file in site.html():
        for href in site.tree(file.relative_to(site.root).as_posix()).xpath("//@href"):
            assert not href.lower().startswith(("javascript:", "data:", "vbscript:"))


@pytest.mark.parametrize(
    ("url", "link"),
    [("https://www.gov.cn/a?b=1", "https://www.gov.cn/a?b=1"), ("www.gov.cn/a", "http://www.gov.cn/a"),
     ("javascript:alert(1)", None), ("JaVaScRiPt://%0aalert(1)", None), ("data:text/html,x", None),
     ("file:///etc/passwd", None), ("http://[", None), ("", None), (None, None)],
)  # fmt: skip
def test_an_address_is_followed_only_if_it_is_one_of_the_web(url: str | None, link: str | None) -> None:
    assert web(url) == link


def test_pages_of_any_id_lie_in_their_folder(site: Site) -> None:
    path = page(site, "report")
    assert (site.root / path).resolve().is_relative_to((site.root / "zh" / "reports").resolve())
    (link,) = {
        a.get("href")
        for a in site.tree("zh/index.html").xpath("//table[@id='matrix']//a")
        if "evil" in a.get("href")
    }
    assert (site.root / "zh" / link).resolve() == (site.root / path).resolve()


@given(st.text(max_size=300))
def test_file_names_are_safe_whatever_the_id(ident: str) -> None:
    name = safe(ident)
    assert 1 <= len(name) <= 80
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    assert name[0] not in "._-"
    assert not name.endswith(".")
    assert up(f"zh/{spread('reports', ident)}") == "../../../"


@given(st.lists(st.text(alphabet="aAbB-.12/ 中", max_size=8), min_size=2, max_size=30, unique=True))
def test_no_two_ids_share_a_file_even_where_case_does_not_count(idents: list[str]) -> None:
    assert len({safe(ident).casefold() for ident in idents}) == len(idents)


@pytest.mark.parametrize("ident", ["con", "nul.txt", "AUX", "com1", "a" * 500, "", ".", "..", "a.", "x--y"])
def test_names_that_systems_keep_are_not_used(ident: str) -> None:
    assert safe(ident) != ident


def test_ordinary_ids_stay_as_they_are() -> None:
    assert safe(HONGZE) == HONGZE


_HOLDING_IDS = (
    "marts.fct_agency_year", "marts.dim_report", "marts.dim_report_version", "marts.fct_rule_result",
    "marts.fct_rule_exception", "marts.fct_finding", "marts.fct_suspect_cell",
    "intermediate.int_reports_current", "intermediate.int_form_values", "intermediate.int_claims",
    "marts.fct_measure",
    "marts.fct_load_issue",
)  # fmt: skip

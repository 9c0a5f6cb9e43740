"""Pages hang together: links, languages, headings; and nothing is asked of anybody else."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from sites import HONGZE, Site, browsed, needs_browser, opened, served, text
from warehouse.conftest import Warehouse

from loaders.site.kinds import LANGUAGES

LOADING = "//script[@src]/@src | //link[@rel='stylesheet']/@href | //img/@src | //iframe/@src | //source/@src"


@pytest.fixture(scope="module")
def site(warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Site(warehouse.database, tmp_path_factory.mktemp("pages") / "site")
    made.build()
    return made


def test_every_link_resolves(site: Site) -> None:
    followed = 0
    for page in site.html():
        root = site.tree(page.relative_to(site.root).as_posix())
        ids = set(root.xpath("//@id"))
        for href in root.xpath("//a/@href | //link/@href | //script/@src"):
            parts = urlsplit(href)
            if parts.scheme:
                continue
            followed += 1
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.is_file(), (page, href)
            assert target.is_relative_to(site.root.resolve())
            if not parts.path:
                assert parts.fragment in ids, (page, href)
    assert followed > 100


def test_both_languages_have_the_same_pages_and_lead_to_each_other(site: Site) -> None:
    pages = {
        lang: {p.relative_to(site.root / lang) for p in (site.root / lang).rglob("*.html")}
        for lang in LANGUAGES
    }
    assert pages["zh"] == pages["en"]
    for path in pages["zh"]:
        for lang, other in (("zh", "en"), ("en", "zh")):
            root = site.tree(f"{lang}/{path.as_posix()}")
            assert root.get("lang") == {"zh": "zh-CN", "en": "en"}[lang]
            (link,) = root.xpath("//a[@class='other']/@href")
            assert (site.root / lang / path.parent / link).resolve() == (site.root / other / path).resolve()


def test_no_page_loads_anything_from_elsewhere(site: Site) -> None:
    for page in site.html():
        root = site.tree(page.relative_to(site.root).as_posix())
        assert all(not urlsplit(url).scheme and not url.startswith("//") for url in root.xpath(LOADING))
    for sheet in (site.root / "assets").rglob("*.css"):
        assert not re.search(r"url\(|@import", sheet.read_text(encoding="utf-8"))


def test_ids_are_unique_and_what_describes_a_cell_is_there(site: Site) -> None:
    for page in site.html():
        root = site.tree(page.relative_to(site.root).as_posix())
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids)), page
        for described in root.xpath("//@aria-describedby"):
            assert set(described.split()) <= set(ids)


def test_tables_have_captions_and_their_heads_say_what_they_head(site: Site) -> None:
    tables = 0
    for page in site.html():
        for table in site.tree(page.relative_to(site.root).as_posix()).xpath("//table"):
            tables += 1
            assert text(table.find("caption"))
            assert table.xpath(".//th")
            assert not table.xpath(".//th[not(@scope)]")
            box = table.getparent()
            assert (box.get("role"), box.get("tabindex")) == ("region", "0")
            assert box.get("aria-label")
    assert tables > 20


def test_every_chart_has_its_numbers_in_a_table(site: Site) -> None:
    for lang in LANGUAGES:
        charts = site.tree(f"{lang}/index.html").xpath("//figure[.//div[@data-chart]]")
        assert len(charts) == 2
        for chart in charts:
            assert text(chart.find("figcaption"))
            assert chart.xpath(".//details//td")


def test_nothing_but_the_front_page_tells_the_time_of_the_release(site: Site) -> None:
    """A page that does would change with every release."""
    (written,) = {str(p) for (p,) in site.rows("select max(loaded_at)::date from staging.stg_documents")}
    fronts = {site.root / lang / "index.html" for lang in LANGUAGES}
    told = [p for p in site.html() if p not in fronts and written in p.read_text(encoding="utf-8")]
    assert told == []


@needs_browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_browser_draws_the_charts_from_the_disk(site: Site, lang: str, tmp_path: Path) -> None:
    root = browsed(site, f"{lang}/index.html", "", tmp_path)
    assert [len(c.xpath(".//svg")) for c in root.xpath("//div[@data-chart]")] == [1, 1]


@needs_browser
def test_a_browser_tells_rule_both_sides_and_place_of_the_cell_in_focus(site: Site, tmp_path: Path) -> None:
    script = "document.querySelector('td.suspect').focus()"
    (panel,) = browsed(site, site.report(HONGZE), script, tmp_path).xpath('//*[@id="panel"]')
    assert "左边 11 = 结果维持 10 + 结果纠正 1；右边 0（总计）；相差 11。" in text(panel)
    assert "行政复议 / 总计：出处 第2页第2表第4行第5列" in text(panel)


@needs_browser
def test_arrow_keys_and_taps_reach_cells_that_hold(site: Site, tmp_path: Path) -> None:
    script = (
        "const go = (key) =>"
        " document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));"
        "document.querySelector('td[data-held]').focus(); go('ArrowRight'); document.activeElement.click();"
    )
    (panel,) = browsed(site, site.report(HONGZE), script, tmp_path).xpath('//*[@id="panel"]')
    assert "规章 / 本年废止件数" in text(panel)
    assert "✓" in text(panel)


@needs_browser
@pytest.mark.parametrize(
    ("page", "loads"),
    [("zh/index.html", "charts.js"), ("en/search.html?q=淮", "320000-0.js"), ("report", "site.js")],
)
def test_on_a_phone_the_page_does_not_scroll_and_asks_its_own_server_alone(
    site: Site, page: str, loads: str, tmp_path: Path
) -> None:
    phone = site.root / "phone.html"
    phone.write_text(
        _PHONE.replace("PATH", site.report(HONGZE) if page == "report" else page), encoding="utf-8"
    )
    try:
        with served(site) as server:
            told = text(opened(f"{server}phone.html", tmp_path).get_element_by_id("told"))
    finally:
        phone.unlink()
    width, boxes, *asked = told.split()
    assert int(width) <= 390
    assert int(boxes) or "search" in page
    assert any(url.endswith(loads) for url in asked)
    assert all(url.startswith(server) for url in asked)


@needs_browser
@pytest.mark.parametrize(
    ("query", "found", "missed"),
    [("?q=洪泽", "淮安市洪泽区人民政府", "祁东"), ("?q=江苏 宿迁", "宿迁市人民政府", "洪泽区"),
     ("?q=政府&in=310000", "上海市人民政府办公厅", "淮安"), ("?q=没有的机关", "没有找到", "人民政府")],
)  # fmt: skip
def test_the_search_finds_bodies_by_name_and_region(
    site: Site, query: str, found: str, missed: str, tmp_path: Path
) -> None:
    root = browsed(site, "zh/search.html", "", tmp_path, query)
    told = text(root.get_element_by_id("told")) + text(root.get_element_by_id("hits"))
    assert found in told
    assert missed not in told
    for href in root.xpath("//ol[@id='hits']//a/@href"):
        assert (site.root / "zh" / href).is_file()


#: Tells how wide a page becomes on a screen of 390 pixels, how many of its tables scroll, what it loads.
_PHONE = """<iframe id="page" src="PATH" style="width:390px;height:900px;border:0"></iframe>
<p id="told"></p><script>
addEventListener("load", () => setTimeout(() => {
  const page = document.getElementById("page").contentDocument;
  const boxes = [...page.querySelectorAll(".scroll")].filter((box) => box.scrollWidth > box.clientWidth);
  document.getElementById("told").textContent = [page.documentElement.scrollWidth, boxes.length,
    ...page.defaultView.performance.getEntriesByType("resource").map((entry) => entry.name)].join(" ");
}, 2000));
</script>"""

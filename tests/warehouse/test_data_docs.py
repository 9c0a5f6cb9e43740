"""The pages of Great Expectations work with no network and speak of rules by their titles."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from lxml.html import HtmlElement, document_fromstring
from test_expectations import rule_frame

from expectations import pages, run, suites
from loaders import book
from loaders.home import SITE_FROM_DOCS

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
#: Attributes that make a browser ask for something, on whatever but a link to follow.
ASKING = ("src", "href", "data", "srcset", "poster", "xlink:href")


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    audit = run.Audit(tmp_path_factory.mktemp("docs") / "data_docs")
    audit.load_gate(pd.DataFrame({"check_id": ["failed_share"], "value": [0.9], "documents": [10]}))
    audit.rules(rule_frame(("REV-SUM", "main", 2023)))
    assert audit.left_out == set(), "Great Expectations asks for what expectations/pages.py does not know"
    return audit.index.parent


def asked_for(page: HtmlElement) -> list[str]:
    elements = [e for e in page.iter() if isinstance(e.tag, str) and e.tag != "a"]
    found = [
        element.get(name, "") for element in elements for name in ASKING if element.get(name)
    ]  # fmt: skip
    return found + re.findall(
        r"(?:url\(|@import)\s*[\"']?([^\"')\s;]+)", "".join(page.xpath("//style/text()"))
    )


def read(page: Path) -> HtmlElement:
    return document_fromstring(page.read_text(encoding="utf-8"))


def test_no_page_asks_for_anything_outside_and_all_that_it_asks_for_is_there(docs: Path) -> None:
    found = list(docs.rglob("*.html"))
    assert len(found) == 5
    for page in found:
        asked = asked_for(read(page))
        assert any(address.endswith("bootstrap.min.css") for address in asked)
        for address in asked:
            assert not re.match(r"(?:[a-z]+:)?//", address), (page.name, address)
            if "static/fonts" not in address and not address.startswith("data:"):
                assert (page.parent / address).is_file(), (page.name, address)
    for style in docs.rglob("*.css"):
        asked = re.findall(r"url\(\s*[\"']?((?:https?:)?//[^\"')]*)", style.read_text(encoding="utf-8"))
        assert asked == [], style.name


def test_pages_link_to_the_site_to_the_index_and_to_each_other(docs: Path) -> None:
    site = (docs / SITE_FROM_DOCS).resolve()
    for page in docs.rglob("*.html"):
        found = (a.get("href", "#") for a in read(page).iter("a"))
        links = [link for link in found if not re.match("#|https:", link)]
        targets = {(page.parent / link).resolve() for link in links}
        assert {site, docs / "index.html"} <= targets, page.name
        assert all(target.is_file() for target in targets - {site}), page.name


def test_what_is_new_and_unknown_is_left_out_and_told(tmp_path: Path) -> None:
    page = tmp_path / "deep" / "page.html"
    page.parent.mkdir()
    page.write_text(
        "<html><head><SCRIPT async src='https://cdn.example/new.js' integrity='x'></SCRIPT>"
        '<link href="//cdn.example/new.css" rel="stylesheet"><style>@import "https://cdn.example/a.css";'
        "p { background: url( 'https://cdn.example/b.png' ) }</style></head>"
        '<body class="a"><img alt="" src=https://cdn.example/c.png>'
        '<script src="https://code.example/jquery-3.9.0.min.js" integrity="y" crossorigin></script>'
        '<a href="https://docs.example">read</a> a failed one <p> failed </p> accounting_rules</body></html>'
    )  # fmt: skip
    unknown = pages.settle(tmp_path, suites.NAMES, suites.HEADINGS)
    assert unknown == {
        f"{maker}//cdn.example/{name}" for maker, name in
        (("https:", "new.js"), ("", "new.css"), ("https:", "a.css"), ("https:", "b.png"), ("https:", "c.png"))
    }  # fmt: skip
    text = page.read_text(encoding="utf-8")
    assert asked_for(read(page)) == ["../static/vendor/jquery.min.js"]
    assert "integrity" not in text
    assert 'href="https://docs.example"' in text
    assert "a failed one" in text
    assert suites.HEADINGS["failed"] in text
    assert text.count("gouji-bar") == 1
    assert pages.settle(tmp_path, suites.NAMES, suites.HEADINGS) == set()
    assert page.read_text(encoding="utf-8") == text


def test_suites_and_results_are_called_by_their_titles(docs: Path) -> None:
    (results,) = docs.glob("validations/accounting_rules/**/*.html")
    words = " ".join(read(results).text_content().split())
    for rule in book.read("book/accounting_rules"):
        if rule["relation"]:
            title = f"{rule['rule_id']} {rule['title_zh']} {rule['title_en']}"
            assert " ".join(title.split()) in words, rule["rule_id"]
    for page in docs.rglob("*.html"):
        text = re.sub(r"(?s)<script.*?</script>", "", page.read_text(encoding="utf-8"))
        shown = document_fromstring(text).text_content()
        assert not re.search(r"\b(accounting_rules|load_gate)\b(?!-results)", shown), page.name


def seen(page: Path, tmp_path: Path, script: str) -> HtmlElement:
    """The page as a browser that can reach no host shows it, after a script of ours has used it."""
    copy = page.with_name(f"used-{page.name}")
    copy.write_text(page.read_text(encoding="utf-8").replace("</body>", f"<script>{script}</script></body>"))
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={tmp_path}/chromium", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--virtual-time-budget=4000", "--dump-dom", copy.as_uri(),
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)  # type: ignore[arg-type]
    finally:
        copy.unlink()
    return document_fromstring(done.stdout)


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_the_tables_of_the_index_are_drawn_sorted_and_filtered(docs: Path, tmp_path: Path) -> None:
    script = """
        window.onerror = function (message) { document.title = message; };
        $(function () {
            $("th.gouji-expectation_suite_name").first().trigger("click").trigger("click");
            document.title = $("tbody").first().find("td:last-child").map(function () {
                return $(this).text().trim(); }).get().join("|");
            $(".gouji-search").first().val("LOAD GATE").trigger("input");
        });
    """
    page = seen(docs / "index.html", tmp_path, script)
    assert sorted(page.findtext(".//title").split("|")) == sorted(suites.NAMES.values())
    rows = page.xpath("(//tbody)[1]/tr")
    assert [("none" in (r.get("style") or ""), r.xpath("string(td[last()])").strip()) for r in rows] in (
        [(False, suites.NAMES["load_gate"]), (True, suites.NAMES["accounting_rules"])],
        [(True, suites.NAMES["accounting_rules"]), (False, suites.NAMES["load_gate"])],
    )
    links = page.xpath("//tbody/tr/td[last()]//a/@href")
    assert len(links) == 4
    assert all((docs / html.unescape(link)).is_file() for link in links)


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_what_folds_opens_and_passed_rules_can_be_hidden(docs: Path, tmp_path: Path) -> None:
    (results,) = docs.glob("validations/accounting_rules/**/*.html")
    script = """
        $.fx.off = true;
        $(function () {
            $("a[data-toggle=collapse]").first()[0].click();
            hideSucceededValidations();
            setTimeout(function () {
                var visible = $("tr:has(td):visible").filter(function () {
                    return /^[A-Z0-9]+-[A-Z0-9-]+ /.test($(this).find("td").eq(1).text().trim()); });
                document.title = [$(".collapse.show").length, visible.length,
                    getComputedStyle(document.querySelector(".alert")).borderRadius].join("|");
            }, 2000);
        });
    """
    opened, visible, rounded = seen(results, tmp_path, script).findtext(".//title").split("|")
    assert (opened, visible) == ("1", "1")
    assert rounded not in ("", "0px")  # Bootstrap is there

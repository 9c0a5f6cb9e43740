"""The page: whole by itself, tables as the form prints them, a sign at every figure that rules look at."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from drafts import checked, draft, hongze
from lxml import html as markup

from loaders import book
from loaders.check import layout, page
from loaders.language import choose

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
SUSPECT = '//td[contains(@class, "suspect")]'


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    choose("zh")
    yield
    choose(None)


def tree(*documents: object) -> markup.HtmlElement:
    return markup.document_fromstring(page.html(documents))


def text(element: markup.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_page_asks_for_nothing_else() -> None:
    written = page.html([hongze()])
    assert "://" not in written
    assert not re.search(r"<(link|img|iframe|script src)|@import|url\(", written)


def test_every_reference_leads_somewhere() -> None:
    root = tree(hongze(), checked(draft({("review", "total"): "1"})))
    ids = [e.get("id") for e in root.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    named = [i for e in root.xpath("//*[@data-asked]") for i in e.get("data-asked").split()]
    named += [e.get("href")[1:] for e in root.xpath("//a")]
    assert named
    assert set(named) <= set(ids)


@pytest.mark.parametrize("form_id", ["g2008", "g2014", "g2019", "g2021"])
def test_every_figure_of_a_form_has_one_place_in_a_rectangle(form_id: str) -> None:
    tables = book.tables_of(form_id)
    printed = layout.printed((t.form_id, t.table_id) for t in tables)
    keys = [cell.key for table in printed for row in table.rows for cell in row if cell.key]
    assert sorted(keys) == sorted(c.key for t in tables for c in t.cells())
    for table in printed:
        area = {
            (r + y, c + x)
            for r, c, cell in table.placed() for y in range(cell.rowspan) for x in range(cell.colspan)
        }  # fmt: skip
        assert area == {(r, c) for r in range(len(table.rows)) for c in range(table.width)}


def test_tables_of_two_forms_stand_in_print_order() -> None:
    present = [("g2021", "t2_art20_1"), ("g2019", "t3_applications"), ("g2021", "t4_review_litigation")]
    assert [t.form_id for t in layout.printed(present)] == ["g2021", "g2019", "g2021"]


def test_signs_follow_the_answers() -> None:
    root = tree(hongze())
    reviews, total = root.xpath('//caption[contains(., "行政复议")]/..//td')[:5], root.xpath(SUSPECT)[0]
    assert [text(cell) for cell in reviews] == ["10 ✗", "1 ✗", "0 ✗", "0 ✗", "0 ✗ 应为 11"]
    assert reviews[-1] is total
    assert [text(e) for e in root.xpath(SUSPECT)] == ["0 ✗ 应为 11", "0 ✗ 应为 5"]
    granted = root.xpath('//th[.="（一）予以公开"]/../td[1]')[0]
    assert text(granted) == "0 ✓"
    first = root.get_element_by_id(granted.get("data-asked").split()[0])
    assert text(first).startswith("✓ ")


def test_what_holds_is_told_with_both_sides_where_they_show_it() -> None:
    lines = [text(e) for e in tree(hongze()).xpath("//ul[@hidden]/li")]
    assert any(line.endswith("（APP-ROW-SUM）：21 = 21") for line in lines)
    # few cases pass a rule that begins at five of them, whatever their figures
    assert "✓ 已审结复议中被纠正的一般不过半（PLA-CORR-HIGH）" in lines


def test_states_have_names_beside_their_colours() -> None:
    changed = {("app_new_received", "other_org"): "", ("app_carried_over", "total"): "—"}
    root = tree(checked(draft(changed)))
    assert text(root.xpath('//td[contains(@class, "blank")]')[0]).startswith("空白")
    assert text(root.xpath('//td[contains(@class, "na ")]')[0]).startswith("— 未填数")


def test_words_are_quoted_with_the_phrase_marked() -> None:
    root = tree(checked(draft(words={"3511件": "3510件"})))
    (quote,) = root.xpath("//blockquote")
    assert quote.xpath("./mark/text()") == ["新收政府信息公开申请3510件"]
    assert text(quote).startswith("全市新收政府信息公开申请3510件，上年结转96件。")


def test_printed_text_cannot_become_markup() -> None:
    written = page.html([checked(draft({("review", "total"): "<b>9</b>"}), "<script>alert(1)</script>.docx")])
    assert "<b>9" not in written
    assert "<script>alert" not in written


def test_what_could_not_be_assessed_is_told_with_the_reason_of_the_book() -> None:
    told = text(tree(hongze()))
    row = next(r for r in book.read("book/answer_reasons") if r["reason"] == "no_previous_report")
    assert f"{row['title_zh']}：23 处" in told
    assert row["remedy_zh"] in told


def test_a_file_that_is_no_report_is_told_so() -> None:
    root = tree(checked(b"nothing", "notes.txt"))
    assert not root.xpath("//table")
    assert root.xpath('//p[@class="finding error"]')


def test_headings_and_names_follow_the_language() -> None:
    choose("en")
    root = tree(hongze())
    assert root.get("lang") == "en"
    assert "What to do" in text(root)
    assert "怎么办" not in text(root)


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_a_browser_tells_the_rule_of_the_cell_in_focus(tmp_path: Path) -> None:
    script = "<script>document.querySelector('td.suspect').focus()</script></body>"
    written = tmp_path / "page.html"
    written.write_text(page.html([hongze()]).replace("</body>", script), encoding="utf-8")
    command = [
        str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu",
        f"--user-data-dir={tmp_path / 'home'}", "--dump-dom", written.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    (panel,) = markup.document_fromstring(done.stdout).xpath('//*[@id="panel"]')
    assert "左边 11 = 结果维持 10 + 结果纠正 1；右边 0（总计）；相差 11。" in text(panel)

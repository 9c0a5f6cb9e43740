"""Letters: every open finding once, with both sides, alike on the page and in the Word document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import html as markup
from sites import HONGZE, Site, copied, text
from somekinds import numbers, render
from warehouse.conftest import Warehouse

from loaders.check import phrasing
from loaders.site import pages
from loaders.site.addresses import safe

LANGUAGES = ("zh", "en")
NAME = "<script>document.title='owned'</script>=cmd|' /C calc'!A0\x0b"


@pytest.fixture(scope="module")
def site(rule_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Letters about reports with findings of every standing."""
    made = copied(rule_warehouse, tmp_path_factory.mktemp("letters"))
    with made.changing() as connection:
        last = "report_year = 2023 and rule_id = 'ROLL-LE'"
        for number, change in enumerate(
            ("is_explained = true", "responsibility = 'loader'", "responsibility = 'mixed'")
        ):
            connection.execute(
                f"update marts.fct_finding set {change} where finding_id = (select finding_id from"
                f" marts.fct_finding where {last} order by finding_id limit 1 offset {number})"
            )
    return render(made, "letter", "letters")


def open_findings(site: Site) -> dict[str, dict[str, tuple]]:
    """Open findings of the latest year by agency, worked out row by row."""
    latest: dict[str, int] = {}
    for agency_id, year in site.rows("select agency_id, report_year from marts.dim_report"):
        latest[agency_id] = max(year, latest.get(agency_id, 0))
    found: dict[str, dict[str, tuple]] = {}
    for agency_id, year, finding_id, explained, responsibility, *told in site.rows(
        "select agency_id, report_year, finding_id, is_explained, responsibility, findings.severity, kind,"
        " left_value, right_value, left_text, right_text, title_zh, title_en, findings.rule_id"
        " from marts.fct_finding as findings inner join marts.dim_rule using (rule_key)"
    ):
        if year == latest[agency_id] and not explained and responsibility in ("agency", "mixed"):
            found.setdefault(agency_id, {})[finding_id] = (responsibility, *told)
    return found


def path(agency_id: str, lang: str = "zh", suffix: str = "html") -> str:
    return f"{lang}/letters/{safe(agency_id)}.{suffix}"


def document(site: Site, agency_id: str, lang: str = "zh") -> Document:
    return docx.Document(str(site.root / path(agency_id, lang, "docx")))


def lines(made: Document) -> Iterator[str]:
    """The text of a document in its order, a cell paragraph by paragraph."""
    for element in made.element.body:
        if element.tag == qn("w:p"):
            yield Paragraph(element, made).text
        elif element.tag == qn("w:tbl"):
            for row in Table(element, made).rows:
                yield from (p.text for cell in row.cells for p in cell.paragraphs)


def printed(root: markup.HtmlElement) -> Iterator[str]:
    """The text of a letter's page in its order."""
    for element in root.get_element_by_id("letter").iter("h1", "h2", "h3", "p", "th", "li"):
        if not (element.tag == "th" and element.get("scope") == "row"):
            yield element.text_content()


def words(told: Iterator[str]) -> list[str]:
    return [line for line in ("".join(text.split()) for text in told) if line]


def test_there_is_a_letter_for_each_body_with_open_findings_and_for_no_other(site: Site) -> None:
    expected = open_findings(site)
    assert len(expected) > 10
    for lang in LANGUAGES:
        for suffix in ("html", "docx"):
            files = (site.root / lang / "letters").glob(f"*.{suffix}")
            assert {f.stem for f in files} - {"index"} == {safe(agency) for agency in expected}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_open_finding_stands_once_with_both_sides(site: Site, lang: str) -> None:
    for agency_id, findings in open_findings(site).items():
        rows = site.tree(path(agency_id, lang)).xpath("//tr[@data-finding]")
        assert Counter(row.get("data-finding") for row in rows) == Counter(dict.fromkeys(findings, 1))
        tables = document(site, agency_id, lang).tables
        cells = [tuple(cell.text for cell in row.cells) for t in tables for row in t.rows[1:]]
        assert [int(cell[0]) for cell in cells] == list(range(1, len(findings) + 1))
        for row, cell in zip(rows, cells, strict=True):
            _, _, _, left, right, left_text, right_text, zh, en, rule_id = findings[row.get("data-finding")]
            for shown in (text(row), " ".join(" ".join(cell).split())):
                assert (zh if lang == "zh" else en) in shown
                assert rule_id in shown
                for value, said in ((left, left_text), (right, right_text)):
                    assert (said or phrasing.number(value)) in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_document_says_what_the_page_says(site: Site, lang: str) -> None:
    for agency_id in open_findings(site):
        page = words(printed(site.tree(path(agency_id, lang))))
        assert words(lines(document(site, agency_id, lang))) == page


def test_what_need_be_no_fault_stands_apart(site: Site) -> None:
    apart = 0
    for agency_id, findings in open_findings(site).items():
        root = site.tree(path(agency_id))
        for row in root.xpath("//tr[@data-finding]"):
            _, severity, kind, *_ = findings[row.get("data-finding")]
            heading = row.xpath("preceding::h2[1]")[0]
            is_reference = kind == "plausibility" or severity == "info"
            assert text(heading).endswith("供参考的情况" if is_reference else "请核实的问题")
            apart += is_reference
    assert apart


def test_a_doubtful_reading_is_asked_about_and_blames_nobody(site: Site) -> None:
    doubtful = 0
    for agency_id, findings in open_findings(site).items():
        for row in site.tree(path(agency_id)).xpath("//tr[@data-finding]"):
            if findings[row.get("data-finding")][0] == "mixed":
                assert "此处读取时没有把握，请先对照报告原文。" in text(row)
                doubtful += 1
    assert doubtful


def test_a_letter_asks_and_never_orders(warehouse: Warehouse, tmp_path: Path) -> None:
    made = render(Site(warehouse.database, tmp_path), "letter")
    root = made.tree(path("320813-government"))
    suspects = made.rows(
        "select needed from marts.fct_suspect_cell"
        f" where report_id = '{HONGZE}' and not is_previous_report and value = 0"
    )
    assert suspects
    shown = text(root.get_element_by_id("letter"))
    for (needed,) in suspects:
        assert f"所印0，可能为{phrasing.number(needed)}（" in shown
    assert "请核实。" in shown
    assert "应为" not in shown
    assert "收到本函之日起10个工作日内" in shown
    asked = [text(row[0]) for row in root.xpath("//tr[@data-finding]")]
    assert asked == [str(n) for n in range(1, len(asked) + 1)]
    places = [text(row[1]) for row in root.xpath("//tr[@data-finding]")]
    assert places.index(next(p for p in places if "REV-SUM" in p)) < places.index(
        next(p for p in places if "LIT-AFTER-SUM" in p)
    )


def test_the_document_is_laid_out_as_official_ones_are(site: Site) -> None:
    made = document(site, next(iter(open_findings(site))))
    (section,) = made.sections
    assert [round(Length(size).mm) for size in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(Length(size).mm) for size in margins] == [37, 35, 28, 26]
    body, title = made.styles["Normal"], made.styles["Title"]
    assert (body.font.size, body.paragraph_format.line_spacing) == (Pt(16), Pt(28))
    assert body.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋"
    assert title.font.size == Pt(22)
    headings = [p.text for p in made.paragraphs if p.style.name == "Heading 1"]
    assert [heading[:2] for heading in headings] == ["一、", "二、", "三、", "四、"][: len(headings)]
    for table in made.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert sum(column.width for column in table.columns) <= Mm(157)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_letters_counts_them(site: Site, lang: str) -> None:
    expected = open_findings(site)
    rows = site.tree(f"{lang}/letters/index.html").xpath("//table[@id='letters']//tr[@data-agency]")
    assert {row.get("data-agency"): sum(numbers(row, 2, 4)) for row in rows} == {
        agency_id: len(findings) for agency_id, findings in expected.items()
    }
    for row in rows:
        for link in row.xpath(".//a/@href"):
            if "/letters/" in link:
                assert (site.root / lang / "letters" / link).resolve().is_file()


def test_hostile_names_stay_text(rule_warehouse: Path, tmp_path: Path) -> None:
    made = copied(rule_warehouse, tmp_path)
    with made.changing() as connection:
        connection.execute("update marts.fct_finding set agency_name = ?", [NAME])
        connection.execute("update marts.dim_report set title = ?", [NAME])
        connection.execute("update marts.fct_finding_cell set value_text = ?, place = ?", [NAME, NAME])
    render(made, "letter", "letters")
    shown = NAME.replace("\x0b", "")
    for file in (made.root / "zh" / "letters").glob("*.html"):
        root = made.tree(file.relative_to(made.root).as_posix())
        assert not root.xpath("//script[contains(., 'owned')]")
        assert "".join(shown.split()) in "".join(root.text_content().split())
    for file in (made.root / "zh" / "letters").glob("*.docx"):
        told = list(lines(docx.Document(str(file))))
        assert any(shown in line for line in told)
        with ZipFile(file) as package:
            assert b"instrText" not in package.read("word/document.xml")


def test_the_same_findings_give_the_same_bytes(site: Site, rule_warehouse: Path, tmp_path: Path) -> None:
    again = render(Site(site.database, tmp_path / "again"), "letter", "letters")
    files = [f.relative_to(site.root) for f in site.root.rglob("*") if f.suffix in (".html", ".docx")]
    assert len(files) > 40
    for file in files:
        assert (again.root / file).read_bytes() == (site.root / file).read_bytes(), file


def test_only_changed_letters_are_written_and_settled_ones_taken_away(
    rule_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = {"letter": pages.kind("letter")}
    monkeypatch.setattr("loaders.site.build.pages", SimpleNamespace(kinds=lambda: letters))
    made = copied(rule_warehouse, tmp_path)
    built = made.build(jobs=1)
    assert built.rendered == built.pages > 10
    assert made.build(jobs=1).rendered == 0
    gone, kept = sorted(open_findings(made))[:2]
    document = made.root / path(kept, "en", "docx")
    document.unlink()
    with made.changing() as connection:
        connection.execute("update marts.fct_finding set is_explained = true where agency_id = ?", [gone])
    built = made.build(jobs=1)
    assert (built.rendered, built.deleted) == (1, 1)
    assert document.is_file()
    for suffix in ("html", "docx"):
        assert not (made.root / path(gone, "zh", suffix)).exists()

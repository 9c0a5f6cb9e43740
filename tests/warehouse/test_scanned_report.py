"""A scanned report in the warehouse: certainty, pictures, who must look, and the page that shows them."""

from __future__ import annotations

import base64
import sys
from pathlib import Path

import duckdb
import pytest
from conftest import SAMPLES, run_gouji
from lxml import html

from loaders.home import Home

pytest.importorskip("rapidocr", reason="needs gouji[ocr]")
sys.path.insert(0, str(Path(__file__).parents[2]))


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A report under a seal with characters, scanned in grey: figures are misread."""
    from bench import scans

    folder = tmp_path_factory.mktemp("scanned")
    printed = (SAMPLES / "hongze_2023.pdf").read_bytes()
    scan = scans.document(printed, scans.kind_of("sealed grey"), 3)
    (folder / "report.pdf").write_bytes(scan)
    home = Home(folder / "home")
    done = run_gouji(home, "build", folder / "report.pdf", GOUJI_SITE="yes")
    assert done.returncode == 0, done.stdout + done.stderr
    return home


def rows(home: Home, query: str) -> list[tuple]:
    with duckdb.connect(str(home.database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_every_figure_has_its_picture_and_its_certainty(scanned: Home) -> None:
    pictures = rows(scanned, "select png, confidence from marts.fct_cell_picture")
    assert rows(scanned, """
        select count(*) from intermediate.int_form_values where state not in ('absent', 'not_extracted')
    """) == [(len(pictures),)]  # fmt: skip
    assert all(base64.b64decode(png).startswith(b"\x89PNG") for png, _ in pictures)
    assert all(0 <= confidence < 1 for _, confidence in pictures)


def test_a_finding_on_figures_that_were_read_unsurely_is_the_loaders(scanned: Home) -> None:
    found = dict(rows(scanned, """
        select findings.finding_id, findings.responsibility
        from marts.fct_finding as findings
        inner join marts.fct_finding_cell as cells using (finding_id)
        inner join marts.fct_cell_picture as pictures
            on findings.report_id = pictures.report_id and cells.table_id = pictures.table_id
            and cells.row_code = pictures.row_code and cells.column_code = pictures.column_code
        where pictures.confidence < 0.9
    """))  # fmt: skip
    assert found
    assert set(found.values()) == {"loader"}


def test_the_page_shows_each_doubtful_figure_beside_its_picture(scanned: Home) -> None:
    unsure = rows(scanned, """
        select png, coalesce(value_text, '') from marts.fct_cell_picture where confidence < 0.9
    """)  # fmt: skip
    assert unsure
    pages = sorted(scanned.site.glob("*/reports/*/*.html"))
    assert len(pages) == 2  # Chinese and English
    for page in pages:
        tree = html.fromstring(page.read_text(encoding="utf-8"))
        shown = {
            row.xpath("string(.//img/@src)").removeprefix("data:image/png;base64,"): row.xpath(
                "string(td[2])"
            )
            for row in tree.xpath("//table[@id='scan']/tbody/tr")
        }
        assert {(png, " ".join(text.split())) for png, text in unsure} <= {
            (png, " ".join(text.split())) for png, text in shown.items()
        }
        assert all(row.xpath("string(.//img/@alt)") for row in tree.xpath("//table[@id='scan']/tbody/tr"))

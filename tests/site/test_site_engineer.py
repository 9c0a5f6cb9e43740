"""The engineers' pages inside the site: they lead back to it, and go with the release that they are about."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sites import Site
from warehouse.conftest import Warehouse

from loaders.home import Home
from loaders.publication import ABOUT
from loaders.site.build import build


@pytest.fixture
def site(warehouse: Warehouse, tmp_path: Path) -> Site:
    home = Home(tmp_path / "warehouse")
    home.published.mkdir(parents=True)
    shutil.copyfile(warehouse.database, home.database)
    shutil.copytree(warehouse.home.docs, home.docs)
    build(home.database, home.site)
    return Site(home.database, home.site)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_leads_to_both_and_every_page_back(site: Site, lang: str) -> None:
    page = site.root / lang / "engineer.html"
    links = [a.get("href") for a in site.tree(f"{lang}/engineer.html").xpath("//dl//a")]
    assert {(page.parent / link).resolve() for link in links} == {
        (site.root / "docs" / name / "index.html").resolve() for name in ("data_docs", "dbt")
    }
    copied = list((site.root / "docs").rglob("*.html"))
    assert len(copied) > 3
    for file in copied:
        text = file.read_text(encoding="utf-8")
        assert "site/index.html" not in text
        up = "../" * len(file.relative_to(site.root).parts[:-1])
        assert f'href="{up}index.html"' in text, file


def test_they_are_copied_with_a_release_and_go_with_it(site: Site) -> None:
    docs = site.database.parent / "docs"
    copied = site.root / "docs" / "dbt" / "index.html"
    before = copied.stat().st_ino
    build(site.database, site.root)
    assert copied.stat().st_ino == before
    (docs / ABOUT).write_text("2030-01-01.1")
    build(site.database, site.root)
    assert copied.stat().st_ino != before
    shutil.rmtree(docs)
    build(site.database, site.root)
    assert not copied.exists()
    assert "gouji build" in (site.root / "en" / "engineer.html").read_text()

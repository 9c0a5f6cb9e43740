"""Only what changed is made anew: pages of changed reports, nothing where nothing changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import HONGZE, Site, copied, text
from warehouse.conftest import Warehouse, run_gouji

from loaders.errors import GoujiError
from loaders.site import plan
from loaders.site.addresses import spread
from loaders.site.kinds import LANGUAGES
from loaders.site.manifest import NAME

FRONT = {f"{lang}/index.html" for lang in LANGUAGES}
HONGZE_BODY = "320813-government"


@pytest.fixture
def site(warehouse: Warehouse, tmp_path: Path) -> Site:
    made = copied(warehouse.database, tmp_path)
    made.build()
    return made


def differences(before: dict[str, object], after: dict[str, object]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def pages_of(site: Site, report_id: str) -> set[str]:
    return {site.report(report_id, lang) for lang in LANGUAGES}


def test_a_second_build_renders_nothing(site: Site) -> None:
    before = site.state()
    built = site.build()
    assert (built.rendered, built.deleted) == (0, 0)
    assert built.pages > 10
    assert site.state() == before


def test_a_changed_figure_renders_the_page_of_its_report_alone(site: Site) -> None:
    before = site.state()
    with site.changing() as connection:
        connection.execute(
            "update intermediate.int_form_values set value_text = '22' where document_id ="
            " (select document_id from marts.dim_report where report_id = ?)"
            " and row_code = 'app_new_received' and column_code = 'natural_person'", [HONGZE],
        )  # fmt: skip
    assert site.build().rendered == 1
    assert differences(before, site.state()) == pages_of(site, HONGZE)
    cell = site.tree(site.report(HONGZE)).xpath(
        "//td[starts-with(@data-at, '一、本年新收政府信息公开申请数量 / 自然人')]"
    )[0]
    assert text(cell).startswith("22 ")


def test_an_explained_finding_renders_its_report_and_the_front_page(site: Site) -> None:
    before = site.state()
    with site.changing() as connection:
        connection.execute(
            "update marts.fct_finding set is_explained = true, explanation = '已去函更正' where report_id = ?"
            " and rule_id = 'REV-SUM'", [HONGZE],
        )  # fmt: skip
    site.build()
    beside = {
        f"{lang}/{page}.html" for lang in LANGUAGES
        for page in ("rules/rev-sum", "letters/index", f"letters/{HONGZE_BODY}")
    }  # fmt: skip
    beside |= {f"{lang}/{spread('agencies', HONGZE_BODY)}" for lang in LANGUAGES}
    assert differences(before, site.state()) == pages_of(site, HONGZE) | FRONT | beside
    assert "已去函更正" in text(site.tree(site.report(HONGZE)))


def test_a_report_that_is_gone_takes_its_pages_along(site: Site) -> None:
    gone = pages_of(site, HONGZE)
    gone |= {f"{lang}/letters/{HONGZE_BODY}.html" for lang in LANGUAGES}
    left = {f"{lang}/{spread('agencies', HONGZE_BODY)}" for lang in LANGUAGES}
    with site.changing() as connection:
        for table in ("fct_agency_year", "dim_report", "fct_finding"):
            connection.execute(f"delete from marts.{table} where report_id = ?", [HONGZE])
    before = site.state()
    built = site.build()
    assert built.deleted == 2
    assert all(not (site.root / path).exists() for path in gone)
    changed = differences(before, site.state()) - gone
    counting = re.compile(r"../(rules/.*|letters/index|regions/.*|missing/.*)\.html")
    changed = {path for path in changed if not counting.fullmatch(path)}
    # the body is still found and has its page, without its report
    assert changed - FRONT == {"assets/search/320000-0.js"} | left
    assert HONGZE not in (site.root / "zh/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("lost", ["index.html", "en/search.html", "assets/search/320000-0.js"])
def test_a_file_that_is_missing_is_made_again(site: Site, lost: str) -> None:
    before = (site.root / lost).read_bytes()
    (site.root / lost).unlink()
    assert site.build().rendered == 1
    assert (site.root / lost).read_bytes() == before


def test_new_code_renders_everything_and_all_means_all(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    built = site.build(everything=True)
    assert built.rendered == built.pages
    monkeypatch.setattr("loaders.site.build.code", lambda: "other code")
    built = site.build()
    assert built.rendered == built.pages
    assert site.build().rendered == 0


def test_the_hash_of_the_code_takes_in_templates_styles_and_the_book(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("page.html.j2", "page.css", "page.js"):
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(plan, "SITE", tmp_path)
    codes = {plan.code()}
    for name in ("page.html.j2", "page.css", "page.js"):
        (tmp_path / name).write_text("two")
        codes.add(plan.code())
    assert len(codes) == 4


def test_a_build_that_was_killed_is_completed_by_the_next(site: Site) -> None:
    whole = {path: content for path, (_, content) in site.state().items()}

    class KilledError(Exception):
        pass

    def killed(done: int, total: int) -> None:
        raise KilledError

    with pytest.raises(KilledError):
        site.build(everything=True, watch=killed)
    assert site.build().rendered > 0
    assert {path: content for path, (_, content) in site.state().items()} == whole
    assert site.build().rendered == 0


def test_several_processes_make_the_same_pages(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.site.build._WORTH_A_PROCESS", 1)
    other = Site(site.database, tmp_path / "other")
    seen: list[int] = []
    built = other.build(jobs=2, watch=lambda done, total: seen.append(done))
    assert built.rendered == seen[-1] == built.pages
    assert {p: c for p, (_, c) in other.state().items()} == {p: c for p, (_, c) in site.state().items()}


def test_what_changed_since_the_last_release_is_on_the_front_page(site: Site) -> None:
    with site.changing() as connection:
        connection.execute(_RELEASES)
    before = site.state()
    site.build()
    assert differences(before, site.state()) == FRONT
    told = text(site.tree("en/index.html").get_element_by_id("release"))
    assert "2 added, 1 revised, 0 removed" in told
    assert "3 opened, 1 closed" in told
    assert "<b>REV-SUM breaks</b>" in told
    (link,) = site.tree("en/index.html").xpath("//section[@id='release']//li/a/@href")
    assert (site.root / "en" / link).is_file()


@pytest.mark.parametrize(
    "make", [lambda f: (f / "mine.txt").write_text("x"), lambda f: (f / NAME).write_text("no manifest" * 99)]
)
def test_a_folder_that_is_no_site_is_left_alone(
    warehouse: Warehouse, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    make(folder)
    before = sorted(folder.iterdir())
    with pytest.raises(GoujiError) as caught:
        Site(warehouse.database, folder).build()
    assert caught.value.exit_code == 2
    assert str(folder) in str(caught.value)
    assert sorted(p for p in folder.iterdir() if p.name != "assets") == before


def test_a_database_of_another_version_is_refused(site: Site) -> None:
    with site.changing() as connection:
        connection.execute("delete from marts.dim_rule where rule_id = 'REV-SUM'")
    with pytest.raises(GoujiError, match="gouji build"):
        site.build()


def test_the_command_says_what_it_did_and_where_to_look(
    site: Site, warehouse: Warehouse, tmp_path: Path
) -> None:
    to = tmp_path / "published"
    done = run_gouji(warehouse.home, "report", "--to", to)
    said = done.stderr.replace("Another gouji is loading or building here; waiting …\n", "")  # other tests
    assert (done.returncode, said) == (0, "")
    assert str(to / "index.html") in done.stdout
    again = run_gouji(warehouse.home, "report", "--to", to, GOUJI_LANG="zh")
    assert "新生成 0，删除 0" in again.stdout
    assert run_gouji(warehouse.home, "report", "--to", to, "--quiet").stdout == ""


def test_the_command_without_a_warehouse_is_wrong_use(tmp_path: Path) -> None:
    from loaders.home import Home

    done = run_gouji(Home(tmp_path / "nothing"), "report")
    assert done.returncode == 2
    assert "gouji build" in done.stderr
    assert "Traceback" not in done.stderr


_RELEASES = f"""
create or replace table marts.releases as
select 'r2' as release_id, timestamp '2026-03-02 08:00' as published_at, 'r1' as previous_release_id,
    9 as documents, 9 as reports, 9 as agency_years, 9 as findings, 2 as agency_years_added,
    1 as agency_years_revised, 0 as agency_years_removed, 3 as findings_opened, 1 as findings_closed,
    '' as loads
union all
select 'r1', timestamp '2026-02-02 08:00', null, 8, 8, 8, 8, 8, 0, 0, 8, 0, '';
create or replace table marts.release_changes as
select 'r2' as release_id, 'finding_opened' as change, 'a' as agency_id, 'A' as agency_name,
    2023 as report_year, '{HONGZE}' as report_id, 'REV-SUM' as rule_id, 'all' as scope_key,
    '<b>不符合</b>' as message_zh, '<b>REV-SUM breaks</b>' as message_en
union all
select 'r2', 'agency_year_removed', 'b', 'B', 2020, 'no-such-report', null, null, null, null
union all
select 'r1', 'finding_opened', 'c', 'C', 2020, null, 'APP-INT', 'all', 'old', 'old';
"""

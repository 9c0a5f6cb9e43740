"""Every chart against SQL, every dashboard in a browser, and a new release under the running server."""

from __future__ import annotations

import math
import shutil
import socket
import stat
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from answers import ANSWERS
from conftest import DASHBOARDS, PLACES, ROOT, SHOTS, Superset, bi
from playwright.sync_api import Browser, Page, sync_playwright

from loaders.home import Home

#: What a filter leaves, told by the marts' own codes.
LEFT = {
    ("scope", "本行政区域"): "r.reporter_scope = 'region'",
    ("level", "地级"): "a.agency_level = 'prefecture'",
    ("generation", "2021年度起"): "r.expected_form_id = 'g2021'",
}
SCRIPT = "<script>alert(1)</script>"
PICTURE = "<img src=x onerror=alert(1)>"
FORMULA = "=cmd|'/c calc'!A0"


def same(value: Any) -> Any:
    """A value by which rows of JSON and of DuckDB can be compared."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    return None if math.isnan(float(value)) else round(float(value), 9)


def counted(rows: list[tuple]) -> Counter[tuple]:
    return Counter(tuple(same(v) for v in row) for row in rows)


def test_every_chart_has_an_answer_here_and_a_place_on_a_dashboard() -> None:
    assert set(ANSWERS) == set(DASHBOARDS["charts"])
    placed = [c for d in DASHBOARDS["dashboards"].values() for _, *row in d["rows"] for c, _ in row]
    assert sorted(placed) == sorted(ANSWERS)


@pytest.mark.parametrize("chart", sorted(ANSWERS))
def test_a_chart_shows_what_sql_answers(superset: Superset, charts: dict[str, int], chart: str) -> None:
    columns, sql = ANSWERS[chart]
    expected = superset.rows(sql)
    assert expected, "the samples must have something to show"
    shown = superset.data(charts[chart])
    assert counted([tuple(row[c] for c in columns) for row in shown]) == counted(expected)


@pytest.mark.parametrize("chart", sorted(ANSWERS))
def test_a_chart_shows_what_sql_answers_under_the_filters_it_opens_with(
    superset: Superset, charts: dict[str, int], chart: str
) -> None:
    defaults = superset.defaults(PLACES[chart], charts[chart])
    columns, sql = ANSWERS[chart]
    expected = superset.rows_of([LEFT[column, value] for column, (value,) in defaults.items()], sql)
    assert expected, "the samples must have something to show"
    shown = superset.filtered(charts[chart], **defaults)
    assert counted([tuple(row[c] for c in columns) for row in shown]) == counted(expected)


def test_every_rate_stands_beside_its_base_and_is_empty_where_that_is_small(
    superset: Superset, charts: dict[str, int]
) -> None:
    seen: Counter[bool] = Counter()
    for name, chart in DASHBOARDS["charts"].items():
        if "rate" in chart.get("metrics", ()):
            assert "base" in chart["metrics"], name
            for row in superset.data(charts[name]):
                small = row["base"] is None or row["base"] < 10
                seen[small] += 1
                assert (row["rate"] is None) == small, row
    assert seen[True] > 0
    assert seen[False] > 0


def test_filters_hold(superset: Superset, charts: dict[str, int]) -> None:
    own = superset.filtered(charts["report_count"], scope=["本机关"])[0]["report_count"]
    region = superset.filtered(charts["report_count"], scope=["本行政区域"])[0]["report_count"]
    counts = dict(superset.rows("select reporter_scope, count(*) from marts.dim_report group by 1"))
    assert (own, region) == (counts["own"], counts["region"])
    (requests,) = superset.filtered(
        charts["new_requests"], scope=["本行政区域"], generation=["2021年度起"], report_year=["2024"]
    )
    assert [(requests["new_requests"],)] == superset.rows(
        "select sum(app_new_received) from marts.fct_agency_year"
        " where reporter_scope = 'region' and report_year = 2024"
    )
    levels = {
        level: superset.filtered(charts["report_count"], level=[level])[0]["report_count"]
        for level in ("省级", "地级", "县级", "级别不明")
    }
    assert list(levels.values()) == [
        count
        for (count,) in superset.rows(
            "select count(*) from marts.dim_report inner join marts.dim_agency using (agency_id)"
            " group by agency_level"
            " order by list_position(['province', 'prefecture', 'county'], agency_level) nulls last"
        )
    ]
    regions = superset.filtered(charts["disclosure_by_region"], region=["江苏省淮安市"], report_year=["2024"])
    assert [(r["region"], r["numerator"], r["base"]) for r in regions] == [("江苏省淮安市", 1816, 3050)]


def test_scope_and_generation_are_never_mixed_by_default(superset: Superset) -> None:
    for name, dashboard in DASHBOARDS["dashboards"].items():
        found = superset.get(f"dashboard/gouji-{name}")["result"]
        assert found["dashboard_title"] == dashboard["title"]
        filters = {
            f["name"]: f for f in yaml.safe_load(found["json_metadata"])["native_filter_configuration"]
        }
        assert set(filters) == {"口径", "样式代次", "级别", "年度", "区划"}
        required = {"口径", "样式代次"} if name == "quality" else {"口径", "样式代次", "级别"}
        for title, one in filters.items():
            assert one["controlValues"]["multiSelect"] is (title not in required)
            assert one["controlValues"]["enableEmptyFilter"] is (title in required)
            assert len(one["defaultDataMask"]["filterState"].get("value", ())) == (title in required)
            assert all(t["datasetId"] for t in one["targets"])


def test_columns_and_metrics_are_told_in_two_languages(superset: Superset) -> None:
    for dataset in superset.get("dataset/?q=(page_size:100)")["result"]:
        found = superset.get(f"dataset/{dataset['id']}")["result"]
        assert found["columns"]
        for one in [*found["columns"], *found["metrics"]]:
            english, _, chinese = one["description"].partition(" | ")
            assert any("一" <= c <= "鿿" for c in one["verbose_name"]), one
            assert english.isascii() or "’" in english or "–" in english or "“" in english, english
            assert any("一" <= c <= "鿿" for c in chinese), one


def test_the_file_is_read_only_and_nothing_else_is_read(superset: Superset) -> None:
    (database,) = superset.get("database/")["result"]
    assert (
        "access_mode=read_only"
        in superset.get(f"database/{database['id']}/connection")["result"]["sqlalchemy_uri"]
    )
    for sql in (
        "create table marts.mine (i integer)", "delete from marts.dim_agency",
        f"select * from read_text('{ROOT / 'pyproject.toml'}')",
    ):  # fmt: skip
        answer = superset.post(
            "sqllab/execute/", {"database_id": database["id"], "sql": sql, "runAsync": False}
        )
        assert answer.status_code >= 400, answer.text[:300]
    good = superset.post(
        "sqllab/execute/", {"database_id": database["id"], "sql": "select 1 as one", "runAsync": False}
    )
    assert good.json()["data"] == [{"one": 1}]


def test_what_it_keeps_is_closed_and_it_listens_here_only(superset: Superset) -> None:
    folder = superset.home.root / ".superset"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600
    port = int(superset.address.rpartition(":")[2])
    listening = [
        line.split()[1]
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]
        if line.split()[3] == "0A"
    ]
    assert f"0100007F:{port:04X}" in listening
    assert [a for a in listening if a.endswith(f":{port:04X}")] == [f"0100007F:{port:04X}"]
    taken = bi(superset.home, "--port", str(port))
    assert (taken.returncode, f"Port {port} is taken" in taken.stderr) == (2, True)


def test_preparing_again_does_nothing(superset: Superset) -> None:
    began = time.monotonic()
    done = bi(superset.home, "--prepare")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert time.monotonic() - began < 20


def test_without_a_warehouse_it_says_what_to_do(tmp_path: Path) -> None:
    done = bi(Home(tmp_path), "--prepare")
    assert (done.returncode, "make demo" in done.stderr) == (2, True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        pytest.skip("Chromium is not installed (Debian: chromium)")
    flags = (
        "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
        " --disable-component-update --disable-sync"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags.split())
        yield browser
        browser.close()


class Watched:
    """A page in Chinese, logged in, and what happened on it."""

    def __init__(self, superset: Superset, browser: Browser, width: int, height: int) -> None:
        self.address, self.width = superset.address, width
        self.page: Page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
        self.outside: list[str] = []
        self.dialogs: list[str] = []
        self.failed: list[str] = []
        self.page.on("response", lambda r: self._seen(r.url, r.status))
        self.page.on("dialog", lambda d: (self.dialogs.append(d.message), d.dismiss()))
        # An answer to the page of the login that arrives after the login would take its cookie away again.
        self.page.goto(f"{self.address}/login/", wait_until="networkidle")
        self.page.fill("input[name=username], #username", "admin")
        self.page.fill("input[name=password], #password", superset.password)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "/login" not in url, timeout=180_000)

    def _seen(self, url: str, status: int) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.outside.append(url)
        if "/api/v1/chart/data" in url and status >= 400:
            self.failed.append(f"{status} {url}")

    def open(self, dashboard: str) -> None:
        """Open a dashboard as high as it is, so that all charts are drawn, and wait until they are."""
        count = sum(len(row) - 1 for row in DASHBOARDS["dashboards"][dashboard]["rows"])
        self.page.goto(f"{self.address}/superset/dashboard/gouji-{dashboard}/")
        assert "/login" not in self.page.url, "the login was lost"
        holders = self.page.locator(".dashboard-component-chart-holder")
        holders.nth(count - 1).wait_for(timeout=180_000)
        bottom = "rows => Math.max(...rows.map(e => e.getBoundingClientRect().bottom))"
        height = int(self.page.eval_on_selector_all(".grid-row", bottom)) + 60
        self.page.set_viewport_size({"width": self.width, "height": height})
        drawn = "e => !!e.querySelector('canvas, table tbody tr, .header-line')"
        until = time.monotonic() + 90
        while time.monotonic() < until:
            self.page.wait_for_timeout(500)
            if (
                all(holders.nth(at).evaluate(drawn) for at in range(count))
                and not self.page.locator(".loading, .ant-select-loading").count()
                and not self.page.get_by_text("Loading filter values").count()
            ):
                break
        self.page.wait_for_timeout(1500)  # the animation of the bars
        self.empty = [
            holders.nth(at).inner_text()[:60] for at in range(count) if not holders.nth(at).evaluate(drawn)
        ]


def overlapping(page: Page) -> list[str]:
    """Cards that lie over each other or stick out of the page."""
    return page.evaluate(
        """() => {
          const cards = [...document.querySelectorAll('.grid-row .resizable-container')]
            .map(e => [e.innerText.slice(0, 20), e.getBoundingClientRect()])
            .filter(([, r]) => r.width > 0);
          const bad = cards.filter(([, r]) => r.left < -1 || r.right > innerWidth + 1)
            .map(([t]) => 'out: ' + t);
          cards.forEach(([t, a], i) => cards.slice(i + 1).forEach(([u, b]) => {
            if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
              bad.push(t + ' / ' + u);
          }));
          return bad;
        }"""
    )


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_dashboards_look_as_they_should(
    superset: Superset, browser: Browser, width: int, height: int
) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    watched = Watched(superset, browser, width, height)
    for name, dashboard in DASHBOARDS["dashboards"].items():
        watched.open(name)
        watched.page.screenshot(path=SHOTS / f"{name}-{width}.png")
        assert watched.empty == []
        assert watched.page.locator(".ant-alert-error, [data-test='alert']").count() == 0
        assert overlapping(watched.page) == []
        text = watched.page.locator(".dashboard").inner_text()
        for row in dashboard["rows"]:
            for chart, _ in row[1:]:
                assert DASHBOARDS["charts"][chart]["title"] in text
    assert (watched.outside, watched.failed, watched.dialogs) == ([], [], [])
    watched.page.close()


def test_a_new_release_shows_without_restart_and_its_texts_are_texts(
    superset: Superset, charts: dict[str, int], browser: Browser, tmp_path: Path
) -> None:
    before = superset.data(charts["report_count"])[0]["report_count"]
    fresh = superset.home.database.with_name("fresh.duckdb")
    shutil.copy(superset.home.database, fresh)
    with duckdb.connect(str(fresh)) as connection:
        (report,) = connection.execute(
            "select report_id from marts.fct_agency_year"
            " where reporter_scope = 'region' and report_year = 2024 order by 1 limit 1"
        ).fetchone() or (None,)
        (agency,) = connection.execute(
            "select agency_id from marts.dim_report where report_id = ?", [report]
        ).fetchone() or (None,)
        connection.execute(
            "update marts.dim_agency set agency_name = ? where agency_id = ?", [SCRIPT, agency]
        )
        connection.execute(f"update marts.fct_finding set message_zh = '{PICTURE}'")
        connection.execute("update marts.dim_rule set title_zh = ?", [FORMULA])
        connection.execute(
            "delete from marts.fct_rule_result where report_year <> 2024;"
            " delete from marts.fct_agency_year where report_year = 2023"
        )
    fresh.replace(superset.home.database)
    after = superset.data(charts["results_by_year"])
    assert [row["report_year"] for row in after] == ["2024"]
    assert superset.data(charts["report_count"])[0]["report_count"] < before
    watched = Watched(superset, browser, 1280, 900)
    watched.open("overview")
    assert watched.page.get_by_text(SCRIPT, exact=True).count() >= 1
    watched.open("quality")
    assert watched.page.locator("td", has_text="<img").count() >= 1  # Superset drops its attributes, too
    assert watched.page.get_by_text(FORMULA, exact=True).count() >= 1
    assert watched.page.locator("td img, td script").count() == 0
    assert (watched.dialogs, watched.outside) == ([], [])
    with socket.create_connection(("127.0.0.1", int(superset.address.rpartition(":")[2]))):
        pass  # it is the same server

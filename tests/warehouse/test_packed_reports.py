"""Reports in an archive and in a crawl give the facts of the same reports as files; copies count once."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from conftest import SAMPLES, Warehouse, run_gouji

from loaders import dbtrun
from loaders.home import Home

sys.path.insert(0, str(Path(__file__).parents[1] / "loaders"))

from containers_build import gzipped, record, zipped

OFFICIAL, MIRROR = "http://www.hnqd.gov.cn/zwgk/nb.html", "http://www.copies.example.com/{}.html"
#: Tests of ours have been asked of the same reports as files.
MODELS = (
    "build", "--exclude-resource-type", "test", "--exclude-resource-type", "unit_test",
    "--select", "+fct_measure", "+dim_report", "+dim_report_version",
)  # fmt: skip
#: Of a report, whichever document it was read from.
FIGURES = """
    select report_id, measure_code, dimension, source_kind, measure_value, state, is_preferred
    from marts.fct_measure order by all
"""


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A crawl with a report, two copies elsewhere that say other things, and all other samples in a zip."""
    folder = tmp_path_factory.mktemp("packed")
    page = (SAMPLES / "qidong_2024.html").read_bytes()
    wrapped = page.replace(b"2025-01-17", b"2025-03-01").replace(b"</body>", "转载</body>".encode())
    assert wrapped != page
    crawl = [
        record(MIRROR.format(1), page),
        record(MIRROR.format(2), wrapped),
        record("http://www.hnqd.gov.cn/", "<p>本县召开会议</p>".encode()),
        record(OFFICIAL, page).replace(b"2025-02-01T08:00:00Z", b"2025-02-03T04:05:00Z"),
    ]
    (folder / "crawl.warc.gz").write_bytes(gzipped(*crawl))
    others = {
        f"样例/{f.name}": f.read_bytes() for f in sorted(SAMPLES.iterdir()) if f.name != "qidong_2024.html"
    }
    (folder / "others.zip").write_bytes(zipped(others))
    home = Home(folder / "home")
    done = run_gouji(home, "load", folder / "crawl.warc.gz", folder / "others.zip")
    assert done.returncode == 0, done.stderr
    assert "2 archives and crawls; records of crawls that are no reports, not read: 1" in done.stdout
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOUJI_HOME", "")
        patch.setenv("GOUJI_DATABASE", "")
        built = dbtrun.invoke(list(MODELS), home, home.database)
    assert [f"{f.name}: {f.message}" for f in built.faults] == []
    return home


def rows(home: Home, query: str) -> list[tuple]:
    with duckdb.connect(str(home.database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_the_figures_are_those_of_the_files_and_none_counts_twice(packed: Home, warehouse: Warehouse) -> None:
    assert rows(packed, FIGURES) == warehouse.rows(FIGURES)


def test_the_official_site_counts_before_mirrors_and_unstated_origins(packed: Home) -> None:
    found = rows(
        packed,
        """
        select origin, is_current, source_url, crawled_at, path.split('/')[-1]
        from marts.dim_report_version
        where report_id = '430426-civil_affairs-2024-own' order by version_rank
        """,
    )
    assert found == [
        ("official", True, OFFICIAL, datetime(2025, 2, 3, 4, 5), "nb.html"),
        ("unstated", False, None, None, "qidong_2024.txt"),
        ("mirror", False, MIRROR.format(2), datetime(2025, 2, 1, 8), "2.html"),
    ]


def test_the_date_of_the_record_stands_beside_the_address_that_counts(packed: Home) -> None:
    staged = "select source_url, crawled_at, charset from staging.stg_crawls order by all"
    assert rows(packed, staged) == [
        (MIRROR.format(2), datetime(2025, 2, 1, 8), "utf-8"),
        (OFFICIAL, datetime(2025, 2, 3, 4, 5), "utf-8"),
    ]
    report = "where report_id = '430426-civil_affairs-2024-own'"
    assert rows(packed, f"select crawled_at from marts.dim_report {report}") == [
        (datetime(2025, 2, 3, 4, 5),)
    ]

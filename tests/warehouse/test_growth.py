"""A build that grows gives what a build of everything gives, after any sequence of loads and re-parses.

The documents are those of `rule_documents`, which make every rule hold and break: neighbours in time, regions
with a roster, peers with a population, texts like each other's, versions, bodies that took over from others.
`make growth-test` tries many sequences (GOUJI_EXAMPLES); one is tried always.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from unittest.mock import patch

import duckdb
import pytest
import rule_documents
from builds import OWN
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from loaders import build, dbtrun, landing, parse, roster, schema, statements
from loaders.home import Home

FOLDER = rule_documents.FOLDER
#: What a newer version of the loader may read otherwise: body, year, a figure, that it is no report, or the
#: record of a crawl.
CHANGES = ("agency", "year", "figure", "status", "record", "nothing")


def sums(database: Path) -> dict[str, tuple[int, ...]]:
    """Rows and checksums of every table and view."""
    found = {}
    with closing(duckdb.connect(str(database), read_only=True)) as connection:
        tables = connection.execute(
            "select schema_name, table_name from duckdb_tables() union all"
            " select schema_name, view_name from duckdb_views() where not internal"
        ).fetchall()
        for schema_name, name in tables:
            if schema_name == "meta" or name in OWN or name.startswith("int_affected_"):
                continue
            relation = f'"{schema_name}"."{name}"'
            columns = sorted(c for c, *_ in connection.execute(f"describe {relation}").fetchall())
            whole = "hash(" + ", ".join(f'"{c}"' for c in columns) + ")"
            (row,) = connection.execute(
                f"select count(*), coalesce(bit_xor({whole}), 0), coalesce(sum({whole}::hugeint), 0)"
                f" from {relation}"
            ).fetchall()
            found[f"{schema_name}.{name}"] = row
    return found


def differences(one: Path, other: Path) -> list[str]:
    """The relations in which two databases differ, with their rows."""
    here, there = sums(one), sums(other)
    return [
        f"{relation}: {here.get(relation)} {there.get(relation)}"
        for relation in sorted(set(here) | set(there))
        if here.get(relation) != there.get(relation)
    ]


@pytest.fixture(scope="session")
def reads(tmp_path_factory: pytest.TempPathFactory) -> list[schema.Read]:
    folder = tmp_path_factory.mktemp("documents")
    read = []
    for path in rule_documents.write_all(folder).values():
        data = path.read_bytes()
        crawled = {"source_url": f"http://a.gov.cn/{path.name}", "crawled_at": "2025-02-01T08:00:00Z"}
        parsed = parse.parse_bytes(data, path.name, None)
        parsed.crawl = parse.crawl(crawled if len(read) % 3 else {})
        read.append(schema.Read(parsed, parse.loader_version(), len(data)))
    return sorted(read, key=lambda r: r.parsed.document.document_id)


def reread(read: schema.Read, change: str, version: int) -> schema.Read:
    """The same document as a newer loader reads it."""
    facts = dataclasses.replace(read.parsed.document)
    cells = [dataclasses.replace(cell) for cell in read.parsed.cells]
    crawl = read.parsed.crawl
    if change == "agency" and facts.agency_id:
        facts.agency_id = f"{facts.agency_id.split('-')[0]}-sports"
    elif change == "year" and facts.report_year:
        facts.report_year -= 1
    elif change == "status":
        facts.status, facts.trust_reason = "quarantined", "text_damaged"
    elif change == "figure":
        for cell in cells:
            cell.value = None if cell.value is None else cell.value + 1
    elif change == "record":
        crawl = None if crawl else statements.Crawl("http://b.gov.cn/", None, "gbk")
    if facts.report_id and facts.agency_id:
        facts.report_id = f"{facts.agency_id}-{facts.report_year}-{facts.reporter_scope}"
    parsed = dataclasses.replace(read.parsed, document=facts, cells=cells, crawl=crawl)
    return schema.Read(parsed, f"{read.loader_version}.{version}", read.file_bytes)


def built(home: Home, grown: bool, *flags: str) -> None:
    """Build a home; every check of ours passes, but for what `flags` tell dbt to leave out."""
    options = build.Options(accept_load=True, roster=tuple(roster.read(FOLDER / "roster.csv")))
    with patch.object(build, "_BUILD", (*build._BUILD, *flags)):
        report = build.build(home, options, build.Steps())
    assert report.dbt
    assert [f"{f.name}: {f.message}" for f in report.dbt.faults] == []
    assert (report.published, report.grown) == (True, grown)


class Growing(RuleBasedStateMachine):
    """Loads in any order; every build but the first grows."""

    documents: list[schema.Read]

    @initialize(picks=st.data())
    def first(self, picks: st.DataObject) -> None:
        self.home = Home(Path(mkdtemp(prefix="gouji-growth-")))
        self.left = picks.draw(st.permutations(self.documents))
        self.landed: list[schema.Read] = []
        self.versions, self.is_fresh = 0, False
        self.land(len(self.left) // 2)
        self.build(grown=False)

    @rule(count=st.integers(1, 25))
    def new(self, count: int) -> None:
        """Documents that were not there."""
        if self.left:
            self.land(count)

    @rule(picks=st.data(), change=st.sampled_from(CHANGES))
    def again(self, picks: st.DataObject, change: str) -> None:
        """Documents that were there, read by a newer loader."""
        some = picks.draw(st.lists(st.sampled_from(self.landed), min_size=1, max_size=5, unique_by=id))
        self.versions += 1
        self._land([reread(read, change, self.versions) for read in some])

    @invariant()
    def grow(self) -> None:
        """Build after every load."""
        if getattr(self, "is_fresh", False):
            self.build(grown=True)

    def land(self, count: int) -> None:
        some, self.left = self.left[:count], self.left[count:]
        self.landed += some
        self._land(some)

    def _land(self, reads: list[schema.Read]) -> None:
        with landing.opened(self.home) as raw:
            raw.land(schema.to_tables(reads))
        self.is_fresh = True

    def build(self, grown: bool) -> None:
        built(self.home, grown)
        self.is_fresh = False

    def teardown(self) -> None:
        """The same raw zone, built from nothing."""
        if not hasattr(self, "home"):
            return
        whole = Home(Path(mkdtemp(prefix="gouji-whole-")))
        shutil.copytree(self.home.raw, whole.raw)
        grown, self.home = self.home, whole
        self.build(grown=False)
        assert differences(grown.database, whole.database) == []
        for home in (grown, whole):
            shutil.rmtree(home.root)


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """The population of the documents, and nothing of other homes."""
    monkeypatch.setenv("GOUJI_POPULATION", str(FOLDER / "population.csv"))
    for name in ("GOUJI_HOME", "GOUJI_DATABASE", "GOUJI_ROSTER"):
        monkeypatch.setenv(name, "")


def lose_a_load(home: Home) -> None:
    """Let the published database tell of a release before it with a load that is gone."""
    home.database.chmod(0o644)
    with closing(duckdb.connect(str(home.database))) as connection:
        connection.execute(
            "insert into marts.releases by name select * replace ('0' as release_id, 'lost' as new_load_ids,"
            " published_at - interval 1 day as published_at) from marts.releases"
        )
        connection.execute("update marts.releases set gone_load_ids = 'lost' where release_id <> '0'")


@pytest.mark.usefixtures("lists")
def test_re_parsed_documents_change_what_they_touch_and_nothing_else(
    rule_warehouse: Path, reads: list[schema.Read], tmp_path: Path
) -> None:
    home, whole = Home(tmp_path / "grown"), Home(tmp_path / "whole")
    shutil.copytree(rule_warehouse.parents[1], home.root, ignore=shutil.ignore_patterns("releases", "docs"))
    chance = Random(8)
    with landing.opened(home) as raw:
        for version in (1, 2):
            some = [reread(r, chance.choice(CHANGES), version) for r in chance.sample(reads, 8)]
            raw.land(schema.to_tables(some))
    lose_a_load(home)
    before = sums(home.database)
    # Few rows at once: what is touched is read in parts, too, as tens of thousands of reports would be.
    in_parts = partial(dbtrun.invoke, rows_at_once=500)
    with patch.object(dbtrun, "invoke", in_parts):
        built(home, grown=True)
    shutil.copytree(home.raw, whole.raw)
    built(whole, False, "--exclude-resource-type", "test")  # asked of the other, which is to be the same
    after = sums(home.database)
    assert differences(home.database, whole.database) == []
    assert before["marts.fct_measure"] != after["marts.fct_measure"]


@pytest.mark.skipif("GOUJI_EXAMPLES" not in os.environ, reason="make growth-test")
@pytest.mark.usefixtures("lists")
def test_a_build_that_grows_is_the_build_of_everything(reads: list[schema.Read]) -> None:
    Growing.documents = reads
    run_state_machine_as_test(
        Growing,
        settings=settings(
            max_examples=int(os.environ["GOUJI_EXAMPLES"]), stateful_step_count=6, deadline=None,
            derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None,
        ),
    )  # fmt: skip

"""`gouji publish` against a real PostgreSQL server, looked at with psql."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from conftest import Warehouse, run_gouji
from postgres_server import Cluster, started

from loaders import marttables, postgres
from loaders import published as publications
from loaders.errors import GoujiError
from loaders.home import Home
from loaders.pgserver import Server

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with started(tmp_path_factory.mktemp("postgres")) as cluster:
        yield cluster


@dataclass(frozen=True)
class Database:
    """A fresh database of the cluster."""

    cluster: Cluster
    name: str

    @property
    def url(self) -> str:
        return self.cluster.url(self.name)

    def ask(self, sql: str, user: str | None = None) -> list[list[str]]:
        """Rows of a query, as psql prints them."""
        done = self.psql(sql, user)
        assert done.returncode == 0, done.stderr
        return [line.split("\t") for line in done.stdout.splitlines()]

    def psql(self, sql: str, user: str | None = None) -> subprocess.CompletedProcess[str]:
        return self.cluster.psql(self.name, sql, user)


@pytest.fixture(autouse=True)
def no_password_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test gives libpq by the environment is not there for the next."""
    monkeypatch.setenv("PGPASSWORD", "none")
    monkeypatch.delenv("PGPASSWORD")


@pytest.fixture
def database(cluster: Cluster, request: pytest.FixtureRequest) -> Database:
    name = f"t{abs(hash(request.node.nodeid))}"
    assert cluster.psql("postgres", f"create database {name}").returncode == 0
    return Database(cluster, name)


def copied(warehouse: Warehouse, root: Path, *statements: str) -> Home:
    """A home of its own with nothing but the database of the samples, changed."""
    home = Home(root)
    home.database.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(warehouse.database, home.database)
    with duckdb.connect(str(home.database)) as connection:
        for statement in statements:
            connection.execute(statement)
    return home


def published(
    home: Home, database: Database, schema: str = "gouji", patience: float = 30
) -> postgres.Published:
    return postgres.publish(home, Server.of(database.url), schema, lambda *_: None, patience)


def small(warehouse: Warehouse, root: Path, *statements: str) -> Home:
    """A home with some of the marts only, so that publishing is quick."""
    kept = {"dim_agency", "dim_report", "dim_applicant", "fct_agency_year", "fct_indicator", "fct_measure"}
    with duckdb.connect(str(warehouse.database), read_only=True) as connection:
        marts = [n for (n,) in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'marts'").fetchall()]  # fmt: skip
    return copied(warehouse, root, *(f"drop table marts.{n}" for n in marts if n not in kept), *statements)


def test_every_row_and_every_description_arrives(warehouse: Warehouse, database: Database) -> None:
    done = run_gouji(warehouse.home, "publish", "--to", database.url)
    assert done.returncode == 0, done.stderr
    assert database.cluster.password not in done.stdout + done.stderr
    with publications.attached(warehouse.database) as connection:
        tables = marttables.read(connection)
        Server.of(database.url).attach(connection)
        marts = {n for (n,) in connection.execute(
            "select table_name from duckdb_tables()"
            " where database_name = 'published' and schema_name = 'marts'"
        ).fetchall()}  # fmt: skip
        assert marts <= {t.name for t in tables}
        for table in tables:
            here, there = f"{table.schema}.{table.name}", f"pg.gouji.{table.name}"
            for one, other in ((here, there), (there, here)):
                query = f"select count(*) from (select * from {one} except all select * from {other})"
                assert connection.execute(query).fetchone() == (0,), query
        said = connection.execute(
            "select table_name, column_name, comment from duckdb_columns()"
            " where database_name = 'published' and schema_name = 'marts' order by all"
        ).fetchall()
    told = database.ask(
        "select c.relname, a.attname, col_description(c.oid, a.attnum) from pg_class c"
        " join pg_attribute a on a.attrelid = c.oid and attnum > 0"
        " where relnamespace = 'gouji'::regnamespace and relkind = 'r'"
    )
    assert {tuple(row) for row in said} <= {tuple(row) for row in told}
    assert len(said) > 500
    assert database.ask("select obj_description('gouji.fct_finding'::regclass)")[0][0].startswith(
        "One row per"
    )
    ((tables_published,),) = database.ask("select count(*) from gouji.gouji_release")
    assert int(tables_published) == len(tables)


def test_keys_are_those_that_the_tests_promise_wherever_the_file_lies(
    warehouse: Warehouse, database: Database, tmp_path: Path
) -> None:
    published(copied(warehouse, tmp_path), database)
    keys = dict(database.ask(
        "select relname, pg_get_constraintdef(n.oid) from pg_constraint n join pg_class c on conrelid = c.oid"
        " where contype = 'p' and relnamespace = 'gouji'::regnamespace"
    ))  # fmt: skip
    assert keys["dim_report"] == "PRIMARY KEY (report_id)"
    assert keys["fct_indicator"] == "PRIMARY KEY (report_id, indicator_code)"
    assert keys["releases"] == "PRIMARY KEY (release_id)"
    refused = database.psql(
        "insert into gouji.dim_report_version select * from gouji.dim_report_version limit 1;"
    )
    assert "duplicate key" in refused.stderr
    refused = database.psql("update gouji.fct_indicator set agency_id = 'nobody'")
    assert "violates foreign key" in refused.stderr
    refused = database.psql("update gouji.fct_measure set year_end = '1900-01-01'")
    assert "violates foreign key" in refused.stderr
    refused = database.psql(
        "insert into gouji.release_changes"
        " (release_id, change, report_id, agency_id, agency_name, report_year)"
        " values ('never', '', '', '', '', 0)"
    )
    assert "violates foreign key" in refused.stderr
    assert database.ask("select pg_typeof(difference) from gouji.fct_finding limit 1") == [["numeric"]]


READER = """
begin isolation level repeatable read;
select 'release', published_at from gouji.gouji_release where table_name = 'dim_agency';
select 'names', count(*), count(*) filter (where agency_name like '%☆'), count(distinct agency_name like '%☆')
from gouji.dim_agency;
select pg_sleep(0.02);
select 'measures', (select count(*) from gouji.fct_measure),
    (select row_count from gouji.gouji_release where table_name = 'fct_measure'),
    (select count(*) filter (where agency_name like '%☆') from gouji.fct_agency_year);
select 'again', published_at from gouji.gouji_release where table_name = 'fct_measure';
commit;
select 'single', count(distinct a.agency_name like '%☆'), count(distinct y.agency_name like '%☆'),
    bool_and((a.agency_name like '%☆') = (y.agency_name like '%☆')), count(*) > 0
from gouji.fct_agency_year as y inner join gouji.dim_agency as a using (agency_id);
"""


def test_readers_see_one_release_and_never_fail(
    warehouse: Warehouse, database: Database, tmp_path: Path
) -> None:
    homes = [
        small(warehouse, tmp_path / "a"),
        small(
            warehouse, tmp_path / "b",
            "update marts.dim_agency set agency_name = agency_name || '☆'",
            "update marts.fct_agency_year set agency_name = agency_name || '☆'",
            "delete from marts.fct_measure where dimension <> ''",
        ),
    ]  # fmt: skip
    published(homes[0], database)
    stop = tmp_path / "stop"

    def reads(_: int) -> list[list[str]]:
        rows = []
        while not stop.exists():
            rows += database.ask(READER)
        return rows

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(reads, at) for at in range(3)]
        try:
            for at in range(1, 4):
                published(homes[at % 2], database)
        finally:
            stop.touch()
        rows = [row for reader in readers for row in reader.result()]
    seen: dict[str, set[str]] = {}
    for before, row in zip([[""], *rows], rows, strict=False):
        if row[0] == "names":  # all agencies of one release, and never none
            assert int(row[1]) > 0
            assert row[2] in {"0", row[1]}
            assert row[3] == "1"
            seen.setdefault(before[1], set()).add(row[2])
        elif row[0] == "measures":
            assert row[1] == row[2]
            assert int(row[1]) > 0
        elif row[0] == "single":
            assert row[1:] == ["1", "1", "t", "t"]
    releases = [row[1] for row in rows if row[0] == "release"]
    assert releases == [row[1] for row in rows if row[0] == "again"]
    assert len(seen) > 2, "too few publications happened beside the readers"
    assert all(len(answers) == 1 for answers in seen.values())


def test_tables_stay_and_with_them_rights_and_views(
    warehouse: Warehouse, database: Database, tmp_path: Path
) -> None:
    home = small(warehouse, tmp_path)
    published(home, database)
    database.ask(
        "create view public.mine as select agency_name from gouji.dim_agency;"
        "grant usage on schema gouji to reader; grant select on gouji.dim_agency to reader;"
        "create index my_own on gouji.fct_measure (report_year)"
    )
    before = database.ask(
        "select oid, relname from pg_class where relnamespace = 'gouji'::regnamespace order by 1"
    )
    published(home, database)
    after = database.ask(
        "select oid, relname from pg_class where relnamespace = 'gouji'::regnamespace order by 1"
    )
    assert before == after
    assert len(database.ask("select * from gouji.dim_agency", user="reader")) > 0
    assert len(database.ask("select * from public.mine")) > 0


def test_another_version_of_the_marts_changes_columns_beside_old_readers(
    warehouse: Warehouse, database: Database, tmp_path: Path
) -> None:
    published(small(warehouse, tmp_path / "a"), database)
    newer = small(
        warehouse, tmp_path / "b",
        "drop table marts.dim_applicant",
        "alter table marts.fct_measure add column extra integer default 7",
        "comment on column marts.fct_measure.extra is 'More. | 更多。'",
        "alter table marts.fct_indicator alter column scale type bigint",
        "alter table marts.fct_indicator drop column is_imputed",
    )  # fmt: skip
    slow = (
        "begin isolation level repeatable read; select count(*) > 0 from gouji.{};"
        " select pg_sleep(5); select count(*) > 0 from gouji.fct_indicator; commit;"
    )
    with ThreadPoolExecutor(2) as pool:
        reader = pool.submit(database.ask, slow.format("fct_indicator"))
        time.sleep(1)
        with pytest.raises(GoujiError, match="readers held"):
            published(newer, database, patience=0)
        assert reader.result() == [["t"], [""], ["t"]]
        reader = pool.submit(database.ask, slow.format("gouji_release"))
        time.sleep(1)
        published(newer, database)
        assert reader.result() == [["t"], [""], ["t"]]
    assert database.ask("select distinct extra from gouji.fct_measure") == [["7"]]
    assert database.ask("select pg_typeof(scale) from gouji.fct_indicator limit 1") == [["bigint"]]
    assert database.ask("select to_regclass('gouji.dim_applicant') is null") == [["t"]]
    assert "is_imputed" in database.psql("select is_imputed from gouji.fct_indicator").stderr
    same = database.ask("select count(*) from pg_constraint where connamespace = 'gouji'::regnamespace")
    published(newer, database)
    assert (
        database.ask("select count(*) from pg_constraint where connamespace = 'gouji'::regnamespace") == same
    )
    published(small(warehouse, tmp_path / "c"), database)
    assert len(database.ask("select is_imputed from gouji.fct_indicator")) > 0


def test_a_publication_that_fails_changes_nothing(
    warehouse: Warehouse, database: Database, tmp_path: Path
) -> None:
    published(small(warehouse, tmp_path / "a"), database)
    before = database.ask("select * from gouji.gouji_release order by 1")
    wrong = small(warehouse, tmp_path / "b", "delete from marts.dim_agency")
    with pytest.raises(GoujiError, match="foreign key"):
        published(wrong, database)
    assert database.ask("select * from gouji.gouji_release order by 1") == before
    assert database.ask("select count(*) > 0 from gouji.dim_agency") == [["t"]]


def test_two_publications_at_once_wait_for_each_other(
    warehouse: Warehouse, database: Database, tmp_path: Path
) -> None:
    home = small(warehouse, tmp_path)
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(published, home, database) for _ in range(2)]:
            assert done.result().rows > 0
    assert database.ask("select count(distinct published_at) from gouji.gouji_release") == [["1"]]


def test_names_and_texts_are_data(warehouse: Warehouse, database: Database, tmp_path: Path) -> None:
    hostile = [SCRIPT, "=cmd|'/c calc'!A0", "'; drop table x; --", 'a"b\\c\td\ne', "零\x00字节"]
    listed = ", ".join("'" + text.replace("'", "''").replace("\x00", "") + "'" for text in hostile)
    home = small(
        warehouse, tmp_path,
        f"update marts.fct_agency_year set agency_name = [{listed}][1 + rowid % {len(hostile)}]",
        "update marts.fct_agency_year set region_name = 'a' || chr(0) || 'b'",
    )  # fmt: skip
    schema = 'od"d {0}; drop schema public; --'
    published(home, database, schema)
    published(home, database, schema)
    quoted = '"' + schema.replace('"', '""') + '"'
    texts = database.ask(
        f"select distinct encode(convert_to(agency_name, 'utf8'), 'hex') from {quoted}.fct_agency_year"
    )
    expected = {text.replace("\x00", "") for text in hostile}
    assert {bytes.fromhex(text).decode() for (text,) in texts} == expected
    assert database.ask(f"select distinct region_name from {quoted}.fct_agency_year") == [["ab"]]
    assert database.ask("select count(*) from pg_namespace where nspname = 'public'") == [["1"]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda url: url.replace("postgresql", "mysql"), "must look like"),
        (lambda url: "postgresql://u:pw@host:port/x", "must look like"),
        (lambda url: url.rpartition(":")[0] + ":1/x", "Cannot connect"),
        (lambda url: url + "no", "does not exist"),
    ],
)
def test_a_wrong_address_is_told(warehouse: Warehouse, database: Database, change, said: str) -> None:
    done = run_gouji(warehouse.home, "publish", "--to", change(database.url))
    assert done.returncode == 2
    assert said in done.stderr
    assert database.cluster.password not in done.stdout + done.stderr


def test_a_wrong_password_is_told_and_not_shown(warehouse: Warehouse, database: Database) -> None:
    url = database.url.replace(database.cluster.password, "Gu%40ssed")
    done = run_gouji(warehouse.home, "publish", "--to", url, GOUJI_DEBUG="1")
    assert done.returncode == 2
    assert "password authentication failed" in done.stderr
    assert "Gu" not in done.stdout + done.stderr.replace("GUC", "")


def test_the_password_may_come_from_the_environment_or_a_file(
    warehouse: Warehouse, database: Database, tmp_path: Path
) -> None:
    home, plain = small(warehouse, tmp_path / "home"), database.cluster.url(database.name, password=False)
    assert run_gouji(home, "publish", "--to", plain, PGPASSFILE=os.devnull).returncode == 2
    done = run_gouji(home, "publish", "--to", plain, PGPASSWORD=database.cluster.password)
    assert done.returncode == 0, done.stderr
    file = tmp_path / "pgpass"
    file.write_text(f"*:*:*:*:{database.cluster.password}\n")
    file.chmod(0o600)
    assert run_gouji(home, "publish", "--to", plain, "--quiet", PGPASSFILE=str(file)).stdout == ""


def test_without_rights_or_in_a_schema_of_others_nothing_is_written(
    warehouse: Warehouse, database: Database, tmp_path: Path
) -> None:
    home = small(warehouse, tmp_path)
    reader = Server.of(database.cluster.url(database.name, user="reader"))
    with pytest.raises(GoujiError, match="GRANT CREATE ON DATABASE"):
        postgres.publish(home, reader, "gouji", lambda *_: None)
    database.ask("create schema theirs; create table theirs.notes (x text)")
    with pytest.raises(GoujiError, match="did not publish"):
        published(home, database, "theirs")
    with pytest.raises(GoujiError, match="GRANT CREATE ON SCHEMA"):
        postgres.publish(home, reader, "theirs", lambda *_: None)
    assert database.ask("select count(*) from pg_class where relnamespace = 'theirs'::regnamespace") == [
        ["1"]
    ]


def test_what_is_not_built_is_not_published(database: Database, tmp_path: Path) -> None:
    done = run_gouji(Home(tmp_path), "publish", "--to", database.url)
    assert (done.returncode, "Run gouji build" in done.stderr) == (2, True)
    home = Home(tmp_path)
    home.database.parent.mkdir(parents=True, exist_ok=True)
    home.database.write_bytes(b"half a file")
    assert "cannot be opened" in run_gouji(home, "publish", "--to", database.url).stderr
    home.database.unlink()
    duckdb.connect(str(home.database)).close()
    assert "Run gouji build" in run_gouji(home, "publish", "--to", database.url).stderr
    assert database.ask("select count(*) from pg_namespace where nspname = 'gouji'") == [["0"]]


def test_memory_stays_bounded(database: Database, tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.database.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(home.database)) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.fct_measure as"
            " select i as report_id, md5(i::varchar) || md5(i::varchar) as text"
            " from range(1500000) as t(i)"
        )
    program = (
        "import sys; from pathlib import Path; from loaders import postgres;"
        "from loaders.home import Home; from loaders.pgserver import Server;"
        "done = postgres.publish(Home(Path(sys.argv[1])), Server.of(sys.argv[2]), 'gouji', lambda *_: None);"
        # The peak of its own: what rusage tells takes in the process that started it.
        "status = Path('/proc/self/status').read_text();"
        "print(done.rows, status.split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), database.url],
        capture_output=True,
        text=True,
        check=True,
    )
    rows, peak = map(int, done.stdout.split())
    assert rows == 1_500_000
    assert peak < 600_000, f"{peak} kB"

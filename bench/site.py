"""What the site costs: the first build, one without a change, and one after a single report changed.

    python -m bench.site DATABASE [--reports 1000 --reports 10000] [--to FOLDER]

The database is one that `gouji build` published, of at least some hundred reports (`bench/generate.py` makes
such). It is cut or multiplied to the sizes asked for: every table's rows once more for each copy, ids with a
number of the copy behind them, so that pages differ as those of real bodies do.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import duckdb

from bench import options
from bench.processes import Cost, gouji
from loaders.home import Home

#: Columns that name a report, a body, a document or something of theirs; others stay as they are.
_IDS = (
    "agency_id", "report_id", "document_id", "finding_id", "exception_id", "check_id", "suspect_id",
    "past_report_id", "previous_report_id", "previous_document_id", "past_document_id", "current_agency_id",
    "explanation_id",
)  # fmt: skip
_SCHEMAS = ("marts", "intermediate", "staging")


def multiplied(source: Path, database: Path, reports: int) -> int:
    """Write a database of about so many reports; returns how many there are."""
    shutil.copyfile(source, database)
    with closing(duckdb.connect(str(database))) as connection:
        there = _count(connection)
        copies = max(1, round(reports / there))
        tables = connection.execute(
            f"select schema_name, table_name from duckdb_tables() where schema_name in {_SCHEMAS}"
        ).fetchall()
        for schema, table in tables:
            _repeat(connection, f"{schema}.{table}", copies)
        if copies == 1 and there > reports:
            _cut(connection, [f"{s}.{t}" for s, t in tables], reports)
        return _count(connection)


def _repeat(connection: duckdb.DuckDBPyConnection, table: str, copies: int) -> None:
    names = [name for name, *_ in connection.execute(f"describe {table}").fetchall() if name in _IDS]
    if not names or copies == 1:
        return
    ids = ", ".join(f"{name} || '-' || copy as {name}" for name in names)
    connection.execute(
        f"insert into {table} by name select * exclude (copy) replace ({ids})"
        f" from {table}, (select cast(unnest(range(1, {copies})) as varchar) as copy)"
    )


def _cut(connection: duckdb.DuckDBPyConnection, tables: list[str], reports: int) -> None:
    kept = f"(select report_id from marts.dim_report order by agency_id, report_year limit {reports})"
    connection.execute(f"create temp table kept as from {kept}")
    for table in tables:
        if "report_id" in [name for name, *_ in connection.execute(f"describe {table}").fetchall()]:
            connection.execute(f"delete from {table} where report_id not in (from kept)")


def _count(connection: duckdb.DuckDBPyConnection) -> int:
    ((count,),) = connection.execute("select count(*) from marts.fct_agency_year").fetchall()
    return int(count)


def _change(database: Path) -> None:
    """Change one figure of one report, and what is counted of it."""
    with closing(duckdb.connect(str(database))) as connection:
        ((report, document),) = connection.execute(
            "select report_id, document_id from marts.dim_report order by 1 limit 1"
        ).fetchall()
        connection.execute(
            "update marts.fct_agency_year set app_new_received = app_new_received + 1"
            f" where report_id = '{report}'"
        )
        connection.execute(
            "update intermediate.int_form_values set value = value + 1, value_text = value_text || '1'"
            f" where document_id = '{document}' and row_code = 'app_new_received' and column_code = 'total'"
        )


def _rendered(cost: Cost) -> int:
    """How many pages `gouji report` says that it wrote."""
    return int(cost.said.split(": ")[1].split()[0])


def measure(source: Path, reports: int, folder: Path) -> list[tuple[str, str, str]]:
    """First build, unchanged, one report changed."""
    home = Home(folder / f"site{reports}")
    home.published.mkdir(parents=True)
    count = multiplied(source, home.database, reports)
    first, unchanged = gouji(home, "report"), gouji(home, "report")
    _change(home.database)
    changed = gouji(home, "report")
    size = sum(file.stat().st_size for file in home.site.rglob("*") if file.is_file()) / 1e6
    share = f"{changed.seconds / first.seconds:.1%} of the first, aim < 5 %"
    return [
        (f"site of {count} reports, first build", f"{first.seconds:.0f} s",
         f"{_rendered(first)} pages in two languages, {size:.0f} MB; {first.peak:.0f} MB of memory"),
        ("  nothing changed", f"{unchanged.seconds:.1f} s", f"{_rendered(unchanged)} pages"),
        ("  one report changed", f"{changed.seconds:.1f} s", f"{_rendered(changed)} pages; {share}"),
    ]  # fmt: skip


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("database", type=Path)
    parser.add_argument("--reports", type=options.some, action="append")
    parser.add_argument("--to", type=Path, help="keep the sites here; a folder that is not there yet")
    asked = parser.parse_args()
    if not asked.database.is_file():
        parser.error(f"there is no database {asked.database}")
    with tempfile.TemporaryDirectory() as temporary:
        for reports in asked.reports or [1_000, 10_000]:
            for name, value, remark in measure(asked.database, reports, asked.to or Path(temporary)):
                print(f"{name:45} {value:>8}  {remark}", flush=True)


if __name__ == "__main__":
    main()

"""The small tables that Great Expectations looks at: aggregates, so that its cost does not grow.

Both are read with DuckDB, which does the counting; pandas only carries the result.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import get_args

import duckdb
import pandas as pd

from loaders import book, rawzone
from loaders.home import Home
from loaders.statements import State, Status

_NUMBERLESS = ["blank", "na", "absent", "not_extracted", "lost", "corrupt"]

_RULE_RESULTS = """
    select
        rule_id,
        part,
        report_year,
        count(*) as reports,
        sum(questions)::bigint as questions,
        sum(failed)::bigint as failed,
        sum(passed_imputed)::bigint as passed_imputed,
        sum(not_assessable)::bigint as not_assessable
    from marts.fct_rule_result
    group by all
    order by all
"""


def rule_results(database: Path) -> pd.DataFrame:
    """One row per rule, part and report year, with counts of questions by outcome."""
    with closing(duckdb.connect(str(database), read_only=True)) as connection:
        return connection.execute(_RULE_RESULTS).df()


def load_checks(home: Home, published: Collection[str]) -> pd.DataFrame:
    """One row per check of the load gate that has something to say: check_id, value, documents.

    Args:
        home: where the raw zone is.
        published: ids of the loads that the published database holds. All others are checked,
            and compared with these.
    """
    with closing(duckdb.connect()) as connection:
        for table in ("documents", "paragraphs", "cells", "claims", "unmapped", "issues"):
            _relate(connection, home, table, published)
        for name, column, values in (
            ("states", "state", list(get_args(State))),
            ("empty_states", "state", _NUMBERLESS),
            ("statuses", "status", list(get_args(Status))),
            ("issue_codes", "code", [r["code"] for r in book.read("book/issue_codes")]),
            ("measures", "measure_code", [r["measure_code"] for r in book.read("book/measures")]),
        ):
            connection.execute(f"create table {name} as select unnest(?) as {column}", [values])
        connection.execute(
            "create table form_cells"
            " (form_id varchar, table_id varchar, row_code varchar, column_code varchar)"
        )
        cells = [(c.form_id, *c.key) for table in book.tables().values() for c in table.cells()]
        connection.executemany("insert into form_cells values (?, ?, ?, ?)", cells)
        query = (Path(__file__).parent / "load_checks.sql").read_text(encoding="utf-8")
        found = connection.execute(query).df()
    enough = {r["check_id"]: int(r["min_documents"]) for r in book.read("book/load_gate")}
    return found[found["documents"] >= found["check_id"].map(enough)].reset_index(drop=True)


def _relate(
    connection: duckdb.DuckDBPyConnection, home: Home, table: str, published: Collection[str]
) -> None:
    """Create the views new_<table> and old_<table> over the committed files of the raw zone.

    Each reads its own files alone, and has the columns of all.
    """
    parts = dict(zip(("new", "old"), rawzone.parted(home, table, published), strict=True))
    every = [str(file) for files in parts.values() for file in files]
    # A table: as a view it would open every file again wherever it is named.
    connection.read_parquet(every, union_by_name=True).limit(0).create(f"no_{table}")
    for name, files in parts.items():
        view = f"{name}_{table}"
        if files:
            connection.read_parquet([str(f) for f in files], union_by_name=True).create_view(f"landed_{view}")
            connection.execute(f"create view {view} as from landed_{view} union all by name from no_{table}")
        else:
            connection.execute(f"create view {view} as from no_{table}")

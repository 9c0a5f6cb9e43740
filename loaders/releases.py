"""The record of releases: which loads, how much, and what changed since the release before.

It stands in the published database itself (`marts.releases`, `marts.release_changes`), so that it can never
speak of another one.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from loaders import __version__
from loaders.errors import GoujiError
from loaders.sqlwords import literal

_SQL = Path(__file__).with_suffix(".sql")
#: What the release before has to say to be compared; the views that releases.sql reads are made of it.
_COMPARED = {
    "old_agency_years": ("fct_agency_year", "report_id, agency_id, agency_name, report_year"),
    "old_measures": (
        "fct_measure", "report_id, measure_code, dimension, source_kind, measure_value, state, unit"
    ),
    "old_findings": (
        "fct_finding",
        "finding_id, report_id, agency_id, agency_name, report_year, rule_id, scope_key,"
        " message_zh, message_en",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Release:
    """A row of `marts.releases`; the counts of changes are None where two releases cannot be compared."""

    release_id: str
    published_at: datetime
    previous_release_id: str | None
    gouji_version: str
    fingerprint: str
    load_count: int
    new_load_ids: str
    gone_load_ids: str | None
    documents: int
    reports: int
    agencies: int
    agency_years: int
    findings: int
    agency_years_added: int | None
    agency_years_revised: int | None
    agency_years_removed: int | None
    findings_opened: int | None
    findings_closed: int | None


def read(database: Path) -> list[Release]:
    """The releases that a published database knows, newest first; none where it is no such file.

    Raises GoujiError where another program has the file open for writing.
    """
    if not database.exists():
        return []
    try:
        with closing(duckdb.connect(str(database), read_only=True)) as connection:
            found = connection.execute("from marts.releases order by published_at desc")
            names = [column[0] for column in found.description or ()]
            return [_release(dict(zip(names, row, strict=True))) for row in found.fetchall()]
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise held(database) from error
        return []  # no database any more
    except duckdb.Error:
        return []  # a database that was never published


def _release(row: dict[str, Any]) -> Release:
    """A row of `marts.releases`; an earlier version may have known less of a release."""
    known: dict[str, Any] = {name: row.get(name) for name in Release.__slots__}
    return Release(**known)


def held(database: Path) -> GoujiError:
    """What to say where another program writes to the published database."""
    return GoujiError(
        f"数据库 {database} 正被另一个程序以读写方式打开。请在那里断开连接，或改为只读打开，然后重试。",
        f"Another program has the database {database} open for writing. Disconnect it there, or open the file"
        " read-only, and try again.",
    )


def loads(history: list[Release]) -> set[str]:
    """The ids of the loads in the newest release."""
    found: set[str] = set()
    for release in reversed(history):
        found |= set(release.new_load_ids.split())
        found -= set((release.gone_load_ids or "").split())
    return found


def record(
    database: Path, published: Path, history: list[Release], loads_in_it: set[str], fingerprint: str,
    grown: bool = False,
) -> Release:  # fmt: skip
    """Write into a finished database what release it is, compared with the published one; returns the row.

    `history` is what the published database knows; `grown`, that only reports which the database calls
    affected can differ from it. Raises duckdb.Error where the database does not hold the marts.
    """
    now = datetime.now(UTC).replace(tzinfo=None)
    if history:  # a clock that was set back must not change the order of releases: the moment alone tells it
        now = max(now, history[0].published_at + timedelta(microseconds=1))
    loads_before = loads(history)
    settings = {
        "release_id": _next(now, history),
        "published_at": now.isoformat(),
        "previous_release_id": history[0].release_id if history else None,
        "gouji_version": __version__,
        "fingerprint": fingerprint,
        "load_count": len(loads_in_it),
        "new_load_ids": " ".join(sorted(loads_in_it - loads_before)),
        "gone_load_ids": " ".join(sorted(loads_before - loads_in_it)),
    }
    with closing(duckdb.connect(str(database))) as connection:
        settings["is_comparable"] = _views(connection, published if history else None)
        _touched(connection, grown)
        for name, value in settings.items():
            connection.execute(f"set variable {name} = {_value(value)}")
        connection.execute("begin")
        connection.execute(_SQL.read_text(encoding="utf-8"))
        connection.execute("commit")
        connection.execute("checkpoint")  # a published file stands without a log
    return read(database)[0]


def _next(now: datetime, history: list[Release]) -> str:
    """`2026-03-31.2` for the second release of a day."""
    taken = {release.release_id for release in history}
    number = 1
    while (name := f"{now:%Y-%m-%d}.{number}") in taken:
        number += 1
    return name


def _views(connection: duckdb.DuckDBPyConnection, published: Path | None) -> bool:
    """Make the views of the release before, empty ones without one; says whether the two can be compared."""
    if published is None:
        connection.execute("create temp view old_releases as select '' as release_id where false")
        connection.execute("create temp view old_changes as select '' as release_id where false")
        is_comparable = False
    else:
        connection.execute(f"attach {literal(str(published))} as previous (read_only)")
        connection.execute("create temp view old_releases as from previous.marts.releases")
        connection.execute("create temp view old_changes as from previous.marts.release_changes")
        is_comparable = _has_marts(connection)
    for view, (table, columns) in _COMPARED.items():
        source = f"previous.marts.{table}" if is_comparable else f"marts.{table} where false"
        connection.execute(f"create temp view {view} as select {columns} from {source}")
    return is_comparable


def _touched(connection: duckdb.DuckDBPyConnection, grown: bool) -> None:
    """Make the view of the reports that may differ."""
    every = "select report_id from marts.dim_report union select report_id from old_agency_years"
    affected = "select report_id from intermediate.int_affected_answers"
    connection.execute(f"create temp view touched as {affected if grown else every}")


def _has_marts(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the release before has the columns to compare; an older version may lack some."""
    try:
        for table, columns in _COMPARED.values():
            connection.execute(f"select {columns} from previous.marts.{table} limit 0")
    except (duckdb.BinderException, duckdb.CatalogException):
        return False
    return True


def _value(value: str | int | None) -> str:
    if value is None:
        return "null"
    return str(value) if isinstance(value, int) else literal(value)

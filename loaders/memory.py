"""Tables of DuckDB in memory, filled with what Python holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb


def fill(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Mapping[str, str],
    rows: Iterable[Sequence[Any]],
) -> None:
    """Make a table of rows; `columns` are SQL types by name, values are cast from their text.

    The rows are part of the statement as one text of JSON: to bind a parameter, DuckDB imports pandas, which
    takes longer than all the rest.
    """
    casts = ", ".join(
        f"cast(cells[{at}] as {kind}) as {name}" for at, (name, kind) in enumerate(columns.items(), 1)
    )
    texts = [[None if value is None else str(value) for value in row] for row in rows]
    literal = json.dumps(texts, ensure_ascii=False).replace("'", "''")
    connection.execute(
        f"create table {table} as select {casts}"
        f" from (select unnest(from_json('{literal}', '[[\"VARCHAR\"]]')) as cells)"
    )

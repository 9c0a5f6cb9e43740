"""Two tables, held against each other row by row, in whatever order and by whatever engine they were made."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Any

import duckdb

#: How far two doubles may lie apart, as a part of their size: sums differ by the order of their addends.
NEAR = 1e-9
Row = tuple[Any, ...]


def columns(connection: duckdb.DuckDBPyConnection, relation: str) -> dict[str, str]:
    """The columns of a relation in DuckDB's terms, with their types; codes are text."""
    described = connection.execute(f"describe select * from {relation}").fetchall()
    return {name.lower(): "VARCHAR" if kind.startswith("ENUM(") else kind for name, kind, *_ in described}


def differences(
    connection: duckdb.DuckDBPyConnection, one: str, other: str, names: Sequence[str]
) -> list[str]:
    """Rows that one of two relations has alone, told side by side; doubles that nearly agree are equal."""
    listed = ", ".join(f'"{name}"' for name in names)

    def left_over(these: str, those: str) -> list[Row]:
        query = f"select {listed} from {these} except all select {listed} from {those}"
        return sorted(map(_plain, connection.execute(query).fetchall()), key=_order)

    pairs = zip_longest(left_over(one, other), left_over(other, one))
    return [_told(names, a, b) for a, b in pairs if a is None or b is None or not _near(a, b)]


def _plain(row: Row) -> Row:
    return tuple(_number(value) if isinstance(value, Decimal) else value for value in row)


def _number(value: Decimal) -> Decimal:
    return value.normalize() + 0


def _order(row: Row) -> Any:
    """A place in an order that doubles a little apart do not change, unless nothing else tells rows apart."""
    exact = [str(value) for value in row if not isinstance(value, float)]
    return exact, [value for value in row if isinstance(value, float)]


def _near(a: Any, b: Any) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=NEAR) or (math.isnan(a) and math.isnan(b))
    if isinstance(a, tuple | list) and isinstance(b, tuple | list):
        return len(a) == len(b) and all(map(_near, a, b))
    return bool(a == b)


def _told(names: Sequence[str], a: Row | None, b: Row | None) -> str:
    if a is None or b is None:
        return (
            f"only in the {'second' if a is None else 'first'}: {dict(zip(names, a or b or (), strict=True))}"
        )
    return str({n: (x, y) for n, x, y in zip(names, a, b, strict=True) if not _near(x, y)})

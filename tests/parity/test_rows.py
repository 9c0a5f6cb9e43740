"""The comparison itself finds what differs."""

from __future__ import annotations

import duckdb
import pytest
import rows

ONE = "(values (1, 'a', 0.1::double), (2, 'b', null), (2, 'b', null)) as one (number, name, size)"


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("(2, 'b', null), (1, 'a', 0.1 + 1e-12), (2, 'b', null)", 0),
        ("(2, 'b', null), (1, 'a', 0.1000001), (2, 'b', null)", 1),
        ("(2, 'b', null), (1, 'a', 0.1)", 1),
        ("(2, 'b', null), (1, 'a', 0.1), (2, 'c', null)", 1),
        ("(2, 'b', 0.0), (1, 'a', 0.1), (2, 'b', null)", 1),
        ("(2, 'b', null), (1, null, 0.1), (2, 'b', null)", 1),
    ],
)
def test_rows_differ_by_what_they_hold_and_how_often(other: str, told: int) -> None:
    with duckdb.connect() as connection:
        both = f"(values {other}) as other (number, name, size)"
        names = list(rows.columns(connection, ONE))
        assert len(rows.differences(connection, ONE, both, names)) == told

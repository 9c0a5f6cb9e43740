"""Pieces of generated SQL that the texts of rules, claims and documents share."""

from __future__ import annotations

from collections.abc import Sequence

#: Code of a cell whose state bars a comparison; more than any side has terms.
BARRED = 1000


def macro(signature: str, sql: str) -> str:
    """A dbt macro of generated text."""
    note = '{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}'
    return f"{note}\n{{% macro {signature} %}}\n{sql}{{% endmacro %}}\n"


def quoted(values: frozenset[str]) -> str:
    """Texts as a list of SQL literals, in alphabetical order."""
    return ", ".join(f"'{v}'" for v in sorted(values))


def lines(items: list[str]) -> str:
    """Items of a list, one to a line."""
    return ",\n    ".join(items)


def unnested(items: Sequence[tuple[str, str]], kind: str, name: str) -> str:
    """A column that unnests a list of expressions, each with a remark (which may be empty), one to a line."""
    last = len(items) - 1
    listed = "\n".join(
        f"        {text}{',' if at < last else ''}{f' -- {remark}' if remark else ''}"
        for at, (text, remark) in enumerate(items)
    )
    return f"    unnest(cast([\n{listed}\n    ] as {kind}[])) as {name}"

"""A table as CSV or Parquet, written by DuckDB itself.

CSV is UTF-8 with a byte order mark, so that Excel reads Chinese. Null is an empty field, a text of no
characters is `""`. Excel and its kin run a text that begins like a formula: such a text gets an
apostrophe in front. So does one in which only apostrophes stand before such a beginning, and therefore
taking one apostrophe off gives every text back as it was. Parquet holds texts as they are.
"""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from loaders.export.catalog import Table
from loaders.sqlwords import literal, quoted

#: Texts that get an apostrophe in front: = + - @, also full-width, behind blanks or apostrophes; and tab,
#: line feed, carriage return.
RISKY = r"^'*(?:[\t\r\n]|[\s\p{Z}\x{200B}-\x{200F}\x{FEFF}]*[=+\-@＝＋－＠])"
_BOM = "\ufeff"
_CSV = "format csv, header, timestampformat '%Y-%m-%dT%H:%M:%S.%f'"


def write(connection: duckdb.DuckDBPyConnection, table: Table, file: Path) -> None:
    """Write a table to a file; its suffix, `.csv` or `.parquet`, says how."""
    file.parent.mkdir(exist_ok=True)
    as_csv = file.suffix == ".csv"
    columns = _for_csv(table) if as_csv else _for_parquet(table)
    options = _CSV if as_csv else f"format parquet, compression zstd, kv_metadata {_described(table)}"
    connection.execute(f"copy ({table.query(columns)}) to {literal(str(file))} ({options})")


def _for_parquet(table: Table) -> str:
    return ", ".join(f"{column.value} as {quoted(column.name)}" for column in table.mart.columns)


def _for_csv(table: Table) -> str:
    shown = []
    for number, column in enumerate(table.columns):
        name = f"t.{quoted(column.name)}"
        head = quoted(column.name if number else _BOM + column.name)
        harmless = (
            f"case when regexp_matches({name}, {literal(RISKY)}) then chr(39) || {name} else {name} end"
        )
        shown.append(f"{harmless if column.is_text else name} as {head}")
    return ", ".join(shown)


def _described(table: Table) -> str:
    """Descriptions for the metadata of a Parquet file: of the table, and by column as JSON."""
    columns = {c.name: {"zh": c.words.zh, "en": c.words.en} for c in table.columns}
    said = {
        "description_zh": table.words.zh,
        "description_en": table.words.en,
        "columns": json.dumps(columns, ensure_ascii=False),
    }
    return "{" + ", ".join(f"{key}: {literal(text)}" for key, text in said.items()) + "}"

"""`datapackage.json`: a Frictionless Data Package (version 1) that describes every file and column.

CSV files are tabular resources. Parquet files carry the same schema; of a workbook only the file is
described.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from loaders.export.catalog import Column, Table
from loaders.export.citation import TITLE_EN, TITLE_ZH, About
from loaders.export.files import MEDIA, File
from loaders.export.folder import MARK

_TYPES = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "JSON": "string",
}
_WHOLE = (
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
)
_DESCRIPTION = (
    "Texts of the CSV files that a spreadsheet would run as a formula have one apostrophe in front; null is"
    ' an empty field, a text of no characters is "". Rates stand beside their base; figures of scope own and'
    " region never add up. |"
    " CSV 中会被当作公式执行的文字前加了一个撇号；空值为空字段，空文字为两个引号。"
    "比率须与基数同看；本机关口径与本行政区域口径不可相加。"
)


def write(what: About, tables: Sequence[Table], data: Sequence[File], to: Path) -> None:
    """Write the description of an export."""
    by_name = {table.name: table for table in tables}
    package = {
        "profile": "data-package",
        "name": "gouji",
        "id": f"sha256:{what.content}",
        "title": f"{TITLE_ZH} {TITLE_EN}",
        "description": _DESCRIPTION,
        "version": what.version,
        MARK: 1,
        "resources": [_resource(file, by_name) for file in data],
    }
    if what.released_on:
        package["created"] = f"{what.released_on}T00:00:00Z"
    to.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _resource(file: File, tables: dict[str, Table]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": Path(file.path).stem if file.kind == "csv" else Path(file.path).name,
        "path": file.path,
        "profile": "tabular-data-resource" if file.kind == "csv" else "data-resource",
        "format": file.kind,
        "mediatype": MEDIA[file.kind],
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    table = tables.get(Path(file.path).stem)
    if table is None:
        return found | {
            "type": "file",
            "title": "全部表格 All tables",
            "description": "One sheet per table. | 每表一页。",
        }
    found |= {"title": table.words.title, "description": _both(table.words.en, table.words.zh)}
    found |= {"schema": _schema(table, tables, file.kind)}
    if file.kind == "csv":
        return found | {"encoding": "utf-8", "dialect": {"lineTerminator": "\n", "doubleQuote": True}}
    return found | {"type": "file"}  # programs that would read it need no reader for Parquet


def _schema(table: Table, known: Collection[str], kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, table, kind) for column in table.columns],
        "missingValues": [""],
    }
    # A primary key promises that nothing in it is empty.
    if table.mart.order and {c.name for c in table.columns if c.required} >= set(table.mart.order):
        schema["primaryKey"] = list(table.mart.order)
    schema["foreignKeys"] = [
        {
            "fields": [to.column],
            "reference": {
                "resource": to.table if kind == "csv" else f"{to.table}.{kind}",
                "fields": [to.field],
            },
        }
        for column in table.columns
        for to in table.mart.references
        if to.column == column.name and to.table in known
    ]
    return schema


def _field(column: Column, table: Table, kind: str) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "integer" if column.kind in _WHOLE else _TYPES.get(column.kind, "number"),
        "title": column.words.title,
        "description": _both(column.words.en, column.words.zh),
    }
    constraints: dict[str, Any] = {}
    # Readers of CSV take a text of no characters for a missing one.
    if column.required and not (kind == "csv" and column.has_empty_text):
        constraints["required"] = True
    if table.mart.is_unique(column.name):
        constraints["unique"] = True
    if column.one_of:
        constraints["enum"] = list(column.one_of)
    return field | ({"constraints": constraints} if constraints else {})


def _both(en: str, zh: str) -> str:
    return en if en == zh else f"{en} | {zh}"

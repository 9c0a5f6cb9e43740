"""The tables of the raw zone, column by column: the one place where their types are written.

Every row names its document and the loader version that read it. dlt adds `_dlt_load_id`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import pyarrow as pa

from loaders.statements import Cell, Claim, Crawl, Facts, Issue, Parsed, Picture, Unmapped

Columns = dict[str, list[Any]]

_TEXT, _INT, _DATE = pa.string(), pa.int32(), pa.date32()
_OWN_TYPES = {
    "report_year": _INT,
    "period_start": _DATE,
    "period_end": _DATE,
    "published_on": _DATE,
    "value": pa.decimal128(18, 4),
    "confidence": pa.float64(),
    "agency_confidence": pa.float64(),
    "approx": pa.bool_(),
    "start": _INT,
    "end": _INT,
    "list_no": _INT,
}
_KEYS = [("document_id", _TEXT), ("loader_version", _TEXT)]


def _of(kind: type, *first: tuple[str, pa.DataType]) -> pa.Schema:
    """The columns of a statement, after the given ones, in the order of the dataclass."""
    own = [(f.name, _OWN_TYPES.get(f.name, _TEXT)) for f in fields(kind) if f.name != "document_id"]
    return pa.schema([*first, *own])


#: How many rows of each table belong to a document, so that a lost file of the raw zone shows.
_COUNTS: dict[str, Callable[[Parsed], int]] = {
    "paragraph_count": lambda parsed: len(parsed.paragraphs),
    "cell_count": lambda parsed: len(parsed.cells),
    "claim_count": lambda parsed: len(parsed.claims),
    "unmapped_count": lambda parsed: len(parsed.unmapped),
    "issue_count": lambda parsed: len(parsed.issues),
    "signature_count": lambda parsed: int(parsed.signature is not None),
}

TABLES: dict[str, pa.Schema] = {
    "documents": _of(
        Facts,
        ("document_id", _TEXT),
        ("path", _TEXT),
        ("loader_version", _TEXT),
        ("file_bytes", pa.int64()),
        *((name, _INT) for name in _COUNTS),
    ),
    "paragraphs": pa.schema([*_KEYS, ("paragraph_no", _INT), ("place", _TEXT), ("text", _TEXT)]),
    "cells": _of(Cell, *_KEYS, ("cell_no", _INT)),
    "claims": _of(Claim, *_KEYS, ("claim_no", _INT)),
    "unmapped": _of(Unmapped, *_KEYS, ("unmapped_no", _INT)),
    "issues": _of(Issue, *_KEYS, ("issue_no", _INT)),
    "pictures": _of(Picture, *_KEYS, ("picture_no", _INT)),
    "crawls": _of(Crawl, *_KEYS),
    "signatures": pa.schema([*_KEYS, ("ngrams", pa.list_(pa.uint32())), ("bands", pa.list_(pa.int64()))]),
}


#: Rows that `gouji build` lands: what localisation found about one state of a report's figures. A repair has
#: a row for each cell; a report without one has a single row with a reason.
SUSPECTS = pa.schema(
    [
        ("report_id", _TEXT), ("case_digest", _TEXT), ("localiser_version", _TEXT),
        ("solution_no", _INT), ("cell_no", _INT), ("cost", _INT), ("story", _TEXT),
        ("is_proved", pa.bool_()), ("is_unique", pa.bool_()), ("is_complete", pa.bool_()), ("reason", _TEXT),
        ("document_id", _TEXT), ("table_id", _TEXT), ("row_code", _TEXT), ("column_code", _TEXT),
        ("value", pa.decimal128(28, 4)), ("needed", pa.decimal128(28, 4)), ("cell_story", _TEXT),
    ]
)  # fmt: skip

#: Where the rows of a table come from, for tables with several rows per document.
_STATEMENTS: dict[str, Callable[[Parsed], Sequence[Any]]] = {
    "cells": lambda parsed: parsed.cells,
    "claims": lambda parsed: parsed.claims,
    "unmapped": lambda parsed: parsed.unmapped,
    "issues": lambda parsed: parsed.issues,
    "pictures": lambda parsed: parsed.pictures,
}


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read, by which loader version, and the size of its file in bytes."""

    parsed: Parsed
    loader_version: str
    file_bytes: int


def to_tables(batch: Sequence[Read]) -> dict[str, pa.Table]:
    """Turn documents into one Arrow table per raw table, with the columns of `TABLES`.

    Every table is there even without a row, so that a reader always finds its columns. Built
    column by column: half a million cells as dictionaries take ten times as long.
    """
    found = {name: _repeated(name, of, batch) for name, of in _STATEMENTS.items()}
    found["documents"] = _documents(batch)
    found["paragraphs"] = {
        **_keys(batch, [len(r.parsed.paragraphs) for r in batch], "paragraph_no"),
        "place": [place for r in batch for place, _ in r.parsed.paragraphs],
        "text": [text for r in batch for _, text in r.parsed.paragraphs],
    }
    found["crawls"] = _single("crawls", lambda parsed: parsed.crawl, batch)
    found["signatures"] = _single("signatures", lambda parsed: parsed.signature, batch)
    return {
        name: pa.table([pa.array(found[name][f.name], f.type) for f in schema], schema=schema)
        for name, schema in TABLES.items()
    }


def joined(packs: Sequence[Mapping[str, pa.Table]]) -> dict[str, pa.Table]:
    """Put several results of `to_tables` together."""
    return {name: pa.concat_tables([pack[name] for pack in packs]) for name in TABLES}


def _documents(batch: Sequence[Read]) -> Columns:
    columns: Columns = {f.name: [getattr(r.parsed.document, f.name) for r in batch] for f in fields(Facts)}
    return columns | {
        "path": [r.parsed.path for r in batch],
        "loader_version": [r.loader_version for r in batch],
        "file_bytes": [r.file_bytes for r in batch],
        **{name: [count(r.parsed) for r in batch] for name, count in _COUNTS.items()},
    }


def _repeated(name: str, of: Callable[[Parsed], Sequence[Any]], batch: Sequence[Read]) -> Columns:
    number, *own = TABLES[name].names[len(_KEYS) :]
    items = [item for r in batch for item in of(r.parsed)]
    keys = _keys(batch, [len(of(r.parsed)) for r in batch], number)
    return keys | {column: [getattr(item, column) for item in items] for column in own}


def _single(name: str, of: Callable[[Parsed], Any], batch: Sequence[Read]) -> Columns:
    """A table with one row for each document of which there is such a statement."""
    found = [(r, item) for r in batch if (item := of(r.parsed))]
    return {
        "document_id": [r.parsed.document.document_id for r, _ in found],
        "loader_version": [r.loader_version for r, _ in found],
    } | {column: [getattr(item, column) for _, item in found] for column in TABLES[name].names[len(_KEYS) :]}


def _keys(batch: Sequence[Read], counts: Sequence[int], number: str) -> Columns:
    """The key columns of statements: document, loader version, and a number from 1 in each document."""
    pairs = list(zip(batch, counts, strict=True))
    return {
        "document_id": [r.parsed.document.document_id for r, n in pairs for _ in range(n)],
        "loader_version": [r.loader_version for r, n in pairs for _ in range(n)],
        number: [i for _, n in pairs for i in range(1, n + 1)],
    }

"""Rows of the raw zone as the loader lands them, without documents between: millions of reports in minutes.

What a row looks like (places, units, chapters, doubts) is learnt from one document of each form that is
really read; figures, names, words and their signatures are those of each report. What the loader would make
of the random words themselves (a count in them, a term that a mirror may have translated) is left out.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bench import generate, world
from bench.figures import Counts, keys
from bench.world import Body, Chunk, Shares
from loaders import signatures
from loaders.home import Home
from loaders.matching import Repairs
from loaders.parse import loader_version, parse_bytes
from loaders.schema import TABLES
from loaders.statements import Parsed

#: Reports of a load: as many as the loader lands at once.
_BATCH = 2000
_STATES = {"": "blank", "/": "na", "—": "na"}
_YUAN = 10_000  # the form's amount is printed in 万元
Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a report: what differs from one to the next."""

    body: Body
    year: int
    form: str
    figures: Counts
    number: int
    is_lost: bool

    @property
    def document_id(self) -> str:
        """As good as a hash of its bytes."""
        named = f"{self.body.region} {self.body.function} {self.year} {self.number}"
        return hashlib.sha256(named.encode()).hexdigest()

    @property
    def said(self) -> list[str]:
        """Its lines of text."""
        new = generate.new_requests(self.form, self.figures)
        return [text for _, text in generate.said(self.body, self.year, new)]


@cache
def _model(form: str, is_lost: bool) -> tuple[Parsed, Version]:
    """A document of this form as the loader reads it, and what it was made from; no two figures are alike."""
    region, name = world.counties()[0]
    body = Body(
        f"{name}民政局", region, "civil_affairs", "0", [f"{n}甲。" for n in "一二三四五六七八九十廿卅"]
    )
    figures = np.arange(1, len(keys(form)) + 1)
    made = Version(body, 2020 if form == "g2019" else 2022, form, figures, 1, is_lost)
    page = generate.page(body, made.year, form, figures, 10, is_lost)
    return parse_bytes(generate.WRITERS["html"](page), "model.html", None), made


def tables(versions: list[Version]) -> dict[str, pa.Table]:
    """The Arrow tables of a batch, with the columns of the raw zone but that of the load."""
    parts: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
    for form, is_lost in sorted({(v.form, v.is_lost) for v in versions}):
        alike = [v for v in versions if (v.form, v.is_lost) == (form, is_lost)]
        model, made = _model(form, is_lost)
        columns = {
            "documents": _documents(alike, model),
            "paragraphs": _paragraphs(alike, model, made),
            "cells": _cells(alike, model),
            "claims": _claims(alike, model),
            "unmapped": _repeated(alike, "unmapped", model.unmapped),
            "issues": _repeated(alike, "issues", model.issues),
            "pictures": _repeated(alike, "pictures", model.pictures),
            "crawls": {name: [] for name in TABLES["crawls"].names},
            "signatures": _signatures(alike),
        }
        for name, schema in TABLES.items():
            arrays = [columns[name][f.name] for f in schema]
            arrays = [
                a if isinstance(a, pa.Array) else pa.array(a, f.type)
                for a, f in zip(arrays, schema, strict=True)
            ]
            parts[name].append(
                pa.table([a.cast(f.type) for a, f in zip(arrays, schema, strict=True)], schema=schema)
            )
    return {name: pa.concat_tables(found) for name, found in parts.items()}


def _documents(versions: list[Version], model: Parsed) -> Columns:
    scopes = ["region" if v.body.function == "government" else "own" for v in versions]
    agencies = [f"{v.body.region}-{v.body.function}" for v in versions]
    counted = {"paragraph": model.paragraphs, "cell": model.cells, "claim": model.claims,
               "unmapped": model.unmapped, "issue": model.issues, "signature": [model.signature]}  # fmt: skip
    return {name: [value] * len(versions) for name, value in asdict(model.document).items()} | {
        "document_id": [v.document_id for v in versions],
        "path": [f"{v.body.region}/{v.body.function}_{v.year}_{v.number}.html" for v in versions],
        "loader_version": [loader_version()] * len(versions),
        "file_bytes": [9000] * len(versions),
        "agency_name": [v.body.name for v in versions],
        "agency_id": agencies,
        "report_id": [f"{a}-{v.year}-{s}" for a, v, s in zip(agencies, versions, scopes, strict=True)],
        "reporter_scope": scopes,
        "report_year": [v.year for v in versions],
        "period_start": [date(v.year, 1, 1) for v in versions],
        "period_end": [date(v.year, 12, 31) for v in versions],
        "published_on": [date(v.year + 1, 1, 10 * v.number) for v in versions],
        "title": [v.said[0] for v in versions],
        **{f"{name}_count": [len(rows)] * len(versions) for name, rows in counted.items()},
    }


def _repeated(versions: list[Version], table: str, rows: list[Any]) -> Columns:
    """The model's rows once for every version, with the keys of `TABLES`."""
    number = TABLES[table].names[2]
    columns: Columns = {
        "document_id": pa.array([v.document_id for v in versions]).take(
            pa.array(np.repeat(np.arange(len(versions)), len(rows)))
        ),
        "loader_version": [loader_version()] * (len(rows) * len(versions)),
        number: np.tile(np.arange(1, len(rows) + 1), len(versions)),
    }
    for field in TABLES[table].names[3:]:
        own = pa.array([getattr(row, field) for row in rows], TABLES[table].field(field).type)
        columns[field] = own.take(pa.array(np.tile(np.arange(len(rows)), len(versions))))
    return columns


def _paragraphs(versions: list[Version], model: Parsed, made: Version) -> Columns:
    line = {text: n for n, text in enumerate(made.said)}
    texts = []
    for version in versions:
        said = version.said
        texts += [
            said[line[text]] if text in line else _stamped(text, made, version)
            for _, text in model.paragraphs
        ]
    rows = len(model.paragraphs)
    keyed = _repeated(versions, "paragraphs", [])
    keyed["document_id"] = [v.document_id for v in versions for _ in range(rows)]
    return keyed | {
        "loader_version": [loader_version()] * len(texts),
        "paragraph_no": np.tile(np.arange(1, rows + 1), len(versions)),
        "place": [place for place, _ in model.paragraphs] * len(versions),
        "text": texts,
    }


def _stamped(text: str, made: Version, version: Version) -> str:
    """The line that tells when and by whom the model was published, for another version."""
    told = text.replace(f"{made.year + 1}-01-10", f"{version.year + 1}-01-{10 * version.number}")
    return told.replace(made.body.name, version.body.name)


def _cells(versions: list[Version], model: Parsed) -> Columns:
    columns = _repeated(versions, "cells", model.cells)
    place = {key: n for n, key in enumerate(keys(versions[0].form))}
    order = [place[c.table_id, c.row_code, c.column_code] for c in model.cells]
    found = np.array([v.figures for v in versions])[:, order]
    absent = np.array([c.value is None for c in model.cells])
    amounts = np.array([c.unit_source == "cell" for c in model.cells])
    noughts = np.array([v.body.nought for v in versions])
    silent = (found == 0) & (noughts != "0")[:, None] & ~absent
    texts = np.where(amounts & (found != 0), np.char.add(found.astype(str), "万元"), found.astype(str))
    texts = np.where(silent, noughts[:, None], texts)
    states = np.vectorize(lambda nought: _STATES.get(nought, "num"))(noughts)[:, None]
    values = pa.array(np.where(amounts, found * _YUAN, found).astype(np.int32).ravel())
    none = (silent | absent).ravel()
    columns["value_text"] = pa.array(texts.ravel(), mask=np.tile(absent, len(versions)))
    columns["value"] = pc.if_else(
        pa.array(none), pa.scalar(None, pa.decimal128(18, 4)), values.cast(pa.decimal128(18, 4))
    )
    columns["state"] = pa.array(np.where(silent, states, np.array([c.state for c in model.cells])).ravel())
    return columns


def _claims(versions: list[Version], model: Parsed) -> Columns:
    columns = _repeated(versions, "claims", model.claims)
    (claim,) = model.claims
    new = [generate.new_requests(v.form, v.figures) for v in versions]
    phrases = [f"{claim.phrase.rstrip('件0123456789')}{n}件" for n in new]
    return columns | {"value": new, "phrase": phrases, "end": [claim.start + len(p) for p in phrases]}


def _signatures(versions: list[Version]) -> Columns:
    found = [signatures.sign(v.said, Repairs()) for v in versions]
    return {
        "document_id": [v.document_id for v in versions],
        "loader_version": [loader_version()] * len(versions),
        "ngrams": [s.ngrams for s in found],
        "bands": [s.bands for s in found],
    }


def _land(home: Home, numbered: tuple[int, list[Version]]) -> int:
    """Write the files of one load, its commit marker last; returns how many reports."""
    number, versions = numbered
    load_id = f"{1_700_000_000 + number}.0"
    for name, table in tables(versions).items():
        (home.raw / name).mkdir(parents=True, exist_ok=True)
        marked = table.append_column("_dlt_load_id", pa.array([load_id] * len(table), pa.string()))
        pq.write_table(marked, home.raw / name / f"{load_id}.0.parquet")
    moment = datetime.fromtimestamp(float(load_id), UTC).isoformat()
    home.markers.mkdir(parents=True, exist_ok=True)
    (home.raw / "init").touch()  # by which dlt knows a folder of its own
    (home.markers / f"gouji__{load_id}.jsonl").write_text(
        json.dumps({"load_id": load_id, "schema_name": "gouji", "status": 0, "inserted_at": moment})
    )
    return len(versions)


def _batches(chunks: Iterator[Chunk], reports: int, last: int) -> Iterator[tuple[int, list[Version]]]:
    def every() -> Iterator[Version]:
        for chunk in chunks:
            for place, number, figures in generate.versions(chunk):
                yield Version(
                    chunk.bodies[place], chunk.year, chunk.form, figures, number, place in chunk.lost
                )

    versions = every()
    first = islice(versions, reports - last)
    number = 0
    while batch := list(islice(first, _BATCH)):
        number += 1
        yield number, batch
    if last:
        yield number + 1, list(islice(versions, last))


def write(root: Path, reports: int, seed: int, shares: Shares, offices: int, last: int = 0) -> None:
    """Write so many versions of reports into the raw zone of a home: loads of 2,000, one of the `last`."""
    chunks = world.chunks(reports, seed, shares, offices)
    done = 0
    with ProcessPoolExecutor() as pool:
        batches = _batches(chunks, reports, last)
        while some := list(islice(batches, 2 * (os.cpu_count() or 1))):  # all at once would fill the memory
            done += sum(pool.map(partial(_land, Home(root)), some))
            print(f"\r{done:,} reports", end="", flush=True)
    print()

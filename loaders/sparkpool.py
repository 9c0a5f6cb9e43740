"""Reads documents on the executors of a Spark cluster: `gouji load --engine spark`.

Takes the place of `workers.Pool`. The driver has opened every file to know whether it is new, so documents
travel with their bytes and executors need no folder in common, but for pictures that lie beside a page. On an
executor each task reads through a pool of one worker: limits hold there as they do here, and a document that
kills its worker costs itself alone.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from loaders import machine
from loaders.errors import GoujiError
from loaders.limits import MEBIBYTE, Limits
from loaders.workers import Done, Job, Parse, Pool

if TYPE_CHECKING:
    import pyarrow as pa

#: What is sent out at once, for each processor of the cluster: documents, and their bytes together.
_DOCUMENTS, _BYTES = 200, 32 * MEBIBYTE


class SparkPool:
    """The processors of a cluster as workers; `master` as Spark takes it: spark://host:7077, local[2]."""

    def __init__(self, parse: Parse, master: str, limits: Limits) -> None:
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise GoujiError(
                "--engine spark 需要 pyspark，当前环境没有。请运行 python scripts/spark.py load …",
                "--engine spark needs pyspark, which is not in this environment. Run: python scripts/spark.py"
                " load …",
            ) from None
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the Python of executors
        settings = {
            "spark.app.name": "gouji load", "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            # Executors on this machine import this package from where it lies; others have it installed.
            "spark.executorEnv.PYTHONPATH": str(Path(__file__).parents[1]),
        }  # fmt: skip
        builder = SparkSession.builder.master(master)
        for name, value in settings.items():
            builder = builder.config(name, value)
        self._spark = builder.getOrCreate()
        self._spark.sparkContext.setLogLevel("ERROR")
        self._reader = partial(_read, parse, limits)

    def __enter__(self) -> SparkPool:
        return self

    def __exit__(self, *_: object) -> None:
        self._spark.stop()

    def read(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Yield every job with its result, a part of them at a time."""
        size = self._spark.sparkContext.defaultParallelism
        for part in _parts(jobs, size * _DOCUMENTS, size * _BYTES):
            yield from self._share_out(part, min(size, len(part)))

    def _share_out(self, jobs: list[Job], tasks: int) -> Iterator[Done]:
        rows = [
            (at, job.path, job.data, job.document_id, pickle.dumps((job.extra, job.told, job.beside)))
            for at, job in enumerate(jobs)
        ]
        schema = "place long, path string, data binary, document_id string, extra binary"
        spread = self._spark.createDataFrame(rows, schema).repartition(tasks, "place")
        for row in spread.mapInArrow(self._reader, "place long, answer binary").collect():
            yield Done(jobs[row.place], pickle.loads(row.answer), len(row.answer))


def _parts(jobs: Iterable[Job], most: int, most_bytes: int) -> Iterator[list[Job]]:
    """Jobs in lists of bounded length and size."""
    part: list[Job] = []
    size = 0
    for job in jobs:
        part.append(job)
        size += len(job.data)
        if len(part) >= most or size >= most_bytes:
            yield part
            part, size = [], 0
    if part:
        yield part


def _read(parse: Parse, limits: Limits, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read the documents of a task. Runs on an executor."""
    import pyarrow as pa

    with Pool(parse, 1, limits, machine.processors()) as pool:  # as many tasks as processors
        for batch in batches:
            places: dict[int, int] = {}
            jobs: list[Job] = []
            for row in batch.to_pylist():
                extra, told, beside = pickle.loads(row["extra"])
                jobs.append(Job(row["path"], bytes(row["data"]), row["document_id"], extra, told, beside))
                places[id(jobs[-1])] = row["place"]
            answers = [(places[id(done.job)], pickle.dumps(done.parsed)) for done in pool.read(jobs)]
            yield pa.RecordBatch.from_pydict(
                {"place": [place for place, _ in answers], "answer": [answer for _, answer in answers]},
                schema=pa.schema([("place", pa.int64()), ("answer", pa.binary())]),
            )

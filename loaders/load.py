"""Files and folders in, batches in the raw zone out; `intake` says what must be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from loaders import machine, parse, seen
from loaders.home import Home
from loaders.intake import Intake
from loaders.language import say
from loaders.limits import Limits
from loaders.manifest import Manifest
from loaders.statements import Parsed
from loaders.versions import version
from loaders.walk import name_of, walk
from loaders.workers import Parse, Pool

if TYPE_CHECKING:
    from loaders.batches import Batch
    from loaders.landing import Landing
    from loaders.sparkpool import SparkPool


@dataclass(slots=True)
class Summary:
    """What a load did; counts are documents: files, and what containers hold instead of the containers."""

    found: int = 0
    landed: int = 0
    skipped: int = 0
    skipped_failed: int = 0
    duplicates: int = 0
    unreadable: int = 0  # the system refused to give their bytes: there is no document to land
    passed_over: int = 0
    records_passed_over: int = 0  # of crawls: no reports
    containers: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)  # (path, reason)
    loads: list[str] = field(default_factory=list)
    unmatched: str | None = None  # rows of the manifest that are about no file of this load

    @property
    def settled(self) -> int:
        """Files that are dealt with."""
        return self.landed + self.skipped + self.duplicates + self.unreadable


@dataclass(frozen=True, slots=True)
class Options:
    """How to load; see `gouji load --help`."""

    manifest: Manifest | None = None
    jobs: int = 0  # 0: one per processor
    batch: int = 2000
    retry_failed: bool = False
    parse: Parse = parse.parse_bytes
    master: str | None = None  # a Spark cluster whose executors read; None: processes of this machine


def _silent(_: Summary) -> None:
    pass


def load(
    paths: Sequence[Path], home: Home, options: Options, watch: Callable[[Summary], None] = _silent
) -> Summary:
    """Read and land every document of `paths`; `watch` is called after each one.

    The caller holds the load lock. Raises GoujiError for a path that is not there. A batch that
    has been landed stays landed, whatever happens later.
    """
    leave = {home.root} | ({Path(options.manifest.file).absolute()} if options.manifest else set())
    files, passed_over = walk(paths, leave)
    summary = Summary(found=len(files), passed_over=passed_over)
    with ExitStack() as stack:
        run = _Run(home, options, summary, watch, stack)
        run.read(files)
        run.flush()
        if options.manifest:
            named = ((name, None) for name in chain(map(name_of, files), run.intake.names))
            found = chain(named, (("", url) for url in run.intake.sources))
            summary.unmatched = options.manifest.unmatched(found)
    return summary


class _Run:
    """One load under way."""

    def __init__(
        self, home: Home, options: Options, summary: Summary,
        watch: Callable[[Summary], None], stack: ExitStack,
    ) -> None:  # fmt: skip
        self._home, self._options, self._summary, self._watch = home, options, summary, watch
        self._stack = stack
        self._limits = Limits.from_env()
        self._hashes = stack.enter_context(seen.hashes(home))
        self.intake = Intake(
            options,
            summary,
            self._limits,
            seen.landed(home),
            self._hashes,
            self._add,
            watch,
        )
        self._batch: Batch | None = None
        self._landing: Landing | None = None

    def read(self, files: Sequence[Path]) -> None:
        """Read what is new among `files` in worker processes."""
        jobs = self.intake.jobs(files)
        first = next(jobs, None)
        if first is None:
            return
        with self._pool() as pool:
            self._open()  # importing dlt takes as long as a worker takes to start
            for done in pool.read(chain([first], jobs)):
                self._add(done.parsed, len(done.job.data), done.weight)
            if self.intake.has_better:
                self.flush()  # a batch holds a document once
                for done in pool.read(self.intake.better()):
                    self._add(done.parsed, len(done.job.data), done.weight)

    def _pool(self) -> Pool | SparkPool:
        if self._options.master:
            from loaders.sparkpool import SparkPool

            return SparkPool(self._options.parse, self._options.master, self._limits)
        return Pool(self._options.parse, self._options.jobs or machine.processors(), self._limits)

    def _add(self, parsed: Parsed, size: int, weight: int = 0) -> None:
        from loaders.batches import Batch
        from loaders.schema import Read

        if self.intake.stays(parsed):
            self._watch(self._summary)
            return
        if self._batch is None:
            self._batch = Batch(self._options.batch)
        read = Read(parsed, version(self.intake.row_of(parsed), parsed.shown), size)
        self._count(self._batch.add(read, weight))
        self._summary.landed += 1
        self._watch(self._summary)
        if self._batch.full:
            self.flush()

    def _count(self, documents: Iterable[Parsed]) -> None:
        """Take note of what became of documents."""
        for parsed in documents:
            self._summary.statuses[parsed.document.status] += 1
            if parsed.document.status == "failed":
                self._summary.failures.append((parsed.path, _reason(parsed)))

    def flush(self) -> None:
        """Land the open batch."""
        if self._batch is not None:
            self._count(self._batch.pack())
            if tables := self._batch.take():
                self._summary.loads.append(self._open().land(tables))
        self._hashes.save()

    def _open(self) -> Landing:
        if self._landing is None:
            from loaders import landing

            self._landing = self._stack.enter_context(landing.opened(self._home))
        return self._landing


def _reason(parsed: Parsed) -> str:
    """Why a document failed, in one line."""
    why = parsed.error
    return say(why.message_zh, why.message_en) if why else parsed.document.trust_reason

"""Files and folders in, batches in the raw zone out; what has been landed already is skipped."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from loaders import parse, seen, sources
from loaders.home import Home
from loaders.language import say
from loaders.limits import Limits
from loaders.manifest import Manifest
from loaders.statements import Parsed
from loaders.walk import name_of, walk
from loaders.workers import Job, Parse, Pool, given_up

if TYPE_CHECKING:
    from loaders.batches import Batch
    from loaders.landing import Landing
    from loaders.sparkpool import SparkPool

#: Sets the manifest row apart in a loader version.
_MARK = ".m"


@dataclass(slots=True)
class Summary:
    """What a load did; counts are files."""

    found: int = 0
    landed: int = 0
    skipped: int = 0
    skipped_failed: int = 0
    duplicates: int = 0
    unreadable: int = 0  # the system refused to give their bytes: there is no document to land
    passed_over: int = 0
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
        named = ((name_of(file), None) for file in files)
        summary.unmatched = options.manifest.unmatched(chain(named, (("", url) for url in run.sources)))
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
        self._landed = seen.landed(home)
        self._hashes = stack.enter_context(seen.hashes(home))
        self._claimed: set[bytes] = set()
        self.sources: set[str | None] = set()
        self._batch: Batch | None = None
        self._landing: Landing | None = None

    def read(self, files: Sequence[Path]) -> None:
        """Read what is new among `files` in worker processes."""
        jobs = self._jobs(files)
        first = next(jobs, None)
        if first is None:
            return
        with self._pool() as pool:
            self._open()  # importing dlt takes as long as a worker takes to start
            for done in pool.read(chain([first], jobs)):
                self._add(done.parsed, len(done.job.data), done.weight)

    def _pool(self) -> Pool | SparkPool:
        if self._options.master:
            from loaders.sparkpool import SparkPool

            return SparkPool(self._options.parse, self._options.master, self._limits)
        return Pool(self._options.parse, self._options.jobs or os.cpu_count() or 1, self._limits)

    def _jobs(self, files: Sequence[Path]) -> Iterator[Job]:
        """The documents that must be read; everything else is settled here."""
        for file in files:
            try:
                job = self._job(file)
            except OSError as error:
                self._summary.unreadable += 1
                self._summary.failures.append((name_of(file), error.strerror or str(error)))
                job = None
            if job is None:
                self._watch(self._summary)
            else:
                yield job

    def _job(self, file: Path) -> Job | None:
        path = name_of(file)
        key = self._hashes.get(file, sources.status(file))
        if key and self._settled(key, path):
            return None
        status, data, key = sources.read(file, self._limits.max_bytes)
        self._hashes.put(file, status, key)
        if self._settled(key, path):
            return None
        self._claimed.add(key)
        job = Job(path, data, key.hex(), self._options.manifest)
        if status.st_size > self._limits.max_bytes:
            too_large = given_up(job, "file_too_large", f"{status.st_size:,} > {self._limits.max_bytes:,}")
            self._add(too_large, status.st_size)
            return None
        return job

    def _settled(self, key: bytes, path: str) -> bool:
        """Count a document that need not be read: met before in this load, or landed earlier."""
        if key in self._claimed:
            self._summary.duplicates += 1
            return True
        before = self._landed.get(key)
        if before is None or (self._options.retry_failed and before.status == "failed"):
            return False
        self.sources.add(before.source_url)
        row = self._row(path, before.source_url)
        version = _version(row)
        if before.loader_version != version and (row or before.loader_version.partition(_MARK)[0] != version):
            return False
        self._claimed.add(key)
        self._summary.skipped += 1
        self._summary.skipped_failed += before.status == "failed"
        return True

    def _row(self, path: str, source_url: str | None) -> Mapping[str, str] | None:
        return self._options.manifest.find(path, source_url) if self._options.manifest else None

    def _add(self, parsed: Parsed, size: int, weight: int = 0) -> None:
        from loaders.batches import Batch
        from loaders.schema import Read

        if self._batch is None:
            self._batch = Batch(self._options.batch)
        source_url = parsed.document.source_url
        self.sources.add(source_url)
        read = Read(parsed, _version(self._row(parsed.path, source_url)), size)
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


def _version(row: Mapping[str, str] | None) -> str:
    """The loader version, with a mark of the manifest row where one speaks of the document.

    A changed row lands its document again; a load without a manifest leaves it as it is.
    """
    if not row:
        return parse.loader_version()
    mark = hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest()[:8]
    return f"{parse.loader_version()}{_MARK}{mark}"


def _reason(parsed: Parsed) -> str:
    """Why a document failed, in one line."""
    errors = [i for i in parsed.issues if i.severity == "error"]
    return say(errors[0].message_zh, errors[0].message_en) if errors else parsed.document.trust_reason

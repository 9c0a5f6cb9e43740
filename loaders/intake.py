"""What a load must read: files, and the documents in containers, that have not been landed as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from loaders import containers, origins, parse, sources, versions
from loaders.beside import Beside
from loaders.containers import Contents, Member
from loaders.limits import Limits
from loaders.seen import Hashes, Inside, Landed
from loaders.statements import Parsed
from loaders.walk import name_of
from loaders.workers import Job, given_up

if TYPE_CHECKING:
    from loaders.load import Options, Summary


class Intake:
    """The documents of one load, each once.

    Attributes:
        sources: addresses of the documents met.
        names: names of the members met, where there is a manifest.
    """

    def __init__(
        self, options: Options, summary: Summary, limits: Limits, landed: Mapping[bytes, Landed],
        hashes: Hashes, add: Callable[[Parsed, int], None], watch: Callable[[Summary], None],
    ) -> None:  # fmt: skip
        self._options, self._summary, self._limits = options, summary, limits
        self._landed, self._hashes, self._add, self._watch = landed, hashes, add, watch
        self._claimed: dict[bytes, bool] = {}  # documents of this load, and whether from an official site
        self._better: dict[Path, set[bytes]] = {}  # copies from official sites, by container
        self._again: dict[str, Landed] = {}  # pages of archives whose pictures may be others now
        self.sources: set[str | None] = set()
        self.names: list[str] = []

    def jobs(self, files: Sequence[Path]) -> Iterator[Job]:
        """The documents that must be read; everything else is settled here."""
        for file in files:
            try:
                yield from self._file(file)
            except OSError as error:
                self._summary.unreadable += 1
                self._summary.failures.append((name_of(file), error.strerror or str(error)))
                self._watch(self._summary)

    def row_of(self, parsed: Parsed) -> Mapping[str, str] | None:
        """The row of the manifest about a document that was read."""
        self.sources.add(parsed.document.source_url)
        return self._row(parsed.path, parsed.document.source_url)

    def _file(self, file: Path) -> Iterator[Job]:
        path = name_of(file)
        key = self._hashes.get(file, sources.status(file))
        inside = self._hashes.inside(key, versions.reading()) if key else None
        if self._all_settled(path, *inside) if inside else key and self._settled(key, path):
            self._watch(self._summary)
            return
        with file.open("rb") as handle:
            if contents := containers.opened(handle, path, self._limits):
                yield from self._contents(file, contents)
                return
        if job := self._job(file, path):
            yield job
        else:
            self._watch(self._summary)

    def _job(self, file: Path, path: str) -> Job | None:
        status, data, key = sources.read(file, self._limits.max_bytes)
        self._hashes.put(file, status, key)
        if self._settled(key, path):
            return None
        self._claimed[key] = False
        job = Job(path, data, key.hex(), self._options.manifest, beside=Beside(file))
        if status.st_size > self._limits.max_bytes:
            too_large = given_up(job, "file_too_large", f"{status.st_size:,} > {self._limits.max_bytes:,}")
            self._add(too_large, status.st_size)
            return None
        return job

    def _contents(self, file: Path, contents: Contents) -> Iterator[Job]:
        """What must be read of a container; members are counted instead of it."""
        status, _, container = sources.read(file, 0)
        self._opened()
        fresh = self._hashes.inside(container, versions.reading()) is None
        for place, member in enumerate(contents, 1):
            self._summary.found += 1
            beside = Beside(file, member.name, status) if member.beside else None
            job = self._member(file, member, container, place, beside, fresh)
            if job is None:
                self._watch(self._summary)
            else:
                yield job
        self._passed_over(contents.files_passed_over, contents.records_passed_over)
        sources.unchanged(file, status)
        self._hashes.put(file, status, container)
        counts = contents.files_passed_over, contents.records_passed_over
        self._hashes.put_container(container, versions.reading(), *counts)

    def _opened(self) -> None:
        self._summary.containers += 1
        self._summary.found -= 1

    def _passed_over(self, files: int, records: int) -> None:
        self._summary.passed_over += files
        self._summary.records_passed_over += records

    def _member(
        self, file: Path, member: Member, container: bytes, place: int, beside: Beside | None, fresh: bool
    ) -> Job | None:
        """The job for a member that must be read; `fresh` tells that the container has not been read."""
        path = containers.joined(name_of(file), member.name)
        key, url = member.key(container), member.told.get("source_url")
        self._hashes.put_inside(container, place, Inside(member.name, key, url))
        self._note(path)
        known = self._known(key, path, url)
        if fresh and beside and isinstance(known, Landed) and versions.shown(known.loader_version):
            self._again[key.hex()] = known
        elif self._settled(key, path, url):
            if self._betters(key, path, url):
                self._better.setdefault(file, set()).add(key)
            return None
        self._claimed[key] = self._is_official(path, url)
        job = Job(path, member.data, key.hex(), self._options.manifest, member.told, beside)
        if member.why:
            failed = parse.failed(job.document_id, path, member.issue(name_of(file)))
            self._add(failed, len(member.data))
            return None
        return job

    def stays(self, parsed: Parsed) -> bool:
        """Whether a page that was read again for its pictures stays as it was landed.

        It does without any tables in pictures, too: that is a copy which came without them.
        """
        before = self._again.pop(parsed.document.document_id, None)
        if before is None or parsed.shown not in ("", "0", versions.shown(before.loader_version)):
            return False
        self.sources.add(before.source_url)
        self._summary.skipped += 1
        return True

    @property
    def has_better(self) -> bool:
        """Whether a document that was read turned up again on an official site."""
        return bool(self._better)

    def better(self) -> Iterator[Job]:
        """The copies from official sites, to be landed once more so that their address counts."""
        for file, wanted in self._better.items():
            with suppress(OSError), file.open("rb") as handle:  # gone meanwhile: the next load sees to it
                for member in containers.opened(handle, name_of(file), self._limits) or ():
                    key = member.key(b"")
                    path, url = containers.joined(name_of(file), member.name), member.told.get("source_url")
                    if key in wanted and self._is_official(path, url):
                        wanted.discard(key)
                        self._summary.duplicates -= 1
                        yield Job(path, member.data, key.hex(), self._options.manifest, member.told)
                    if not wanted:
                        break
        self._better.clear()

    def _all_settled(self, path: str, documents: Sequence[Inside], files: int, records: int) -> bool:
        """Count the documents of a container that need not be opened: none of them must be read."""
        named = [(containers.joined(path, document.name), document) for document in documents]
        if not all(
            self._known(document.key, at, document.source_url)
            and not self._betters(document.key, at, document.source_url)
            for at, document in named
        ):
            return False
        self._opened()
        self._passed_over(files, records)
        for at, document in named:
            self._summary.found += 1
            self._note(at)
            self._settled(document.key, at, document.source_url)
        return True

    def _settled(self, key: bytes, path: str, url: str | None = None) -> bool:
        """Count a document that need not be read: met before in this load, or landed earlier."""
        known = self._known(key, path, url)
        if known is None:
            return False
        if isinstance(known, Landed):
            self.sources.add(known.source_url)
            self._claimed[key] = origins.official(known.source_url)
            self._summary.skipped += 1
            self._summary.skipped_failed += known.status == "failed"
        else:
            self._summary.duplicates += 1
        return True

    def _known(self, key: bytes, path: str, url: str | None) -> Landed | Literal["duplicate"] | None:
        """How a document is known that need not be read; None for one that must be.

        One that was landed from elsewhere is read again when it turns up on an official site.
        """
        if key in self._claimed:
            return "duplicate"
        before = self._landed.get(key)
        if before is None or (self._options.retry_failed and before.status == "failed"):
            return None
        if self._is_official(path, url) and not origins.official(before.source_url):
            return None
        row = self._row(path, before.source_url)
        return before if versions.holds(before.loader_version, row) else None

    def _betters(self, key: bytes, path: str, url: str | None) -> bool:
        """Whether this load has met the document, and only here on an official site."""
        return self._claimed.get(key) is False and self._is_official(path, url)

    def _is_official(self, path: str, url: str | None) -> bool:
        return origins.official((self._row(path, url) or {}).get("source_url") or url) if url else False

    def _row(self, path: str, source_url: str | None) -> Mapping[str, str] | None:
        return self._options.manifest.find(path, source_url) if self._options.manifest else None

    def _note(self, path: str) -> None:
        if self._options.manifest:
            self.names.append(path)

"""Worker processes that read documents: one that dies or takes too long costs one document.

Documents go to a worker one at a time, so memory is bounded by the number of workers, and
it is always known which document a worker died with. Whether it died of it shows a second worker: a
process may be killed for reasons of the machine. Workers are spawned, never forked: nothing of
the parent (threads, locks, open files) leaks into them, on any system.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from loaders.beside import Beside
from loaders.issues import issue
from loaders.limits import Limits
from loaders.parse import crawl, failed
from loaders.readers import ocr
from loaders.statements import Parsed

#: Reads one document: bytes, path, and whatever the caller adds. Never raises for a bad document.
Parse = Callable[..., Parsed]
_READY = "ready"
#: Starting a worker takes as long as reading about this many documents.
_WORTH_A_WORKER = 8
#: Workers that are given a document before it is held to be what they die of.
_TRIES = 3
#: Workers killed one after the other while they start, before that is held to be the machine's will.
_STARTS = 5
#: Seconds that a worker lives beyond the limit where nobody ends it: its parent is gone.
_GRACE = 5


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read; `extra` goes to the parse function as it is, and so do `told` and `beside`."""

    path: str
    data: bytes
    document_id: str
    extra: Any = None
    told: Mapping[str, str] = field(default_factory=dict)
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A job and its result; `weight` is about how many bytes of memory the result takes."""

    job: Job
    parsed: Parsed
    weight: int = 0


def given_up(job: Job, code: str, detail: str) -> Parsed:
    """What is said of a document that no worker could read; `code` is of `issue_codes.csv`."""
    parsed = failed(job.document_id, job.path, issue(code, "file", detail))
    return replace(parsed, crawl=crawl(job.told))


def _serve(connection: Connection, parse: Parse, limits: Limits, processes: int) -> None:
    """Read documents until the parent is gone. Runs in the worker."""
    ocr.share(processes)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us in order
    _confine(limits.max_worker_memory)
    with suppress(EOFError, ConnectionError):
        connection.send(_READY)
        while True:
            job = connection.recv()
            _alarm(limits.max_seconds + _GRACE)
            connection.send_bytes(_answer(parse, job, limits))
            _alarm(0)


def _answer(parse: Parse, job: Job, limits: Limits) -> bytes:
    """What is sent for a document: the parent holds many results, so none may be of any size."""
    try:
        given = {"told": job.told, "beside": job.beside}
        more = {name: value for name, value in given.items() if value}
        answer = pickle.dumps(parse(job.data, job.path, job.extra, **more))
    except MemoryError:
        return pickle.dumps(given_up(job, "internal_error", "MemoryError"))
    if len(answer) <= limits.max_result_bytes:
        return answer
    return pickle.dumps(given_up(job, "result_limit", f"{len(answer):,} > {limits.max_result_bytes:,}"))


def _alarm(seconds: int) -> None:
    """Be ended by the system in so many seconds, even in the midst of foreign code; 0: not at all."""
    if hasattr(signal, "alarm"):  # not on Windows
        signal.alarm(seconds)


def _confine(memory: int) -> None:
    """Let a document that wants too much memory fail by itself instead of taking the machine down."""
    with suppress(ImportError, ValueError):  # systems without such limits
        import resource

        # The hard limit stays: optical recognition adds the memory of its models.
        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))


class _Worker:
    def __init__(self, parse: Parse, limits: Limits, processes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        told = (theirs, parse, limits, processes)
        self.process: SpawnProcess = context.Process(target=_serve, args=told, daemon=True)
        self.process.start()
        theirs.close()  # ours must be the only open end, or a dead worker would not read as closed
        self.ready = False
        self.job: Job | None = None
        self.deadline = float("inf")
        self._seconds = limits.max_seconds

    def give(self, job: Job) -> None:
        self.job, self.deadline = job, time.monotonic() + self._seconds
        with suppress(ConnectionError):  # it died just now; `answer` finds out
            self.connection.send(job)

    def overdue(self) -> bool:
        return time.monotonic() >= self.deadline

    def answer(self) -> Done | str | None:
        """What the worker sent: a document, the word that it is ready, or None if it has died."""
        try:
            sent = self.connection.recv_bytes()
        except (EOFError, OSError):
            return None
        answer: Parsed | str = pickle.loads(sent)
        if self.job is None or isinstance(answer, str):
            self.ready = True
            return _READY
        done = Done(self.job, answer, len(sent))
        self.job, self.deadline = None, float("inf")
        return done

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()


class Pool:
    """Up to `size` workers, as many as the work is worth. Leaving the context ends them.

    The processors are shared by so many `processes`, where the workers are not all there are.
    """

    def __init__(self, parse: Parse, size: int, limits: Limits, processes: int = 0) -> None:
        self._parse, self._limits, self._size, self._processes = parse, limits, size, processes or size
        self._workers = [self._started()]
        self._given = 0
        self._again: list[Job] = []  # a worker died with them; another shall try
        self._died: Counter[str] = Counter()  # how often, by document
        self._unstarted = 0  # workers in a row that were killed before they were ready

    def _started(self) -> _Worker:
        return _Worker(self._parse, self._limits, self._processes)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def read(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Yield every job with its result, in the order in which they are done.

        A job is taken from `jobs` only when a worker is free for it.
        """
        waiting = iter(jobs)
        more = True
        while True:
            for worker in self._workers:
                if worker.ready and worker.job is None:
                    job = self._again.pop() if self._again else next(waiting, None) if more else None
                    if job is None:
                        more = False
                    else:
                        worker.give(job)
                        self._given += 1
            if more and len(self._workers) < min(self._size, 1 + self._given // _WORTH_A_WORKER):
                self._workers.append(self._started())
            if not more and not self._again and not any(worker.job for worker in self._workers):
                return
            yield from self._gather()

    def _gather(self) -> Iterator[Done]:
        """Wait until something happens and yield what is done."""
        nearest = min(worker.deadline for worker in self._workers)
        timeout = None if nearest == float("inf") else max(0.0, nearest - time.monotonic())
        readable = set(wait([worker.connection for worker in self._workers], timeout))
        for place, worker in enumerate(self._workers):
            job = worker.job
            if worker.connection in readable:
                answer = worker.answer()
                if answer is None:
                    self._replace(place)
                    if job is not None:
                        yield from self._dead(job, worker)
                elif isinstance(answer, Done):
                    yield answer
                else:
                    self._unstarted = 0
            elif job is not None and worker.overdue():
                self._replace(place)
                yield self._late(job)

    def _dead(self, job: Job, worker: _Worker) -> Iterator[Done]:
        """Give the document to another worker, or up where this one was the last try."""
        self._died[job.document_id] += 1
        if worker.overdue():
            yield self._late(job)
        elif self._died[job.document_id] < _TRIES:
            self._again.append(job)
        else:
            yield Done(job, given_up(job, "worker_died", _how(worker.process.exitcode)))

    def _late(self, job: Job) -> Done:
        return Done(job, given_up(job, "time_limit", f"{self._limits.max_seconds} s"))

    def _replace(self, place: int) -> None:
        """Start a fresh worker in place of one that died or is stuck."""
        gone = self._workers[place]
        gone.end()
        if not gone.ready:
            self._unstarted += 1
            code = gone.process.exitcode
            if code is None or code >= 0 or self._unstarted >= _STARTS:
                # Not a document's fault: another worker would not start either.
                raise RuntimeError(f"a worker process did not start ({_how(code)})")
        self._workers[place] = self._started()


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"

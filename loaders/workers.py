"""Worker processes that read documents: one that dies or takes too long costs one document.

Documents go to a worker one at a time, so memory is bounded by the number of workers, and
it is always known which document a worker died of. Workers are spawned, never forked: nothing of
the parent (threads, locks, open files) leaks into them, on any system.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from loaders.issues import issue
from loaders.limits import Limits
from loaders.parse import failed
from loaders.statements import Parsed

#: Reads one document: bytes, path, and whatever the caller adds. Never raises for a bad document.
Parse = Callable[..., Parsed]
_READY = "ready"
#: Starting a worker takes as long as reading about this many documents.
_WORTH_A_WORKER = 8


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read; `extra` goes to the parse function as it is."""

    path: str
    data: bytes
    document_id: str
    extra: Any = None


def given_up(job: Job, code: str, detail: str) -> Parsed:
    """What is said of a document that no worker could read; `code` is of `issue_codes.csv`."""
    return failed(job.document_id, job.path, issue(code, "file", detail))


def _serve(connection: Connection, parse: Parse, memory: int) -> None:
    """Read documents until the parent is gone. Runs in the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us in order
    _confine(memory)
    with suppress(EOFError, BrokenPipeError):
        connection.send(_READY)
        while True:
            job = connection.recv()
            connection.send(parse(job.data, job.path, job.extra))


def _confine(memory: int) -> None:
    """Let a document that wants too much memory fail by itself instead of taking the machine down."""
    with suppress(ImportError, ValueError):  # systems without such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


class _Worker:
    def __init__(self, parse: Parse, limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=_serve, args=(theirs, parse, limits.max_worker_memory), daemon=True
        )
        self.process.start()
        theirs.close()  # ours must be the only open end, or a dead worker would not read as closed
        self.ready = False
        self.job: Job | None = None
        self.deadline = float("inf")
        self._seconds = limits.max_seconds

    def give(self, job: Job) -> None:
        self.job, self.deadline = job, time.monotonic() + self._seconds
        with suppress(BrokenPipeError):  # it died just now; `answer` finds out
            self.connection.send(job)

    def overdue(self) -> bool:
        return time.monotonic() >= self.deadline

    def answer(self) -> Parsed | str | None:
        """What the worker sent: a document, the word that it is ready, or None if it has died."""
        try:
            answer: Parsed | str = self.connection.recv()
        except (EOFError, OSError):
            return None
        if answer == _READY:
            self.ready = True
        else:
            self.job, self.deadline = None, float("inf")
        return answer

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()


class Pool:
    """Up to `size` workers, as many as the work is worth. Leaving the context ends them."""

    def __init__(self, parse: Parse, size: int, limits: Limits) -> None:
        self._parse, self._limits, self._size = parse, limits, size
        self._workers = [_Worker(parse, limits)]
        self._given = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def read(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Parsed]]:
        """Yield every job with its result, in the order in which they are done.

        A job is taken from `jobs` only when a worker is free for it.
        """
        waiting = iter(jobs)
        more = True
        while True:
            for worker in self._workers:
                if more and worker.ready and worker.job is None:
                    job = next(waiting, None)
                    if job is None:
                        more = False
                    else:
                        worker.give(job)
                        self._given += 1
            if more and len(self._workers) < min(self._size, 1 + self._given // _WORTH_A_WORKER):
                self._workers.append(_Worker(self._parse, self._limits))
            if not more and not any(worker.job for worker in self._workers):
                return
            yield from self._gather()

    def _gather(self) -> Iterator[tuple[Job, Parsed]]:
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
                        yield job, given_up(job, "worker_died", _how(worker.process.exitcode))
                elif job is not None and isinstance(answer, Parsed):
                    yield job, answer
            elif job is not None and worker.overdue():
                self._replace(place)
                yield job, given_up(job, "time_limit", f"{self._limits.max_seconds} s")

    def _replace(self, place: int) -> None:
        """Start a fresh worker in place of one that died or is stuck."""
        gone = self._workers[place]
        gone.end()
        if not gone.ready:
            # Not a document's fault: another worker would not start either.
            raise RuntimeError(f"a worker process did not start ({_how(gone.process.exitcode)})")
        self._workers[place] = _Worker(self._parse, self._limits)


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"

"""Cases of localisation, solved in worker processes: each gets an answer, or the reason why it has none."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Self

from loaders import locate
from loaders.locate import sheets
from loaders.locate.problem import Problem
from loaders.locate.sheets import Sheet

#: Starting a worker takes as long as solving about this many cases.
_WORTH_A_WORKER = 40
#: Seconds in which workers that live answer something: a case is given two.
_PATIENCE = 60
#: Seconds between two looks at what has been answered: each look is at all that waits.
_LOOK = 1
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A report to repair: its sheet, and that of the year before where there is one.

    The sheets bring the answers that are stored; `problem` adds the plain passes, which are not.
    """

    report_id: str
    case_digest: str
    year: int
    own: Sheet
    previous: Sheet | None

    def problem(self) -> Problem:
        """The system of the report."""
        own, previous = self.own, self.previous
        own.outcomes = sheets.passed(own, previous, self.year) | own.outcomes
        if previous is not None:
            previous.outcomes = sheets.passed(previous, None, self.year - 1) | previous.outcomes
        return sheets.problem(own, previous)


class Solvers:
    """Worker processes, if there are enough cases for them: kept from the first batch to the last."""

    def __init__(self, jobs: int, cases: int) -> None:
        size = min(jobs, cases // _WORTH_A_WORKER)
        self._workers = _Workers(size) if size > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._workers:
            self._workers.stop()

    def begin(self, cases: Sequence[Case]) -> Iterator[list[Row]]:
        """Hand cases to the workers and return; answers come in the order in which they are done."""
        if not self._workers:
            return map(answer, cases)
        return _answers({self._workers.submit(case): case for case in cases})


class _Workers:
    """A pool of processes, and another one after it broke because one of them died."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._size, mp_context=get_context("spawn"))

    def submit(self, case: Case) -> Future[list[Row]]:
        try:
            return self._pool.submit(answer, case)
        except BrokenProcessPool:
            self._pool = self._new()
            return self._pool.submit(answer, case)

    def stop(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def _answers(waiting: Mapping[Future[list[Row]], Case]) -> Iterator[list[Row]]:
    """What the workers answer; a worker that dies takes with it what waits for the others."""
    left, pending, heard = [], set(waiting), time.monotonic()
    while pending:
        done, pending = wait(pending, _LOOK)
        for future in done:
            heard = time.monotonic()
            if isinstance(future.exception(), BrokenProcessPool):
                left.append(waiting[future])
            else:
                yield _answered(future, waiting[future])
        if time.monotonic() - heard > _PATIENCE:  # the pool broke while it was given cases, and forgot some
            left += [waiting[future] for future in pending]
            break
    yield from _one_by_one(left)


def _one_by_one(cases: Sequence[Case]) -> Iterator[list[Row]]:
    """What a dead worker left, each alone: the one that another dies of is told apart from its neighbours."""
    worker = _Workers(1)
    try:
        for case in cases:
            yield _answered(worker.submit(case), case)
    finally:
        worker.stop()


def _answered(future: Future[list[Row]], case: Case) -> list[Row]:
    try:
        return future.result(_PATIENCE)
    except Exception as error:  # of the worker: what goes wrong with the case is an answer
        return [_unsolved(case, type(error).__name__)]


def answer(case: Case) -> list[Row]:
    """Solve one case: a row for each cell of each repair, or one with the reason why there is none."""
    try:
        found = locate.locate(case.problem())
        rows = [row for no, s in enumerate(found.solutions, 1) for row in _rows(case, no, s, found.complete)]
        return rows or [_unsolved(case, "time_limit" if found.parts else "nothing_violated")]
    except Exception as error:  # a suggestion that cannot be made must not stop a build
        return [_unsolved(case, type(error).__name__)]


def _rows(case: Case, number: int, solution: locate.Solution, complete: bool) -> Iterator[Row]:
    common: Mapping[str, Any] = {
        "report_id": case.report_id, "case_digest": case.case_digest, "solution_no": number,
        "cost": solution.cost, "story": solution.story, "is_proved": solution.proved,
        "is_unique": solution.unique, "is_complete": complete, "reason": None,
    }  # fmt: skip
    for cell_no, change in enumerate(solution.changes, 1):
        place = sheets.named(change.cell.place, case.own, case.previous)
        yield {
            **common, **place, "cell_no": cell_no, "value": change.cell.value, "needed": change.needed,
            "cell_story": change.story.code,
        }  # fmt: skip


def _unsolved(case: Case, reason: str) -> Row:
    return {
        "report_id": case.report_id, "case_digest": case.case_digest, "solution_no": 0, "cell_no": 0,
        "is_proved": False, "is_unique": False, "is_complete": False, "reason": reason,
    }  # fmt: skip

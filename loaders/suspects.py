"""Localisation inside a build: solves what is new, and lands the answers in the raw zone.

A case is a report with failed identities, told apart by a digest of its figures and of the evaluator's
answers (`int_suspect_cases`). A case whose answer has been landed is not solved again; an answer whose case
is no more is passed over by the models. What cannot be solved is landed with a reason: no build fails of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, groupby, islice, pairwise
from multiprocessing import get_context
from operator import itemgetter
from pathlib import Path
from typing import Any, Self

import duckdb
import pyarrow as pa

from loaders import __version__, book, locate, machine, rawzone
from loaders.home import Home
from loaders.locate import sheets
from loaders.locate.problem import Problem
from loaders.locate.sheets import Sheet
from loaders.schema import SUSPECTS

#: Cases solved and landed together.
_BATCH = 2000
#: Rows fetched at once.
_ROWS = 20_000
#: Starting a worker takes as long as solving about this many cases.
_WORTH_A_WORKER = 40
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


@dataclass(slots=True)
class Summary:
    """How many cases there are, how many of them were new, and what became of these."""

    cases: int = 0
    solved: int = 0
    not_proved: int = 0
    failed: int = 0


def version() -> str:
    """Changes whenever another answer might be given to the same case."""
    seeds = ("book/error_stories", "book/accounting_rules", "book/accounting_rule_terms")
    return f"{__version__}+{sha256(repr([book.read(seed) for seed in seeds]).encode()).hexdigest()[:8]}"


def solve_new(home: Home, database: Path, watch: Callable[[int, int], None], jobs: int = 0) -> Summary:
    """Solve the new cases of a database and land the answers; the caller holds the lock of the home.

    Args:
        home: where to land.
        database: with the models `int_suspect_*`; nobody else has it open.
        watch: called with the number of cases done and to do.
        jobs: worker processes; 0 for one per processor.
    """
    known, stamp = _landed(home), version()
    with closing(duckdb.connect(str(database), read_only=True)) as connection:
        cases = connection.execute(
            "select report_id, case_digest, previous_report_id, report_year"
            " from intermediate.int_suspect_cases order by report_id"
        ).fetchall()
        new = [case for case in cases if (case[0], case[1], stamp) not in known]
        summary, done = Summary(len(cases)), 0
        if not new:  # nothing to look for in the table of all cells
            return summary
        connection.execute(f"set memory_limit = '{machine.memory()}'")
        connection.execute("set temp_directory = ?", [str(home.root / "tmp")])
        read = _cases(connection, new)
        with Solvers(jobs or os.cpu_count() or 1, len(new)) as solvers:
            batches = iter(lambda: list(islice(read, _BATCH)), [])
            begun = (solvers.begin(batch) for batch in batches)
            for answers, _ in pairwise(chain(begun, [iter(())])):  # one ahead: read while others are solved
                rows: list[Row] = []
                for answer in answers:
                    done += 1
                    watch(done, len(new))
                    _count(summary, answer)
                    rows += answer
                _land(home, [row | {"localiser_version": stamp} for row in rows])
    return summary


def _count(summary: Summary, answer: Sequence[Row]) -> None:
    summary.solved += 1
    summary.failed += answer[0]["reason"] is not None
    summary.not_proved += answer[0]["reason"] is None and not answer[0]["is_proved"]


def _landed(home: Home) -> set[tuple[str, str, str]]:
    files = [str(file) for file in rawzone.files(home, "suspects")]
    if not files:
        return set()
    with closing(duckdb.connect()) as connection:
        query = "select distinct report_id, case_digest, localiser_version from read_parquet(?)"
        return set(connection.execute(query, [files]).fetchall())


def _land(home: Home, rows: Sequence[Row]) -> None:
    from loaders import landing  # takes seconds to import

    table = pa.table([pa.array([row.get(f.name) for row in rows], f.type) for f in SUSPECTS], schema=SUSPECTS)
    with landing.opened(home) as raw:
        raw.land({"suspects": table})


def _cases(
    connection: duckdb.DuckDBPyConnection, cases: Sequence[tuple[str, str, str | None, int]]
) -> Iterator[Case]:
    """Read cases, which come in order of reports, with cells and the evaluator's answers, in one pass."""
    ids = [case[0] for case in cases]
    cells = _by_report(
        connection,
        "select report_id, cell_report_id, document_id, form_id, table_id, row_code, column_code, value,"
        " state from intermediate.int_suspect_cells",
        ids,
    )
    answers = _by_report(
        connection,
        "select report_id, cell_report_id, rule_id, part, scope_key, outcome"
        " from intermediate.int_suspect_answers",
        ids,
    )
    for (report_id, digest, previous_id, year), its_cells, its_answers in zip(
        cases, cells, answers, strict=True
    ):
        found: dict[str, Sheet] = {}
        for _, cell_report_id, document_id, form_id, *key, value, state in its_cells:
            sheet = found.setdefault(cell_report_id, Sheet(document_id))
            sheet.add(form_id, (key[0], key[1], key[2]), value, state)
        for _, cell_report_id, *question, outcome in its_answers:
            found[cell_report_id].outcomes[question[0], question[1], question[2]] = outcome
        yield Case(report_id, digest, year, found[report_id], found.get(previous_id or ""))


def _by_report(
    connection: duckdb.DuckDBPyConnection, query: str, ids: Sequence[str]
) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of each report, in order of reports; what memory does not hold is sorted on disk."""
    found = connection.cursor().execute(
        f"{query} where report_id in (select unnest(?)) order by report_id", [ids]
    )
    rows = chain.from_iterable(iter(lambda: found.fetchmany(_ROWS), []))
    for _, its in groupby(rows, key=itemgetter(0)):
        yield list(its)


class Solvers:
    """Worker processes, if there are enough cases for them: kept from the first batch to the last."""

    def __init__(self, jobs: int, cases: int) -> None:
        self._size = min(jobs, cases // _WORTH_A_WORKER)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, cases: Sequence[Case]) -> Iterator[list[Row]]:
        """Hand cases to the workers and return; answers come in the order in which they are done."""
        if self._size < 2:
            return map(answer, cases)
        return self._answers({self._submit(case): case for case in cases})

    def _submit(self, case: Case) -> Future[list[Row]]:
        try:
            if self._pool:
                return self._pool.submit(answer, case)
        except BrokenProcessPool:  # a worker died: what it left undone is landed so, and others go on
            pass
        self._pool = ProcessPoolExecutor(self._size, mp_context=get_context("spawn"))
        return self._pool.submit(answer, case)

    @staticmethod
    def _answers(waiting: Mapping[Future[list[Row]], Case]) -> Iterator[list[Row]]:
        for future in as_completed(waiting):
            error = future.exception()
            yield [_unsolved(waiting[future], type(error).__name__)] if error else future.result()


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

"""Localisation inside a build: solves what is new, and lands the answers in the raw zone.

A case is a report with failed identities, told apart by a digest of its figures and of the evaluator's
answers (`int_suspect_cases`). A case whose answer has been landed is not solved again; an answer whose case
is no more is passed over by the models. What cannot be solved is landed with a reason: no build fails of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from loaders import __version__, book, machine, rawzone
from loaders.home import Home
from loaders.locate.sheets import Sheet
from loaders.schema import SUSPECTS
from loaders.solving import Case, Row, answer

#: Cases landed together.
_BATCH = 2000
#: Rows fetched at once.
_ROWS = 20_000


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


def solve_new(home: Home, database: Path, watch: Callable[[int, int], None]) -> Summary:
    """Solve the new cases of a database and land the answers; the caller holds the lock of the home.

    Args:
        home: where to land.
        database: with the models `int_suspect_*`; nobody else has it open.
        watch: called with the number of cases done and to do.
    """
    known, stamp = _landed(home), version()
    with closing(duckdb.connect(str(database), read_only=True)) as connection:
        cases = connection.execute(
            "select report_id, case_digest, previous_report_id, report_year"
            " from intermediate.int_suspect_cases order by report_id"
        ).fetchall()
        new = [case for case in cases if (case[0], case[1], stamp) not in known]
        summary = Summary(len(cases))
        if not new:  # nothing to look for in the table of all cells
            return summary
        connection.execute(f"set memory_limit = '{machine.memory()}'")
        connection.execute("set temp_directory = ?", [str(home.root / "tmp")])
        answers = _counted(map(answer, _cases(connection, new)), summary, lambda done: watch(done, len(new)))
        while batch := list(islice(answers, _BATCH)):
            _land(home, [row | {"localiser_version": stamp} for rows in batch for row in rows])
    return summary


def _counted(
    answers: Iterable[Sequence[Row]], summary: Summary, watch: Callable[[int], None]
) -> Iterator[Sequence[Row]]:
    for rows in answers:
        summary.solved += 1
        summary.failed += rows[0]["reason"] is not None
        summary.not_proved += rows[0]["reason"] is None and not rows[0]["is_proved"]
        watch(summary.solved)
        yield rows


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

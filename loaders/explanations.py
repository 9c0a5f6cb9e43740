"""Explanations of findings: the user's file `GOUJI_HOME/known_findings.csv`, and what stands open.

An explanation changes no outcome: the finding stays and says what was said of it. The file belongs to the
user. Rows keep their order, loads and builds delete none, and people may edit it in any spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

from loaders import book
from loaders.home import Home
from loaders.userfile import UserFile

#: All questions of a rule in a report.
EVERY = "*"
#: What an explanation rests on where nothing else is said.
UNSOURCED = "manual"
_NEEDED = ("report_id", "rule_id", "explanation")
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")
#: Spreadsheets take a CSV for UTF-8 only where a byte order mark says so.
_CHARSET = "utf-8-sig"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row of the file; the columns of `seeds/book/known_findings.csv`, the day as YYYY-MM-DD."""

    report_id: str
    rule_id: str
    scope_key: str
    explanation: str
    source: str
    explained_on: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What is explained; of one key there is one explanation."""
        return self.report_id, self.rule_id, self.scope_key


def read(file: Path) -> list[Explanation]:
    """The rows of a file in their order; none where there is no file.

    Raises GoujiError, naming file, line and remedy, for a file that cannot be meant. A report or a rule that
    nobody knows is no fault of the file: its explanation is stale.
    """
    if not file.exists():
        return []
    source = UserFile(file, "解释文件", "Explanations", _columns(), ("report_id",), (
        "没有指明报告的列，请加上 report_id", "no column says which report; add report_id",
    ))  # fmt: skip
    found: dict[tuple[str, str, str], Explanation] = {}
    for line, row in source.rows():
        said = _row(source, line, row)
        if said.key in found:
            raise source.wrong(
                line, f"与前面某行解释的是同一问题（{' '.join(said.key)}），请只留一行",
                f"repeats what a row above explains ({' '.join(said.key)}); keep one row",
            )  # fmt: skip
        found[said.key] = said
    return list(found.values())


def write(file: Path, rows: Sequence[Explanation]) -> None:
    """Write the file in one step: nobody ever sees half of it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(f.name for f in fields(Explanation))
    writer.writerows(map(astuple, rows))
    data = text.getvalue().encode(_CHARSET)
    if file.exists() and file.read_bytes() == data:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(data)
    beside.replace(file)


def settle(home: Home) -> bytes:
    """Check the file and put it in order for dbt: charset, headers, days, empty scopes; returns its bytes."""
    if not home.explanations.exists():
        return b""
    write(home.explanations, read(home.explanations))
    return home.explanations.read_bytes()


def put(rows: Sequence[Explanation], new: Explanation) -> list[Explanation]:
    """The rows with one more, or with a new one in the place of what was said before."""
    if all(row.key != new.key for row in rows):
        return [*rows, new]
    return [new if row.key == new.key else row for row in rows]


def without(
    rows: Sequence[Explanation], report_id: str, rule_id: str, scope_key: str | None
) -> list[Explanation]:
    """The rows but those of a report and rule, or of one scope of it."""
    gone = {r.key for r in rows if (r.report_id, r.rule_id) == (report_id, rule_id)}
    if scope_key is not None:
        gone &= {(report_id, rule_id, scope_key)}
    return [row for row in rows if row.key not in gone]


def of_today(report_id: str, rule_id: str, scope_key: str, explanation: str, source: str) -> Explanation:
    """An explanation recorded now, its words on one line."""
    words, origin = (" ".join(text.split()) for text in (explanation, source))
    return Explanation(
        report_id, rule_id, scope_key, words, origin or UNSOURCED, date.today().isoformat()
    )  # fmt: skip


@cache
def _columns() -> dict[str, str]:
    return {r["printed"]: r["field"] for r in book.read("book/explanation_columns")}


def _row(source: UserFile, line: int, row: dict[str, str]) -> Explanation:
    for column in _NEEDED:
        if column not in row:
            raise source.wrong(line, f"没有写 {column}，请补上", f"has no {column}; add it")
    blank = dict.fromkeys((f.name for f in fields(Explanation)), "")
    said = Explanation(**(blank | row))
    return replace(
        said,
        rule_id=said.rule_id.upper(),
        scope_key=said.scope_key or EVERY,
        source=said.source or UNSOURCED,
        explained_on=_day(source, line, said.explained_on),
    )


def _day(source: UserFile, line: int, text: str) -> str:
    if not text:
        return date.today().isoformat()
    for day in _days(text):
        return day
    raise source.wrong(line, f"日期“{text}”不对，请写成 2026-01-31 的样子",
                       f"the day “{text}” is wrong; write it like 2026-01-31")  # fmt: skip


def _days(text: str) -> Iterator[str]:
    for form in _DAYS:
        try:
            yield datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue

"""What the trials share: how `gouji` is run, what must come out, and how often each kind was tried.

`GOUJI_FAULTS=full` (`make fault-test`) decides how often; everything else is the same.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import duckdb
from builds import OWN

from loaders import rawzone
from loaders.home import Home
from loaders.schema import TABLES

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "reports"
FULL = os.environ.get("GOUJI_FAULTS") == "full"
STATUSES = {"parsed", "partial", "quarantined", "unrecognised", "failed"}
#: Seconds after which a command hangs, on a machine that does much else.
HANGS = 1800
#: Gives a folder of so many reports, and a home where they were loaded without disturbance.
Landed = Callable[[int], tuple[Path, Home]]
_PROGRAM = "from loaders.cli import main; main()"
_OFFICES = (
    "民政局",
    "司法局",
    "财政局",
    "教育局",
    "公安局",
    "水利局",
    "审计局",
    "统计局",
    "商务局",
    "林业局",
)


def times(full: int, short: int) -> int:
    """How often to try."""
    return full if FULL else short


def start(home: Home, *arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    """Start the command line as people do, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *map(str, arguments)],
        env=os.environ
        | {"GOUJI_HOME": str(home.root), "GOUJI_LANG": "en", "GOUJI_SITE": "no", "PYTHONUNBUFFERED": "1"}
        | environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit code, and all that was said, of a command that must not hang."""
    out, err = process.communicate(timeout=HANGS)
    assert "Traceback" not in err, err
    return process.returncode, out + err


def gouji(home: Home, *arguments: str | Path, **environment: str) -> tuple[int, str]:
    """Run a command."""
    return end(start(home, *arguments, **environment))


def kill(process: subprocess.Popen[str]) -> None:
    """End a command at once, and see to it that its workers end as well, by themselves."""
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 60
    while members(process.pid):
        assert time.monotonic() < deadline, "a worker outlives its parent"
        time.sleep(0.02)


def members(group: int) -> list[int]:
    """The living processes of a group."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, of = stat.read_text().rpartition(")")[2].split()[:3]
            if int(of) == group and state != "Z":
                found.append(int(stat.parent.name))
    return found


def workers(process: subprocess.Popen[str]) -> list[int]:
    """The worker processes of a running load."""
    found = []
    for pid in members(process.pid):
        with suppress(OSError):
            if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found.append(pid)
    return found


def signalled(pid: int, number: signal.Signals) -> bool:
    """Whether the process was still there to be signalled."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True


def reports(folder: Path, count: int, seed: int = 1) -> Path:
    """Small reports, all different, with figures in tables and in sentences."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(report(number, seed), encoding="utf-8")
    return folder


def report(number: int, seed: int = 1) -> str:
    chance, office, year = Random(f"{seed}-{number}"), _OFFICES[number % 10], 2019 + number // 10 % 6
    new, over, left = (chance.randrange(90) for _ in range(3))
    return (
        f"云岭县{office}{year}年政府信息公开工作年度报告\n\n"
        f"本报告由云岭县{office}编制，第{number}号，统计期限自{year}年1月1日起至{year}年12月31日止。\n\n"
        f"一、总体情况\n\n全年主动公开政府信息{new * 3}条，收到政府信息公开申请{new}件。\n\n"
        f"二、行政复议、行政诉讼情况\n\n"
        "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --- | --- | --- | --- |\n"
        f"| {new} | {over} | {left} | 0 | {new + over + left} |\n"
    )


def _visible(home: Home, table: str) -> str:
    """SQL for the committed rows of a table, without load ids."""
    listed = ", ".join(f"'{file}'" for file in rawzone.files(home, table))
    return f"select * exclude (_dlt_load_id) from read_parquet([{listed}], union_by_name = true)"


def difference(home: Home, undisturbed: Home, only: Path | None = None, but: str = "") -> tuple[int, int]:
    """Rows of the raw zone that are lost, and rows that are too many; rows are compared whole.

    `only` is the folder whose documents are compared, `but` a document to leave out.
    """
    lost = doubled = 0
    with duckdb.connect() as connection:
        for table in TABLES:
            ours, theirs = _visible(home, table), _visible(undisturbed, table)
            if only:
                inside = f"from ({_visible(home, 'documents')}) where starts_with(path, '{only.as_posix()}')"
                ours = f"select * from ({ours}) where document_id in (select document_id {inside})"
            ours = f"select * from ({ours}) where document_id <> '{but}'"
            lost += _count(connection, f"({theirs}) except all ({ours})")
            doubled += _count(connection, f"({ours}) except all ({theirs})")
    return lost, doubled


def outcomes(home: Home) -> dict[str, int]:
    """How many documents have which status."""
    query = f"select status, count(*) from ({_visible(home, 'documents')}) group by all"
    return dict(duckdb.execute(query).fetchall())


def ids(home: Home) -> set[str]:
    """The documents that are landed."""
    return {
        key
        for (key,) in duckdb.execute(f"select document_id from ({_visible(home, 'documents')})").fetchall()
    }


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    (found,) = connection.execute(f"select count(*) from ({query})").fetchall()[0:1]
    return int(found[0])


def count(home: Home, condition: str = "true", table: str = "documents") -> int:
    """How many committed rows of a table there are."""
    with duckdb.connect() as connection:
        return _count(connection, f"from ({_visible(home, table)}) where {condition}")


def marts(database: Path) -> dict[str, list[str]]:
    """Every mart as sorted texts of rows, without the columns that name loads and moments."""
    found = {}
    with duckdb.connect(str(database), read_only=True) as connection:
        tables = connection.execute(
            "select table_schema, table_name from information_schema.tables"
            " where table_schema in ('marts', 'staging') order by all"
        ).fetchall()
        for schema, name in tables:
            if name not in OWN:
                rows = connection.execute(
                    f"select columns(c -> c not in ('load_id', '_dlt_load_id', 'loaded_at', 'inserted_at'))"
                    f" from {schema}.{name}"
                ).fetchall()
                found[f"{schema}.{name}"] = sorted(map(repr, rows))
    return found


def mart_difference(home: Home, undisturbed: Home) -> tuple[int, int]:
    """Rows of published tables that are missing, and that are too many."""
    ours, theirs = marts(home.database), marts(undisturbed.database)
    assert ours.keys() == theirs.keys()
    return _rows_but(theirs, ours), _rows_but(ours, theirs)


def _rows_but(some: dict[str, list[str]], others: dict[str, list[str]]) -> int:
    return sum((Counter(rows) - Counter(others[table])).total() for table, rows in some.items())


def tally(kind: str, trials: int, lost: int = 0, doubled: int = 0) -> None:
    """Write down what was tried (`bench/faults.py` prints it), and insist that nothing came of it."""
    if file := os.environ.get("GOUJI_FAULTS_TALLY"):
        with Path(file).open("a", encoding="utf-8") as handle:
            handle.write(
                json.dumps({"kind": kind, "trials": trials, "lost": lost, "doubled": doubled}) + "\n"
            )
    assert (lost, doubled) == (0, 0), kind
    assert trials, kind


def until(condition: Callable[[], bool], process: subprocess.Popen[str], pause: float = 0.001) -> bool:
    """Wait for a moment in a command's life; False if it ended before."""
    while process.poll() is None:
        if condition():
            return True
        time.sleep(pause)
    return False


def files_below(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())

"""Runs dbt inside this process: starting it anew costs seconds, and its log is not for people."""

from __future__ import annotations

import gc
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loaders import book, dbtmanifest, machine
from loaders.errors import GoujiError
from loaders.home import Home, hush

#: Called after every finished node: its name, how many are done, how many there are.
Watch = Callable[[str, int, int], None]
#: Tests in this folder ask whether agencies obey the rules; all others, whether we do our work.
_ACCOUNTING = "tests/dbt/accounting/"
#: The file of what dbt knows of the project takes seconds to write: the last command of a build does so.
UNWRITTEN = "--no-write-json"
_BROKEN = {"error", "runtime error", "fail"}


@dataclass(frozen=True, slots=True)
class Fault:
    """A model that could not be built or a test that failed."""

    name: str
    message: str
    accounting: bool


@dataclass(slots=True)
class DbtResult:
    """What a dbt command did.

    Attributes:
        counts: nodes by kind (`model`, `seed`, `test`, `unit_test`) that ran.
        warnings: accounting tests that found something while only warning.
        faults: what failed.
    """

    counts: Counter[str] = field(default_factory=Counter)
    warnings: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def add(self, other: DbtResult) -> None:
        """Count another command's work as part of this one."""
        self.counts += other.counts
        self.warnings += other.warnings
        self.faults += other.faults


def project() -> Path:
    """The folder of the dbt project; raises GoujiError where only the package is installed."""
    folder = book.SEEDS.parent
    if (folder / "dbt_project.yml").is_file():
        return folder
    raise GoujiError(
        "找不到 dbt 项目：请在 Gouji 的源码目录中安装（pip install -e .）后再运行。",
        "The dbt project is not here: install Gouji from a checkout (pip install -e .) and run it again.",
    )


def parsed(home: Home, database: Path, **variables: int) -> Any:
    """What dbt knows of the project, for several commands with the same variables; pass it to `invoke`."""
    file = dbtmanifest.place(project(), database, variables)
    manifest = dbtmanifest.kept(file, home.root)
    if manifest is None:
        manifest = _run(["parse", UNWRITTEN], home, database, variables, None, None).result
        dbtmanifest.keep(file, home.root, manifest)
    return manifest


def invoke(
    command: list[str], home: Home, database: Path, *,
    watch: Watch | None = None, manifest: Any = None, **variables: int,
) -> DbtResult:  # fmt: skip
    """Run a dbt command (`["build"]`) on the raw zone of a home into a database file.

    `variables` are those of `dbt_project.yml` that differ from what stands there. `manifest` is what `parsed`
    returned; without it `parsed` is asked. When this returns, nothing holds the database any more.
    A model or test that fails is in the result; RuntimeError means that dbt could not even start on the
    project.
    """
    result = DbtResult()
    manifest = manifest or parsed(home, database, **variables)
    for node in getattr(_run(command, home, database, variables, watch, manifest).result, "results", ()):
        _record(result, node)
    return result


def _run(
    command: list[str],
    home: Home,
    database: Path,
    variables: dict[str, int],
    watch: Watch | None,
    manifest: Any,
) -> Any:
    folder = project()
    hush()
    os.environ["GOUJI_HOME"], os.environ["GOUJI_DATABASE"] = str(home.root), str(database)
    os.environ[machine.VARIABLE] = machine.memory()
    database.parent.mkdir(parents=True, exist_ok=True)
    from dbt.cli.main import dbtRunner  # takes seconds to import

    runner = dbtRunner(manifest, callbacks=[_listener(watch)] if watch else None)
    with _set_aside():
        answer = runner.invoke([
            *command,
            "--project-dir", str(folder), "--profiles-dir", str(folder),
            "--target-path", str(home.dbt), "--log-path", str(home.dbt),
            "--log-level", "none", "--log-level-file", "none", "--no-version-check", "--no-print",
            "--no-partial-parse",  # after a change of macros it runs unit tests against the old ones
            "--vars", json.dumps(variables),
        ])  # fmt: skip
    _release()
    if answer.exception is not None:
        raise RuntimeError(f"dbt: {answer.exception}") from answer.exception
    return answer


@contextmanager
def _set_aside() -> Iterator[None]:
    """Let Python not look for garbage among the million objects that dbt knows the project by.

    It would do so again and again: three seconds of a small build.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _record(result: DbtResult, run: Any) -> None:
    status, node = str(run.status), run.node
    result.counts[str(node.resource_type)] += status != "skipped"
    accounting = str(node.original_file_path).replace("\\", "/").startswith(_ACCOUNTING)
    fault = Fault(node.name, (run.message or "").strip(), accounting)
    if status in _BROKEN:
        result.faults.append(fault)
    elif status == "warn":
        result.warnings.append(fault)


def _listener(watch: Watch) -> Callable[[Any], None]:
    done = 0
    total = 0

    def listen(event: Any) -> None:
        nonlocal done, total
        if event.info.name == "LogStartLine":
            total = event.data.total
        elif event.info.name == "NodeFinished":
            done += 1
            watch(event.data.node_info.node_name, done, total)

    return listen


def _release() -> None:
    """Close the database, which dbt keeps open until the process ends."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]
    gc.collect()  # the connection closes when its last cursor goes

"""From the raw zone to a published database: load gate, dbt, Great Expectations, one rename.

The database is built in a file of its own. Readers of the published file are not disturbed, and
what is published has passed every check of ours. An agency that cannot add is no obstacle.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from loaders import __version__, dbtrun, explanations, rawzone, roster
from loaders.errors import GoujiError
from loaders.home import Home, hush
from loaders.roster import Expected

if TYPE_CHECKING:
    from expectations.run import Audit, Result
    from loaders.suspects import Summary

#: The model that reads what localisation landed; it and all that follows from it is built afterwards.
_SUSPECTS = "stg_suspects"
#: What decides how a database looks, besides the raw zone.
_SOURCES = ("dbt_project.yml", "profiles.yml", "models", "macros", "seeds", "tests/dbt", "expectations")


@dataclass(frozen=True, slots=True)
class Options:
    """How to build; see `gouji build --help`."""

    gate: bool = False
    accept_load: bool = False
    force: bool = False
    roster: tuple[Expected, ...] = ()


@dataclass(slots=True)
class Report:
    """What a build did.

    Attributes:
        unchanged: nothing has changed since the published build, so nothing was done.
        published: the new database is in place.
        broken_checks: checks of the load gate that are not met, critical ones first.
        dbt: what dbt did; None where it did not run.
        rules: answers of Great Expectations to the accounting rules.
        suspects: what localisation did, or why it could not.
        database: the file with the results: the published one, or the one that was held back.
    """

    database: Path
    data_docs: Path
    unchanged: bool = False
    published: bool = False
    broken_checks: list[Result] = field(default_factory=list)
    dbt: dbtrun.DbtResult | None = None
    rules: list[Result] = field(default_factory=list)
    suspects: Summary | str | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """Called as a build proceeds, to tell people what it is doing."""

    gate: Callable[[], None] = lambda: None
    dbt: dbtrun.Watch = lambda name, done, total: None
    rules: Callable[[], None] = lambda: None
    locate: Callable[[int, int], None] = lambda done, total: None


def build(home: Home, options: Options, steps: Steps) -> Report:
    """Build and publish. The caller holds the lock of the home.

    Raises GoujiError where there is nothing to build from, the project is missing, the file of explanations
    cannot be meant, or another program holds the database; RuntimeError where dbt cannot start on the
    project.
    """
    hush()
    loads = rawzone.loads(home, "documents")
    if not loads:
        raise GoujiError(
            f"原始区 {home.raw} 中还没有报告。请先给出文件或文件夹：gouji build 文件夹",
            f"No report has been landed in {home.raw} yet. Name files or folders: gouji build FOLDER",
        )
    _free(home.database)
    os.environ["GOUJI_ROSTER"] = ""
    if options.roster:
        roster.write(options.roster, home.roster)
        os.environ["GOUJI_ROSTER"] = str(home.roster)
    stamp = _fingerprint(loads, options, explanations.settle(home))
    before = _published(home)
    if before.get("fingerprint") == stamp and home.database.exists() and not options.force:
        return Report(home.database, home.data_docs, unchanged=True, published=True)

    report = Report(home.building, home.building.parent / "data_docs")
    shutil.rmtree(home.building.parent, ignore_errors=True)
    audit = _gate(home, set(before.get("loads", ())), report, steps)
    if not options.accept_load and any(r.severity == "critical" for r in report.broken_checks):
        return report
    report.dbt = _model(home, report, options, steps)
    if report.dbt.faults:
        return report
    steps.rules()
    report.rules = _weigh(audit, home.building)
    _publish(home, report, {"fingerprint": stamp, "loads": sorted(loads)})
    return report


def _model(home: Home, report: Report, options: Options, steps: Steps) -> dbtrun.DbtResult:
    """Build the models up to the answers to the rules, name the suspect cells, build the rest."""
    settings: dict[str, Any] = {"gate": options.gate, "watch": steps.dbt}
    settings["manifest"] = dbtrun.parsed(home, home.building, gate=options.gate)
    result = dbtrun.invoke(["build", "--exclude", f"{_SUSPECTS}+"], home, home.building, **settings)
    if result.faults:
        return result
    try:
        from loaders import suspects  # takes a second to import

        report.suspects = suspects.solve_new(home, home.building, steps.locate)
    except Exception as error:  # suggestions are no part of what must be right
        report.suspects = f"{type(error).__name__}: {error}"
    result.add(dbtrun.invoke(["build", "--select", f"{_SUSPECTS}+"], home, home.building, **settings))
    return result


def _gate(home: Home, published: set[str], report: Report, steps: Steps) -> Audit:
    """Ask the load gate about the loads that are not published yet."""
    steps.gate()
    from expectations import frames, run  # takes seconds to import

    audit = run.Audit(report.data_docs)
    answers = audit.load_gate(frames.load_checks(home, published))
    report.broken_checks = sorted(
        (r for r in answers if not r.met), key=lambda r: (r.severity != "critical", r.meta["check_id"])
    )
    return audit


def _weigh(audit: Audit, database: Path) -> list[Result]:
    from expectations import frames

    return audit.rules(frames.rule_results(database))


def _publish(home: Home, report: Report, stamp: dict[str, Any]) -> None:
    """Put the new database in place of the old one, in one step."""
    home.stamp.unlink(missing_ok=True)  # until the new one is written, nothing is known to be current
    home.database.with_name(f"{home.database.name}.wal").unlink(missing_ok=True)  # it belongs to the old one
    try:
        home.building.replace(home.database)
    except PermissionError as error:  # Windows does not replace a file that is open
        raise _held(home.database) from error
    shutil.rmtree(home.data_docs, ignore_errors=True)
    report.data_docs.replace(home.data_docs)
    home.stamp.write_text(json.dumps(stamp), encoding="utf-8")
    report.database, report.data_docs, report.published = home.database, home.data_docs, True


def _published(home: Home) -> dict[str, Any]:
    """What is known of the published database; empty where nothing is."""
    try:
        found: dict[str, Any] = json.loads(home.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _fingerprint(loads: set[str], options: Options, explained: bytes = b"") -> str:
    """Changes whenever a build would give another result; `explained` is the user's file of explanations."""
    listed = [astuple(body) for body in options.roster]
    digest = hashlib.sha256(json.dumps([__version__, sorted(loads), options.gate, listed]).encode())
    for source in _SOURCES:
        at = dbtrun.project() / source
        for file in sorted(at.rglob("*")) if at.is_dir() else [at]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(dbtrun.project()).as_posix().encode() + file.read_bytes())
    digest.update(explained)
    return digest.hexdigest()


def _free(database: Path) -> None:
    """Make sure that nobody writes to the published database: his changes would be lost."""
    if not database.exists():
        return
    try:
        with closing(duckdb.connect(str(database), read_only=True)):
            pass
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise _held(database) from error
        # Not a database any more; it is about to be replaced.
    except duckdb.Error:
        pass


def _held(database: Path) -> GoujiError:
    return GoujiError(
        f"数据库 {database} 正被另一个程序占用。请在 BI 或查询工具中断开连接，或改为只读打开，然后重试。",
        f"Another program holds the database {database}. Disconnect it there, or open the file"
        " read-only, and try again.",
    )

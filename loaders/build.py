"""From the raw zone to a published database: load gate, dbt, Great Expectations, one rename.

The database is built in a file of its own (write), asked every question (audit), and put in place only when
every check of ours has passed (publish, in `publication.py`). An agency that cannot add is no obstacle.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loaders import (
    __version__,
    dbtdocs,
    dbtmanifest,
    dbtrun,
    explanations,
    fulldisk,
    growth,
    integrity,
    machine,
    promises,
    publication,
    rawzone,
    releases,
    roster,
)
from loaders.errors import GoujiError
from loaders.home import DATA_DOCS, DBT_DOCS, Home, hush
from loaders.releases import Release
from loaders.roster import Expected

if TYPE_CHECKING:
    from expectations.run import Audit, Result
    from loaders.suspects import Summary

#: The model that reads what localisation landed; it and all that follows from it is built afterwards.
_SUSPECTS = "stg_suspects"
#: Unit tests ask about our SQL, not about data; they cannot come out otherwise than in `make test`.
_BUILD = ("build", "--exclude-resource-type", "unit_test")


@dataclass(frozen=True, slots=True)
class Options:
    """How to build; see `gouji build --help`."""

    gate: bool = False
    accept_load: bool = False
    force: bool = False
    keep: int = 3
    roster: tuple[Expected, ...] = ()


@dataclass(slots=True)
class Report:
    """What a build did.

    Attributes:
        unchanged: nothing has changed since the published build, so nothing was done.
        grown: only what new loads touch was answered anew.
        published: the new database is in place.
        release: what was published now; None where nothing was.
        broken_checks: checks of the load gate that are not met, critical ones first.
        dbt: what dbt did; None where it did not run.
        rules: answers of Great Expectations to the accounting rules.
        suspects: what localisation did, or why it could not.
        database: the file with the results: the published one, or the one that was held back.
    """

    database: Path
    data_docs: Path
    unchanged: bool = False
    grown: bool = False
    published: bool = False
    release: Release | None = None
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

    Raises GoujiError where there is nothing to build from, a file of the raw zone is damaged, the disk is
    full or the memory too small, the project is missing, the file of explanations cannot be meant, or
    another program holds the database; RuntimeError where dbt cannot start on the project.
    """
    try:
        return _build(home, options, steps)
    except Exception as error:
        if machine.exhausted(str(error)):
            told = machine.told()
        elif fulldisk.behind(error):
            told = fulldisk.told(home.root)
        else:
            raise
        shutil.rmtree(home.building.parent, ignore_errors=True)  # nobody wants the half that fitted
        raise told from error


def _build(home: Home, options: Options, steps: Steps) -> Report:
    hush()
    rawzone.sweep(home)  # the models read whatever lies in the folders
    integrity.check(home)
    loads = rawzone.loads(home, "documents")
    if not loads:
        raise GoujiError(
            f"原始区 {home.raw} 中还没有报告。请先给出文件或文件夹：gouji build 文件夹",
            f"No report has been landed in {home.raw} yet. Name files or folders: gouji build FOLDER",
        )
    history = releases.read(home.database)
    publication.settle(home, history)
    os.environ["GOUJI_ROSTER"] = ""
    if options.roster:
        roster.write(options.roster, home.roster)
        os.environ["GOUJI_ROSTER"] = str(home.roster)
    explained = explanations.settle(home)
    stamp = _fingerprint(loads, options, explained)
    if history and history[0].fingerprint == stamp and not options.force:
        return Report(home.database, home.data_docs, unchanged=True, published=True)

    report = Report(home.building, home.building_docs / DATA_DOCS)
    shutil.rmtree(home.building.parent, ignore_errors=True)
    published = releases.loads(history)
    if history and published < loads and not options.force:
        report.grown = history[0].fingerprint == _fingerprint(published, options, explained)
    audit = _gate(home, published, report, steps)
    if not options.accept_load and any(r.severity == "critical" for r in report.broken_checks):
        return report
    report.dbt = _model(home, report, options, steps)
    for fault in report.dbt.faults:
        if fulldisk.said(fault.message) or machine.exhausted(fault.message):
            raise RuntimeError(fault.message)  # told by `build`
    if report.dbt.faults:
        return report
    steps.rules()
    report.rules = _weigh(audit, home.building)
    report.release = publication.publish(home, loads, stamp, options.keep, report.grown)
    report.database, report.data_docs, report.published = home.database, home.data_docs, True
    return report


def _model(home: Home, report: Report, options: Options, steps: Steps) -> dbtrun.DbtResult:
    """Build the models up to the answers to the rules, name the suspect cells, build the rest."""
    variables = {"gate": options.gate, "grow": report.grown}
    settings: dict[str, Any] = {"watch": steps.dbt, **variables}
    settings["manifest"] = dbtrun.parsed(home, home.building, **variables)
    if report.grown:
        growth.begin(home)
    command = [*_BUILD, *(growth.SKIPPED if report.grown else ())]
    first, rest = ("--exclude", f"{_SUSPECTS}+", dbtrun.UNWRITTEN), ("--select", f"{_SUSPECTS}+")
    result = dbtrun.invoke([*command, *first], home, home.building, **settings)
    if result.faults:
        return result
    try:
        from loaders import suspects  # takes a second to import

        report.suspects = suspects.solve_new(home, home.building, steps.locate)
    except Exception as error:  # suggestions are no part of what must be right
        if fulldisk.behind(error):
            raise
        report.suspects = f"{type(error).__name__}: {error}"
    result.add(dbtrun.invoke([*command, *rest], home, home.building, **settings))
    if not result.faults:
        growth.end(home.building)
        promises.record(home.building, home.dbt / "manifest.json")
        dbtdocs.write(home, home.building, home.building_docs / DBT_DOCS, settings["manifest"])
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


def _fingerprint(loads: set[str], options: Options, explained: bytes = b"") -> str:
    """Changes whenever a build would give another result; `explained` is the user's file of explanations."""
    listed = [astuple(body) for body in options.roster]
    digest = hashlib.sha256(json.dumps([__version__, sorted(loads), options.gate, listed]).encode())
    for content in dbtmanifest.contents(dbtrun.project(), (*dbtmanifest.SOURCES, "expectations")):
        digest.update(content)
    digest.update(explained)
    digest.update(_population())
    return digest.hexdigest()


def _population() -> bytes:
    """The user's table of inhabitants; empty where none is named."""
    named = os.environ.get("GOUJI_POPULATION")
    try:
        return Path(named).read_bytes() if named else b""
    except OSError as error:
        raise GoujiError(
            f"读不到人口表 {named}（GOUJI_POPULATION）：{error.strerror}。请改正路径，或取消该环境变量。",
            f"The table of inhabitants {named} (GOUJI_POPULATION) cannot be read: {error.strerror}. Correct"
            " the path, or unset the variable.",
        ) from error

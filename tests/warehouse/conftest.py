"""A warehouse of the samples, built once per test session."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
import rule_documents
from filelock import FileLock

from loaders.home import Home

ROOT = Path(__file__).parents[2]
NO_NETWORK = Path(__file__).parent / "no_network"
SAMPLES = ROOT / "samples" / "reports"


@dataclass(frozen=True)
class Warehouse:
    """A built warehouse: its home, its database, and what building it said."""

    home: Home
    database: Path
    output: str
    network: Path  # what was tried on the network; not there if nothing was

    def rows(self, query: str) -> list[tuple]:
        """Ask the database."""
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(query).fetchall()


def run_gouji(home: Home, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as people do, in English unless told otherwise."""
    return subprocess.run(
        [sys.executable, "-c", "from loaders.cli import main; main()", *map(str, arguments)],
        env=os.environ | {"GOUJI_HOME": str(home.root), "GOUJI_LANG": "en", "GOUJI_SITE": "no"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Warehouse:
    """The samples, loaded and built by `gouji build`; all test processes share one. Read only."""
    base = tmp_path_factory.getbasetemp()
    home = Home((base if worker_id == "master" else base.parent) / "warehouse")
    output = home.root.with_suffix(".txt")
    with FileLock(home.root.with_suffix(".lock")):
        if not output.exists():
            done = run_gouji(home, "build", SAMPLES, GOUJI_SITE="yes")
            output.write_text(f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}")
    text = output.read_text()
    assert text.startswith("exit code 0\n"), text
    return Warehouse(home, home.database, text, home.root.with_suffix(".network"))


@pytest.fixture(scope="session")
def rule_warehouse(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """One warehouse of all the documents, built by `gouji build`; all test processes share it."""
    base = tmp_path_factory.getbasetemp()
    root = (base if worker_id == "master" else base.parent) / "rule_documents"
    home, output = Home(root / "warehouse"), root / "output.txt"
    root.mkdir(exist_ok=True)
    with FileLock(root / "lock"):
        if not output.exists():
            reports = root / "reports"
            reports.mkdir(exist_ok=True)
            rule_documents.write_all(reports)
            done = run_gouji(
                home, "build", reports, "--accept-load", "--roster", rule_documents.FOLDER / "roster.csv",
                GOUJI_POPULATION=str(rule_documents.FOLDER / "population.csv"),
            )  # fmt: skip
            output.write_text(f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}")
    text = output.read_text()
    assert text.startswith("exit code 0\n"), text
    return home.database

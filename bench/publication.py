"""Ten readers ask the published database in a loop while five builds publish: what they saw.

    python -m bench.publication

Each build adds a report. A reader opens the file by its name, as a BI tool does, and compares what the
release says of itself with what the tables hold.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READERS, BUILDS = 10, 5
_READER = """
import duckdb, json, pathlib, sys, time
database, stop = map(pathlib.Path, sys.argv[1:])
seen, rounds = {}, 0
while not stop.exists():
    with duckdb.connect(str(database), read_only=True) as connection:
        told = connection.execute(
            "select release_id, agency_years, findings, reports from marts.releases"
            " order by published_at desc, length(release_id) desc, release_id desc limit 1"
        ).fetchone()
        held = [
            connection.execute(f"select count(*) from marts.{table}").fetchone()[0]
            for table in ("fct_agency_year", "fct_finding", "dim_report")
        ]
    assert list(told[1:]) == held, (told, held)
    seen[told[0]] = rounds = rounds + 1
    time.sleep(0.05)
print(json.dumps([list(seen), rounds]))
"""


def _build(home: Path, *paths: Path) -> None:
    command = [sys.executable, "-c", "from loaders.cli import main; main()", "build", "--no-site", "--quiet"]
    env = {**os.environ, "GOUJI_HOME": str(home)}
    subprocess.run([*command, "--accept-load", *map(str, paths)], env=env, check=True)


def main() -> None:
    """Read the command line, which has no options; publish, start the readers, publish five times more."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    reports = sorted((ROOT / "samples" / "reports").iterdir())
    with tempfile.TemporaryDirectory() as temporary:
        home, stop = Path(temporary) / "warehouse", Path(temporary) / "stop"
        _build(home, *reports[:-BUILDS])
        command = [sys.executable, "-c", _READER, str(home / "published" / "gouji.duckdb"), str(stop)]
        readers = [
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(READERS)
        ]
        try:
            for report in reports[-BUILDS:]:
                _build(home, report)
        finally:
            stop.touch()
            said = [reader.communicate() for reader in readers]
    failed = [errors for reader, (_, errors) in zip(readers, said, strict=True) if reader.returncode]
    answers = [json.loads(output) for output, _ in said if output]
    print(
        f"{READERS} readers, {BUILDS} builds: {sum(rounds for _, rounds in answers)} rounds,"
        f" {len(set().union(*(seen for seen, _ in answers)))} releases seen, {len(failed)} readers failed"
    )
    print(*failed[:1], sep="\n")


if __name__ == "__main__":
    main()

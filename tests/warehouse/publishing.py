"""Publishes databases in a process of its own: `publishing.py HOME SOURCE COUNT [KILL_AT]`.

Each is a copy of SOURCE in which every table of the marts says which edition it is. With KILL_AT, the
process dies before the KILL_AT-th change to the file system after the first edition; without it, their number
is printed at the end.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import duckdb

from loaders import publication
from loaders.home import Home

CHANGES = {"os.link", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.mkdir", "shutil.rmtree"}


def edition(home: Home, source: Path, number: int) -> None:
    """Put a database and pages into the building folder."""
    shutil.rmtree(home.building.parent, ignore_errors=True)
    home.building_docs.mkdir(parents=True)
    (home.building_docs / "edition.txt").write_text(f"edition {number}")
    shutil.copyfile(source, home.building)
    with duckdb.connect(str(home.building)) as connection:
        connection.execute(f"update marts.fct_agency_year set claim_count = {number}")
        connection.execute(f"update marts.dim_report set version_count = {number}")
        connection.execute(f"update marts.fct_indicator set scale = {number}")


def main(home: Home, source: Path, count: int, kill_at: int) -> None:
    seen = 0

    def watch(event: str, arguments: tuple) -> None:
        nonlocal seen
        writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wa+")
        if event in CHANGES or writes:
            seen += 1
            if seen == kill_at:
                os._exit(9)

    for number in range(1, count + 1):
        edition(home, source, number)
        if number == 2:
            sys.addaudithook(watch)
        publication.publish(home, {f"load{n}" for n in range(number)}, f"print{number}", keep=2)
    print(seen, flush=True)


if __name__ == "__main__":
    main(Home(Path(sys.argv[1])), Path(sys.argv[2]), int(sys.argv[3]), int((*sys.argv, 0)[4]))

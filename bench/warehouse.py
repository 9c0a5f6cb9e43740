"""What the warehouse costs: a build of everything, and one after 1,000 reports came in.

    python -m bench.warehouse [--reports 10000 --reports 100000] [--to FOLDER]

Rows of the raw zone are those of `bench/generate.py`. Each size is built from nothing in a home of its own;
then a load of 1,000 more reports is made visible, and the build grows by it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb

from bench import options, rawrows
from bench.processes import Cost, gouji
from bench.world import Shares, offices_for
from loaders import rawzone
from loaders.home import Home

_MORE = 1_000


def prepared(folder: Path, reports: int) -> Home:
    """A raw zone of that many reports, with 1,000 more in its last load; one that is there is used again."""
    rows = Home(folder / f"rows{reports}")
    whole = rows.root / "written"
    if not whole.exists():
        shutil.rmtree(rows.root, ignore_errors=True)
        rawrows.write(rows.root, reports + _MORE, 1, Shares(), offices_for(reports + _MORE), last=_MORE)
        whole.touch()
    return rows


def _show(rows: Home, home: Home, *, last: bool) -> None:
    """Make the last load visible in a home, or all the others."""
    load = max(rawzone.committed(rows), key=float)
    for file in rows.raw.rglob("*"):
        if file.is_file() and (load in file.name) == last:
            there = home.raw / file.relative_to(rows.raw)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.hardlink_to(file)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _cells(home: Home) -> int:
    with closing(duckdb.connect(str(home.database), read_only=True)) as connection:
        ((cells,),) = connection.execute("select count(*) from staging.stg_cells").fetchall()
    return int(cells)


def measure(reports: int, folder: Path) -> Iterator[tuple[str, str, str]]:
    """A build of everything, and one that grows."""
    rows, home = prepared(folder, reports), Home(folder / f"warehouse{reports}")
    shutil.rmtree(home.root, ignore_errors=True)  # what an earlier measurement published and localised
    _show(rows, home, last=False)
    whole = _build(home, "--accept-load", "--force")
    cells = _cells(home)
    yield (
        f"{reports:,} reports, {cells:,} cells: build of everything", f"{whole.seconds:.0f} s",
        f"{whole.seconds / reports * 1000:.2f} ms a report, {whole.peak / 1000:.1f} GB of memory",
    )  # fmt: skip
    yield (
        "  bytes a cell", f"{home.database.stat().st_size / cells:.1f}",
        f"in the warehouse; {_size(home.raw) / cells:.1f} in the raw zone",
    )  # fmt: skip
    _show(rows, home, last=True)
    more = _build(home, "--accept-load")
    yield (
        f"  {_MORE:,} reports more", f"{more.seconds:.0f} s",
        f"{more.seconds / whole.seconds:.1%} of it (aim <= 3 % at a million), {more.peak / 1000:.1f} GB",
    )  # fmt: skip


def _build(home: Home, *options: str) -> Cost:
    return gouji(home, "build", "--no-site", *options)


def small() -> list[tuple[str, str, str]]:
    """The warehouse: 10,000 reports, then 1,000 more (larger: python -m bench.warehouse)."""
    with tempfile.TemporaryDirectory() as temporary:
        return list(measure(10_000, Path(temporary)))


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--reports", type=options.some, action="append", help="a size (10000 and 100000); again for more"
    )
    parser.add_argument(
        "--to", type=options.folder, help="keep rows and homes here; rows found there are used again"
    )
    asked = parser.parse_args()
    print(f"{os.cpu_count()} cores, {os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB")
    with tempfile.TemporaryDirectory() as temporary:
        for reports in asked.reports or [10_000, 100_000]:
            for name, value, remark in measure(reports, asked.to or Path(temporary)):
                print(f"{name:60} {value:>8}  {remark}", flush=True)


if __name__ == "__main__":
    main()

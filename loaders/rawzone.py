"""Which files of the raw zone count. Needs neither dlt nor Arrow, so that asking is cheap."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from loaders.home import Home

#: Ends the name of a list of the files of a load, with their sizes and hashes.
_SUMS = ".sums.json"


def committed(home: Home) -> set[str]:
    """The ids of the loads that count: those with a commit marker."""
    return {load_of(marker) for marker in home.markers.glob("*.jsonl")}


def load_of(marker: Path) -> str:
    """The id of the load that a marker commits."""
    return marker.stem.split("__", 1)[1]


def sums(raw: Path, load_id: str) -> Path:
    """The list of the files of a load in a raw zone, see `integrity.py`."""
    return raw / "_sums" / f"{load_id}{_SUMS}"


def _load_id(file: Path) -> str:
    """`<load_id>.<file_id>.parquet`; a load id holds one dot itself."""
    return file.name.rsplit(".", 2)[0]


def files(home: Home, table: str) -> list[Path]:
    """The committed Parquet files of one table, oldest load first."""
    counts = committed(home)
    return sorted(f for f in (home.raw / table).glob("*.parquet") if _load_id(f) in counts)


def parted(home: Home, table: str, published: Collection[str]) -> tuple[list[Path], list[Path]]:
    """The committed files of one table: those of loads not published yet, and those of loads that are."""
    new: list[Path] = []
    old: list[Path] = []
    for file in files(home, table):
        (old if _load_id(file) in published else new).append(file)
    return new, old


def loads(home: Home, table: str) -> set[str]:
    """The ids of the loads that count and landed rows of this table, or might have."""
    return {_load_id(file) for file in files(home, table)}


def sweep(home: Home) -> None:
    """Remove what a killed load left behind; files of committed loads are not touched.

    The caller holds the load lock.
    """
    counts = committed(home)
    for file in home.raw.glob("*/*"):
        unfinished = file.name.endswith(".part")
        orphaned = file.name.endswith((".parquet", _SUMS)) and _load_id(file) not in counts
        if unfinished or orphaned:
            file.unlink()

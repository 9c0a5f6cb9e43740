"""Derive `seeds/reference/regions.csv`, `townships.csv` and `region_lineage.csv` from packaged data sets.

    python scripts/reference/regions.py FOLDER [TARGET]

FOLDER holds the archives that `docs/regions.md` lists; TARGET is `seeds/reference` if not given.
What the packages lack stands in `scripts/reference/additions.csv`, with its basis. Running it again
gives the same files.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import sources
from history import Span, changes, spans
from names import short_names

_HERE = Path(__file__).parent
_SEEDS = _HERE.parent.parent / "seeds" / "reference"
_REGION = ("region_code", "code_system", "region_name", "short_names", "parent_code", "level",
           "valid_from", "valid_to", "basis")  # fmt: skip
_LINEAGE = ("predecessor_code", "successor_code", "changed_in", "kind", "basis")
_Added = dict[str, list[list[str]]]


def main(folder: Path, target: Path) -> None:
    """Write the three seeds."""
    packages = sources.read(folder)
    added = _additions()
    dated = {code: int(year) for code, year in added["year"]}
    known = list(spans(packages.snapshots, packages.events, dated))
    _write(target / "regions.csv", _REGION, _regions(known, added))
    # a part given away says nothing of what became of the rest
    decided = {row[0] for row in (*added["change"], *added["none"]) if "split" not in row}
    found = [(c.old, c.new, str(c.year), c.kind, c.basis) for c in changes(packages.events, known)]
    kept = [row for row in found if row[0] not in decided]
    _write(target / "region_lineage.csv", _LINEAGE, sorted(kept + [tuple(row) for row in added["change"]]))
    _write(target / "townships.csv", ("code", "name", "valid_to"), _townships(packages.townships))


def _additions() -> _Added:
    """Rows by kind: the code, then the values, then for changes the basis."""
    added: _Added = defaultdict(list)
    with (_HERE / "additions.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            basis = [row["basis"]] if row["kind"] == "change" else []
            added[row["kind"]].append([row["code"], *row["value"].split("|"), *basis])
    return added


def _regions(known: Sequence[Span], added: _Added) -> list[tuple[object, ...]]:
    codes = {span.code for span in known}
    names: dict[str, list[str]] = defaultdict(list)
    rows: list[tuple[object, ...]] = []
    # provinces before prefectures before counties: a zone's short name leaves out those of its city
    for span in sorted(known, key=lambda s: (-len(s.code) + len(s.code.rstrip("0")), s.code)):
        parent = _parent(span.code, codes)
        above = [*names[parent], *names[_parent(parent, codes)]] if parent else []
        short = short_names(span.code, span.name, above, span.in_bureau_only, added)
        names[span.code] += [span.name, *short]
        rows.append(
            (span.code, "NBS" if span.in_bureau_only else "GB/T 2260", span.name, "|".join(short), parent,
             _level(span.code), span.first_year, span.last_year, span.basis)
        )  # fmt: skip
    # what no list holds: the state itself, of which ministries are bodies
    for code, system, name, short, level in added["region"]:
        rows.append((code, system, name, short.replace("~", "|"), "", level, None, None, "list"))
    return sorted(rows, key=lambda r: (str(r[0]), str(r[6] or "")))


def _townships(lists: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str, str]]:
    """Every code and name of the lists, with the year of its last list unless that is the newest."""
    last = {pair: month for month in sorted(lists) for pair in lists[month].items()}
    newest = max(lists)
    return sorted((*pair, "" if month == newest else month[:4]) for pair, month in last.items())


def _parent(code: str, codes: set[str]) -> str:
    """The prefecture of a county, or its province where it lies in none; empty for a province."""
    above = (code[:4] + "00", code[:2] + "0000")
    return next((c for c in above if c != code and c in codes), "") if code else ""


def _level(code: str) -> str:
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def _write(file: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else _SEEDS)

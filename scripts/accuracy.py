"""How well figures in sentences are read: the loader against passages read by hand.

`make accuracy` prints what was measured on every set under `tests/narrative` and writes `docs/accuracy.md`,
which holds what `accuracy_scans.py` measured of scans, too.
Other sets are measured by naming their folders; `--record` keeps the measurement for the page. A bad result
is a result: the exit code is 0.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import accuracy_page  # noqa: E402
from accuracy_figures import Figure, Outcome, Score, compare, figure_of, figure_read  # noqa: E402

from loaders import matching, narrative, parse  # noqa: E402
from loaders.document import Paragraph  # noqa: E402

SETS = ROOT / "tests" / "narrative"
PAST = SETS / "measurements.csv"
SCANNED = ROOT / "tests" / "scans" / "measurements.csv"
PAGE = ROOT / "docs" / "accuracy.md"
#: The first set is the one that phrases are built on; the others are measured in the order of their names.
BUILD = "build"


def rows(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file, none where there is no file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def read_passage(passage: dict[str, str]) -> list[Figure]:
    """Read a passage as the loader would read a document of these paragraphs."""
    lines = passage["text"].split("\n")
    paragraphs = [Paragraph(line, f"paragraph {number}") for number, line in enumerate(lines, start=1)]
    repairs = matching.diagnose(passage["text"])
    said = narrative.read_claims(paragraphs, passage["form_id"] or None, repairs)
    return [figure_read(claim) for claim in said.claims]


def measure(folder: Path) -> list[Outcome]:
    """Read every passage of a set and compare."""
    gold: dict[str, list[Figure]] = {}
    for row in rows(folder / "claims.csv"):
        gold.setdefault(row["passage_id"], []).append(figure_of(row))
    return [compare(p, gold.get(p["passage_id"], []), read_passage(p)) for p in rows(folder / "passages.csv")]


def families() -> list[dict[str, str]]:
    """The families in reading order, with their names in both languages."""
    return rows(SETS / "families.csv")


def family_of(measure_code: str) -> str:
    """The family whose prefix fits the measure best."""
    fits = [
        (len(prefix), row["family"])
        for row in families()
        for prefix in row["prefixes"].split()
        if measure_code.startswith(prefix)
    ]
    return max(fits)[1]


def scores(outcomes: Iterable[Outcome]) -> dict[tuple[str, str], Score]:
    """Counts by (grouping, family): grouping `measure` by what is counted, `passage` by what it is about."""
    found: dict[tuple[str, str], Score] = {}
    for outcome in outcomes:
        found.setdefault(("passage", outcome.passage["family"]), Score())  # of traps nothing may be read
        for figure, counts in _counted(outcome):
            for key in (("measure", family_of(figure.measure)), ("passage", outcome.passage["family"])):
                found[key] = found.get(key, Score()) + counts
    return found


def _counted(outcome: Outcome) -> Iterator[tuple[Figure, Score]]:
    yield from ((gold, Score(1, 1, 1)) for gold, _ in outcome.right)
    yield from ((gold, Score(gold=1)) for gold in outcome.missed)
    yield from ((read, Score(found=1)) for read in outcome.wrong)


def sets() -> list[Path]:
    """The sets of the repository, the one for building first."""
    found = sorted(path.parent for path in SETS.glob("*/passages.csv"))
    return sorted(found, key=lambda path: path.name != BUILD)


def report(name: str, outcomes: Sequence[Outcome], *, verbose: bool) -> None:
    """Print the scores of one set, and with `verbose` every disagreement."""
    found = scores(outcomes)
    total = sum((s for (grouping, _), s in found.items() if grouping == "measure"), Score())
    print(f"\n{name}: {len(outcomes)} passages  {_line(total)}")
    for grouping in ("measure", "passage"):
        print(f"  by {grouping}")
        for row in families():
            if score := found.get((grouping, row["family"])):
                print(f"    {row['family']:<16}{_line(score)}")
    pairs = [pair for outcome in outcomes for pair in outcome.right]
    for what in ("state", "nested_in"):
        agree = sum(getattr(gold, what) == getattr(read, what) for gold, read in pairs)
        print(f"  of {len(pairs)} right ones, {what} agrees in {agree}")
    for outcome in outcomes if verbose else ():
        lines = [f"  missed {figure.shown}" for figure in outcome.missed]
        lines += [f"  wrong  {figure.shown}" for figure in outcome.wrong]
        if lines:
            print(outcome.passage["passage_id"], outcome.passage["text"].replace("\n", " / "))
            print("\n".join(lines))


def _line(score: Score) -> str:
    precision, recall = (accuracy_page.percent(share) for share in (score.precision, score.recall))
    counts = f"gold {score.gold:>4}  read {score.found:>4}  right {score.right:>4}"
    return f"{counts}  precision {precision:>7}  recall {recall:>7}"


def record(name: str, outcomes: Iterable[Outcome]) -> None:
    """Keep a measurement; earlier ones stay."""
    known = rows(PAST)
    number = 1 + max((int(row["number"]) for row in known if row["set"] == name), default=0)
    head = {"set": name, "number": number, "measured_on": date.today(), "loader": parse.loader_version()}
    with PAST.open("a", encoding="utf-8", newline="") as handle:
        columns = [*head, "grouping", "family", "gold", "found", "right"]
        writer = csv.DictWriter(handle, columns, lineterminator="\n")
        if not known:
            writer.writeheader()
        for (grouping, family), s in sorted(scores(outcomes).items()):
            counts = {"gold": s.gold, "found": s.found, "right": s.right}
            writer.writerow(head | {"grouping": grouping, "family": family} | counts)


def page() -> str:
    """The text of `docs/accuracy.md` by a fresh run of the sets of the repository."""
    measured = []
    for folder in sets():
        outcomes = measure(folder)
        measured.append((folder.name, len(outcomes), scores(outcomes)))
    said = accuracy_page.render(measured, rows(PAST), families())
    return f"{said}\n{accuracy_page.scans(rows(SCANNED))}"


def main() -> None:
    """Measure the sets named, or those of the repository."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="*", type=Path, help="sets to measure; those of the repository")
    options.add_argument("--verbose", action="store_true", help="list what was missed and what is wrong")
    options.add_argument("--record", action="store_true", help="keep the measurement in measurements.csv")
    options.add_argument("--write", type=Path, help="write the page there")
    chosen = options.parse_args()
    for folder in chosen.folders or sets():
        outcomes = measure(folder)
        report(folder.name, outcomes, verbose=chosen.verbose)
        if chosen.record:
            record(folder.name, outcomes)
    if chosen.write:
        chosen.write.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()

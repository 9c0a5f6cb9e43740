"""Faults: how often each kind was tried, rows lost, rows too many.

    python -m bench.faults [--full] [--write docs/performance/faults.md]

The trials are the tests of `tests/faults`; without `--full` they are the few of `make test`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_HEAD = """# Faults

Each trial disturbs a load or a build and compares what comes of it, row by row, with an undisturbed run.
Written by `make fault-test`; a trial that loses or doubles a row fails it.

| what was done | trials | rows lost | rows too many |
|---|--:|--:|--:|
"""


def trials(full: bool) -> dict[str, tuple[int, int, int]]:
    """Run the tests; trials, rows lost and rows too many by kind; CalledProcessError where one fails."""
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary) / "tally.jsonl"
        chosen = {"GOUJI_FAULTS": "full" if full else "short", "GOUJI_FAULTS_TALLY": str(file)}
        command = [sys.executable, "-m", "pytest", "-n", "0", "tests/faults"]
        subprocess.run(command, cwd=ROOT, env=os.environ | chosen, check=True, stdout=sys.stderr)
        return counted([file])


def counted(tallies: Iterable[Path]) -> dict[str, tuple[int, int, int]]:
    """Trials, rows lost and rows too many by kind, from what the tests wrote down."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for line in (line for file in tallies for line in file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        for at, name in enumerate(("trials", "lost", "doubled")):
            found[row["kind"]][at] += row[name]
    return {kind: (counts[0], counts[1], counts[2]) for kind, counts in sorted(found.items())}


def measure() -> list[tuple[str, str, str]]:
    """Faults: a few trials of each kind (all: make fault-test)."""
    return [
        (f"{kind}, {tried} times", f"{lost} lost, {doubled} doubled", "0 lost, 0 doubled")
        for kind, (tried, lost, doubled) in trials(full=False).items()
    ]


def section(found: dict[str, tuple[int, int, int]]) -> str:
    """The table in Markdown."""
    return _HEAD + "".join(f"| {kind} | {' | '.join(map(str, counts))} |\n" for kind, counts in found.items())


def main() -> None:
    """Try, and print or write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    try:
        text = section(trials(asked.full))
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)
    if asked.write:
        asked.write.parent.mkdir(parents=True, exist_ok=True)
        asked.write.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()

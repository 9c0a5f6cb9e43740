"""Speed, as ratios measured in one run on one machine: `make bench`.

Absolute times differ from machine to machine; a ratio of two things measured side by side does not.
Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import claims, faults, loader, locate, pages, rules, texts, warc, warehouse  # noqa: E402

SECTIONS: tuple[Callable[[], list[tuple[str, str, str]]], ...] = (
    pages.measure,
    pages.whole_process,
    claims.measure,
    rules.measure,
    texts.measure,
    locate.measure,
    loader.small,
    warc.small,
    warehouse.small,
    faults.measure,
)


def main() -> None:
    """Run every section and print what was measured, against what, and the aim."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    for section in SECTIONS:
        start = time.perf_counter()
        print(f"\n{(section.__doc__ or '').splitlines()[0]}")
        for name, result, aim in section():
            print(f"  {name:<62} {result:>16}  {aim}")
        print(f"  ({time.perf_counter() - start:.0f} s)", flush=True)


if __name__ == "__main__":
    main()

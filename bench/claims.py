"""What the figures of sentences cost: a report parsed with them and without, side by side."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path
from statistics import median

from bench.timing import best, ms, ratio

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "samples" / "reports"
#: Pages and flattened text with the tables of 2019 and 2021, and reports of the years before: sentences only.
PAGES = (
    "suqian_2024.html", "qidong_2024.html", "qidong_2024.txt", "shanghai_office_2019.txt",
    "songling_2018.html", "yuhua_2017.html",
)  # fmt: skip
BARE = PAGES[-2:]


def _of(path: Path) -> tuple[str, str, str]:
    from loaders import narrative, parse

    data = path.read_bytes()
    count = len(parse.parse_bytes(data, path.name).claims)  # also compiles the phrases it meets
    reading = narrative.read_claims
    whole = best(lambda: parse.parse_bytes(data, path.name))
    try:
        narrative.read_claims = lambda *_, **__: narrative.Reading()
        without = best(lambda: parse.parse_bytes(data, path.name))
    finally:
        narrative.read_claims = reading
    name = f"{path.name} ({count} claims, {ms(whole - without)} for them)"
    return name, ratio(whole, without), f"aim <= 2 x ({ms(without)})"


def _stream(path: Path, count: int = 200) -> tuple[str, str, str]:
    """Documents that differ in their figures, each parsed once: nothing remembered of one helps the next."""
    from loaders import narrative, parse

    text, chance = path.read_text(encoding="utf-8"), random.Random(1)
    figures = re.compile(r"(?<![\d#&.])\d{1,3}(?=[条件次个篇期人份场项])")
    reading, times = narrative.read_claims, (list[float](), list[float]())
    try:
        for number in range(count):
            data = figures.sub(lambda _: str(chance.randint(1, 999)), text).encode()
            without = number % 2
            narrative.read_claims = (lambda *_, **__: narrative.Reading()) if without else reading
            start = time.perf_counter()
            parse.parse_bytes(data, path.name)
            times[without].append(time.perf_counter() - start)
    finally:
        narrative.read_claims = reading
    whole, bare = median(times[0]), median(times[1])
    return f"{path.name} ({count} that differ, each once)", ratio(whole, bare), f"aim <= 2 x ({ms(bare)})"


def measure() -> list[tuple[str, str, str]]:
    """Figures in sentences: a report parsed with them against the same without."""
    return [*(_of(REPORTS / name) for name in PAGES), *(_stream(REPORTS / name) for name in BARE)]

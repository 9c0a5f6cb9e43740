"""What the figures of sentences cost: a report parsed with them and without, side by side."""

from __future__ import annotations

from pathlib import Path

from bench.timing import best, ms, ratio

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "samples" / "reports"
#: Pages and flattened text with the tables of 2019 and 2021, and reports of the years before: sentences only.
PAGES = (
    "suqian_2024.html", "qidong_2024.html", "qidong_2024.txt", "shanghai_office_2019.txt",
    "songling_2018.html", "yuhua_2017.html",
)  # fmt: skip


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


def measure() -> list[tuple[str, str, str]]:
    """Figures in sentences: a report parsed with them against the same without."""
    return [_of(REPORTS / name) for name in PAGES]

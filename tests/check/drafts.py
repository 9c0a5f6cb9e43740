"""Drafts as clerks have them: a sample report with a few figures or words changed, and what a check finds."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from loaders import book, parse
from loaders.check import check, pairing
from loaders.check.findings import Checked, Finding

SAMPLES = Path(__file__).parents[2] / "samples"
sys.path.append(str(SAMPLES))

from writers import docx, html  # noqa: E402
from writers.pages import Line, Page, read_blocks  # noqa: E402
from writers.statutory import read_figures  # noqa: E402

LAYOUTS = {"docx": docx.write, "html": html.modern}
HONGZE = SAMPLES / "reports" / "hongze_2023.pdf"


def draft(
    figures: Mapping[tuple[str, str], str] | None = None,
    words: Mapping[str, str] | None = None,
    sample: str = "suqian_2023",
    layout: str = "docx",
) -> bytes:
    """A sample as a document, with the text of some cells (row, column) and some words replaced.

    Tables that the published report leaves out are there, with zeros.
    """
    printed = read_figures(SAMPLES / "figures" / f"{sample}.csv")
    form_id = next(iter(printed.values()))[0]
    for cell in (c for table in book.tables_of(form_id) for c in table.cells()):
        printed.setdefault(cell.key, (form_id, "0"))
    for key in printed:
        if key[1:] in (figures or {}):
            printed[key] = (printed[key][0], figures[key[1:]])
    blocks = []
    for block in read_blocks(SAMPLES / "prose" / f"{sample}.md", printed):
        if isinstance(block, Line):
            text = block.text
            for old, new in (words or {}).items():
                text = text.replace(old, new)
            block = Line(block.role, text)
        blocks.append(block)
    return LAYOUTS[layout](Page(tuple(blocks), "宿迁市人民政府", ""))


def figures(sample: str) -> dict[tuple[str, str, str], tuple[str, str]]:
    """What a sample prints: form and text by (table, row, column)."""
    return read_figures(SAMPLES / "figures" / f"{sample}.csv")


def checked(data: bytes, name: str = "draft.docx") -> Checked:
    """What is found about one document by itself."""
    return _checked(data, name)


@cache
def _checked(data: bytes, name: str) -> Checked:
    documents = [parse.parse_bytes(data, name)]
    return check(documents, pairing.pair(documents, []))[0]


@cache
def hongze() -> Checked:
    """The sample whose two totals of table four were left at 0."""
    return checked(HONGZE.read_bytes(), HONGZE.name)


def found(checked: Checked, rule_id: str) -> Finding:
    """The first finding of a rule."""
    return next(f for f in checked.findings if f.rule.rule_id == rule_id)

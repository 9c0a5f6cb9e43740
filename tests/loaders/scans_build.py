"""Pages of a sample as scanned, and a page that shows one of its tables as a picture."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PIL import Image

from loaders.statements import Parsed

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "reports" / "hongze_2023.pdf"
needs_ocr = pytest.mark.skipif(
    "not __import__('importlib').util.find_spec('rapidocr')", reason="needs gouji[ocr]"
)


def figures(parsed: Parsed, table: str = "") -> dict[tuple[str, str, str], object]:
    return {
        (c.table_id, c.row_code, c.column_code): (c.value, c.state)
        for c in parsed.cells if c.table_id.startswith(table)
    }  # fmt: skip


def scanned(kind: str) -> list[Image.Image]:
    """The pages of the sample as scanned."""
    from bench import scans

    chosen = scans.kind_of(kind)
    return [scans.picture(page, chosen) for page in scans.pages(SAMPLE.read_bytes(), chosen, 5)]


def table_four() -> Image.Image:
    """The part of a scanned page that holds table four."""
    page = scanned("grey")[1]
    return page.crop((150, int(page.height * 0.79), page.width - 150, int(page.height * 0.95)))


def as_file(pages: list[Image.Image], form: str, **more: object) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, form, save_all=len(pages) > 1, append_images=pages[1:], **more)
    return out.getvalue()


def bomb() -> bytes:
    """A small picture of very many dots."""
    return as_file([Image.new("1", (30_000, 30_000))], "TIFF", compression="group4")


def sample_page() -> str:
    """The sample as a page of text."""
    sys.path[:0] = [str(ROOT / "samples")]
    from writers import html
    from writers.pages import Page, read_blocks
    from writers.statutory import read_figures

    samples = ROOT / "samples"
    return html.modern(Page(read_blocks(
        samples / "prose" / "hongze_2023.md", read_figures(samples / "figures" / "hongze_2023.csv")
    ), "", "2024-01-20")).decode()  # fmt: skip


def with_pictures(page: str, *addresses: str) -> str:
    """The page with pictures in place of its last table."""
    start, end = page.rindex("<table"), page.rindex("</table>") + len("</table>")
    shown = "".join(f'<p><img alt="" src="{address}"></p>' for address in addresses)
    return page[:start] + shown + page[end:]

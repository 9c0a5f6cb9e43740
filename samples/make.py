"""Write the sample documents into `reports/`: `python samples/make.py`, or `--check` to compare.

`documents.csv` lists them, `prose/` holds the words, `figures/` the numbers as printed. The output
depends on nothing else: no clock, no zlib version. `--check` writes nothing and exits with 1 when a
committed document differs from what this program would write.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from writers import docx, html, pdf, text
from writers.pages import Page, read_blocks
from writers.statutory import read_figures

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
LAYOUTS: dict[str, Callable[[Page], bytes]] = {
    "html_modern": html.modern,
    "html_old_cms": html.old_cms,
    "docx": docx.write,
    "pdf_ruled": pdf.ruled,
    "pdf_broken": pdf.broken,
    "text_trailing_pipe": text.trailing_pipe,
    "text_both_pipes": text.both_pipes,
    "markdown": text.markdown,
}


def documents() -> list[dict[str, str]]:
    """Rows of `documents.csv`: file, layout, prose, figures, publisher, published_on."""
    with (HERE / "documents.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def make(row: dict[str, str]) -> bytes:
    """Return the bytes of one document."""
    figures = read_figures(HERE / "figures" / f"{row['figures']}.csv") if row["figures"] else {}
    blocks = read_blocks(HERE / "prose" / f"{row['prose']}.md", figures)
    return LAYOUTS[row["layout"]](Page(blocks, row["publisher"], row["published_on"]))


def write_all(folder: Path) -> list[Path]:
    """Write every document into a folder and return their paths."""
    paths = []
    for row in documents():
        path = folder / row["file"]
        path.write_bytes(make(row))
        paths.append(path)
    return paths


def differing() -> list[str]:
    """Names of the committed documents that are missing or differ from what would be written."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            made.name
            for made in write_all(Path(folder))
            if not (REPORTS / made.name).is_file() or (REPORTS / made.name).read_bytes() != made.read_bytes()
        ]


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="compare with the committed documents only")
    if not parser.parse_args().check:
        print(f"{len(write_all(REPORTS))} documents written to {REPORTS}")
        return 0
    names = differing()
    for name in names:
        print(f"differs from what make.py writes: {name}", file=sys.stderr)
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())

"""What reading documents costs: by format against the bare parser library, and thousands of files end to end.

    python -m bench.loader [--files 5000] [--to FOLDER]

Documents are those of `bench/generate.py`; every one is read once by each, in one process for the comparison,
by all processors in `gouji load`.
"""

from __future__ import annotations

import argparse
import io
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench import generate, options
from bench.processes import gouji
from bench.timing import ratio
from bench.world import Shares
from loaders import parse
from loaders.home import Home

#: Documents of each format for the comparison: a PDF takes a hundred times as long as a page.
_COMPARED = {"html": 200, "docx": 60, "pdf": 12, "txt": 200}


def _html(data: bytes) -> None:
    import lxml.html

    list(lxml.html.document_fromstring(data).itertext())


def _docx(data: bytes) -> None:
    import docx

    for table in docx.Document(io.BytesIO(data)).tables:
        for row in table.rows:
            [cell.text for cell in row.cells]


def _pdf(data: bytes) -> None:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.extract_tables()


def _txt(data: bytes) -> None:
    [line.split("|") for line in data.decode("utf-8").splitlines()]


_BARE: dict[str, Callable[[bytes], None]] = {"html": _html, "docx": _docx, "pdf": _pdf, "txt": _txt}


def _seconds(what: Callable[[bytes], object], documents: Iterable[bytes]) -> float:
    began = time.process_time()
    for data in documents:
        what(data)
    return time.process_time() - began


def formats() -> Iterator[tuple[str, str, str]]:
    """Reports a second on one core, by format."""
    for kind, count in _COMPARED.items():
        made = generate.documents(count, 1, Shares(), {kind: 1})
        documents = [data for _, data, _ in made]
        read = lambda data, name=f"report.{kind}": parse.parse_bytes(data, name, None)  # noqa: E731
        read(documents[0]), _BARE[kind](documents[0])  # what is imported or cached at first
        ours, bare = _seconds(read, documents), _seconds(_BARE[kind], documents)
        yield (
            f"{kind}, one core", f"{len(documents) / ours:.0f} reports/s",
            f"{ratio(ours, bare)} the bare library ({ours / len(documents) * 1000:.1f} ms against"
            f" {bare / len(documents) * 1000:.1f} ms)",
        )  # fmt: skip


def files(count: int, folder: Path) -> Iterator[tuple[str, str, str]]:
    """`gouji load` of so many pages, and once more."""
    home, reports = Home(folder / "home"), folder / "reports"
    if not reports.exists():
        generate.write(reports, count)
    cores = os.cpu_count() or 1
    first = gouji(home, "load", str(reports))
    yield (
        f"gouji load of {count:,} HTML files", f"{first.seconds:.0f} s",
        f"{count / first.seconds / cores:.0f} a second and core, {first.peak:.0f} MB in all processes",
    )  # fmt: skip
    again = gouji(home, "load", str(reports))
    yield (
        "  once more: nothing is read", f"{again.seconds:.1f} s",
        f"{again.seconds / first.seconds:.1%} of it, {again.seconds / count * 1e6:.0f} µs a file",
    )  # fmt: skip


def small() -> list[tuple[str, str, str]]:
    """Reading documents: by format, and 2,000 pages end to end (more: python -m bench.loader)."""
    with tempfile.TemporaryDirectory() as temporary:
        return [*formats(), *files(2_000, Path(temporary))]


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=options.some, default=5_000)
    parser.add_argument("--to", type=options.folder, help="keep files and home here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        for name, value, remark in (*formats(), *files(asked.files, asked.to or Path(temporary))):
            print(f"{name:45} {value:>14}  {remark}", flush=True)


if __name__ == "__main__":
    main()

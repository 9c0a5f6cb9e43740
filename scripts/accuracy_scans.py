"""How well scans are read: every kind of scan of reports whose cells are known from their text layer.

    python scripts/accuracy_scans.py --record      measure all sets, and keep the result for docs/accuracy.md
    python scripts/accuracy_scans.py --set real --kind grey

A report is printed to PDF (by its own writer, LibreOffice or Chromium), read by its text layer, scanned
by `bench.scans`, read again, and compared cell by cell. `real` are the PDF files below GOUJI_REPORTS.
`generated`, `real`, `built` and `samples` were looked at while the reader was made. `unseen` was
generated after that, and some of its wrong cells were looked at later. `sealed` was generated when seals
with characters could be read; no code was changed after its first measurement. In both the seal lies
elsewhere in each report.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "samples")]

import numpy as np  # noqa: E402
import pypdfium2  # noqa: E402

from bench import generate, scans  # noqa: E402
from bench.world import Shares  # noqa: E402
from loaders import check  # noqa: E402
from loaders.document import SURE  # noqa: E402
from loaders.parse import loader_version, parse_bytes  # noqa: E402
from loaders.statements import Cell, Parsed  # noqa: E402

MEASURED = ROOT / "tests" / "scans" / "measurements.csv"
SAMPLES = ROOT / "samples" / "reports"
SETS = {
    "built": ("hongze_2023.pdf",),
    "samples": ("huaian_2024.pdf", "suqian_2024.html", "qidong_2024.html", "shanghai_office_2019.docx"),
}
#: Sets of generated reports, and what their figures are drawn from.
_SEEDS = {"generated": 20260, "unseen": 31415, "sealed": 271828}
_GENERATED = {"sealed": 2}  # of other sets there are four
#: Sets in which the seal lies elsewhere in each report.
_MOVED = frozenset({"unseen", "sealed"})

Key = tuple[str, str, str]


@dataclass(slots=True)
class Score:
    """Of one kind of scan: cells of statutory tables, and what became of those that are not exact.

    Attributes:
        told: wrong or missing, with a confidence of 0.9 or less or no number at all.
        broken: of the others, those that a finding names.
        silent: of the others, the rest: nobody would look.
    """

    set: str
    kind: str
    reports: int = 0
    pages: int = 0
    cells: int = 0
    exact: int = 0
    told: int = 0
    broken: int = 0
    silent: int = 0
    seconds: float = 0.0


def main() -> None:
    """Measure what is asked for."""
    asked = options()
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.sets:
            reports = [(pdf, parse_bytes(pdf, "truth.pdf")) for pdf in printed(name, Path(folder))]
            for kind in scans.KINDS:
                if reports and (not asked.kinds or kind.name in asked.kinds):
                    score = measure(name, kind, reports)
                    print(asdict(score), flush=True)
                    if asked.record:
                        record(score)


def options() -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", dest="sets", nargs="+", default=["sealed", "unseen", "generated", "real", *SETS], help="sets"
    )
    parser.add_argument(
        "--kind", dest="kinds", nargs="+", choices=[k.name for k in scans.KINDS], help="kinds"
    )
    parser.add_argument("--record", action="store_true", help="add the result to measurements.csv")
    return parser.parse_args()


def measure(name: str, kind: scans.Kind, reports: list[tuple[bytes, Parsed]]) -> Score:
    """Scan, read and compare the reports of a set."""
    score = Score(name, kind.name)
    for seed, (pdf, truth) in enumerate(reports):
        moved = kind
        if name in _MOVED:
            x, y = np.random.default_rng(seed + 100 * (name == "sealed")).uniform((0.3, 0.3), (0.75, 0.75))
            moved = replace(kind, seal=(float(x), float(y)))
        scan = scans.document(pdf, moved, seed)
        begun = time.perf_counter()
        read = parse_bytes(scan, "scan.pdf")
        score.seconds += time.perf_counter() - begun
        score.reports += 1
        with pypdfium2.PdfDocument(pdf) as document:
            score.pages += len(document)
        compare(truth, read, score)
    score.seconds = round(score.seconds, 1)
    return score


def compare(truth: Parsed, read: Parsed, score: Score) -> None:
    """Count the cells of a report, and list those that are not exact."""
    found = {key(cell): cell for cell in read.cells}
    wrong = [cell for cell in truth.cells if not same(cell, found.get(key(cell)))]
    score.cells += len(truth.cells)
    score.exact += len(truth.cells) - len(wrong)
    sure = [cell for cell in wrong if (seen := found.get(key(cell))) and seen.value is not None
            and seen.confidence > SURE]  # fmt: skip
    score.told += len(wrong) - len(sure)
    if sure:
        (checked,) = check.check([read], {})
        named = {(c.table_id, c.row_code, c.column_code) for f in checked.findings for c in f.cells}
        score.broken += sum(key(cell) in named for cell in sure)
        score.silent += sum(key(cell) not in named for cell in sure)
    for cell in wrong:
        seen = found.get(key(cell))
        print("  ", score.kind, *key(cell), repr(cell.value_text), seen and repr(seen.value_text),
              seen and seen.state, seen and seen.confidence, file=sys.stderr)  # fmt: skip


def key(cell: Cell) -> Key:
    """A cell's place in the form."""
    return cell.table_id, cell.row_code, cell.column_code


def same(cell: Cell, other: Cell | None) -> bool:
    """Whether the scan says of a cell what the text layer says."""
    return other is not None and (cell.value, cell.state) == (other.value, other.state)


def printed(name: str, folder: Path) -> Iterator[bytes]:
    """The reports of a set as PDF."""
    if name == "real":
        reports = Path(os.environ.get("GOUJI_REPORTS", ROOT / ".." / "shared" / "reports"))
        yield from (file.read_bytes() for file in sorted(reports.glob("*.pdf")))
    elif name in _SEEDS:
        formats = {"docx": 1.0, "html": 1.0, "pdf": 1.0}
        for file, data, _ in generate.documents(
            _GENERATED.get(name, 4), _SEEDS[name], Shares(0, 0, 0, 0), formats
        ):
            (folder / file).write_bytes(data)
            yield as_pdf(folder / file, folder)
    else:
        yield from (as_pdf(SAMPLES / file, folder) for file in SETS[name])


def as_pdf(file: Path, folder: Path) -> bytes:
    """A report as a PDF with a text layer."""
    if file.suffix == ".pdf":
        return file.read_bytes()
    if file.suffix == ".html":
        from playwright.sync_api import sync_playwright

        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(file.absolute().as_uri())
            data = page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "15mm"))
            browser.close()
            return data
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), str(file)], check=True, capture_output=True
    )
    return (folder / file.with_suffix(".pdf").name).read_bytes()


def record(score: Score) -> None:
    """Keep a measurement; earlier ones stay."""
    MEASURED.parent.mkdir(exist_ok=True)
    is_new = not MEASURED.exists()
    with MEASURED.open("a", encoding="utf-8", newline="") as handle:
        names = ["measured_on", "loader", *(f.name for f in fields(Score))]
        writer = csv.DictWriter(handle, names, lineterminator="\n")
        if is_new:
            writer.writeheader()
        writer.writerow({"measured_on": date.today(), "loader": loader_version(), **asdict(score)})


if __name__ == "__main__":
    main()

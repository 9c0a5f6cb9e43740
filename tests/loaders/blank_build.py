"""Blank forms as the tests fill them in: by key, with other libraries than wrote them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import docx
import openpyxl
import pytest

from loaders.blankforms import known
from loaders.blankforms.identities import identities, totals
from loaders.blankforms.report import BlankReport, blank
from loaders.blankforms.tablesheet import spots_of
from loaders.blankforms.workbook import sheet_name
from loaders.printed import Key, covering

FORMS = sorted(known())
SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice, which computes the formulas, is missing"
)


def report_of(form: str) -> BlankReport:
    return blank(*known()[form])


def sums(form: str) -> set[Key]:
    """The cells that add up by themselves."""
    report = report_of(form)
    return set(totals(identities(report.form_id, report.table_ids)))


def spots(form: str) -> dict[Key, tuple[str, int, int]]:
    """Sheet, row and column of every cell that holds a value."""
    chapters = [c for c in report_of(form).chapters if c.tables]
    return {k: tuple(spot) for c in chapters for k, spot in spots_of(c, sheet_name(c.heading)).items()}


def fill_workbook(path: Path, form: str, agency: str, year: int, figures: Mapping[Key, object]) -> None:
    """Type into the cells; the values that the file had cached are lost, as with every library."""
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["B4"], book.worksheets[0]["B5"] = agency, year
    for key, (sheet, row, column) in spots(form).items():
        if key in figures:
            book[sheet].cell(row, column).value = figures[key]
    book.save(path)


def computed(path: Path) -> Path:
    """The workbook opened and saved by LibreOffice, which computes what it holds."""
    out = path.parent / "computed"
    profile = (path.parent / "profile").as_uri()
    done = subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(out), str(path)],
        capture_output=True, timeout=180,
    )  # fmt: skip
    assert (out / path.name).is_file(), done.stderr.decode()
    return out / path.name


def word_cells(document: docx.document.Document, form: str) -> dict[Key, docx.table._Cell]:
    """The cells of a Word document that hold values."""
    found = {}
    chapters = [c for c in report_of(form).chapters if c.rows]
    for table, chapter in zip(document.tables, chapters, strict=True):
        grid = [list(row.cells) for row in table.rows]
        for r, line in enumerate(covering(chapter.rows)):
            for c, (cell, at) in enumerate(line):
                if cell and cell.key and at == (r, c):
                    found[cell.key] = grid[r][c]
    return found

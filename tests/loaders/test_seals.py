"""Seals that were scanned without colours: they are seen through, and what they hide is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("rapidocr", reason="needs gouji[ocr]")
sys.path.insert(0, str(Path(__file__).parents[2]))

import cv2
import numpy as np

from bench import scans
from loaders.document import SURE
from loaders.parse import parse_bytes
from loaders.readers import ocr, scan, scancells, scanimage, scanlines, sealring
from loaders.readers.scanimage import Sheet

SAMPLE = Path(__file__).parents[2] / "samples" / "reports" / "hongze_2023.pdf"


def sheet(kind: str, number: int = 1) -> Sheet:
    """A page of the sample, made ready."""
    page = list(scans.pages(SAMPLE.read_bytes(), scans.kind_of(kind), 7))[number]
    return scanimage.sheet(np.asarray(page[:, :, 0]), scans.kind_of(kind).dpi)


@pytest.mark.parametrize("kind", ["grey", "bilevel", "150 dpi", "turned bilevel"])
def test_a_page_without_a_seal_has_no_ring(kind: str) -> None:
    page = sheet(kind)
    assert not any(found.any() for found in sealring.rings(page.dark, page.dpi))
    assert (page.dark == page.ink).all()


def test_ring_and_star_are_taken_away_and_the_print_below_them_stays() -> None:
    plain, sealed = sheet("turned"), sheet("stamped grey")
    height, width = sealed.dark.shape
    middle, radius = (round(width * 0.55), round(height * 0.5)), round(sealed.dpi * 0.8)
    ring = cv2.circle(np.zeros_like(sealed.dark), middle, radius, 255, 3)
    star = cv2.circle(np.zeros_like(sealed.dark), middle, round(radius * 0.12), 255, -1)
    for part in (ring > 0, star > 0):
        assert (sealed.dark[part] > 0).mean() > 0.8
        assert (sealed.ink[part] > 0).mean() < (plain.ink[part] > 0).mean() + 0.05


def test_figures_below_a_grey_seal_are_read_and_none_is_wrong_in_silence() -> None:
    truth = parse_bytes(SAMPLE.read_bytes(), "text.pdf")
    parsed = parse_bytes(scans.document(SAMPLE.read_bytes(), scans.kind_of("stamped grey"), 7), "scan.pdf")
    found = {(c.table_id, c.row_code, c.column_code): c for c in parsed.cells}
    wrong = [
        seen for cell in truth.cells
        if (seen := found[cell.table_id, cell.row_code, cell.column_code]).value != cell.value
    ]  # fmt: skip
    assert len(wrong) <= len(truth.cells) * 0.03  # print as light as the seal is lost with it
    assert all(cell.confidence < SURE for cell in wrong)


@pytest.mark.parametrize("shade", [0, 100])
def test_a_figure_below_a_blot_is_never_taken_for_an_empty_cell(shade: int) -> None:
    page = list(scans.pages(SAMPLE.read_bytes(), scans.kind_of("grey"), 7))[1]
    ready = scanimage.sheet(page, 200)
    lattice, *_ = scanlines.lattices(ready, ocr.frames(ready.grey))[0]
    box = max(lattice.boxes, key=lambda b: (b.row, b.column))
    x0, top, x1, bottom = scancells.bounds(ready, lattice, box)
    assert (ready.ink[top:bottom, x0:x1] > 0).any()
    page[top + 2 : bottom - 2, x0 + 2 : x1 - 2] = shade  # a grey blot, and the print below is no darker
    found = scan.page(page, 200, 1, 10_000)
    (blotted,) = (
        cell for _, _, table in found.page.items if hasattr(table, "boxes")
        for cell in table.boxes if cell.place == f"page 1 table 1 row {box.row + 1} column {box.column + 1}"
    )  # fmt: skip
    assert blotted.confidence < SURE


@pytest.mark.parametrize("kind", ["sealed grey", "sealed bilevel"])
def test_the_ring_of_a_seal_with_characters_is_found_and_what_it_holds_is_doubted(kind: str) -> None:
    try:
        scans.font_file()
    except OSError:
        pytest.skip("needs a Chinese font")
    page = sheet(kind)
    lattice, rulings = scanlines.lattices(page, ocr.frames(page.grey))
    area = np.pi * (0.82 * page.dpi) ** 2
    assert 0.9 < (page.within > 0).sum() / area < 1.15
    stamped = next(table for table in lattice if scancells.is_stamped(page, table))
    read = scancells.read(page, stamped, rulings)
    below = [
        sure for box, (_, sure) in zip(stamped.boxes, read, strict=True)
        if (b := scancells.bounds(page, stamped, box)) and page.within[b[1] : b[3], b[0] : b[2]].any()
    ]  # fmt: skip
    assert len(below) > 10
    assert max(below) < SURE

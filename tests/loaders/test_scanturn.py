"""Which way up a page lies that holds little but a narrow table, and what is said where nobody can tell."""

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
from loaders.readers import ocr, scan, scanimage, scanturn

SAMPLE = Path(__file__).parents[2] / "samples" / "reports" / "hongze_2023.pdf"
Picture = np.ndarray


@pytest.fixture(scope="module")
def narrow() -> Picture:
    """A page with nothing but the right half of table three: columns of figures under upright labels."""
    _, page, *_ = scans.pages(SAMPLE.read_bytes(), scans.KINDS[0], 5)
    height, width = page.shape[:2]
    paper = np.full((height, width), 255, np.uint8)
    part = page[: int(height * 0.6), int(width * 0.62) :, 0]
    paper[: part.shape[0], 100 : 100 + part.shape[1]] = part
    return paper


@pytest.fixture(scope="module")
def noughts() -> Picture:
    """A ruled table of noughts and eights, which look alike any way up."""
    paper = np.full((1200, 1200), 255, np.uint8)
    for at in range(5):
        cv2.line(paper, (300 + 120 * at, 300), (300 + 120 * at, 780), 0, 2)
        cv2.line(paper, (300, 300 + 120 * at), (780, 300 + 120 * at), 0, 2)
    for row in range(4):
        for column in range(4):
            middle = (360 + 120 * column, 360 + 120 * row)
            for shift in [0] if (row + column) % 2 else [-9, 9]:
                cv2.ellipse(paper, (middle[0], middle[1] + shift), (9, 9 if shift else 18), 0, 0, 360, 0, 3)
    return paper


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_narrow_table_is_turned_upright(quarters: int, narrow: Picture) -> None:
    up = scanturn.upright(scanimage.sheet(np.ascontiguousarray(np.rot90(narrow, -quarters)), 200))
    assert (up.quarters, up.sure) == (quarters, True)
    assert up.sheet.grey.shape == narrow.shape


def test_where_nobody_can_tell_the_page_is_doubted_and_so_are_its_cells(noughts: Picture) -> None:
    found = scan.page(noughts, 150, 7, 1000)
    assert ("page_unsure", "page 7") in {(d.code, d.place) for d in found.doubts}
    (table,) = (item for _, _, item in found.page.items if hasattr(item, "boxes"))
    assert {box.text for box in table.boxes} <= {"0", "8", "o", "O", "8.", "", "〓"}
    assert all(box.confidence < SURE for box in table.boxes)


def test_a_page_that_could_lie_either_way_lies_as_the_one_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = scanimage.sheet(np.full((40, 60), 255, np.uint8), 100)
    box = ocr.Frame(10, 10, 20, 20)
    monkeypatch.setattr(ocr, "frames", lambda _: [box])
    said = iter([("69", 0.9), ("", 0.0), ("69", 0.95), ("", 0.0)] * 2)
    monkeypatch.setattr(ocr, "lines", lambda pictures: [ocr.Read(*next(said)) for _ in pictures])
    for before in (0, 2):
        up = scanturn.upright(sheet, before)
        assert (up.quarters, up.sure) == (before, False)


def test_boxes_turn_with_their_page() -> None:
    page = np.zeros((30, 50), np.uint8)
    page[4:9, 20:35] = 255
    for quarters in range(4):
        (box,) = scanturn._turned([ocr.Frame(20, 4, 35, 9)], quarters, page.shape)
        x0, top, x1, bottom = map(int, box)
        turned = np.rot90(page, quarters)
        assert turned[top:bottom, x0:x1].all()
        assert (turned > 0).sum() == (bottom - top) * (x1 - x0)

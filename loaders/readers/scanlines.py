"""The ruling lines of a scanned page, as edges in points, and the lattices they make."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from loaders.readers import pdflattice
from loaders.readers.pdflattice import Edge, Lattice
from loaders.readers.scanimage import Grey, Sheet

_SHORTEST = 0.19  # inches: a shorter stroke may belong to a character
_GAP = 0.012  # inches: dots that are missing in a line
_THICKEST = 0.05  # inches
_TABLE_WIDTH, _TABLE_HEIGHT = 0.15, 0.3  # of the page's width; inches
_TOUCH = 3.0  # points: lines this near meet
_MERGED = (_TOUCH, _TOUCH, 8.0, 8.0)  # points: lines so near are one, and so far apart go on
_ENDS = 4.0  # points: a line ends at another, or it is none


def lattices(page: Sheet, across: Grey, down: Grey) -> list[Lattice]:
    """The ruled tables of a page, top to bottom, by its `strokes`; lengths in points."""
    edges = merge_edges([*_edges(across, "h", page), *_edges(down, "v", page)], *_MERGED)
    edges = _ending(merge_edges([*edges, *(e for part in pdflattice.closing(edges) for e in part)], *_MERGED))
    cells = intersections_to_cells(edges_to_intersections(edges, _TOUCH, _TOUCH))
    tables = [table for table in cells_to_tables(cells) if len(table) > 1]
    return [pdflattice.lattice(t) for t in sorted(tables, key=lambda t: min((c[1], c[0]) for c in t))]


def strokes(page: Sheet) -> tuple[Grey, Grey]:
    """Pictures of the horizontal and of the vertical lines of tables."""
    across, down = _strokes(page, across=True), _strokes(page, across=False)
    reach = round(_TOUCH / page.points)
    joined = cv2.dilate(across | down, np.ones((reach, reach), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    wide = stats[:, cv2.CC_STAT_WIDTH] >= _TABLE_WIDTH * page.ink.shape[1]
    kept = np.where(wide & (stats[:, cv2.CC_STAT_HEIGHT] >= _TABLE_HEIGHT * page.dpi), 255, 0).astype(
        np.uint8
    )
    kept[0] = 0
    tables = kept[labels]
    return across & tables, down & tables


def _strokes(page: Sheet, across: bool) -> Grey:
    def shaped(inches: float) -> Any:
        length = max(3, round(inches * page.dpi))
        return cv2.getStructuringElement(cv2.MORPH_RECT, (length, 1) if across else (1, length))

    closed = cv2.morphologyEx(page.ink, cv2.MORPH_CLOSE, shaped(_GAP))
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, shaped(_SHORTEST)), np.uint8)


def _edges(lines: Grey, orientation: str, page: Sheet) -> list[Edge]:
    """Straight lines as pdfplumber describes them."""
    points = page.points
    _, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    found = []
    for x, y, width, height, _ in stats[1:]:
        thick = height if orientation == "h" else width
        if thick * points > _THICKEST * 72:
            continue
        x0, x1, top, bottom = x * points, (x + width) * points, y * points, (y + height) * points
        if orientation == "h":
            found.append(pdflattice.line(x0, x1, (top + bottom) / 2, (top + bottom) / 2))
        else:
            found.append(pdflattice.line((x0 + x1) / 2, (x0 + x1) / 2, top, bottom))
    return found


def _ending(edges: list[Edge]) -> list[Edge]:
    """Edges whose two ends lie on edges of the other direction: strokes of characters do not."""
    level = [e for e in edges if e["orientation"] == "h"]
    upright = [e for e in edges if e["orientation"] == "v"]

    def on(x: float, y: float, others: list[Edge]) -> bool:
        return any(
            e["x0"] - _ENDS <= x <= e["x1"] + _ENDS and e["top"] - _ENDS <= y <= e["bottom"] + _ENDS
            for e in others
        )

    return [
        e for e in edges
        if on(e["x0"], e["top"], others := upright if e["orientation"] == "h" else level)
        and on(e["x1"], e["bottom"], others)
    ]  # fmt: skip

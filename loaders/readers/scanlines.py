"""The ruling lines of a scanned page, as edges in points, and the lattices they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from loaders.readers import pdflattice
from loaders.readers.ocr import Frame
from loaders.readers.pdflattice import Edge, Lattice
from loaders.readers.scanimage import Grey, Sheet

_SHORTEST = 0.19  # inches: a shorter stroke may belong to a character
_GAP = 0.012  # inches: dots that are missing in a line
_THICKEST = 0.05  # inches
_BELOW = 0.7  # inches: so far a line goes on below something thick
_SHORT = 0.8  # inches: a longer line is one even if an end of it is lost
_SEALED = 100  # of 255: a short stroke that lies so far in the ring or star of a seal is part of it
# Of a line of text's height: strokes no longer than this, not at its rim, are its own; of their length.
_AS_HIGH, _RIM, _COVERED = 3.2, 0.15, 0.7
_TABLE_WIDTH, _TABLE_HEIGHT = 0.15, 0.3  # of the page's width; inches
_TOUCH = 3.0  # points: lines this near meet
_MERGED = (_TOUCH, _TOUCH, 8.0, 8.0)  # points: lines so near are one, and so far apart go on
_ENDS = 4.0  # points: a line ends at another, or it is none
_TRACE = 0.3  # of the dots of a way are inked where a broken line goes on


def lattices(page: Sheet, boxes: Sequence[Frame]) -> tuple[list[Lattice], Grey]:
    """The ruled tables of a page, top to bottom, lengths in points, and a picture of their ruling lines.

    `boxes` are the page's lines of text: a short stroke within one belongs to a character.
    """
    across, down = _strokes(page, across=True), _strokes(page, across=False)
    tables = _tables(page, across | down)
    edges = [*_edges(across & tables, "h", page, boxes), *_edges(down & tables, "v", page, boxes)]
    edges = merge_edges(edges, *_MERGED)
    closed = [e for part in pdflattice.closing(edges) for e in part]
    edges = merge_edges(_ending(merge_edges([*edges, *closed], *_MERGED), page), *_MERGED)
    cells = intersections_to_cells(edges_to_intersections(edges, _TOUCH, _TOUCH))
    found = [table for table in cells_to_tables(cells) if len(table) > 1]
    found.sort(key=lambda t: min((c[1], c[0]) for c in t))
    return [pdflattice.lattice(t) for t in found], (across | down) & _drawn(edges, page)


def _tables(page: Sheet, lines: Grey) -> Grey:
    """Where strokes hang together that are as large as a table."""
    reach = round(_TOUCH / page.points)
    joined = cv2.dilate(lines, np.ones((reach, reach), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    wide = stats[:, cv2.CC_STAT_WIDTH] >= _TABLE_WIDTH * page.dark.shape[1]
    kept = np.where(wide & (stats[:, cv2.CC_STAT_HEIGHT] >= _TABLE_HEIGHT * page.dpi), 255, 0).astype(
        np.uint8
    )
    kept[0] = 0
    return np.asarray(kept[labels], np.uint8)


def _drawn(edges: list[Edge], page: Sheet) -> Grey:
    """The edges as lines as broad as ruling lines stray from them."""
    picture = np.zeros_like(page.dark)
    broad = round(2 * _TOUCH / page.points)
    for e in edges:
        start, end = (
            (round(e[x] / page.points), round(e[y] / page.points))
            for x, y in (("x0", "top"), ("x1", "bottom"))
        )
        cv2.line(picture, start, end, 255, broad)
    return picture


def _strokes(page: Sheet, across: bool) -> Grey:
    """What is long and thin; lines go on below what is thick, as the star of a seal."""

    def shaped(inches: float, along: bool = True) -> Any:
        length = max(3, round(inches * page.dpi))
        return cv2.getStructuringElement(cv2.MORPH_RECT, (length, 1) if across == along else (1, length))

    closed = cv2.morphologyEx(page.dark, cv2.MORPH_CLOSE, shaped(_GAP))
    lines = cv2.morphologyEx(closed, cv2.MORPH_OPEN, shaped(_SHORTEST))
    thick = cv2.morphologyEx(lines, cv2.MORPH_OPEN, shaped(_THICKEST, along=False))
    thin = np.where(thick > 0, 0, lines).astype(np.uint8)
    below = np.where(thick > 0, cv2.morphologyEx(thin, cv2.MORPH_CLOSE, shaped(_BELOW)), 0).astype(np.uint8)
    return thin | below


def _edges(lines: Grey, orientation: str, page: Sheet, boxes: Sequence[Frame]) -> list[Edge]:
    """Straight lines as pdfplumber describes them."""
    # One direction is enough: upright lines are level ones of the page on its side.
    level = orientation == "h"
    if not level:
        lines = lines.T.copy()
    _, labels, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    seal = page.seal if level else page.seal.T
    found = []
    for number, (x, y, width, height, _) in enumerate(stats[1:], start=1):
        stroke = labels[y : y + height, x : x + width] == number
        if width <= _SHORT * page.dpi and seal[y : y + height, x : x + width][stroke].mean() > _SEALED:
            continue
        at = y + _middle(stroke)
        if not _in_text(x, x + width, at, boxes, level):
            found.append(pdflattice.edge(level, *(p * page.points for p in (at, x, x + width))))
    return found


def _middle(stroke: NDArray[np.bool_]) -> float:
    """How far below its box's top a level stroke runs in the main."""
    rows = np.arange(stroke.shape[0])[:, None]
    return float(np.median((stroke * rows).sum(axis=0) / np.maximum(stroke.sum(axis=0), 1))) + 0.5


def _in_text(start: float, end: float, at: float, boxes: Sequence[Frame], level: bool) -> bool:
    """Whether a short stroke lies mostly within lines of text, and not at their rim."""
    covered = 0.0
    for box in boxes:
        high = min(box.x1 - box.x0, box.bottom - box.top)
        x0, x1, top, bottom = box.x0, box.x1, box.top, box.bottom
        if not level:
            x0, x1, top, bottom = top, bottom, x0, x1
        rim = _RIM * high
        if end - start <= _AS_HIGH * high and top + rim < at < bottom - rim:
            covered += max(0.0, min(end, x1) - max(start, x0))
    return covered >= _COVERED * (end - start)


def _ending(edges: list[Edge], page: Sheet) -> list[Edge]:
    """Edges from crossing to crossing: strokes of characters have none.

    The broken end of a long edge goes on to the next edge of the other direction where ink shows the way, any
    other is cut off; a short edge without a crossing at both its ends is no line.
    """
    found = []
    for edge in edges:
        level = edge["orientation"] == "h"
        at, start, end = _span(edge)
        spans = [_span(e) for e in edges if e["orientation"] != edge["orientation"]]
        crossings = sorted(o for o, first, last in spans if first - _ENDS <= at <= last + _ENDS)
        kept = [c for c in crossings if start - _ENDS <= c <= end + _ENDS]
        if end - start > _SHORT * 72:
            ink = page.dark if level else page.dark.T
            before = [c for c in crossings if c < start - _ENDS][-1:]
            after = [c for c in crossings if c > end + _ENDS][:1]
            if not kept or kept[0] > start + _ENDS:
                kept = [c for c in before if _shown(ink, at, c, start, page.points)] + kept
            if not kept or kept[-1] < end - _ENDS:
                kept += [c for c in after if _shown(ink, at, end, c, page.points)]
        elif kept and (kept[0] > start + _ENDS or kept[-1] < end - _ENDS):
            continue
        if kept and kept[-1] - kept[0] > _ENDS:
            found.append(pdflattice.edge(level, at, kept[0], kept[-1]))
    return found


def _span(edge: Edge) -> tuple[float, float, float]:
    """Where an edge lies, where it starts and where it ends: y, x and x, or x, y and y."""
    names = ("top", "x0", "x1") if edge["orientation"] == "h" else ("x0", "top", "bottom")
    return edge[names[0]], edge[names[1]], edge[names[2]]


def _shown(ink: Grey, at: float, start: float, end: float, points: float) -> bool:
    """Whether most dots of a way, a little to and fro, are inked."""
    y, x0, x1 = (round(length / points) for length in (at, start, end))
    return bool(ink[max(y - 1, 0) : y + 2, x0:x1].any(axis=0).mean() >= _TRACE)

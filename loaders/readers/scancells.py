"""The texts of the cells of a scanned table, and how sure they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from loaders.readers import ocr
from loaders.readers.ocr import Read
from loaders.readers.pdflattice import Box, Lattice
from loaders.readers.pdftext import Line, cell_text
from loaders.readers.scanimage import Grey, Sheet

_INSIDE = 0.012  # inches: so far from the middle of a ruling line its dots may reach
# So long (of a cell's side) and so thin (inches) at the rim is a piece of a ruling line.
_RESIDUE, _THIN = 0.35, 0.02
_WHOLE = 0.95  # of a cell's side: no character reaches so far
_BETWEEN_LINES = 0.014  # inches without ink part two lines of a cell
_LOWEST = 0.03  # inches: anything lower is no line of characters, unless it is all there is
_AROUND = 0.25  # of a line's height: paper left around it
_HEIGHT = 48  # pixels: what the engine scales a line to
_WORDS = re.compile(r"[\u3400-\u4dff\u4e01-\u9fff]")  # 一 may be a dash
_FIGURE = re.compile(r"[0-9.,/—-]+%?")
_STROKES = frozenset("1Il|7")
_SLASH, _DARK = 0.85, 150  # a stroke so slanted is “/”, which the engine takes for 1 when it stands alone
_BELOW_SEAL = 0.85  # nothing below a seal without colours is surer: a light stroke may be hidden altogether
#: What stands for something printed that nobody could read.
UNREAD = "〓"


@dataclass(frozen=True, slots=True)
class _Strip:
    """One line of a cell: where it stands in the page, in pixels."""

    box: int
    x0: int
    top: int
    x1: int
    bottom: int


def read(page: Sheet, lattice: Lattice, rulings: Grey) -> list[tuple[str, float]]:
    """Text and confidence of every box of a lattice; an empty box has no text and no doubt."""
    # With the steps of a line that was laid straight.
    wide = cv2.dilate(rulings, np.ones((5, 5), np.uint8)) > 0
    ink = np.where(wide, 0, page.ink).astype(np.uint8)
    unruled = np.where(wide, 255, page.faded).astype(np.uint8)
    strips = [strip for i, box in enumerate(lattice.boxes) for strip in _strips(ink, page, lattice, box, i)]
    reads = _reads([picture(unruled, s.x0, s.top, s.x1, s.bottom) for s in strips])
    within: list[list[tuple[_Strip, Read]]] = [[] for _ in lattice.boxes]
    for strip, one in zip(strips, reads, strict=True):
        within[strip.box].append((strip, one))
    return [
        _below_seal(page, lattice, box, *_joined(page, lattice.width(box), found))
        for box, found in zip(lattice.boxes, within, strict=True)
    ]


def _reads(pictures: Sequence[Grey]) -> list[Read]:
    """Read lines; those that are neither words nor figures are looked at again as figures."""
    reads = ocr.lines(pictures)
    odd = [
        i for i, one in enumerate(reads) if not _WORDS.search(one.text) and not _FIGURE.fullmatch(one.text)
    ]
    for i, again in zip(odd, ocr.lines([pictures[i] for i in odd], figures=True), strict=True):
        if _FIGURE.fullmatch(again.text) and len(again.text) == len(reads[i].text.replace(" ", "")):
            reads[i] = again
    for i, one in enumerate(reads):
        if one.text in _STROKES and (slant := _slant(pictures[i])) > _SLASH:
            reads[i] = Read("/", slant)
    return reads


def _slant(line: Grey) -> float:
    """How nearly the ink of a picture lies on one line from lower left to upper right, 0 to 1."""
    ys, xs = np.nonzero(line < _DARK)
    if len(set(xs.tolist())) < 2 or len(set(ys.tolist())) < 2:
        return 0.0
    return max(0.0, -float(np.corrcoef(xs, ys)[0, 1]))


def bounds(page: Sheet, lattice: Lattice, box: Box) -> tuple[int, int, int, int]:
    """The box in pixels, without its ruling lines: left, top, right, bottom."""
    inside = _INSIDE * page.dpi
    rows, columns = lattice.row_edges, lattice.column_edges
    x0, x1 = (
        columns[box.column] / page.points + inside,
        columns[box.column + box.colspan] / page.points - inside,
    )
    top, bottom = rows[box.row] / page.points + inside, rows[box.row + box.rowspan] / page.points - inside
    return round(x0), round(top), max(round(x1), round(x0) + 1), max(round(bottom), round(top) + 1)


def _strips(ink: Grey, page: Sheet, lattice: Lattice, box: Box, number: int) -> Iterator[_Strip]:
    x0, top, x1, bottom = bounds(page, lattice, box)
    inside = _without_residue(ink[top:bottom, x0:x1], _THIN * page.dpi)
    for first, last in _runs(np.asarray(inside.any(axis=1)), _BETWEEN_LINES * page.dpi, _LOWEST * page.dpi):
        columns = np.flatnonzero(inside[first:last].any(axis=0))
        yield _Strip(number, x0 + int(columns[0]), top + first, x0 + int(columns[-1]) + 1, top + last)


def _without_residue(ink: Grey, thin: float) -> Grey:
    """The ink of a cell without what its ruling lines left at the rim."""
    height, width = ink.shape
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    gone = []
    for number, (x, y, across, down, _) in enumerate(stats[1:], start=1):
        if x and y and x + across < width and y + down < height:
            continue  # nowhere at the rim
        long = across > _RESIDUE * width or down > _RESIDUE * height
        is_whole = across >= _WHOLE * width or down >= _WHOLE * height
        if (long and min(across, down) <= thin) or is_whole:
            gone.append(number)
    return np.where(np.isin(labels, gone), 0, ink).astype(np.uint8) if gone else ink


def _runs(inked: NDArray[np.bool_], gap: float, lowest: float) -> list[tuple[int, int]]:
    """Rows of dots that make lines: from and to."""
    rows = np.flatnonzero(inked)
    if not rows.size:
        return []
    cuts = np.flatnonzero(np.diff(rows) > max(gap, 1)) + 1
    found = [(int(part[0]), int(part[-1]) + 1) for part in np.split(rows, cuts)]
    high = [run for run in found if run[1] - run[0] >= lowest]
    return high or [(found[0][0], found[-1][1])]


def picture(grey: Grey, x0: int, top: int, x1: int, bottom: int) -> Grey:
    """A line as the engine likes it: paper around it, 48 dots high."""
    piece = grey[max(top, 0) : bottom, max(x0, 0) : x1]
    around = max(2, round(_AROUND * piece.shape[0]))
    white = int(np.percentile(piece, 90))
    framed = cv2.copyMakeBorder(piece, around, around, around, around, cv2.BORDER_CONSTANT, value=white)
    scale = _HEIGHT / framed.shape[0]
    width = max(round(framed.shape[1] * scale), _HEIGHT // 2)
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(framed, (width, _HEIGHT), interpolation=how), np.uint8)


def _joined(page: Sheet, width: float, found: Sequence[tuple[_Strip, Read]]) -> tuple[str, float]:
    if not found:
        return "", 1.0
    lines = [
        Line(
            one.text or UNREAD, strip.x0 * page.points, strip.x1 * page.points, strip.top * page.points,
            strip.bottom * page.points, (strip.bottom - strip.top) * page.points,
        )
        for strip, one in found
    ]  # fmt: skip
    sure = min(one.confidence if one.text else 0.0 for _, one in found)
    return cell_text(lines, width), ocr.certainty(sure)


def is_stamped(page: Sheet, lattice: Lattice) -> bool:
    """Whether a seal scanned without colours lies over a table: its labels may be lost below it."""
    rows, columns = (
        [round(edge / page.points) for edge in e] for e in (lattice.row_edges, lattice.column_edges)
    )
    return bool(page.within[rows[0] : rows[-1], columns[0] : columns[-1]].any())


def _below_seal(page: Sheet, lattice: Lattice, box: Box, text: str, sure: float) -> tuple[str, float]:
    """A reading as sure as it can be below a blot or within a seal's ring, even if nothing was read."""
    x0, top, x1, bottom = bounds(page, lattice, box)
    stamped = page.seal[top:bottom, x0:x1].any() or page.within[top:bottom, x0:x1].any()
    return text, min(sure, _BELOW_SEAL) if stamped else sure

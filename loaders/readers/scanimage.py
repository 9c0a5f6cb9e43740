"""A scanned page made ready: coloured ink faded, laid straight, ink told from paper.

Pictures are NumPy arrays of height x width, 8 bits, 255 for white.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from loaders.readers import sealring

Grey = NDArray[np.uint8]

_SKEW = 5.0  # degrees: no page lies more askew than this
_SMALL = 900  # pixels: the longer side of the picture by which the skew is found
_STEPS = (0.5, 0.1, 0.02)  # degrees
_NO_SKEW = 0.03  # degrees: turning costs sharpness
_WINDOW = 0.18  # inches: what ink is compared with
_RED, _BRIGHT = 40, 130  # levels by which red exceeds the other colours of a seal, and red itself
_REDDISH, _PALE = 15, 150  # the same at the rim of its strokes
_DARKER = 14  # grey levels by which ink is darker than the paper around it
_BLOT, _TIP = 0.14, 0.015  # inches: ink this thick both ways is no character but a star; its tips are thinner
_ACROSS = 0.04  # inches: a ruling line may part a tip from its star
_BLOT_SHADE = 0.65  # of the paper: shaded cells are lighter
_RIM = 0.01  # inches to which the edge of a stroke is blurred
_ALONG = 0.45  # of its radius: so far from its rim are the characters of a seal
_MAIN = 10  # of a hundred dots of print are darker than the seal, or nothing tells them apart
_SEE_THROUGH = 20  # grey levels by which a blot is lighter than print: what lies below it still shows
_SPOT = 0.004  # square of this many inches: anything smaller is dust


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page laid straight.

    Attributes:
        grey: as it looks without colours.
        faded: without red ink and without grey seals: they lie over tables.
        ink: 255 where the faded page has ink, 0 elsewhere.
        dark: the same with grey seals: ruling lines go on below them.
        seal: 255 where the ring, the star or a character of a seal is, or any blot.
        within: 255 where a ring is and what it surrounds.
        dpi: dots an inch.
        skew: degrees by which the page was turned back, counter-clockwise.
    """

    grey: Grey
    faded: Grey
    ink: Grey
    dark: Grey
    seal: Grey
    within: Grey
    dpi: float
    skew: float

    @property
    def points(self) -> float:
        """Points a pixel."""
        return 72 / self.dpi


def sheet(picture: NDArray[np.uint8], dpi: float) -> Sheet:
    """Make a page ready; `picture` is height x width x 3 (RGB), or height x width."""
    grey = picture if picture.ndim == 2 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    faded = grey if picture.ndim == 2 else _faded(picture)
    skew = _skew(faded)
    if abs(skew) >= _NO_SKEW:
        same = faded is grey
        grey = _turned(grey, skew)
        faded = grey if same else _turned(faded, skew)
    smooth = np.asarray(cv2.GaussianBlur(faded, (3, 3), 0), np.uint8)
    dark = _ink(smooth, dpi)
    rings, within = sealring.rings(dark, dpi)
    blots = _blots(smooth, dpi)
    letters = _letters(smooth, dark, rings, within)
    dark, seal = np.asarray(dark | blots, np.uint8), np.asarray(rings | blots | letters, np.uint8)
    hidden = _hidden(faded, smooth, dark, np.asarray(seal & within, np.uint8), dpi) | (letters > 0)
    faded, ink = np.where(hidden, 255, faded).astype(np.uint8), np.where(hidden, 0, dark).astype(np.uint8)
    return Sheet(grey, faded, ink, dark, seal, within, dpi, skew)


def turned(page: Sheet, quarters: int) -> Sheet:
    """The page turned by quarters of a circle, counter-clockwise."""
    grey, faded, ink, dark, seal, within = (
        np.ascontiguousarray(np.rot90(picture, quarters))
        for picture in (page.grey, page.faded, page.ink, page.dark, page.seal, page.within)
    )
    return Sheet(grey, faded, ink, dark, seal, within, page.dpi, page.skew)


def _faded(picture: NDArray[np.uint8]) -> Grey:
    """The red channel, in which red ink is nearly white, and white where a dot is plainly red or beside one.

    Pressed pictures keep colours coarsely: the rim of a stroke is less red than the stroke.
    """
    red, green, blue = (picture[:, :, i].astype(np.int16) for i in range(3))
    redder = red - np.maximum(green, blue)
    seal = np.where((redder > _RED) & (red > _BRIGHT), 1, 0).astype(np.uint8)
    beside = cv2.dilate(seal, np.ones((5, 5), np.uint8)) > 0
    return np.where(beside & (redder > _REDDISH) & (red > _PALE), 255, red).astype(np.uint8)


def _skew(grey: Grey) -> float:
    """Degrees that lay the page straight: then its lines fall into the fewest rows of dots."""
    share = min(1.0, _SMALL / max(grey.shape))
    small = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    dark = (255 - small).astype(np.float32)
    dark -= dark.mean()
    found, reach = 0.0, _SKEW
    for step in _STEPS:
        angles = np.arange(found - reach, found + reach + step / 2, step)
        found = float(max(angles, key=lambda angle: _sharpness(dark, float(angle))))
        reach = step
    return found


def _sharpness(dark: NDArray[np.float32], angle: float) -> float:
    rows = _turned(dark, angle, 0.0).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())


def _turned(picture: NDArray[Any], angle: float, paper: float = 255.0) -> NDArray[Any]:
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return np.asarray(cv2.warpAffine(picture, turn, (width, height), borderValue=paper), picture.dtype)


def _ink(smooth: Grey, dpi: float) -> Grey:
    """What of a smoothed page is darker than the paper around it, dust left out."""
    window = max(15, round(_WINDOW * dpi) | 1)
    local = cv2.adaptiveThreshold(
        smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, _DARKER
    )
    least = max(4, round((_SPOT * dpi) ** 2 * 9))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(local, connectivity=8)
    kept = np.zeros(count, np.uint8)
    kept[1:] = np.where(stats[1:, cv2.CC_STAT_AREA] >= least, 255, 0)
    return np.asarray(kept[labels], np.uint8)


def _blots(smooth: Grey, dpi: float) -> Grey:
    """What of a smoothed page is dark and thick both ways, with its thin tips; print in it is none of it."""
    dark = np.where(smooth < _BLOT_SHADE * np.median(smooth), 255, 0).astype(np.uint8)
    thick = _opened(dark, _BLOT * dpi)
    if not thick.any():
        return thick
    lighter = smooth > np.median(smooth[thick > 0]) - _DARKER
    thin = _opened(np.where(lighter, dark, 0).astype(np.uint8), _TIP * dpi)
    across = np.ones((round(_ACROSS * dpi) | 1,) * 2, np.uint8)
    count, labels = cv2.connectedComponents(cv2.dilate(thin, across))
    kept = np.zeros(count, np.uint8)
    kept[np.unique(labels[thick > 0])] = 255
    kept[0] = 0
    return np.asarray(kept[labels] & thin, np.uint8)


def _letters(smooth: Grey, dark: Grey, rings: Grey, within: Grey) -> Grey:
    """The characters along a ring: ink as light as it is, away from the rims of print, which are light, too.

    There are none that could be told where print is no darker than the seal.
    """
    core = cv2.erode(rings, np.ones((3, 3), np.uint8)) > 0
    print_alone = (dark > 0) & (within == 0)
    if not core.any() or not print_alone.any():
        return np.zeros_like(rings)
    level = float(np.median(smooth[core])) - _DARKER
    if np.percentile(smooth[print_alone], _MAIN) > level:
        return np.zeros_like(rings)
    inward = cv2.distanceTransform(within, cv2.DIST_L2, 3)
    along = (inward > 0) & (inward < _ALONG * inward.max())
    print_near = cv2.dilate(np.where(smooth <= level, dark, 0).astype(np.uint8), np.ones((5, 5), np.uint8))
    return np.where(along & (dark > 0) & (print_near == 0), 255, 0).astype(np.uint8)


def _opened(ink: Grey, side: float) -> Grey:
    """What of the ink is as thick as this, both ways."""
    return np.asarray(
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((max(3, round(side)),) * 2, np.uint8)), np.uint8
    )


def _hidden(grey: Grey, smooth: Grey, dark: Grey, seal: Grey, dpi: float) -> NDArray[np.bool_]:
    """Where a seal scanned without colours hides the paper, though not the print, which is darker.

    A seal as dark as print is no such place: nobody can tell what it hides.
    """
    core = cv2.erode(seal, np.ones((3, 3), np.uint8)) > 0
    if not core.any():
        return core
    near = cv2.dilate(seal, np.ones((round(_RIM * dpi) * 2 + 1,) * 2, np.uint8))
    window = (round(_WINDOW * dpi) | 1,) * 2
    share = cv2.blur(core.astype(np.float32), window)
    level = cv2.blur(np.where(core, grey, 0).astype(np.float32), window) / np.maximum(share, 1e-6)
    darkest = float(np.percentile(grey[(dark > 0) & (near == 0)], 1))
    return (near > 0) & (level > darkest + _SEE_THROUGH) & (smooth > level - _DARKER)

"""The rings of round seals, where no colour tells them from print."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

_COARSE = 75  # dots an inch at which circles are looked for
_RADII = (0.6, 1.1)  # inches; seals of offices are 3.8 to 5 cm wide
_CANDIDATES = 12
# Characters along a ring have circles of their own: coarse cells and wide distances would let them win.
_APART, _VOTES = 10, 30
_STEPS = 720
_INKED = 0.8  # of its circumference: characters and ruling lines never make so much
_BAND = 0.02  # inches to either side of the middle of the ring


def rings(ink: Grey, dpi: float) -> tuple[Grey, Grey]:
    """Pictures (height x width) of the rings among the ink, and of what they surround."""
    share = _COARSE / dpi
    small = cv2.resize(ink, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    least, most = (round(radius * _COARSE) for radius in _RADII)
    circles = cv2.HoughCircles(
        small, cv2.HOUGH_GRADIENT, 1, _APART, param1=100, param2=_VOTES, minRadius=least, maxRadius=most
    )
    found, within = np.zeros_like(ink), np.zeros_like(ink)
    for x, y, radius in [] if circles is None else circles[0][:_CANDIDATES] / share:
        x, y, radius, inked = _fitted(ink, float(x), float(y), float(radius), 1 / share)
        if inked >= _INKED:
            cv2.circle(found, (round(x), round(y)), round(radius), 255, max(3, round(2 * _BAND * dpi)))
            cv2.circle(within, (round(x), round(y)), round(radius + 2 * _BAND * dpi), 255, -1)
    return found & ink, within


def _fitted(ink: Grey, x: float, y: float, radius: float, reach: float) -> tuple[float, float, float, float]:
    """The circle nearby of which most is inked, and the share."""
    best = (x, y, radius, _inked(ink, x, y, radius))
    while reach >= 0.5:
        x, y, radius, _ = best
        tries = [
            (x + dx * reach, y + dy * reach, radius + dr * reach)
            for dx in (-1, 0, 1) for dy in (-1, 0, 1) for dr in (-1, 0, 1)
        ]  # fmt: skip
        better = max(((*c, _inked(ink, *c)) for c in tries), key=lambda c: c[3])
        if better[3] > best[3]:
            best = better
        else:
            reach /= 2
    return best


def _inked(ink: Grey, x: float, y: float, radius: float) -> float:
    """How much of a circle is inked."""
    angles = np.linspace(0, 2 * np.pi, _STEPS, endpoint=False)
    xs, ys = (
        np.rint(x + radius * np.cos(angles)).astype(int),
        np.rint(y + radius * np.sin(angles)).astype(int),
    )
    inside = (xs >= 0) & (ys >= 0) & (xs < ink.shape[1]) & (ys < ink.shape[0])
    return float((ink[ys[inside], xs[inside]] > 0).sum() / _STEPS)

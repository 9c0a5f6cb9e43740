"""Pages of a PDF that are pictures, drawn at the fineness they were scanned with."""

from __future__ import annotations

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2 import raw as pdfium

from loaders.readers import scan
from loaders.readers.scan import Scanned

_COARSEST, _USUAL, _FINEST = 150, 200, 300  # dots an inch
_MOST_DOTS = 40_000_000


class Pages:
    """The pictured pages of a PDF, which is open till `close`."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._turn = 0

    def read(self, number: int, budget: int) -> Scanned:
        """Read a page that is a picture; `number` counts from 1.

        Raises UnreadableError: `ocr_failed`.
        """
        found = scan.page(*_drawn(self._document[number - 1]), number, budget, self._turn)
        self._turn = found.turn
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()


def _drawn(page: pypdfium2.PdfPage) -> tuple[NDArray[np.uint8], float]:
    """A page as a picture, and its dots an inch."""
    width, height = page.get_size()
    dpi = min(_fineness(page), 72 * (_MOST_DOTS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True).to_numpy()
    picture = np.ascontiguousarray(bitmap[:, :, :3] if bitmap.ndim == 3 else bitmap)
    page.close()
    return picture, dpi


def _fineness(drawn: pypdfium2.PdfPage) -> float:
    """Dots an inch of the largest picture on the page, within what reads well."""
    finest = 0.0
    for thing in drawn.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, _, right, _ = thing.get_bounds()
        dots, _ = thing.get_px_size()
        if right - left > drawn.get_width() / 3:
            finest = max(finest, dots / (right - left) * 72)
    return min(max(finest, _COARSEST), _FINEST) if finest else _USUAL

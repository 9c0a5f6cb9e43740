"""Pictures of pages: TIFF (of many pages), PNG, JPEG, GIF, BMP, WebP."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from loaders import watching
from loaders.document import Document, Doubt, UnreadableError
from loaders.limits import Limits
from loaders.readers import pdfflow, scan
from loaders.readers.pdfflow import Page

_PAPER = (8.27, 11.69)  # inches: A4, where a file does not tell how fine it was scanned
_BELIEVED = range(72, 1201)  # dots an inch
_FINEST = 300  # dots an inch: more cost time and show nothing
_LEAST = (400, 80)  # dots: a smaller picture is neither a page nor a table
_MOST_DOTS = 100_000_000
_BROKEN = (OSError, ValueError, SyntaxError, EOFError)


def read(data: bytes, kind: str, limits: Limits) -> Document:
    """Read the pages of a picture file of the media type `kind`.

    Raises UnreadableError: `file_unreadable`, `picture_too_large`, `ocr_failed`.
    """
    pages: list[Page] = []
    doubts: list[Doubt] = []
    pictures: dict[str, bytes] = {}
    budget, turn = limits.max_grid_cells, 0
    for number, (picture, dpi) in enumerate(_frames(data), start=1):
        if number > limits.max_pages:
            doubts.append(Doubt("page_limit", "file", f"> {limits.max_pages}"))
            break
        watching.page(number)
        found = scan.page(picture, dpi, number, budget, turn)
        budget, turn = budget - found.cells, found.turn
        pages.append(found.page)
        doubts += found.doubts
        pictures |= found.pictures
    blocks, joined = pdfflow.blocks(pages)
    return Document(tuple(blocks), "scan", kind, {}, (*doubts, *joined), pictures)


def _frames(data: bytes) -> Iterator[tuple[Any, float]]:
    """Each page as an array, and its dots an inch."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # bombs are refused below, damaged tags do not matter
            with Image.open(io.BytesIO(data)) as image:
                for frame in ImageSequence.Iterator(image):
                    yield _array(frame)
    except Image.DecompressionBombError as error:
        raise UnreadableError("picture_too_large", f"> {2 * (Image.MAX_IMAGE_PIXELS or 0):,}") from error
    except UnidentifiedImageError as error:
        raise UnreadableError("file_unreadable", "picture") from error
    except _BROKEN as error:
        raise UnreadableError("file_unreadable", f"picture: {error}"[:200]) from error


def _array(frame: Image.Image) -> tuple[Any, float]:
    width, height = frame.size
    if width * height > _MOST_DOTS:
        raise UnreadableError("picture_too_large", f"{width} × {height}")
    if max(width, height) < _LEAST[0] or min(width, height) < _LEAST[1]:
        raise UnreadableError("format_unknown", f"picture of {width} × {height} dots")
    dpi = _fineness(frame)
    shown = ImageOps.exif_transpose(frame)
    if "A" in shown.getbands() or "transparency" in shown.info:
        clear = shown.convert("RGBA")
        shown = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    shown = shown.convert("L" if shown.mode in ("1", "L", "I;16") else "RGB")
    if dpi > _FINEST:
        coarser = _FINEST / dpi
        size = round(shown.width * coarser), round(shown.height * coarser)
        shown, dpi = shown.resize(size, Image.Resampling.LANCZOS), _FINEST
    return np.asarray(shown), dpi


def _fineness(frame: Image.Image) -> float:
    """Dots an inch, as the file tells where that can be believed: 96 is what ignorant programs write."""
    told = float(frame.info.get("dpi", (0, 0))[0] or 0)
    width, height = sorted(frame.size)
    guessed = max(width / _PAPER[0], height / _PAPER[1])
    if round(told) in _BELIEVED and 0.6 < told / guessed < 1.7:
        return told
    return guessed

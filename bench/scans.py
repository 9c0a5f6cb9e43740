"""Printed pages as a scanner would give them: turned, spotted, stamped, pressed; seeded.

    python -m bench.scans FOLDER FILE.pdf…      every kind of scan of every file, as PDF without a text layer

Reports are accepted in any format that LibreOffice or the browser prints; `docs/accuracy.md` says how well
Gouji reads what comes out (`make ocr-accuracy`).
"""

from __future__ import annotations

import argparse
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Picture = NDArray[np.uint8]  # height x width x 3, RGB

_STAMP_RED = (214, 44, 48)
_JPEG_OF_A_COPIER = 60
_NAME, _NUMBER = "某某市某某区人民政府办公室", "3208290012345"
_FONTS = ("NotoSansCJK-Bold.ttc", "NotoSerifCJK-Bold.ttc", "NotoSansCJK-Regular.ttc", "wqy-zenhei.ttc")


@dataclass(frozen=True, slots=True)
class Kind:
    """How paper is scanned.

    Attributes:
        dpi: dots an inch.
        bilevel: black and white only, as fax machines and old copiers do.
        turned: degrees by which each page lies askew, one way or the other.
        noise: standard deviation of the grain, of 255.
        jpeg: quality of JPEG, 0 for a lossless file.
        stamped: a round red seal over the tables.
        lettered: the seal bears a name and a number along its ring, as seals of offices do.
        coloured: false for a grey scan.
        seal: where its middle lies, in shares of the page's width and height.
    """

    name: str
    dpi: int = 200
    bilevel: bool = False
    turned: float = 0.0
    noise: float = 0.0
    jpeg: int = 0
    stamped: bool = False
    lettered: bool = False
    coloured: bool = False
    seal: tuple[float, float] = (0.55, 0.5)


KINDS = (
    Kind("grey"),
    Kind("bilevel", bilevel=True),
    Kind("turned", turned=1.5, noise=6),
    Kind("turned bilevel", bilevel=True, turned=1.5, noise=10),
    Kind("pressed", noise=8, jpeg=_JPEG_OF_A_COPIER),
    Kind("stamped", turned=1.5, noise=8, jpeg=_JPEG_OF_A_COPIER, stamped=True, coloured=True),
    Kind("stamped grey", turned=1.5, noise=8, jpeg=_JPEG_OF_A_COPIER, stamped=True),
    Kind("sealed", turned=1.5, noise=8, jpeg=_JPEG_OF_A_COPIER, stamped=True, lettered=True, coloured=True),
    Kind("sealed grey", turned=1.5, noise=8, jpeg=_JPEG_OF_A_COPIER, stamped=True, lettered=True),
    Kind("sealed bilevel", bilevel=True, turned=1.5, noise=8, stamped=True, lettered=True),
    Kind("150 dpi", dpi=150, turned=1.5, noise=6, jpeg=_JPEG_OF_A_COPIER),
    Kind("300 dpi turned 3°", dpi=300, turned=3.0, noise=6),
)


def kind_of(name: str) -> Kind:
    """A kind by its name; raises KeyError for none."""
    return {kind.name: kind for kind in KINDS}[name]


def pages(pdf: bytes, kind: Kind, seed: int) -> Iterator[Picture]:
    """The pages of a PDF as scanned."""
    chance = np.random.default_rng(seed)
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            drawn = document[number].render(scale=kind.dpi / 72).to_numpy()
            yield scanned(np.ascontiguousarray(drawn[:, :, :3][:, :, ::-1]), kind, chance)


def scanned(page: Picture, kind: Kind, chance: np.random.Generator) -> Picture:
    """One page as scanned."""
    if kind.stamped:
        page = _stamped(page, kind)
    if kind.turned:
        page = _turned(page, kind.turned * float(chance.choice((-1, 1))))
    if not kind.coloured:
        page = np.repeat(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)[:, :, None], 3, axis=2)
    if kind.noise:
        blurred = cv2.GaussianBlur(page, (3, 3), 0.6).astype(np.float32)
        grain = chance.normal(0, kind.noise, page.shape[:2]).astype(np.float32)
        page = np.clip(blurred + grain[:, :, None], 0, 255).astype(np.uint8)
    if kind.bilevel:
        page = np.where(page > 160, 255, 0).astype(np.uint8)
    return page


def _turned(page: Picture, degrees: float) -> Picture:
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250))


def _stamped(page: Picture, kind: Kind) -> Picture:
    """A seal of 4 cm, a ring with a star, where the tables are: ink that darkens what lies below."""
    height, width = page.shape[:2]
    radius = int(kind.dpi * 0.8)
    middle = (int(width * kind.seal[0]), int(height * kind.seal[1]))
    seal = np.full_like(page, 255)
    cv2.circle(seal, middle, radius, _STAMP_RED, max(2, kind.dpi // 40))
    points = [
        (int(middle[0] + r * np.sin(a)), int(middle[1] - r * np.cos(a)))
        for a, r in ((i * np.pi / 5, radius * (0.3 if i % 2 == 0 else 0.12)) for i in range(10))
    ]
    cv2.fillPoly(seal, [np.array(points, np.int32)], _STAMP_RED)
    if kind.lettered:
        seal = _lettered(seal, middle, radius)
    return np.minimum(page, seal)


def _lettered(seal: Picture, middle: tuple[int, int], radius: int) -> Picture:
    """The seal with its office's name along the upper part of the ring, and its number along the lower."""
    image = Image.fromarray(seal)
    for text, size, start, end in ((_NAME, 0.2, -125, 125), (_NUMBER, 0.09, 215, 145)):
        font = ImageFont.truetype(font_file(), round(radius * size))
        side = font.size * 2
        for at, sign in enumerate(text):
            angle = start + (end - start) * at / (len(text) - 1)
            upright = 0 if start < end else 180
            tile = Image.new("L", (side, side))
            ImageDraw.Draw(tile).text((side // 2, side // 2), sign, 255, font, anchor="mm")
            tile = tile.rotate(upright - angle, Image.Resampling.BICUBIC)
            away = radius * (0.94 - size / 2)
            x = middle[0] + away * math.sin(math.radians(angle))
            y = middle[1] - away * math.cos(math.radians(angle))
            image.paste(_STAMP_RED, (round(x - side / 2), round(y - side / 2)), tile)
    return np.asarray(image)


def font_file() -> str:
    """A font of this machine that has Chinese characters.

    Raises OSError where none is installed.
    """
    for name in _FONTS:
        try:
            return str(ImageFont.truetype(name, 20).path)
        except OSError:
            continue
    raise OSError("no Chinese font: apt install fonts-noto-cjk")


def picture(page: Picture, kind: Kind) -> Image.Image:
    """The page as an image with the depth of its kind."""
    image = Image.fromarray(page)
    return image.convert("1") if kind.bilevel else image if kind.coloured else image.convert("L")


def document(pdf: bytes, kind: Kind, seed: int = 1) -> bytes:
    """A PDF without a text layer, whose pages are the scans of another's."""
    import reportlab.pdfgen.canvas
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    canvas = reportlab.pdfgen.canvas.Canvas(out, invariant=1)
    for page in pages(pdf, kind, seed):
        image = picture(page, kind)
        width, height = (side * 72 / kind.dpi for side in image.size)
        canvas.setPageSize((width, height))
        source = image
        if kind.jpeg:
            source = io.BytesIO()
            image.save(source, "JPEG", quality=kind.jpeg)
        canvas.drawImage(ImageReader(source), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def main() -> None:
    """Write every kind of scan of the files named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where to write")
    parser.add_argument("files", type=Path, nargs="+", help="PDF files")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for file in asked.files:
        for number, kind in enumerate(KINDS):
            target = asked.folder / f"{file.stem} {kind.name}.pdf"
            target.write_bytes(document(file.read_bytes(), kind, number))
            print(target)


if __name__ == "__main__":
    main()

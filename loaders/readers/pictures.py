"""Which bytes are a picture."""

from __future__ import annotations

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n", "image/png"), (0, b"\xff\xd8\xff", "image/jpeg"), (0, b"GIF8", "image/gif"),
    (0, b"II*\x00", "image/tiff"), (0, b"MM\x00*", "image/tiff"), (8, b"WEBP", "image/webp"),
)  # fmt: skip


def media_type(data: bytes) -> str | None:
    """The media type of a picture, by its first bytes; None for anything else."""
    if data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00":
        return "image/bmp"
    return next((kind for at, sign, kind in _SIGNATURES if data.startswith(sign, at)), None)

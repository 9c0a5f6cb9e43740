"""Readers: one per file format, chosen by content; each yields a `Document` and knows no law.

A reader is imported only when a file needs it, so that reading one HTML page stays quick.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from loaders.document import Document, Paragraph, UnreadableError
from loaders.limits import Limits

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024

# Formats that we recognise only to name them: (offset, signature, name).
_KNOWN_OTHERS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n", "PNG image"),
    (0, b"\xff\xd8\xff", "JPEG image"),
    (0, b"GIF8", "GIF image"),
    (0, b"II*\x00", "TIFF image"),
    (0, b"MM\x00*", "TIFF image"),
    (8, b"WEBP", "WebP image"),
    (0, b"{\\rtf", "RTF"),
    (0, b"Rar!\x1a\x07", "RAR archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (0, b"\x1f\x8b\x08", "gzip archive"),
    (0, b"AT&TFORM", "DjVu"),
    (0, b"SQLite format 3\x00", "SQLite database"),
    (0, b"%!PS", "PostScript"),
    (4, b"ftyp", "video or HEIC image"),
)
# Streams inside a compound file, by their UTF-16 names, and members inside a zip file.
_COMPOUND_STREAMS = (("WordDocument", "Word 97-2003 (.doc)"), ("Workbook", "Excel 97-2003 (.xls)"))
_ZIP_MEMBERS = (
    ("xl/workbook.bin", "Excel binary workbook (.xlsb)"),
    ("ppt/", "PowerPoint (.pptx)"),
    ("OFD.xml", "OFD"),
    ("META-INF/container.xml", "EPUB"),
    ("content.xml", "OpenDocument"),
)
_HTML_START = re.compile(r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype|/?[a-z][a-z0-9:]*[\s/>])", re.I | re.S)
_HTML_ANYWHERE = re.compile(r"<(?:!doctype html|html|body|/td|/tr|/p|/div)[\s>]", re.I)
_HTML_WITHIN = 200_000
_MARKDOWN_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$", re.M)
_MARKDOWN_SUFFIXES = {".md", ".markdown"}
_BINARY_WITHIN = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read(data: bytes, name: str, limits: Limits, charset: str = "") -> Document:
    """Read a file of any format we know.

    Args:
        data: the whole file.
        name: its name or path; only its suffix is looked at, and only between Markdown and plain text.
        limits: what the document may cost.
        charset: the one that a server names.

    Raises:
        UnreadableError: with a code of `issue_codes.csv`, for everything that is no readable document.
    """
    if not data or not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("file_empty")
    if len(data) > limits.max_bytes:
        raise UnreadableError("file_too_large", f"{len(data)} > {limits.max_bytes}")
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _read_zip(data, limits)
    if data.startswith(_COMPOUND):
        raise _compound(data)
    for offset, signature, kind in _KNOWN_OTHERS:
        if data.startswith(signature, offset):
            raise UnreadableError("format_unknown", kind)
    if data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00":
        raise UnreadableError("format_unknown", "BMP image")
    at = data.find(b"%PDF-", 0, _PDF_WITHIN)
    if at == 0 or (at > 0 and b"<" not in data[:at]):
        from loaders.readers import pdf

        return _with_mojibake(pdf.read(data, limits))
    return _read_text(data, name, limits, charset)


def _read_text(data: bytes, name: str, limits: Limits, told: str) -> Document:
    from loaders.readers import charset

    decoded = charset.decode(data, told)
    text = decoded.text
    head = text[:_BINARY_WITHIN]
    if len(_CONTROL.findall(head)) * 50 > len(head):
        raise UnreadableError("format_unknown", "binary data")
    marked = PurePath(name).suffix.lower() in _MARKDOWN_SUFFIXES
    if _HTML_START.match(text) or (not marked and _HTML_ANYWHERE.search(text, 0, _HTML_WITHIN)):
        from loaders.readers import html

        document = html.read(text, limits)
    else:
        from loaders.readers import text as plain

        document = plain.read(text, limits, markdown=marked or bool(_MARKDOWN_RULE.search(text)))
    return replace(
        document,
        metadata={**document.metadata, "charset": decoded.charset},
        doubts=decoded.doubts + document.doubts,
    )


def _read_zip(data: bytes, limits: Limits) -> Document:
    from loaders.readers import container

    archive = container.open_zip(data, limits)
    names = archive.namelist()
    if any(name.startswith("word/") for name in names):
        from loaders.readers import docx

        return _with_mojibake(docx.read(archive, limits))
    for member, kind in _ZIP_MEMBERS:
        if any(name.startswith(member) for name in names):
            raise UnreadableError("format_unknown", kind)
    if any(name.startswith("xl/") for name in names):
        from loaders.readers import xlsx

        return _with_mojibake(xlsx.read(archive, limits))
    raise UnreadableError("format_unknown", "ZIP archive")


def _with_mojibake(document: Document) -> Document:
    """Look for spoilt text in formats that need no decoding: they keep what was pasted into them."""
    from loaders.readers import charset

    text = "\n".join(
        block.text if isinstance(block, Paragraph) else "\n".join(c.text for row in block.rows for c in row)
        for block in document.blocks
    )
    found = tuple(replace(doubt, place="file") for doubt in charset.mojibake(text))
    return replace(document, doubts=document.doubts + found)


def _compound(data: bytes) -> UnreadableError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableError("file_encrypted", "EncryptedPackage")
    for stream, kind in _COMPOUND_STREAMS:
        if stream.encode("utf-16-le") in data:
            return UnreadableError("format_unknown", kind)
    return UnreadableError("format_unknown", "OLE compound file")

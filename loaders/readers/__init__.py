"""Readers: one per file format, chosen by content; each yields a `Document` and knows no law.

A reader is imported only when a file needs it, so that reading one HTML page stays quick.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from loaders.document import Document, Paragraph, UnreadableError
from loaders.limits import Limits
from loaders.readers import pictures

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024
_RTF_WITHIN, _RTF_BEFORE = 64, b"\xef\xbb\xbf \t\r\n"
_MESSAGE = re.compile(rb"[A-Za-z-]{3,40}:[ \t]")

# Formats that we recognise only to name them: (offset, signature, name).
_KNOWN_OTHERS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"Rar!\x1a\x07", "RAR archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (0, b"\x1f\x8b\x08", "gzip archive"),
    (0, b"AT&TFORM", "DjVu"),
    (0, b"SQLite format 3\x00", "SQLite database"),
    (0, b"%!PS", "PostScript"),
    (4, b"ftyp", "video or HEIC image"),
)
# Formats that are zip files, by the beginning of a member's name, which we only name.
_ZIP_OTHERS = (("ppt/", "PowerPoint (.pptx)"), ("OFD.xml", "OFD"), ("META-INF/container.xml", "EPUB"))
_FLAT_START = re.compile(r"\s*<\?xml\s")
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
        from loaders.readers import compound

        return _with_mojibake(compound.read(data, limits))
    if data[:_RTF_WITHIN].lstrip(_RTF_BEFORE).startswith(b"{\\rtf"):
        from loaders.readers import converted

        return _with_mojibake(converted.read(data, converted.RTF, limits))
    for offset, signature, kind in _KNOWN_OTHERS:
        if data.startswith(signature, offset):
            raise UnreadableError("format_unknown", kind)
    if kind_of_picture := pictures.media_type(data):
        from loaders.readers import ocr

        ocr.require()
        from loaders.readers import image

        return image.read(data, kind_of_picture, limits)
    at = data.find(b"%PDF-", 0, _PDF_WITHIN)
    if at == 0 or (at > 0 and b"<" not in data[:at]):
        from loaders.readers import pdf

        return _with_mojibake(pdf.read(data, limits))
    return _read_text(data, name, limits, charset)


def _read_text(data: bytes, name: str, limits: Limits, told: str) -> Document:
    from loaders.readers import charset

    if _MESSAGE.match(data.lstrip()[:_RTF_WITHIN]):
        from loaders.readers import mhtml

        if mhtml.is_mhtml(data):
            return mhtml.read(data, limits)
    decoded = charset.decode(data, told)
    text = decoded.text
    head = text[:_BINARY_WITHIN]
    if len(_CONTROL.findall(head)) * 50 > len(head):
        raise UnreadableError("format_unknown", "binary data")
    if _FLAT_START.match(text):
        from loaders.readers import converted

        if kind := converted.flat(text):
            return _with_mojibake(converted.read(data, kind, limits))
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
    for member, kind in _ZIP_OTHERS:
        if any(name.startswith(member) for name in names):
            raise UnreadableError("format_unknown", kind)
    if {"content.xml", "mimetype"}.issubset(names) or "xl/workbook.bin" in names:
        from loaders.readers import converted

        found = converted.XLSB if "xl/workbook.bin" in names else converted.packed(archive)
        return _with_mojibake(converted.read(data, found, limits))
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

"""Formats that LibreOffice turns into DOCX or XLSX: what they are, and the reading of the result.

Places are those of the converted file: paragraphs, tables, rows and columns count as in the original.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, replace

from loaders.document import Document, UnreadableError
from loaders.limits import Limits
from loaders.readers import container, libreoffice

_OPEN = "application/vnd.oasis.opendocument"


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: the name of its reader, its media type, the suffix LibreOffice knows, what it becomes."""

    reader: str
    media_type: str
    suffix: str
    target: libreoffice.Target = "docx"


DOC = Kind("doc", "application/msword", ".doc")
RTF = Kind("rtf", "application/rtf", ".rtf")
XLSB = Kind("xlsb", "application/vnd.ms-excel.sheet.binary.macroenabled.12", ".xlsb", "xlsx")
_WORD_XML = Kind("wordml", "application/msword", ".xml")
_OPEN_DOCUMENTS = {
    f"{_OPEN}.text": Kind("odt", f"{_OPEN}.text", ".odt"),
    f"{_OPEN}.spreadsheet": Kind("ods", f"{_OPEN}.spreadsheet", ".ods", "xlsx"),
}
_FLAT = re.compile(r"(?:<\?.*?\?>|<!--.*?-->|\s)*<(office:document|w:wordDocument)\s([^>]*)>", re.S)
_MEDIA_TYPE = re.compile(r"""office:mimetype\s*=\s*["']([^"']*)""")
_FLAT_WITHIN = 20_000


def read(data: bytes, kind: Kind, limits: Limits) -> Document:
    """Convert a file and read what it became.

    Raises UnreadableError: `converter_missing`, `converter_failed`, `file_unreadable`, `time_limit`,
    `archive_limit`.
    """
    archive = container.open_zip(libreoffice.convert(data, kind.suffix, kind.target, limits), limits)
    if kind.target == "docx":
        from loaders.readers import docx

        document = docx.read(archive, limits)
    else:
        from loaders.readers import xlsx

        document = xlsx.read(archive, limits)
    return replace(document, reader=kind.reader, media_type=kind.media_type)


def flat(text: str) -> Kind | None:
    """The kind of a document that is one XML file; None for any other text.

    Raises UnreadableError(`format_unknown`) for an OpenDocument drawing or presentation.
    """
    start = _FLAT.match(text, 0, _FLAT_WITHIN)
    if start is None:
        return None
    if start[1] == "w:wordDocument":
        return _WORD_XML
    said = _MEDIA_TYPE.search(start[2])
    kind = _open_document(said[1] if said else "")
    return replace(kind, reader=f"f{kind.reader}", suffix=f".f{kind.suffix[1:]}")


def packed(archive: zipfile.ZipFile) -> Kind:
    """The kind of an OpenDocument package.

    Raises UnreadableError: `file_encrypted`, and `format_unknown` for anything but text and tables.
    """
    if b"encryption-data" in (container.member(archive, "META-INF/manifest.xml") or b""):
        raise UnreadableError("file_encrypted", "META-INF/manifest.xml")
    return _open_document((container.member(archive, "mimetype") or b"").decode("ascii", "replace").strip())


def _open_document(media_type: str) -> Kind:
    kind = _OPEN_DOCUMENTS.get(media_type.removesuffix("-template"))
    if kind is None:
        raise UnreadableError(
            "format_unknown", f"OpenDocument {media_type.removeprefix(f'{_OPEN}.')}".strip()
        )
    return kind

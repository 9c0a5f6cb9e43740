"""Compound files: Word 97–2003 and WPS texts, Excel 97–2003 and WPS tables, and what is locked in one."""

from __future__ import annotations

import io
import struct

import olefile

from loaders.document import Document, UnreadableError
from loaders.limits import Limits
from loaders.readers import converted

_WORD, _SHEETS, _LOCKED = "WordDocument", ("Workbook", "Book"), "EncryptedPackage"
_OTHERS = {"PowerPoint Document": "PowerPoint 97-2003 (.ppt)", "VisioDocument": "Visio"}
_FLAGS_AT, _ENCRYPTED_FLAG = 10, 0x100  # in the head of a Word stream, of all versions


def read(data: bytes, limits: Limits) -> Document:
    """Read a compound file by the streams at its root; other files may lie in folders below.

    Raises UnreadableError: `file_unreadable`, `file_encrypted`, `format_unknown`, and what the reader of
    the kind raises.
    """
    try:
        file = olefile.OleFileIO(io.BytesIO(data))
        names = {entry[0] for entry in file.listdir() if len(entry) == 1}
        head = file.openstream(_WORD).read(_FLAGS_AT + 2) if _WORD in names else b""
    except Exception as error:  # damaged files raise whatever they hit, in words that say nothing of them
        raise UnreadableError("file_unreadable", "OLE compound file (.doc, .xls, .wps)") from error
    if _LOCKED in names:
        raise UnreadableError("file_encrypted", _LOCKED)
    if _WORD in names:
        if len(head) == _FLAGS_AT + 2 and struct.unpack_from("<H", head, _FLAGS_AT)[0] & _ENCRYPTED_FLAG:
            raise UnreadableError("file_encrypted", _WORD)
        return converted.read(data, converted.DOC, limits)
    if names.intersection(_SHEETS):
        from loaders.readers import xls

        return xls.read(data, limits)
    kind = next((kind for name, kind in _OTHERS.items() if name in names), "OLE compound file")
    raise UnreadableError("format_unknown", kind)

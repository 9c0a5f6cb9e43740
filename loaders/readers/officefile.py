"""What Word and Excel files have in common: where the main part is, and what the file says of itself."""

from __future__ import annotations

import posixpath
import zipfile

from loaders.document import UnreadableError
from loaders.readers.container import member
from loaders.readers.wordxml import local, parse

_CORE = {"title": "title", "creator": "author"}


def main_part(archive: zipfile.ZipFile, usual: str) -> str:
    """The name of the main part, by its relation; the usual name where no relation tells.

    Raises UnreadableError: `file_unreadable`, `file_encrypted`.
    """
    source = member(archive, "_rels/.rels")
    for relation in parse(source, "_rels/.rels") if source else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(relation.get("Target", usual).lstrip("/"))
    return usual


def core(archive: zipfile.ZipFile) -> dict[str, str]:
    """Title and author as the file states them; damaged properties cost nothing but themselves."""
    source = member(archive, "docProps/core.xml")
    try:
        root = parse(source, "docProps/core.xml") if source else ()
    except UnreadableError:
        return {}  # the text is whole; what the file says of itself is not worth losing it
    said = ((_CORE.get(local(child.tag)), " ".join((child.text or "").split())) for child in root)
    return {key: text for key, text in said if key and text}

"""The files of data in an export, with what tells whether they came whole."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

#: Suffix of a file of data, and its media type.
MEDIA = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file of data: its path within the export, size and hash."""

    path: str
    size: int
    sha256: str

    @property
    def kind(self) -> str:
        """Its suffix."""
        return self.path.rsplit(".", 1)[1]


def found_in(folder: Path) -> list[File]:
    """The files of data in a folder, by path."""
    found = []
    for file in sorted(p for p in folder.rglob("*") if p.suffix[1:] in MEDIA):
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        found.append(File(file.relative_to(folder).as_posix(), file.stat().st_size, digest))
    return found

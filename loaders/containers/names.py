"""Names of members as text, and which members can never be reports."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from loaders.walk import NEVER_REPORTS, decoded

#: Where Macs keep what a folder looks like.
_RESOURCES = "__MACOSX"
#: The suffix of a container within a path: a zip of a county's reports stands for a folder of that name.
_PACKED = re.compile(r"(?:\.(?:zip|tar|t?gz|tbz2?|txz|bz2|xz|wacz|warc))+!(?=/)", re.IGNORECASE)


def text_of(printed: bytes) -> str:
    """The name that an archive keeps as bytes: UTF-8, else GB18030; what moves a cursor is escaped."""
    return shown(decoded(printed).replace("\\", "/"))


def shown(name: str) -> str:
    """The name in characters that can be printed."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def never_report(name: str) -> bool:
    """Whether a member is none: by its suffix, or hidden, or the lock file of an office program."""
    parts = name.split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in parts)
    lock = parts[-1].startswith("~$")
    return hidden or lock or _RESOURCES in parts or PurePosixPath(name).suffix.lower() in NEVER_REPORTS


def as_folders(path: str) -> str:
    """The path of a member with its containers as folders: 祁东县.zip!/a.html is in the folder 祁东县."""
    return _PACKED.sub("", path)

"""Names of members as text, and which members can never be reports."""

from __future__ import annotations

import re
from pathlib import PurePath, PurePosixPath

from loaders.walk import NEVER_REPORTS, decoded, is_web_page, may_be_page

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


def plain(name: str) -> str:
    """The name of a member without `.` and `..`; empty where it leads out of the archive."""
    parts: list[str] = []
    for part in PurePosixPath(name).parts:
        if part != "..":
            parts.append(part)
        elif not parts:
            return ""
        else:
            parts.pop()
    return "/".join(parts)


def never_report(name: str) -> bool:
    """Whether a member is none: by its suffix, or hidden, or the lock file of an office program."""
    return _is_hidden(name) or PurePosixPath(name).suffix.lower() in NEVER_REPORTS


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in parts)
    return hidden or parts[-1].startswith("~$") or _RESOURCES in parts


class Pictures:
    """Which pictures of an archive are scanned pages, by the rule for those in folders.

    Whether a picture is a page's own is known only when all names of the archive were met.
    """

    def __init__(self) -> None:
        self._pages: set[PurePath] = set()  # folders that hold web pages
        self._met: dict[int, PurePosixPath] = {}

    def note(self, place: int, name: str, size: int) -> bool:
        """Note the member at a place of the archive; whether it is a picture that may be a scanned page."""
        path = PurePosixPath(name)
        if is_web_page(path) and not _is_hidden(name):
            self._pages.add(path.parent)
        if _is_hidden(name) or not may_be_page(path, size):
            return False
        self._met[place] = path
        return True

    @property
    def count(self) -> int:
        """How many may be scanned pages by themselves."""
        return len(self._met)

    def scans(self) -> set[int]:
        """The places of those that are."""
        return {place for place, path in self._met.items() if path.parent not in self._pages}


def as_folders(path: str) -> str:
    """The path of a member with its containers as folders: 祁东县.zip!/a.html is in the folder 祁东县."""
    return _PACKED.sub("", path)

"""What settles what a document becomes: the loader, the row of the manifest, pictures that lie beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from loaders import book, parse

#: Sets the manifest row apart in a loader version.
_MARK = ".m"
#: Sets the pictures apart with which a page was read, at the end of a loader version.
_SHOWN = ".s"


def reading() -> str:
    """What decides which documents are in a container, and what they become."""
    return f"{parse.loader_version()}+{book.crawl_fingerprint()}"


def version(row: Mapping[str, str] | None, shown: str = "") -> str:
    """The loader version, with a mark of the manifest row where one speaks of the document.

    A changed row lands its document again; a load without a manifest leaves it as it is. `shown` sets apart
    the pictures with which a page was read; see `embedded.Found`.
    """
    told = f"{_SHOWN}{shown}" if shown else ""
    if not row:
        return f"{parse.loader_version()}{told}"
    mark = hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest()[:8]
    return f"{parse.loader_version()}{_MARK}{mark}{told}"


def holds(landed: str, row: Mapping[str, str] | None) -> bool:
    """Whether a document of that version need not be read again, whatever lies beside it."""
    before, wanted = landed.partition(_SHOWN)[0], version(row)
    return before == wanted or (not row and before.partition(_MARK)[0] == wanted)


def shown(landed: str) -> str:
    """What a version says of the pictures with which a page was read; empty where it asked for none."""
    return landed.partition(_SHOWN)[2]

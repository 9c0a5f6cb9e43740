"""Whether an address is that of a public body's own site: hosts of `seeds/book/official_hosts.csv`."""

from __future__ import annotations

import re
from functools import cache

from loaders import book

#: The host of an address with or without scheme and user; the same in `macros/host_of.sql`.
_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:[^/?#@]*@)?([^/:?#]+)")


@cache
def _hosts() -> tuple[str, ...]:
    return tuple(row["host"] for row in book.read("book/official_hosts"))


def official(url: str | None) -> bool:
    """Whether the host is one of the book's, or lies below one; no address is nobody's."""
    host = _HOST.match(url.lower()) if url else None
    return host is not None and any(f".{host[1]}".endswith(f".{known}") for known in _hosts())

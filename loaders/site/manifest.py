"""What a site folder holds: one line for every page with the fingerprint it was rendered from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

NAME = ".pages.sqlite"


class Manifest:
    """The manifest of a site folder; use it as a context.

    A page leaves the manifest before its file is touched and comes back when the file is in place, so a
    build that was killed never leaves a file that looks more current than it is.
    """

    def __init__(self, site: Path) -> None:
        self._connection = sqlite3.connect(site / NAME, isolation_level=None)
        self._connection.execute(
            "create table if not exists pages"
            " (kind text, key text, fingerprint text, primary key (kind, key)) without rowid"
        )

    def __enter__(self) -> Manifest:
        return self

    def __exit__(self, *_: type[BaseException] | TracebackType | BaseException | None) -> None:
        self._connection.close()

    def kinds(self) -> list[str]:
        """Names of the kinds of which there are pages."""
        return [name for (name,) in self._connection.execute("select distinct kind from pages")]

    def of(self, kind: str) -> dict[str, str]:
        """Fingerprints of the pages of a kind by key."""
        return dict(self._connection.execute("select key, fingerprint from pages where kind = ?", (kind,)))

    def forget(self, kind: str, keys: Iterable[str]) -> None:
        """Take pages out."""
        self._many("delete from pages where kind = ? and key = ?", ((kind, key) for key in keys))

    def record(self, kind: str, pages: Iterable[tuple[str, str]]) -> None:
        """Put pages in: keys with fingerprints."""
        self._many("insert or replace into pages values (?, ?, ?)", ((kind, *page) for page in pages))

    def _many(self, statement: str, rows: Iterable[tuple[str, ...]]) -> None:
        self._connection.execute("begin")
        self._connection.executemany(statement, rows)
        self._connection.execute("commit")

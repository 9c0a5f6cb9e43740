"""What a site folder holds: one line for every page with its fingerprint and its files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from loaders.errors import GoujiError

NAME = ".pages.sqlite"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as it was last rendered; `files` are paths below the site folder."""

    fingerprint: str
    files: tuple[str, ...]


class Manifest:
    """The manifest of a site folder; use it as a context.

    The fingerprint of a page goes before its files are touched and comes back when they are in place, so a
    build that was killed never leaves a file that looks more current than it is.
    """

    def __init__(self, site: Path) -> None:
        """Open it, or make an empty one; raises GoujiError for a file that is no manifest."""
        self._connection = sqlite3.connect(site / NAME, isolation_level=None)
        try:
            self._connection.execute(
                "create table if not exists pages"
                " (kind text, key text, fingerprint text, files text, primary key (kind, key)) without rowid"
            )
            self._connection.execute("select kind, key, fingerprint, files from pages limit 0")
        except sqlite3.DatabaseError as error:
            raise GoujiError(
                f"{site / NAME} 已损坏，不知道 {site} 中有哪些网页。请删去该文件夹后重试。",
                f"{site / NAME} is damaged; what pages {site} holds is not known. Delete the folder and try"
                " again.",
            ) from error

    def __enter__(self) -> Manifest:
        return self

    def __exit__(self, *_: type[BaseException] | TracebackType | BaseException | None) -> None:
        self._connection.close()

    def kinds(self) -> list[str]:
        """Names of the kinds of which there are pages."""
        return [name for (name,) in self._connection.execute("select distinct kind from pages")]

    def of(self, kind: str) -> dict[str, Entry]:
        """The pages of a kind by key."""
        rows = self._connection.execute("select key, fingerprint, files from pages where kind = ?", (kind,))
        return {key: Entry(fingerprint, tuple(files.split("\n"))) for key, fingerprint, files in rows}

    def forget(self, kind: str, keys: Iterable[str]) -> None:
        """Take pages out."""
        self._many("delete from pages where kind = ? and key = ?", ((kind, key) for key in keys))

    def record(self, kind: str, pages: Iterable[tuple[str, str, Sequence[str]]]) -> None:
        """Put pages in: key, fingerprint ('' while it is being rendered), files."""
        self._many(
            "insert or replace into pages values (?, ?, ?, ?)",
            ((kind, key, fingerprint, "\n".join(files)) for key, fingerprint, files in pages),
        )

    def _many(self, statement: str, rows: Iterable[tuple[str, ...]]) -> None:
        self._connection.execute("begin")
        self._connection.executemany(statement, rows)
        self._connection.execute("commit")

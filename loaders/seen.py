"""What has been landed already, so that a second load reads only what is new.

The raw zone is the truth. The hash table beside it only saves reading files whose size and time
have not changed, and opening containers to learn which documents are in them; it can be lost at any time.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from loaders import integrity, rawzone
from loaders.home import Home


@dataclass(frozen=True, slots=True)
class Landed:
    """The newest landing of a document."""

    loader_version: str
    status: str
    source_url: str | None


def landed(home: Home) -> dict[bytes, Landed]:
    """The newest landing of every document in the raw zone, by the hash of its bytes.

    Raises GoujiError where a file that says so is damaged.
    """
    integrity.check(home, ("documents",))
    files = rawzone.files(home, "documents")
    if not files:
        return {}
    query = """
        select
            unhex(document_id),
            arg_max(loader_version, _dlt_load_id),
            arg_max(status, _dlt_load_id),
            arg_max(coalesce(source_url, ''), _dlt_load_id)
        from read_parquet(?, union_by_name = true)
        group by document_id
    """
    with closing(duckdb.connect()) as connection:
        rows = connection.execute(query, [[str(f) for f in files]]).fetchall()
    shared: dict[str, str] = {}
    return {
        key: Landed(shared.setdefault(version, version), shared.setdefault(status, status), url or None)
        for key, version, status, url in rows
    }


@dataclass(frozen=True, slots=True)
class Inside:
    """One document of a container: its name there, the hash of its bytes, its address in a crawl."""

    name: str
    key: bytes
    source_url: str | None


class Hashes:
    """Hashes of files by path, valid while size and time of change stay the same."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, path: Path, found: os.stat_result) -> bytes | None:
        """The hash of a file seen before, if its size and time are still the same, else None."""
        with suppress(sqlite3.Error):  # damaged within: it may as well know nothing
            row = self._connection.execute(
                "select document_id from hashes where path = ? and size = ? and mtime_ns = ?",
                (_key(path), found.st_size, found.st_mtime_ns),
            ).fetchone()
            return bytes(row[0]) if row else None
        return None

    def put(self, path: Path, found: os.stat_result, document_id: bytes) -> None:
        """Remember the hash of a file, whose status was taken before it was read."""
        with suppress(sqlite3.Error):
            self._connection.execute(
                "insert or replace into hashes values (?, ?, ?, ?)",
                (_key(path), found.st_size, found.st_mtime_ns, document_id),
            )

    def inside(self, container: bytes, version: str) -> tuple[list[Inside], int, int] | None:
        """Documents of a container by the hash of its bytes, and how many files and records were passed over.

        None where it was not read to its end by this version.
        """
        with suppress(sqlite3.Error):
            counts = self._connection.execute(
                "select files, records from containers where container = ? and version = ?",
                (container, version),
            ).fetchone()
            if counts:
                rows = self._connection.execute(
                    "select name, document_id, source_url from members where container = ? order by place",
                    (container,),
                )
                return [Inside(name, bytes(key), url or None) for name, key, url in rows], *counts
        return None

    def put_inside(self, container: bytes, place: int, document: Inside) -> None:
        """Remember a document of a container; the first one makes the container forgotten."""
        with suppress(sqlite3.Error):
            if place == 1:
                self._connection.execute("delete from containers where container = ?", (container,))
                self._connection.execute("delete from members where container = ?", (container,))
            self._connection.execute(
                "insert into members values (?, ?, ?, ?, ?)",
                (container, place, document.name, document.key, document.source_url or ""),
            )

    def put_container(self, container: bytes, version: str, files: int, records: int) -> None:
        """Remember that a container was read to its end, and what was passed over in it."""
        with suppress(sqlite3.Error):
            self._connection.execute(
                "insert or replace into containers values (?, ?, ?, ?)", (container, version, files, records)
            )

    def save(self) -> None:
        """Keep what is remembered so far."""
        with suppress(sqlite3.Error):
            self._connection.commit()


def _key(path: Path) -> bytes | str:
    """The path as a key; a name that SQLite could not hold as text is known by its bytes."""
    name = str(path.absolute())
    return name if name.isprintable() else os.fsencode(name)


@contextmanager
def hashes(home: Home) -> Iterator[Hashes]:
    """Open the hash table; a damaged one is thrown away."""
    home.root.mkdir(parents=True, exist_ok=True)
    try:
        connection = _open(home.hashes)
    except sqlite3.DatabaseError:
        for file in home.root.glob(f"{home.hashes.name}*"):  # its journal would spoil the next one
            file.unlink()
        connection = _open(home.hashes)
    with closing(connection):
        opened = Hashes(connection)
        yield opened
        opened.save()


def _open(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    connection.execute(
        "create table if not exists hashes (path text primary key, size integer, mtime_ns integer,"
        " document_id blob) without rowid"
    )
    connection.execute(
        "create table if not exists containers (container blob primary key, version text, files integer,"
        " records integer) without rowid"
    )
    connection.execute(
        "create table if not exists members (container blob, place integer, name text, document_id blob,"
        " source_url text, primary key (container, place)) without rowid"
    )
    connection.execute("pragma synchronous = off")  # a cache: losing it costs time, not truth
    return connection

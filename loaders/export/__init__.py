"""The marts as files that others can read, describe and cite: CSV, Parquet, a workbook, a data package.

A folder is written beside the one that is asked for and takes its place when it is whole. The same
database gives the same bytes: rows stand in the order of their key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from loaders import published
from loaders.export import catalog, citation, datapackage, files, folder, plain, readme, workbook
from loaders.export.catalog import Table
from loaders.home import Home
from loaders.sqlwords import literal

FORMATS = ("csv", "parquet", "xlsx")
#: DuckDB sorts on disk what does not fit.
_MEMORY = "1GB"


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written.

    Attributes:
        folder: the folder, in place.
        release: what the data are called; None before the first release.
        tables: the tables written.
        size: bytes of all files together.
        split: tables that go on over several sheets.
        shortened: tables with texts that no cell of a workbook holds, and how many.
    """

    folder: Path
    release: str | None
    tables: tuple[Table, ...]
    size: int
    split: tuple[str, ...]
    shortened: dict[str, int]


def export(
    home: Home, to: Path, formats: Sequence[str], names: Sequence[str] = (),
    watch: Callable[[str], None] = lambda name: None,
) -> Summary:  # fmt: skip
    """Write the published marts (all, or those named) to a folder; `watch` is told each table.

    Raises GoujiError where nothing is published, a table is unknown, or the folder holds what is not ours.
    """
    folder.claim(to)
    with closing(published.opened(home.database)) as connection:
        tables = catalog.read(connection, names)
        release = citation.release(connection)
        with folder.replacing(to) as at:
            scratch = at / ".scratch"
            scratch.mkdir()
            connection.execute(f"set temp_directory = {literal(str(scratch))}")
            connection.execute(f"set memory_limit = '{_MEMORY}'")
            for table in tables:
                watch(table.name)
                for kind in (f for f in ("csv", "parquet") if f in formats):
                    plain.write(connection, table, at / kind / f"{table.name}.{kind}")
            if "xlsx" in formats:
                watch(workbook.FILE)
                workbook.write(connection, tables, release, at / workbook.FILE, scratch)
            scratch.rmdir()
            data = files.found_in(at)
            about = citation.about(connection, release, data)
            citation.write(about, at)
            readme.write(about, tables, formats, at / "README.md")
            datapackage.write(about, tables, data, at / "datapackage.json")
            size = sum(file.stat().st_size for file in at.rglob("*") if file.is_file())
    whole = "xlsx" in formats
    return Summary(
        to, about.release_id, tuple(tables), size,
        tuple(t.name for t in tables if whole and t.rows > workbook.ROWS),
        {t.name: t.long_texts for t in tables if whole and t.long_texts},
    )  # fmt: skip

"""Where things lie: everything Gouji writes is under one folder, `GOUJI_HOME`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from loaders import fulldisk
from loaders.errors import GoujiError

#: The folder of pages for engineers beside a database, and folders in it.
DOCS, DATA_DOCS, DBT_DOCS = "docs", "data_docs", "dbt"
#: Where the site lies, seen from the folder of either kind of those pages.
SITE_FROM_DOCS = "../../site/index.html"

#: Switches every library's telemetry off and keeps their logs out of ours. Libraries read these
#: while they are imported, so `hush` runs before the import.
_HUSH = {
    "DO_NOT_TRACK": "1",
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    "DBT_STATIC_ANALYSIS_TELEMETRY": "false",
    "GX_ANALYTICS_ENABLED": "false",
    "RUNTIME__DLTHUB_TELEMETRY": "false",
    "RUNTIME__LOG_LEVEL": "CRITICAL",
}


def hush() -> None:
    """Switch off the telemetry of dlt, dbt and Great Expectations in this process and its children."""
    os.environ.update(_HUSH)


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one warehouse and the names of what lies in it."""

    root: Path

    @classmethod
    def here(cls) -> Home:
        """The folder named by GOUJI_HOME, else `warehouse` in the current directory."""
        return cls(Path(os.environ.get("GOUJI_HOME") or "warehouse").absolute())

    @property
    def raw(self) -> Path:
        """The raw zone: one folder of Parquet files per table."""
        return self.root / "raw"

    @property
    def markers(self) -> Path:
        """One small JSON file per committed load."""
        return self.raw / "_dlt_loads"

    @property
    def published(self) -> Path:
        """What people may look at: nothing in it is ever half done."""
        return self.root / "published"

    @property
    def database(self) -> Path:
        """The DuckDB file that people and BI tools open."""
        return self.published / "gouji.duckdb"

    @property
    def releases(self) -> Path:
        """Earlier releases, one folder each."""
        return self.published / "releases"

    @property
    def building(self) -> Path:
        """The database while it is being built.

        It has the same file name as the finished one: DuckDB names the catalog after the file, and
        views keep that name.
        """
        return self.root / ".building" / "gouji.duckdb"

    @property
    def building_docs(self) -> Path:
        """What becomes of `docs` when the database that is being built is published."""
        return self.building.parent / DOCS

    @property
    def docs(self) -> Path:
        """Pages for engineers about the published database: Great Expectations and dbt."""
        return self.published / DOCS

    @property
    def data_docs(self) -> Path:
        """Pages of Great Expectations."""
        return self.docs / DATA_DOCS

    @property
    def site(self) -> Path:
        """The data-quality site about the database, beside it."""
        return self.published / "site"

    @property
    def dbt_docs(self) -> Path:
        """The page of dbt."""
        return self.docs / DBT_DOCS

    @property
    def roster(self) -> Path:
        """The roster that the last build was given, checked."""
        return self.root / "roster.csv"

    @property
    def explanations(self) -> Path:
        """What the user says of findings; no load and no build takes a row away."""
        return self.root / "known_findings.csv"

    @property
    def work(self) -> Path:
        """Scratch folder of a running load; holds nothing worth keeping."""
        return self.root / ".landing"

    @property
    def dbt(self) -> Path:
        """What dbt writes besides the database: compiled SQL, and the results of the last run."""
        return self.root / ".dbt"

    @property
    def hashes(self) -> Path:
        """Size, time and hash of files seen before; only saves reading them again."""
        return self.root / ".hashes.sqlite"

    @contextmanager
    def locked(self, waiting: Callable[[], None]) -> Iterator[None]:
        """Be the only one to load or build here; calls `waiting` once if another process is.

        Raises GoujiError where nothing can be written here.
        """
        lock = FileLock(self.root / ".lock")
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire()
        except OSError as error:
            if fulldisk.behind(error):
                raise
            raise GoujiError(
                f"不能在 {self.root} 中写入（{error.strerror}）。请取得写入权限，"
                "或用 GOUJI_HOME 另指一个文件夹。",
                f"Nothing can be written in {self.root} ({error.strerror}). Allow it, or name another folder"
                " with GOUJI_HOME.",
            ) from error
        try:
            yield
        finally:
            lock.release()

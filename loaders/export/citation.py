"""How to cite an export: its release, and what it is made of, as CITATION.cff, BibTeX and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import yaml

from loaders import __version__
from loaders.export.files import File
from loaders.language import many

#: What `write` writes.
FILES = ("CITATION.cff", "citation.bib", "citation.txt")
TITLE_ZH = "勾稽：政府信息公开工作年度报告核对数据"
TITLE_EN = "Gouji: checked open government information annual reports of China"
_AUTHOR = "Gouji 勾稽"
_TABLES = "select table_name from duckdb_tables() where schema_name = 'marts'"
_NEWEST = "select release_id, published_at from marts.releases order by published_at desc limit 1"
_COUNTS = """
    select count(*), count(distinct agency_id), min(report_year), max(report_year) from marts.dim_report
"""


@dataclass(frozen=True, slots=True)
class Release:
    """A release of the data and the moment it was published."""

    release_id: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class About:
    """What an export holds.

    Attributes:
        release_id: None where the database has never been released.
        content: a hash of the files of data; two exports with the same one hold the same.
    """

    release_id: str | None
    released_on: date | None
    content: str
    reports: int
    agencies: int
    first_year: int | None
    last_year: int | None

    @property
    def version(self) -> str:
        """The release, or what tells an unreleased state from others."""
        return self.release_id or f"unreleased-{self.content[:12]}"

    @property
    def summary_zh(self) -> str:
        """What the data are made of, in Chinese."""
        years = "" if self.first_year is None else f"，{self.first_year}—{self.last_year}年度"
        return f"{self.agencies} 个机关的 {self.reports} 份年度报告{years}"

    @property
    def summary_en(self) -> str:
        """The same in English."""
        years = "" if self.first_year is None else f", report years {self.first_year}–{self.last_year}"
        return f"{many(self.reports, 'annual report')} of {many(self.agencies, 'agency', 'agencies')}{years}"


def release(connection: duckdb.DuckDBPyConnection) -> Release | None:
    """The newest release of a database; None where it knows of none."""
    if ("releases",) not in connection.execute(_TABLES).fetchall():
        return None
    row = connection.execute(_NEWEST).fetchone()
    return None if row is None else Release(*row)


def about(connection: duckdb.DuckDBPyConnection, newest: Release | None, files: Sequence[File]) -> About:
    """Count what a database holds; `files` are those of the export."""
    counts = (0, 0, None, None)
    if ("dim_report",) in connection.execute(_TABLES).fetchall():
        counts = connection.execute(_COUNTS).fetchone() or counts
    content = sha256("".join(f"{f.path} {f.sha256}\n" for f in files).encode()).hexdigest()
    if newest is None:
        return About(None, None, content, *counts)
    return About(newest.release_id, newest.published_at.date(), content, *counts)


def write(what: About, folder: Path) -> None:
    """Write the three files into a folder."""
    for name, text in zip(FILES, (_cff(what), _bibtex(what), _sentence(what)), strict=True):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _cff(what: About) -> str:
    """See the Citation File Format 1.2.0."""
    said: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Cite these data with their release. 引用这些数据时请注明发布编号。",
        "type": "dataset",
        "title": f"{TITLE_EN} {TITLE_ZH}",
        "authors": [{"name": _AUTHOR}],
        "version": what.version,
        "abstract": f"{what.summary_en}. {what.summary_zh}。",
        "identifiers": [{
            "type": "other", "value": f"sha256:{what.content}", "description": "Content of the files",
        }],
        "keywords": ["open government information", "annual report", "China", "政府信息公开", "年度报告"],
        "references": [{
            "type": "software", "title": "Gouji", "authors": [{"name": _AUTHOR}], "version": __version__,
            "license": "Apache-2.0",
        }],
    }  # fmt: skip
    if what.released_on:
        said["date-released"] = what.released_on
    text: str = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=100)
    return text


def _bibtex(what: About) -> str:
    year = f"  year = {{{what.released_on.year}}},\n" if what.released_on else ""
    return (
        f"@misc{{gouji-{what.version},\n"
        f"  author = {{{{{_AUTHOR}}}}},\n"
        f"  title = {{{{{TITLE_EN}}}}},\n"
        f"{year}"
        f"  version = {{{what.version}}},\n"
        f"  note = {{{what.summary_en}. sha256:{what.content}}}\n"
        "}\n"
    )


def _sentence(what: About) -> str:
    when_zh = f"，{what.released_on} 发布" if what.released_on else "，未正式发布"
    when_en = f", released {what.released_on}" if what.released_on else ", not released"
    return (
        f"{TITLE_ZH}，版本 {what.version}{when_zh}，含{what.summary_zh}。sha256:{what.content}\n"
        f"{TITLE_EN}, version {what.version}{when_en}: {what.summary_en}. sha256:{what.content}\n"
    )

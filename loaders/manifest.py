"""The manifest: a CSV in which people say what a document does not say of itself.

A row names a document by `path` (file name, or any end of its path) or by `url` (the address the
document gives as its source) and supplies or overrides `agency`, `region_code`, `year` and
`source_url`. Headers may be English or Chinese (`seeds/book/manifest_columns.csv`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders import book
from loaders.language import say
from loaders.userfile import UserFile

#: Columns that say which document a row is about.
_KEYS = ("path", "url")
_KEYLESS = ("没有指明文件的列，请加上 path 或 url", "no column says which document; add path or url")
#: Documents print years as 19xx or 20xx; anything later is a slip of the pen.
_LAST_YEAR = 2099
#: Rows without a file that are named; more would hide the summary.
_LISTED = 5


@cache
def _columns() -> dict[str, str]:
    return {r["printed"]: r["field"] for r in book.read("book/manifest_columns")}


def _end(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.replace("\\", "/").split("/") if part not in ("", "."))


@dataclass(frozen=True, slots=True)
class Manifest:
    """Rows by document; each row holds the columns that are filled in.

    Attributes:
        by_path: rows by the parts of their path, the file name last.
        by_url: rows by source address.
        file: the manifest itself, as named by the user.
    """

    by_path: Mapping[tuple[str, ...], Mapping[str, str]]
    by_url: Mapping[str, Mapping[str, str]]
    file: str = ""

    @classmethod
    def read(cls, file: Path) -> Manifest:
        """Read and check a manifest (UTF-8, or GB18030 as Excel writes it in China).

        Raises GoujiError, naming file, line and remedy, for a manifest that cannot be meant.
        """
        by_path: dict[tuple[str, ...], Mapping[str, str]] = {}
        by_url: dict[str, Mapping[str, str]] = {}
        source = UserFile(file, "清单", "Manifest", _columns(), _KEYS, _KEYLESS)
        for line, row in source.rows():
            _check(source, line, row)
            path, url = _end(row.pop("path", "")), row.pop("url", "")
            if (path and path in by_path) or (url and url in by_url):
                raise source.wrong(
                    line, "与前面某行指同一文件，请只留一行", "repeats a document; keep one row"
                )
            if path:
                by_path[path] = row
            if url:
                by_url[url] = row
                row.setdefault("source_url", url)
        return cls(by_path, by_url, str(file))

    def find(self, path: str, source_url: str | None = None) -> Mapping[str, str] | None:
        """Return the row about a document, the longest matching path first, or None."""
        parts = _end(path)
        for start in range(len(parts)):
            if row := self.by_path.get(parts[start:]):
                return row
        return self.by_url.get(source_url) if source_url else None

    def unmatched(self, documents: Iterable[tuple[str, str | None]]) -> str | None:
        """Say in one line which rows are about none of the documents; None where there are none.

        `documents` are pairs of path and source address; either may be empty.
        """
        left = {id(row): "/".join(path) for path, row in self.by_path.items()}
        for url, row in self.by_url.items():
            left.setdefault(id(row), url)
        # a row may give its document another source address than the one it was found by
        urls = {
            address: row for url, row in self.by_url.items() for address in (url, row.get("source_url", url))
        }
        for named, source in documents:
            parts = _end(named)
            rows = [self.by_path.get(parts[start:]) for start in range(len(parts))]
            for about in (*rows, urls.get(source or "")):
                left.pop(id(about), None)
        if not left:
            return None
        names = ", ".join(list(left.values())[:_LISTED]) + (" …" if len(left) > _LISTED else "")
        match = "rows match" if len(left) > 1 else "row matches"
        return say(
            f"清单 {self.file} 有 {len(left)} 行没有对应的文件：{names}",
            f"Manifest {self.file}: {len(left)} {match} no file: {names}",
        )


def _check(source: UserFile, line: int, row: Mapping[str, str]) -> None:
    if not any(row.get(k) for k in _KEYS):
        raise source.wrong(line, "没有指明文件，请填写 path 或 url", "names no document; fill in path or url")
    year = row.get("year", "2008")
    if not (len(year) == 4 and year.isascii() and year.isdigit() and _year_fits(int(year))):
        raise source.wrong(line, f"年度“{year}”不对，请写四位数字，2008 至 {_LAST_YEAR}",
                           f"year “{year}” is wrong; write four digits, 2008 to {_LAST_YEAR}")  # fmt: skip
    source.check_code(line, row.get("region_code", "00"))


def _year_fits(year: int) -> bool:
    return year <= _LAST_YEAR and book.form_for_year(year) is not None

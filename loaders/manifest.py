"""The manifest: a CSV in which people say what a document does not say of itself.

A row names a document by `path` (file name, or any end of its path) or by `url` (the address the
document gives as its source) and supplies or overrides `agency`, `region_code`, `year` and
`source_url`. Headers may be English or Chinese (`seeds/book/manifest_columns.csv`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders import book
from loaders.errors import GoujiError
from loaders.language import say

#: Columns that say which document a row is about.
_KEYS = ("path", "url")
#: Documents print years as 19xx or 20xx; anything later is a slip of the pen.
_LAST_YEAR = 2099
#: Digits of a code: province, prefecture, county, then township and village, as the standards count them.
_CODE_LENGTHS = (2, 4, 6, 9, 12)
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
        for line, row in _rows(file):
            _check(file, line, row)
            path, url = _end(row.pop("path", "")), row.pop("url", "")
            if (path and path in by_path) or (url and url in by_url):
                raise _wrong(
                    file, line, "与前面某行指同一文件，请只留一行", "repeats a document; keep one row"
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


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(_text(file), newline=""))
    header: list[str] = []
    for printed in reader:
        cells = [c.strip() for c in printed]
        if not any(cells):
            continue
        if not header:
            header = _header(file, reader.line_num, cells)
        elif len(cells) != len(header):
            raise _wrong(
                file, reader.line_num,
                f"有 {len(cells)} 格，表头有 {len(header)} 格，请补齐；内容含逗号时请加引号",
                f"has {len(cells)} fields, the header {len(header)}; fill it up, quote text with commas",
            )  # fmt: skip
        else:
            yield reader.line_num, {k: v for k, v in zip(header, cells, strict=True) if v}
    if not header:
        raise _wrong(file, 1, "清单是空的，请写表头和内容", "the manifest is empty; write a header and rows")


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise GoujiError(
            f"清单 {file} 打不开（{error.strerror}）。请检查路径。",
            f"Manifest {file} cannot be opened ({error.strerror}). Check the path.",
        ) from error
    for charset in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    raise _wrong(file, 1, "字符集不是 UTF-8，请另存为 UTF-8 的 CSV", "is not UTF-8; save it as CSV in UTF-8")


def _header(file: Path, line: int, cells: list[str]) -> list[str]:
    known = ", ".join(dict.fromkeys(_columns().values()))
    header = [_columns().get(c.lower(), "") for c in cells]
    for printed, column in zip(cells, header, strict=True):
        if not column:
            raise _wrong(file, line, f"不认识列名“{printed}”，可用：{known}",
                         f"unknown column “{printed}”; known: {known}")  # fmt: skip
        if header.count(column) > 1:
            raise _wrong(
                file, line, f"列“{column}”出现两次，请删去一列", f"column “{column}” occurs twice; drop one"
            )
    if not set(header) & set(_KEYS):
        raise _wrong(file, line, "没有指明文件的列，请加上 path 或 url",
                     "no column says which document; add path or url")  # fmt: skip
    return header


def _check(file: Path, line: int, row: Mapping[str, str]) -> None:
    if not any(row.get(k) for k in _KEYS):
        raise _wrong(file, line, "没有指明文件，请填写 path 或 url", "names no document; fill in path or url")
    year = row.get("year", "2008")
    if not (len(year) == 4 and year.isascii() and year.isdigit() and _year_fits(int(year))):
        raise _wrong(file, line, f"年度“{year}”不对，请写四位数字，2008 至 {_LAST_YEAR}",
                     f"year “{year}” is wrong; write four digits, 2008 to {_LAST_YEAR}")  # fmt: skip
    code = row.get("region_code", "00")
    if not (code.isascii() and code.isdigit() and len(code) in _CODE_LENGTHS):
        raise _wrong(file, line, f"区划代码“{code}”不对，请写 2、4、6、9 或 12 位数字",
                     f"region code “{code}” is wrong; write 2, 4, 6, 9 or 12 digits")  # fmt: skip


def _year_fits(year: int) -> bool:
    return year <= _LAST_YEAR and book.form_for_year(year) is not None


def _wrong(file: Path, line: int, zh: str, en: str) -> GoujiError:
    return GoujiError(f"清单 {file} 第 {line} 行：{zh}。", f"Manifest {file}, line {line}: {en}.")

"""Small CSV files that people write: read in any usual charset, faults told with file, line and remedy."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.errors import GoujiError

#: Digits of a code: province, prefecture, county, then township and village, as the standards count them.
CODE_LENGTHS = (2, 4, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class UserFile:
    """A file that people write.

    Attributes:
        zh: what it is called in messages; `en` in English.
        columns: its columns by every header that means them.
        keys: columns of which at least one must be there.
        keyless: what to say where none is, in both languages.
    """

    file: Path
    zh: str
    en: str
    columns: Mapping[str, str]
    keys: tuple[str, ...]
    keyless: tuple[str, str]

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Line number and filled cells of every row; raises GoujiError for a file that cannot be meant."""
        reader = csv.reader(io.StringIO(self._text(), newline=""))
        header: list[str] = []
        for printed in reader:
            cells = [c.strip() for c in printed]
            if not any(cells):
                continue
            if not header:
                header = self._header(reader.line_num, cells)
            elif len(cells) != len(header):
                raise self.wrong(
                    reader.line_num,
                    f"有 {len(cells)} 格，表头有 {len(header)} 格，请补齐；内容含逗号时请加引号",
                    f"has {len(cells)} fields, the header {len(header)}; fill it up, quote text with commas",
                )
            else:
                yield reader.line_num, {k: v for k, v in zip(header, cells, strict=True) if v}
        if not header:
            raise self.wrong(1, f"{self.zh}是空的，请写表头和内容",
                             f"the {self.en.lower()} is empty; write a header and rows")  # fmt: skip

    def wrong(self, line: int, zh: str, en: str) -> GoujiError:
        """An error that names the file and the line."""
        return GoujiError(
            f"{self.zh} {self.file} 第 {line} 行：{zh}。", f"{self.en} {self.file}, line {line}: {en}."
        )

    def check_code(self, line: int, code: str) -> None:
        """Raise GoujiError for what cannot be a region code."""
        if not (code.isascii() and code.isdigit() and len(code) in CODE_LENGTHS):
            raise self.wrong(line, f"区划代码“{code}”不对，请写 2、4、6、9 或 12 位数字",
                             f"region code “{code}” is wrong; write 2, 4, 6, 9 or 12 digits")  # fmt: skip

    def _text(self) -> str:
        try:
            data = self.file.read_bytes()
        except OSError as error:
            raise GoujiError(
                f"{self.zh} {self.file} 打不开（{error.strerror}）。请检查路径。",
                f"{self.en} {self.file} cannot be opened ({error.strerror}). Check the path.",
            ) from error
        for charset in ("utf-8-sig", "gb18030"):
            try:
                return data.decode(charset)
            except UnicodeDecodeError:
                continue
        raise self.wrong(
            1, "字符集不是 UTF-8，请另存为 UTF-8 的 CSV", "is not UTF-8; save it as CSV in UTF-8"
        )

    def _header(self, line: int, cells: list[str]) -> list[str]:
        known = ", ".join(dict.fromkeys(self.columns.values()))
        header = [self.columns.get(c.lower(), "") for c in cells]
        for printed, column in zip(cells, header, strict=True):
            if not column:
                raise self.wrong(line, f"不认识列名“{printed}”，可用：{known}",
                                 f"unknown column “{printed}”; known: {known}")  # fmt: skip
            if header.count(column) > 1:
                raise self.wrong(
                    line, f"列“{column}”出现两次，请删去一列", f"column “{column}” occurs twice; drop one"
                )
        if not set(header) & set(self.keys):
            raise self.wrong(line, *self.keyless)
        return header

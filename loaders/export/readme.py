"""`README.md` of an export: what its files are and how they are to be read, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loaders.export.catalog import Table
from loaders.export.citation import TITLE_EN, TITLE_ZH, About

_FORMATS = {
    "csv": (
        "`csv/`：UTF-8（带 BOM），逗号分隔，首行为列名。空值（null）为空字段，空文字为 `\"\"`。"
        "会被表格软件当作公式执行的文字（以 = + - @、其全角字符、制表符或换行开头，前面可有空格或撇号）"
        "前加一个撇号，去掉一个撇号即为原文；数字列不受影响。",
        "`csv/`: UTF-8 with a byte order mark, commas, names of columns in the first line. Null is an empty"
        ' field, a text of no characters is `""`. A text that a spreadsheet would run as a formula (it begins'
        " with = + - @, their full-width forms, a tab or a line break, possibly behind blanks or apostrophes)"
        " has one apostrophe in front; taking it off gives the text back. Numbers are not touched.",
    ),
    "parquet": (
        "`parquet/`：zstd 压缩，文字照原样，空值与空文字分明；表和列的说明在文件元数据中。",
        "`parquet/`: compressed with zstd, texts as they are, null apart from empty text; descriptions of"
        " table and columns are in the metadata.",
    ),
    "xlsx": (
        "`gouji.xlsx`：每表一页，首页说明各表各列。文字永远不会成为公式；空值与空文字都是空格子；"
        "超过一页行数的表续到下一页，过长的文字截断并注明。",
        "`gouji.xlsx`: one sheet per table, the first describes tables and columns. No text becomes a"
        " formula; null and empty text are both blank cells; a table longer than a sheet goes on in the next,"
        " a text longer than a cell is cut and says so.",
    ),
}  # fmt: skip


def write(what: About, tables: Sequence[Table], formats: Sequence[str], to: Path) -> None:
    """Write the file."""
    lines = [
        f"# {TITLE_ZH}", "", TITLE_EN, "",
        f"版本 Version: `{what.version}`", "",
        f"{what.summary_zh}。{what.summary_en}.", "",
        "列的类型、含义、约束和文件的散列值见 `datapackage.json`，引用方式见 `CITATION.cff`。"
        "Types, meaning and constraints of columns and hashes of files: `datapackage.json`; how to cite:"
        " `CITATION.cff`.", "",
        "比率须与基数同看，基数过小的不予显示；本机关口径（own）与本行政区域口径（region）不可相加、不可同列排名。"
        "Rates stand beside their base, and are left out where it is too small; scope own and scope region"
        " never add up and are never ranked together.", "",
        *(f"- {text}" for kind in _FORMATS if kind in formats for text in _FORMATS[kind]), "",
        "| 表 table | 行 rows | 说明 description |", "|---|---|---|",
        *(f"| {t.name} | {t.rows} | {t.words.zh} {t.words.en} |".replace("\n", " ") for t in tables),
    ]  # fmt: skip
    to.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

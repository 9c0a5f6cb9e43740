"""Small reports written from rows, to see each rule hold and break from a document to the mart.

`documents.csv` says what each prints: a base of zeros in the tables of its form with some cells changed,
sentences, a title, a period, chapters in their order. `answers.csv` says what the
warehouse must answer of it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from loaders import book

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "samples"))
from writers import docx, html, text  # noqa: E402
from writers.pages import Block, Line, Page  # noqa: E402
from writers.statutory import Figures, statutory_table  # noqa: E402

FOLDER = Path(__file__).parent / "fixtures" / "rule_documents"
Row = dict[str, str]
_WRITERS = {
    "html": html.modern, "docx": docx.write, "txt": text.both_pipes, "md": text.markdown,
}  # fmt: skip
#: Chapters by generation: heading, its own words, and the table that it holds.
_TABLES = (
    ("一、总体情况", "本机关指定专人维护公开栏目。", ""),
    ("二、主动公开政府信息情况", "", "t2"),
    ("三、收到和处理政府信息公开申请情况", "", "t3"),
    ("四、政府信息公开行政复议、行政诉讼情况", "", "t4"),
    ("五、存在的主要问题及改进情况", "栏目更新有时不够及时，将按月检查。", ""),
    ("六、其他需要报告的事项", "没有需要另行报告的情况。", ""),
)
_ANNEX = (
    ("一、概述", "本机关指定专人维护栏目。", ""),
    ("二、主动公开政府信息的情况", "各栏目按月更新。", ""),
    ("三、依申请公开政府信息的情况", "受理点设在办公室。", ""),
    ("四、政府信息公开的收费及减免情况", "按规定的标准执行。", ""),
    ("五、因政府信息公开申请行政复议、提起行政诉讼的情况", "由法制科归口办理。", ""),
    ("六、存在的主要问题及改进措施", "老档案还没有编目，准备分两年完成。", ""),
    ("附件：政府信息公开情况统计表", "", "annex"),
)


def rows(name: str) -> list[Row]:
    """Rows of a file of the fixture."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def laws() -> tuple[Row, ...]:
    """Every rule of the law, also those that the book does not ask yet."""
    return book.read("book/rule_examples")


def write_all(folder: Path) -> dict[str, Path]:
    """Write every document into a folder; its path by its name."""
    written = {}
    for row in rows("documents"):
        written[row["document"]] = folder / f"{row['document']}.{row['layout']}"
        written[row["document"]].write_bytes(_WRITERS[row["layout"]](page(row)))
    return written


def page(row: Row) -> Page:
    """The report of one row, before it has a file format."""
    agency, year = row["agency"], row["year"]
    title = row["title"] or f"{agency}{year}年政府信息公开工作年度报告"
    period = row["period"] or f"{year}年1月1日至{year}年12月31日"
    blocks: list[Block] = [
        Line("title", title),
        Line("text", f"本报告由{agency}编制，数据的统计期限为{period}。"),
    ]
    chapters = _TABLES if row["form"] in {"g2019", "g2021"} else _ANNEX
    printed = figures(row["form"], row["cells"])
    order = [int(n) for n in row["chapters"].split()] or range(1, len(chapters) + 1)
    for number in order:
        heading, own, table = chapters[number - 1]
        blocks.append(Line("heading", heading))
        if number == order[0]:
            blocks += (Line("text", said) for said in _said(row["words"]))
        blocks += [Line("text", own)] if own else []
        blocks += [statutory_table(table, printed)] if table and printed else []
    return Page(tuple(blocks), agency, row["published"])


def _said(words: str) -> Iterator[str]:
    """The sentences of a row, a paragraph each; `@name` is a longer text of `texts.csv`."""
    longer = {row["name"]: row["text"] for row in rows("texts")}
    for part in filter(None, words.split(" | ")):
        yield longer[part[1:]] if part.startswith("@") else part


def figures(form: str, cells: str) -> Figures:
    """Zeros in every cell of a form, and what differs.

    `g2008:v1` names one annex of a form; `none` has no table.
    `row.column=text` prints a text in place of 0, `=blank` nothing; apart by spaces.
    """
    form_id, _, end = form.partition(":")
    if form_id == "none":
        return {}
    tables = [t for t in book.tables_of(form_id) if t.table_id.endswith(end)]
    printed = {cell.key: (form_id, "0") for table in tables for cell in table.cells()}
    for item in cells.split():
        name, _, value = item.partition("=")
        keys = [key for key in printed if ".".join(key[1:]) == name]
        if len(keys) != 1:
            raise ValueError(f"{form} has {len(keys)} cells {name}")
        printed[keys[0]] = (form_id, "" if value == "blank" else value)
    return printed

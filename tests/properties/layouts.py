"""A complete report of distinct figures, printed in every layout that reports are met in.

The files of whole pages come from the writers of the samples; the flattened layouts that the samples do not
use are written here, from the same rows of cells.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from loaders import book

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))

from writers import docx, html, text, xlsx
from writers.pages import Line, Page
from writers.statutory import Cell, Figures, Rows, statutory_table, width

YEARS = {"g2008": 2010, "g2014": 2016, "g2019": 2020, "g2021": 2023}
ANNEXES = tuple(t.table_id for t in book.tables().values() if t.orientation == "list")
_FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
_LARGEST = 99_999
_LONG_ENOUGH = 4  # shorter texts are not broken over lines

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """What is printed: by cell, the text and the number it stands for; no two numbers are alike."""

    form_id: str
    printed: dict[Key, str]
    values: dict[Key, Decimal]

    def without(self, blanks: set[Key]) -> Report:
        """The same report with nothing printed in some cells."""
        printed = {key: "" if key in blanks else shown for key, shown in self.printed.items()}
        return Report(self.form_id, printed, self.values)

    @property
    def page(self) -> Page:
        """The report before it has a file format."""
        if any(table_id in ANNEXES for table_id, _, _ in self.printed):
            return self._with_annex()
        year = YEARS[self.form_id]
        figures: Figures = {key: (self.form_id, shown) for key, shown in self.printed.items()}
        t3, t4 = (book.tables()[self.form_id, t].heading for t in ("t3_applications", "t4_review_litigation"))
        blocks = (
            Line("title", f"云岭县水利局{year}年政府信息公开工作年度报告"),
            Line("heading", "一、总体情况"),
            Line("text", "本单位按季核对公开栏目。"),
            Line("heading", "二、主动公开政府信息情况"),
            statutory_table("t2", figures),
            Line("heading", f"三、{t3}"),
            statutory_table("t3", figures),
            Line("heading", f"四、{t4}"),
            statutory_table("t4", figures),
            Line("heading", "五、存在的主要问题及改进情况"),
            Line("text", "栏目分类还不够细。"),
        )
        return Page(blocks, "云岭县水利局", f"{year + 1}-01-20")

    def _with_annex(self) -> Page:
        year = YEARS[self.form_id]
        figures: Figures = {key: (self.form_id, shown) for key, shown in self.printed.items()}
        blocks = (
            Line("title", f"云岭县水利局{year}年政府信息公开工作年度报告"),
            Line("heading", "一、概述"),
            Line("text", "本单位按季核对公开栏目。"),
            Line("heading", "附件：政府信息公开情况统计表"),
            statutory_table("annex", figures),
            Line("text", "注：各项均为全年数。"),
        )
        return Page(blocks, "云岭县水利局", f"{year + 1}-01-20")


def complete_annex(table_id: str, random: Random) -> Report:
    """A report whose annex holds a number of its own in every cell."""
    table = next(t for t in book.tables().values() if t.table_id == table_id)
    return _filled(table.form_id, list(table.cells()), random)


def complete(form_id: str, random: Random) -> Report:
    """A report in which every cell of the form holds a number of its own, in some way of writing it."""
    return _filled(form_id, [cell for table in book.tables_of(form_id) for cell in table.cells()], random)


def _filled(form_id: str, cells: list[book.FormCell], random: Random) -> Report:
    numbers = random.sample(range(_LARGEST), len(cells))
    printed, values = {}, {}
    for cell, number in zip(cells, numbers, strict=True):
        value, sign = Decimal(number), ""
        if cell.value_type == "int signed":
            sign = random.choice(("", "-", "+"))
            value = -value if sign == "-" else value
        elif cell.value_type.startswith("decimal"):
            value += Decimal(random.choice(("0", "0.5", "0.25")))
        shown = sign + random.choice((_plain, _plain, _grouped, _wide))(abs(value))
        printed[cell.key] = f"{shown}元" if cell.unit == "as_printed" else shown
        values[cell.key] = value
    return Report(form_id, printed, values)


def _plain(value: Decimal) -> str:
    return str(value)


def _grouped(value: Decimal) -> str:
    return f"{value:,}"


def _wide(value: Decimal) -> str:
    return f"{value:,}".translate(_FULL_WIDTH)


def blanked(report: Report, random: Random) -> set[Key]:
    """A few cells to leave blank: single ones, the ends of rows, now and then a row or a column."""
    keys = list(report.printed)
    blanks = set(random.sample(keys, random.randint(1, 6)))
    for table in random.sample(book.tables_of(report.form_id), 2):
        rows, columns = [r.row_code for r in table.value_rows], [c.column_code for c in table.columns]
        row, column = random.choice(rows), random.choice(columns)
        wholes = [
            {(table.table_id, row, columns[0])},
            {(table.table_id, row, columns[-1])},
            {(table.table_id, row, c) for c in columns[: len(columns) // 2]},
            {(table.table_id, row, c) for c in columns[len(columns) // 2 :]},
            {(table.table_id, row, c) for c in columns},
            {(table.table_id, r, column) for r in rows},
        ]
        blanks |= random.choice(wholes)
    return blanks


# Layouts ------------------------------------------------------------------------------------------


def _split_table_two(page: Page) -> Page:
    """Every block of table two as a table of its own."""
    blocks: list[Line | Rows] = []
    for block in page.blocks:
        blocks += [block] if isinstance(block, Line) else _tables_under_headings(block)
    return Page(tuple(blocks), page.publisher, page.published_on)


def _tables_under_headings(rows: Rows) -> list[Rows]:
    parts: list[list[tuple[Cell, ...]]] = []
    for row in rows:
        if not parts or (len(row) == 1 and not row[0].is_figure):
            parts.append([])
        parts[-1].append(row)
    return [tuple(part) for part in parts]


def _flattened(row_of: Callable[[tuple[Cell, ...], int], str]) -> Callable[[Page, Random], bytes]:
    """A layout that prints every row of a table by itself, given how many columns the table has."""

    def lines(page: Page) -> Iterator[str]:
        for block in page.blocks:
            if isinstance(block, Line):
                yield block.text
            else:
                yield from (row_of(row, width(block)) for row in block)

    return lambda page, _: ("\n".join(lines(page)) + "\n").encode()


def _both_pipes_without_padding(row: tuple[Cell, ...], columns: int) -> str:
    return f"| {' | '.join(cell.text for cell in row)} |"


def _pipe_on_own_line(row: tuple[Cell, ...], columns: int) -> str:
    return "\n|\n".join(cell.text for cell in row) + "\n"


def _pipe_after_every_cell(row: tuple[Cell, ...], columns: int) -> str:
    return "\n".join(f"{cell.text}\n|" for cell in row)


def _line_per_cell(row: tuple[Cell, ...], columns: int) -> str:
    return "\n".join(cell.text for cell in row)


def _tabs(row: tuple[Cell, ...], columns: int) -> str:
    return "\t".join(cell.text for cell in row)


def _runs_of_pipes(row: tuple[Cell, ...], columns: int) -> str:
    """Bare pipes for what a span covers: between the labels and the figures, or behind the labels."""
    labels = [cell.text for cell in row if not cell.is_figure]
    figures = [cell.text for cell in row if cell.is_figure]
    return "|".join([*labels, *[""] * (columns - len(row)), *figures]) + "|"


def _bare_rows_between(page: Page, random: Random) -> bytes:
    """Runs of empty pipes, and rows of nothing else here and there."""
    lines = _flattened(_runs_of_pipes)(page, random).decode().splitlines()
    spaced: list[str] = []
    for line in lines:
        spaced.append(line)
        if "|" in line and random.random() < 0.2:
            spaced.append("|" * line.count("|"))
    return ("\n".join(spaced) + "\n").encode()


def _inner_newlines(page: Page, random: Random) -> bytes:
    """A pipe behind every cell, and labels broken over lines inside their cells."""

    def broken(cell: Cell) -> Cell:
        if cell.is_figure or len(cell.text) < _LONG_ENOUGH or random.random() < 0.6:
            return cell
        at = random.randint(2, len(cell.text) - 2)
        return Cell(f"{cell.text[:at]}\n{cell.text[at:]}", cell.rowspan, cell.colspan)

    blocks = (
        block if isinstance(block, Line) else tuple(tuple(map(broken, row)) for row in block)
        for block in page.blocks
    )
    return bytes(text.trailing_pipe(Page(tuple(blocks), page.publisher, page.published_on)))


#: Layout by name: the suffix of the file, and what prints a page.
LAYOUTS: dict[str, tuple[str, Callable[[Page, Random], bytes]]] = {
    "html_table_two_in_one_grid": (".html", lambda page, _: html.modern(page)),
    "html_table_two_in_several": (".html", lambda page, _: html.modern(_split_table_two(page))),
    "html_digits_cut_by_spans": (".html", lambda page, _: html.old_cms(page)),
    "docx_merged_cells": (".docx", lambda page, _: docx.write(page)),
    "xlsx_one_sheet": (".xlsx", lambda page, _: xlsx.one_sheet(page)),
    "xlsx_sheet_per_table": (".xlsx", lambda page, _: xlsx.sheet_per_table(page)),
    "xlsx_without_lines": (".xlsx", lambda page, _: xlsx.without_lines(page)),
    "markdown": (".md", lambda page, _: text.markdown(page)),
    "trailing_pipe": (".txt", lambda page, _: text.trailing_pipe(page)),
    "both_pipes": (".txt", lambda page, _: text.both_pipes(page)),
    "both_pipes_without_padding": (".txt", _flattened(_both_pipes_without_padding)),
    "pipe_on_own_line": (".txt", _flattened(_pipe_on_own_line)),
    "pipe_after_every_cell": (".txt", _flattened(_pipe_after_every_cell)),
    "inner_newlines": (".txt", _inner_newlines),
    "line_per_cell": (".txt", _flattened(_line_per_cell)),
    "runs_of_empty_pipes": (".txt", _bare_rows_between),
    "tabs": (".txt", _flattened(_tabs)),
}


def printed_as(layout: str, report: Report, random: Random) -> tuple[bytes, str]:
    """The bytes of the report in a layout, and a file name."""
    suffix, write = LAYOUTS[layout]
    return write(report.page, random), f"report{suffix}"

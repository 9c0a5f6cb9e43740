"""A sample before it has a file format: a title, headings, paragraphs and tables with spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from writers.statutory import Figures, Rows, plain_rows, statutory_table

_MARKER = re.compile(r"\{(t[234]|annex)\}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of prose and its role."""

    role: Literal["title", "heading", "text"]
    text: str


Block = Line | Rows


@dataclass(frozen=True, slots=True)
class Page:
    """A document to be written; `published_on` is empty where the real date is not known."""

    blocks: tuple[Block, ...]
    publisher: str
    published_on: str

    @property
    def title(self) -> str:
        """The text of the title line."""
        return next(b.text for b in self.blocks if isinstance(b, Line) and b.role == "title")

    @property
    def body(self) -> tuple[Block, ...]:
        """Everything below the title."""
        return tuple(b for b in self.blocks if not (isinstance(b, Line) and b.role == "title"))


def read_blocks(prose: Path, figures: Figures) -> tuple[Block, ...]:
    """Read prose: `# title`, `## heading`, `{t3}` or `{annex}` for a statutory table, `|` for a plain one."""
    blocks: list[Block] = []
    table: list[str] = []
    for line in [*prose.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("|"):
            table.append(line)
            continue
        if table:
            blocks.append(plain_rows(table))
            table = []
        if marker := _MARKER.fullmatch(line):
            blocks.append(statutory_table(marker[1], figures))
        elif line.startswith("# "):
            blocks.append(Line("title", line[2:]))
        elif line.startswith("## "):
            blocks.append(Line("heading", line[3:]))
        elif line:
            blocks.append(Line("text", line))
    return tuple(blocks)

"""Text samples: tables flattened to lines with pipes, in three layouts."""

from __future__ import annotations

from collections.abc import Callable

from writers.pages import Line, Page
from writers.statutory import Cell, Rows, matrix, width


def trailing_pipe(page: Page) -> bytes:
    """A pipe behind every cell; the cells that a span covers stand as bare pipes at the end."""
    return _write(page, _trailing)


def both_pipes(page: Page) -> bytes:
    """A pipe before and behind every cell, an empty one where a span covers."""
    return _write(page, _both)


def markdown(page: Page) -> bytes:
    """Markdown with pipe tables."""
    lines: list[str] = []
    for block in page.blocks:
        if isinstance(block, Line):
            lines.append({"title": "# ", "heading": "## ", "text": ""}[block.role] + block.text)
        else:
            first, *rest = _both(block)
            lines.append("\n".join([first, "|" + " --- |" * width(block), *rest]))
    return ("\n\n".join(lines) + "\n").encode()


def _write(page: Page, flattened: Callable[[Rows], list[str]]) -> bytes:
    lines: list[str] = []
    for block in page.blocks:
        lines += [block.text] if isinstance(block, Line) else flattened(block)
        if isinstance(block, Line) and block.role == "title" and page.published_on:
            lines.append(f"（{page.published_on}）")
    return ("\n".join(lines) + "\n").encode()


def _trailing(rows: Rows) -> list[str]:
    columns = width(rows)
    return [" ".join(f"{cell.text} |" for cell in row) + _spare(columns - len(row)) for row in rows]


def _spare(cells: int) -> str:
    return " " + "|" * cells if cells else ""


def _both(rows: Rows) -> list[str]:
    return ["| " + " | ".join(_text(cell) for cell in row) + " |" for row in matrix(rows)]


def _text(cell: Cell | None) -> str:
    return "" if cell is None else cell.text

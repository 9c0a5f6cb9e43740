"""What `gouji locate` prints for people: each repair with its cells, in the words of the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from loaders import book
from loaders.language import many, say
from loaders.locate import Answer, Change, Solution
from loaders.locate.problem import Place
from loaders.statements import Parsed

#: Width where the terminal does not say its own (files, logs).
_WIDTH = 120


def answer(document: Parsed, found: Answer, outcomes: Iterable[str]) -> None:
    """Print what was found about one document; `outcomes` are the evaluator's answers about it."""
    console = Console(highlight=False)
    console = console if console.is_terminal else Console(width=_WIDTH, highlight=False)
    console.print(Text(document.path, "bold"))
    if not found.parts:
        console.print(f"  {nothing(document, outcomes)}")
        return
    if not found.solutions:
        console.print(say("  在时限内没有找到方案。", "  No repair was found in time."))
        return
    console.print(f"  {_count(found)}")
    printed = {Place(0, c.table_id, c.row_code, c.column_code): c.value_text for c in document.cells}
    for number, solution in enumerate(found.solutions, 1):
        console.print()
        console.print(f"  {number}. {_words(solution)}")
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column("    ")
        for head in (say("表", "Table"), say("行", "Row"), say("列", "Column")):
            table.add_column(head, overflow="fold")
        for head in (say("所印", "Printed"), say("应为", "Needed")):
            table.add_column(head, justify="right", no_wrap=True)
        table.add_column(say("说法", "Story"))
        for change in solution.changes:
            text = printed.get(change.cell.place)
            table.add_row("", *_line(change, text), style=None)
        console.print(table)
    console.print()


def nothing(document: Parsed, outcomes: Iterable[str]) -> str:
    """Why nothing is to repair: everything adds up, or nothing could be judged."""
    answers = Counter(outcomes)
    held, open_ = answers["pass"] + answers["pass_imputed"], answers["not_assessable"]
    if document.document.status == "failed":
        why = say(document.error.message_zh, document.error.message_en) if document.error else ""
        return say(f"读取失败，未核对。{why}", f"Could not be read; nothing was checked. {why}".rstrip())
    if not document.cells:
        return say(
            "没有找到法定表格，没有可核对的等式。",
            "No statutory table was found; there is nothing to add up.",
        )
    if not held:
        return say(
            f"{open_} 个等式因空白或读不出的数都无法核对。",
            f"None of {open_} identities could be judged: cells are blank or cannot be read.",
        )
    left = say(f"，另有 {open_} 个无法核对", f"; {open_} could not be judged") if open_ else ""
    return say(f"{held} 个等式全部成立{left}。", f"All {held} identities that could be judged hold{left}.")


def _count(found: Answer) -> str:
    cells = len(found.solutions[0].changes)
    shown = len(found.solutions)
    proved = all(s.proved for s in found.solutions)
    few = say(f"至少有 {cells} 个格子有误", f"At least {many(cells, 'cell is', 'cells are')} wrong")
    if not proved:
        few = say(
            f"改动 {cells} 个格子可使各式成立；是否最少，限时内未能证明",
            f"Changing {many(cells, 'cell')} repairs the report;"
            " not proved to be the fewest in the time allowed",
        )
    total = 1
    for part in found.parts:
        total *= len(part)
    ways = say(f"方案 {total} 种", f"{many(total, 'way')} to repair it")
    if not found.complete:
        ways = say(f"方案可能不止 {total} 种", f"{ways} found, there may be more")
    more = say(f"，列出 {shown} 种", f", {shown} shown") if shown < total else ""
    return say(f"{few}；{ways}{more}。", f"{few}; {ways}{more}.")


def _words(solution: Solution) -> str:
    told = list(dict.fromkeys(say(c.story.title_zh, c.story.title_en) for c in solution.changes))
    sure = (
        ""
        if solution.unique
        else say("（数值不唯一，取改动最小者）", " (other values would do; least change shown)")
    )
    return say("、", ", ").join(told) + sure


def _line(change: Change, text: str | None) -> tuple[str | Text, ...]:
    cell = change.cell
    table = book.tables()[cell.form_id, cell.place.table_id]
    row = next(r for r in table.rows if r.row_code == cell.place.row_code)
    column = next(c for c in table.columns if c.column_code == cell.place.column_code)
    heading = table.heading
    if cell.place.years_back:
        heading = say(f"上年报告 {heading}", f"{heading} (report of the year before)")
    shown = text if text is not None else _number(cell.value)
    return (
        heading, row.label, column.label, shown or say("空白", "blank"),
        Text(_number(change.needed), "bold green"), say(change.story.title_zh, change.story.title_en),
    )  # fmt: skip


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"

"""`gouji locate`: the smallest sets of cells that explain why a report does not add up."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal

import typer

from loaders import showlocate
from loaders.commands.parse import read_some
from loaders.locate import Solution, locate
from loaders.locate.sheets import Sheet, named, problem
from loaders.locate.weigh import previous, sheets
from loaders.statements import Parsed

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(name="locate")
def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Files, folders, or -. 文件、文件夹或 -")
    ],
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="For people, or one list. 输出格式")
    ] = "text",
    limit: Annotated[int, typer.Option(min=1, help="Repairs shown for each report. 每份列出的方案数")] = 5,
    seconds: Annotated[
        float, typer.Option(min=0.0, help="Time for one report; then not proved. 每份限时（秒）")
    ] = 2.0,
) -> None:
    """Name the fewest cells whose change makes a report add up, and the values they would need.

    对不符的报告，找出最少改动哪几个格子即可使全部勾稽关系成立，并给出应有之数。只提示，不改数。

    Reports of the same body for two years in a row are weighed together; of several for one year the first.
    同一机关相邻两年的报告一并核对；上一年度有几份的，以先列者为准。

    Exit code 退出码: 0 nothing to repair 无不符; 1 something is wrong, or a file failed 有不符或读取失败;
    2 wrong use 用法有误.

    Example 示例: gouji locate report.pdf --format json
    """
    documents = read_some(files)
    chained = _chained(documents)
    answers = [locate(problem(own, before), limit=limit, seconds=seconds) for own, before in chained]
    failed = [d for d in documents if d.document.status == "failed"]
    if form == "json":
        found = [
            {
                "path": d.path,
                "status": d.document.status,
                "identities": dict(sorted(Counter(own.outcomes.values()).items())),
                "solutions": [contract(s, own, before) for s in a.solutions],
            }
            # Why nothing could be read, as `gouji parse` says it.
            | ({"issues": d.to_contract()["issues"]} if d.document.status == "failed" else {})
            for d, a, (own, before) in zip(documents, answers, chained, strict=True)
        ]
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for document, answer, (own, _) in zip(documents, answers, chained, strict=True):
            showlocate.answer(document, answer, own.outcomes.values())
    raise typer.Exit(1 if failed or any(answer.parts for answer in answers) else 0)


def _chained(documents: Sequence[Parsed]) -> list[tuple[Sheet, Sheet | None]]:
    """The sheet of each document, and that of the same body's last report, if it is among them."""
    found = sheets(documents)
    return [
        (sheet, None if before is None else found[before])
        for sheet, before in zip(found, previous(documents), strict=True)
    ]


def contract(solution: Solution, own: Sheet, before: Sheet | None) -> dict[str, Any]:
    """A solution as JSON: plain numbers, null where nothing is printed; each cell with its document."""

    def number(value: Decimal | None) -> int | float | None:
        if value is None:
            return None
        return int(value) if value == value.to_integral_value() else float(value)

    cells = [
        {**named(c.cell.place, own, before), "value": number(c.cell.value), "needed": number(c.needed)}
        for c in solution.changes
    ]
    return {"cells": cells, "cost": solution.cost, "proved": solution.proved, "story": solution.story}

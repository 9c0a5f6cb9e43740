"""Which cells a question looks at, whatever its answer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from loaders import book, claimrules, rules
from loaders.check.engine import Answer


def terms(answer: Answer) -> Iterator[tuple[str, Decimal, int, tuple[str, str, str]]]:
    """Side, weight, year offset and name of every cell that a question looks at."""
    question = _asked().get(answer.question_no or 0)
    if isinstance(question, rules.Question):
        for t in question.terms:
            yield t.side, t.weight, t.year_offset, (t.table_id, t.row_code, t.column_code)
    elif question is not None:
        for c in question.cells:
            yield c.side, Decimal(c.weight), 0, (c.cell.table_id, c.cell.row_code, c.cell.column_code)
    elif answer.form_id and answer.scope_key.count("/") == 1:
        # a check of single cells names the cell in its scope
        row, _, column = answer.scope_key.partition("/")
        for form_id, table_id in book.tables():
            if form_id == answer.form_id:
                yield "left", Decimal(1), 0, (table_id, row, column)


@cache
def _asked() -> dict[int, rules.Question | claimrules.ClaimQuestion]:
    of_tables: dict[int, rules.Question | claimrules.ClaimQuestion] = {q.number: q for q in rules.questions()}
    return of_tables | {q.number: q for q in claimrules.questions()}

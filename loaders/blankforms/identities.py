"""Which cells of a form its identities determine, and which questions a blank form can answer by itself."""

from __future__ import annotations

from collections.abc import Iterable

from loaders import rules
from loaders.printed import Key
from loaders.rules import Question, Term


def identities(form_id: str, table_ids: Iterable[str]) -> list[Question]:
    """The identities of the book within one report, of tables that are at hand, in the order of the book."""
    return rules.identities({(form_id, table_id) for table_id in table_ids})


def totals(asked: list[Question]) -> dict[Key, tuple[Term, ...]]:
    """Cells that an identity determines, with the terms they are the sum of.

    Such a cell stands alone on the right side. Of two identities that determine one cell the first counts;
    one that would make a sum depend on itself does not.
    """
    found: dict[Key, tuple[Term, ...]] = {}
    for question in asked:
        right, parts = question.side("right"), question.side("left")
        if len(right) == 1 and right[0].weight == 1 and not question.rule.right_constant:
            total = key(right[0])
            if total not in found and not _rests_on(total, parts, found):
                found[total] = parts
    return found


def key(term: Term) -> Key:
    """The cell of a term."""
    return term.table_id, term.row_code, term.column_code


def _rests_on(total: Key, parts: tuple[Term, ...], found: dict[Key, tuple[Term, ...]]) -> bool:
    """Whether some part is the total itself, or a sum that the total goes into."""
    return any(key(part) == total or _rests_on(total, found.get(key(part), ()), found) for part in parts)

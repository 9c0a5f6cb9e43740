"""With which characters a match of a pattern can begin: most places of a text need not be tried then.

`re` finds them itself where a pattern begins with a character or a choice of them; where it begins with
what must not stand before, or with words that may be missing, the whole pattern is tried at every place.
"""

from __future__ import annotations

import re
from re import _constants as op  # type: ignore[attr-defined]  # as stable as the syntax itself, yet unofficial
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LOOKS = (op.ASSERT, op.ASSERT_NOT, op.AT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
#: A longer range of characters tells too little.
_WIDEST = 128


def hinted(pattern: str) -> str:
    """The same pattern, told which characters it can begin with where `re` would not see that itself."""
    tree = list(parser.parse(pattern))
    if not tree or tree[0][0] not in (*_LOOKS, *_REPEATS):
        return pattern
    chars, empty = _first(tree)
    if empty or chars is None:
        return pattern
    return f"(?=[{re.escape(''.join(sorted(chars)))}]){pattern}"


def _first(items: Any) -> tuple[set[str] | None, bool]:
    """The first characters of items in a row, None for any; and whether all of them may be missing."""
    found: set[str] = set()
    for kind, what in items:
        if kind in _LOOKS:
            continue
        chars, empty = _of_item(kind, what)
        if chars is None:
            return None, False
        found |= chars
        if not empty:
            return found, False
    return found, True


def _of_item(kind: Any, what: Any) -> tuple[set[str] | None, bool]:
    if kind is op.LITERAL:
        return {chr(what)}, False
    if kind is op.IN:
        return _of_class(what), False
    if kind is op.SUBPATTERN:
        return _first(what[3])
    if kind in _REPEATS:
        chars, empty = _first(what[2])
        return chars, empty or not what[0]
    if kind is op.BRANCH:
        return _of_choice([_first(choice) for choice in what[1]])
    return None, False


def _of_choice(choices: list[tuple[set[str] | None, bool]]) -> tuple[set[str] | None, bool]:
    found: set[str] = set()
    for chars, _ in choices:
        if chars is None:
            return None, False
        found |= chars
    return found, any(empty for _, empty in choices)


def _of_class(members: Any) -> set[str] | None:
    found: set[str] = set()
    for kind, what in members:
        if kind is op.LITERAL:
            found.add(chr(what))
        elif kind is op.RANGE and what[1] - what[0] < _WIDEST:
            found.update(map(chr, range(what[0], what[1] + 1)))
        else:
            return None
    return found

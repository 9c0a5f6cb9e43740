"""The sets chosen, tried one by one or by the solver, are all that there are, preferred ones first."""

from __future__ import annotations

import time
from itertools import combinations
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from locating import at

from loaders.locate import choose
from loaders.locate.choose import Cells
from loaders.locate.edits import Edit
from loaders.locate.problem import Place

NAMES = [at(f"a{n}") for n in range(1, 8)]
MOST = 3
names = st.sampled_from(NAMES)
edit = st.builds(Edit, st.frozensets(names, min_size=1, max_size=4), st.frozensets(names, max_size=2)).map(
    lambda e: Edit(e.some, e.unless - e.some)
)
edits = st.lists(edit, min_size=1, max_size=5)
likes = st.fixed_dictionaries({name: st.integers(0, 2) for name in NAMES})


def chosen(told: list[Edit], later: list[Edit], liked: dict[Place, int]) -> list[Cells]:
    """Every set as it comes; some edits are told after the first set."""
    chooser = choose.Chooser(liked)
    for one in told:
        chooser.require(one)
    found: list[Cells] = []
    while True:
        status, support = chooser.choose(MOST, time.monotonic() + 60)
        assert status != "open"
        if status == "none":
            return found
        found.append(support)
        chooser.forbid(support)
        if len(found) == 1:
            for one in later:
                chooser.require(one)


def all_sets(edits: list[Edit], *first: Cells) -> set[Cells]:
    """By definition: the sets that obey everything and hold none of those before, the first among them."""
    found = set(first)
    for size in range(len(first[0]) if first else 1, MOST + 1):
        for cells in map(frozenset, combinations(NAMES, size)):
            if all(one.obeyed(cells) for one in edits) and not any(known <= cells for known in found):
                found.add(cells)
    return found


@pytest.mark.parametrize("tried", [0, 2, MOST])
@settings(deadline=None)
@given(edits, edits, likes)
def test_all_sets_are_chosen_preferred_ones_first(
    tried: int, told: list[Edit], later: list[Edit], liked: dict[Place, int]
) -> None:
    with patch.object(choose, "_TRIED", tried):
        found = chosen(told, later, liked)
    if not found:
        assert all_sets(told) == set()
        return
    assert all(one.obeyed(found[0]) for one in told)
    assert len(found) == len(set(found))
    assert set(found) == all_sets(told + later, found[0])
    weights = [(len(cells), sum(liked[cell] for cell in cells)) for cells in found]
    assert weights[1:] == sorted(weights[1:])

"""Every repair repairs, and no smaller one exists: compared with trying every value of every set of cells."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from locating import at, grid, repairs, smallest, system

from loaders import locate
from loaders.locate.problem import Identity, Place, Problem, scaled

parts = st.lists(st.integers(0, 2), min_size=4, max_size=4)
faults = st.dictionaries(
    st.sampled_from([f"{r}{c}" for r in "abc" for c in (1, 2, 3)]), st.integers(0, 4) | st.none(), max_size=2
)


def solved(problem: Problem) -> set[frozenset[Place]]:
    answer = locate.locate(problem, limit=1000, seconds=60)
    assert answer.complete
    for solution in answer.solutions:
        needed = {c.cell.place: scaled(c.needed) for c in solution.changes}
        assert solution.proved
        assert repairs(problem, needed)
        assert all(amount >= 0 and amount % 10_000 == 0 for amount in needed.values())
    return {frozenset(c.cell.place for c in s.changes) for s in answer.solutions}


@settings(max_examples=40, deadline=None)
@given(parts, faults)
def test_a_table_with_totals_both_ways(counts: list[int], wrong: dict[str, int | None]) -> None:
    cells, identities = grid(2, 2, counts)
    problem = system(cells | wrong, identities)
    expected = smallest(problem, range(9), 2) if problem.violated else set()
    assert solved(problem) == expected


@settings(max_examples=60, deadline=None)
@example([1, 0, 0, 0, 0, 0], [[0, 0, 0, 0, 0, 1], [1, 0, -1, 0, 0, 0], [1, 0, 0, 0, 0, 0]], {0, 2})
@given(
    st.lists(st.integers(0, 4), min_size=6, max_size=6),
    st.lists(
        st.lists(st.integers(-2, 2), min_size=6, max_size=6).filter(any), min_size=1, max_size=3,
    ),
    st.sets(st.integers(0, 5), max_size=2),
)  # fmt: skip
def test_any_identities_with_any_weights_and_guards(
    values: list[int], weights: list[list[int]], guard: set[int]
) -> None:
    names = [f"a{n}" for n in range(1, 7)]
    cells = system(dict(zip(names, values, strict=True)), {}).cells
    made = [
        Identity(
            f"identity {no}",
            tuple((at(name), w) for name, w in zip(names, row, strict=True) if w),
            guards=(frozenset(at(names[n]) for n in guard),) if guard and no == 2 else (),
        )
        for no, row in enumerate(weights)
    ]
    problem = Problem(cells, tuple(made))
    if not problem.violated:
        return
    found, least = solved(problem), smallest(problem, range(13), 2)
    sizes = {len(support) for support in found}
    assert len(sizes) <= 1
    if least:
        # Values beyond those tried may repair with fewer cells, or others; none that was tried may be missed.
        (size,) = {len(support) for support in least}
        assert sizes
        assert max(sizes) < size or found >= least

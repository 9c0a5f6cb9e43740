"""A grid's rectangle, against the plainest way to make one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.document import Grid, GridCell

CELLS = st.builds(
    GridCell, st.text("甲乙丙", max_size=2), st.just(""), st.integers(1, 5), st.sampled_from([1, 1, 1, 2, 3])
)


def square_by_square(grid: Grid) -> list[list[GridCell | None]]:
    filled: dict[tuple[int, int], GridCell] = {}
    for r, row in enumerate(grid.rows):
        c = 0
        for cell in row:
            while (r, c) in filled:
                c += 1
            for dr in range(min(cell.rowspan, len(grid.rows) - r)):
                for dc in range(cell.colspan):
                    filled.setdefault((r + dr, c + dc), cell)
            c += cell.colspan
    width = 1 + max((c for _, c in filled), default=-1)
    return [[filled.get((r, c)) for c in range(width)] for r in range(len(grid.rows))]


@given(st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_spans_fill_the_rectangle_and_never_overwrite(rows: list[list[GridCell]]) -> None:
    grid = Grid(tuple(map(tuple, rows)), "table 1")
    assert grid.matrix() == square_by_square(grid)


def test_a_spanning_label_is_repeated_over_what_it_covers() -> None:
    label, one, two = GridCell("三", "", rowspan=2), GridCell("1", ""), GridCell("2", "")
    assert Grid(((label, one), (two,)), "table 1").matrix() == [[label, one], [label, two]]

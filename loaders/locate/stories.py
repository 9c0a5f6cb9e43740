"""Simple explanations of a repair: they rank sets of equal size and are told to people, and prove nothing.

Codes, costs and words are rows of `seeds/book/error_stories.csv`; a story of grain `pair` explains two cells
at once, and its cost counts for each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from loaders import book
from loaders.locate.problem import ONE, Cell, Place, Problem


@dataclass(frozen=True, slots=True)
class Story:
    """One kind of mistake."""

    code: str
    grain: str
    cost: int
    title_zh: str
    title_en: str


@cache
def stories() -> dict[str, Story]:
    """The stories of the book by code, those told first in front."""
    rows = sorted(book.read("book/error_stories"), key=lambda row: int(row["position"]))
    return {
        row["story_code"]: Story(
            row["story_code"], row["grain"], int(row["cost"]), row["title_zh"], row["title_en"]
        )
        for row in rows
    }


def tell(problem: Problem, needed: Mapping[Place, int]) -> dict[Place, Story]:
    """The cheapest story of every changed cell; `needed` is in ten-thousandths."""
    told = {place: _cheapest(_of_cell(problem, place, amount)) for place, amount in needed.items()}
    for one, other in combinations(sorted(needed), 2):
        pair = [problem.cells[place] for place in (one, other)]
        amounts = [needed[place] for place in (one, other)]
        for code in _of_pair(pair, amounts):
            for place in (one, other):
                told[place] = min(told[place], stories()[code], key=lambda story: story.cost)
    return told


def preferences(problem: Problem) -> dict[Place, int]:
    """Which cells to try first, amounts not yet known: 0 a total of 0 or blank, 1 a total, 2 any other."""
    return {
        place: (0 if not cell.amount else 1) if place in problem.sole else 2
        for place, cell in problem.cells.items()
    }


def _cheapest(codes: Iterator[str]) -> Story:
    return min((stories()[code] for code in codes), key=lambda story: story.cost)


def _of_cell(problem: Problem, place: Place, amount: int) -> Iterator[str]:
    cell = problem.cells[place]
    yield "plain"
    if place in problem.sole:
        yield "total_wrong"
        if cell.value is not None and not cell.amount:
            yield "total_zero"
    if cell.value is None:
        yield "left_blank"
    elif cell.amount >= ONE and amount >= ONE:
        yield from _of_digits(_digits(cell.amount), _digits(amount))


def _of_digits(printed: str, needed: str) -> Iterator[str]:
    swapped = {printed[:i] + printed[i + 1] + printed[i] + printed[i + 2 :] for i in range(len(printed) - 1)}
    if needed in swapped:
        yield "digits_swapped"
    if printed in _without_one(needed):
        yield "digit_lost"
    if needed in _without_one(printed):
        yield "digit_doubled"


def _digits(amount: int) -> str:
    """The digits as printed: of a whole number those of the number, else all four decimals, too."""
    return str(amount // ONE if amount % ONE == 0 else amount)


def _without_one(digits: str) -> set[str]:
    """What is left when one digit is lost; never nothing."""
    return {digits[:i] + digits[i + 1 :] for i in range(len(digits))} - {""}


def _of_pair(pair: list[Cell], needed: list[int]) -> Iterator[str]:
    printed = [cell.amount for cell in pair]
    if needed == printed[::-1]:
        beside = _beside(*pair)
        if 0 not in printed:
            yield "cells_swapped"
        elif beside:
            yield "cell_shifted"
    if needed[0] - printed[0] == printed[1] - needed[1] and _aligned(*pair):
        yield "other_row"


def _aligned(one: Cell, other: Cell) -> bool:
    """Whether two cells share a row or a column of one table."""
    same_table = one.place[:2] == other.place[:2]
    return same_table and (one.row_no == other.row_no or one.column_no == other.column_no)


def _beside(one: Cell, other: Cell) -> bool:
    steps = abs(one.row_no - other.row_no) + abs(one.column_no - other.column_no)
    return _aligned(one, other) and steps == 1

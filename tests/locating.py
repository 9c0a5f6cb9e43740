"""Small systems of identities for the tests of error localisation, and a search through all sets of cells."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, product

from loaders.locate.problem import Cell, Identity, Place, Problem


def at(name: str) -> Place:
    """A cell by name: `b3` is row b, column 3; `x:b3` the same in last year's report."""
    last_year, _, cell = name.rpartition(":")
    return Place(len(last_year), "t", cell[0], cell[1:])


def system(cells: dict[str, object], identities: dict[str, str], **settings: object) -> Problem:
    """Cells by name, and identities such as `{"sum": "a1 a2 -a3"}`; settings of all cells: whole=False."""
    made = {}
    for name, value in cells.items():
        place = at(name)
        made[place] = Cell(
            place, None if value is None else Decimal(str(value)),
            row_no=ord(place.row_code), column_no=int(place.column_code), **settings,
        )  # fmt: skip
    return Problem(made, tuple(identity(key, terms) for key, terms in identities.items()))


def identity(key: str, terms: str, tolerance: str = "0", guards: tuple[str, ...] = ()) -> Identity:
    signed = tuple((at(t.lstrip("-")), -1 if t.startswith("-") else 1) for t in terms.split())
    guarding = tuple(frozenset(at(name) for name in guard.split()) for guard in guards)
    return Identity(key, signed, Decimal(tolerance), guarding)


def grid(rows: int, columns: int, parts: list[int]) -> tuple[dict[str, object], dict[str, str]]:
    """A balanced table of parts with totals of its rows and columns, and its identities."""
    table = [parts[r * columns : (r + 1) * columns] for r in range(rows)]
    table = [[*row, sum(row)] for row in table]
    table.append([sum(column) for column in zip(*table, strict=True)])
    names = "abcdefgh"
    cells = {f"{names[r]}{c + 1}": v for r, row in enumerate(table) for c, v in enumerate(row)}
    identities = {
        f"row {names[r]}": " ".join(f"{names[r]}{c + 1}" for c in range(columns))
        + f" -{names[r]}{columns + 1}"
        for r in range(rows + 1)
    }
    identities |= {
        f"column {c}": " ".join(f"{names[r]}{c + 1}" for r in range(rows)) + f" -{names[rows]}{c + 1}"
        for c in range(columns + 1)
    }
    return cells, identities


def smallest(problem: Problem, values: range, most: int) -> set[frozenset[Place]]:
    """All smallest sets of cells that repair a problem of whole numbers, by trying every value of a range."""
    for size in range(1, most + 1):
        found = {
            frozenset(chosen)
            for chosen in combinations(problem.cells, size)
            for amounts in product(values, repeat=size)
            if repairs(problem, {p: a * 10_000 for p, a in zip(chosen, amounts, strict=True)})
        }
        if found:
            return found
    return set()


def repairs(problem: Problem, needed: dict[Place, int]) -> bool:
    """Whether everything that must hold does, by the definition of an identity alone."""
    for i in problem.identities:
        if all(guard & needed.keys() for guard in i.guards):
            left = sum(w * needed.get(p, int((problem.cells[p].value or 0) * 10_000)) for p, w in i.terms)
            if abs(left) > i.tolerance * 10_000:
                return False
    return True

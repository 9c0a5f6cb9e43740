"""Small systems of identities for the tests of error localisation, and a search through all sets of cells."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path

from loaders.locate.problem import Cell, Identity, Place, Problem

SAMPLES = Path(__file__).parents[1] / "samples" / "reports"


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


def years_that_disagree(folder: Path) -> list[Path]:
    """Reports of 2023 and 2024 that add up: five requests are carried over that 2023 did not leave."""
    own = (SAMPLES / "qidong_2024.html").read_text(encoding="utf-8")
    before = re.sub(r"202[45]", lambda year: str(int(year[0]) - 1), own)
    for label in ("二、上年结转", "（一）予以公开", "（七）总计"):
        own = _with_row(own, label, [5, 0, 0, 0, 0, 0, 5])
    for label in ("一、本年新收", "（一）予以公开", "（七）总计"):
        before = _with_row(before, label, [5, 0, 0, 0, 0, 0, 5])
    files = [folder / "2023.html", folder / "2024.html"]
    for file, text in zip(files, (before, own), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def _with_row(text: str, label: str, figures: list[int]) -> str:
    """A report of which a row of the table of requests has other figures."""
    start = text.index(label)
    end = text.index("</tr>", start)
    left = iter(figures)
    row = re.sub(r"<td>\d+</td>", lambda _: f"<td>{next(left)}</td>", text[start:end])
    return text[:start] + row + text[end:]

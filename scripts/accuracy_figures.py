"""Figures read by hand and figures read by the loader: when two of them are the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from loaders import book
from loaders.statements import Claim

#: Endings and signs around a name that do not make it another name.
_ENDINGS = ("信息", "公开", "更新", "栏目", "类", "類")
_SIGNS = str.maketrans("", "", "“”\"'‘’「」()〔〕《》、 ")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as gold or as read: what makes two of them the same, and how it prints."""

    measure: str
    names: tuple[tuple[str, frozenset[str]], ...]  # dimension key -> bare names, printed and coded
    value: Decimal | None  # money in yuan
    kind: str  # of unit: count, money, rate, score
    shown: str
    state: str
    nested_in: str


@dataclass(slots=True)
class Outcome:
    """One passage compared: pairs of gold and read, gold that was missed, readings that are wrong."""

    passage: dict[str, str]
    right: list[tuple[Figure, Figure]] = field(default_factory=list)
    missed: list[Figure] = field(default_factory=list)
    wrong: list[Figure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Score:
    """Figures in gold, figures read, and figures that are in both."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.gold + other.gold, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float | None:
        """The share of what was read that is right; None where nothing was read."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of gold that was read; None where there is no gold."""
        return self.right / self.gold if self.gold else None


def figure_of(row: dict[str, str]) -> Figure:
    """A row of `claims.csv` as a figure."""
    value = Decimal(row["value"]) if row["value"] else None
    return _figure(
        row["measure_code"], [row["dimension"]], value, row["unit"], row["state"], row["nested_in"]
    )


def figure_read(claim: Claim) -> Figure:
    """A claim of the loader as a figure."""
    said = [claim.dimension, claim.dimension_code]
    return _figure(claim.measure_code, said, claim.value, claim.unit, claim.state, claim.nested_in)


def _figure(
    measure: str, dimensions: Sequence[str], value: Decimal | None, unit: str, state: str, nested_in: str
) -> Figure:
    names: dict[str, set[str]] = {}
    for dimension in filter(None, dimensions):
        for part in dimension.split(";"):
            key, _, name = part.partition("=")
            names.setdefault(key, set()).add(bare(name))
    kind, factor = _units().get(unit, ("count", Decimal(1)))
    printed = "?" if value is None else f"{value.normalize():f}"
    shown = f"{measure}[{dimensions[0]}] {printed}{unit}"
    return Figure(
        measure, tuple((key, frozenset(names[key])) for key in sorted(names)),
        None if value is None else value * (factor if kind == "money" else 1), kind, shown, state, nested_in,
    )  # fmt: skip


@cache
def _units() -> dict[str, tuple[str, Decimal]]:
    return {unit["unit"]: (unit["kind"], Decimal(unit["factor"])) for unit in book.read("book/units")}


def bare(name: str) -> str:
    """A printed name without the signs and endings that do not make it another name."""
    plain = unicodedata.normalize("NFKC", name).translate(_SIGNS)
    while True:
        shorter = next((plain.removesuffix(end) for end in _ENDINGS if plain.endswith(end)), plain)
        if shorter in ("", plain):
            return plain
        plain = shorter


def same(gold: Figure, read: Figure) -> bool:
    """Whether the loader read this very figure; `tests/narrative/README.md` says what makes it the same."""
    if (gold.value, gold.kind, len(gold.names)) != (read.value, read.kind, len(read.names)):
        return False
    channels = gold.names[:1] and gold.names[0][0] == "channel"
    measures = {gold.measure, read.measure}
    if len(measures) > 1 and not (channels and measures == {"pro_total", "pro_channel"}):
        return False
    return all(
        mine == theirs and (here & there or (mine == "channel" and _inside(here, there)))
        for (mine, here), (theirs, there) in zip(gold.names, read.names, strict=True)
    )


def _inside(some: Iterable[str], others: Iterable[str]) -> bool:
    return any(one in other or other in one for one in some for other in others)


def compare(passage: dict[str, str], gold: Iterable[Figure], read: Iterable[Figure]) -> Outcome:
    """Pair what was read with gold; each figure is used once, in print order."""
    outcome, left = Outcome(passage), list(read)
    for figure in gold:
        hits = [one for one in left if same(figure, one)]
        if hits:
            best = max(hits, key=lambda one: (one.nested_in == figure.nested_in, one.state == figure.state))
            left.remove(best)
            outcome.right.append((figure, best))
        else:
            outcome.missed.append(figure)
    # That there was none may be said twice (no reviews took place, their number is 0).
    noughts = [figure for figure, _ in outcome.right if figure.value == 0]
    outcome.wrong = [one for one in left if not any(same(nought, one) for nought in noughts)]
    return outcome

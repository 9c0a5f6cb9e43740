"""What a body does, from its name without the place: 民政局, 政府办, 文化旅游和体育局."""

from __future__ import annotations

from functools import cache

from loaders import patterns
from loaders.book import read

#: Who reports where only a place is named.
GOVERNMENT = "人民政府"


@cache
def _exact() -> dict[str, str]:
    """Function codes by every name: each stem with each ending."""
    return {
        _plain(stem + ending): row["function_code"]
        for row in read("book/agency_functions")
        for stem in row["stems"].split("|")
        for ending in row["endings"].split("|")
    }


@cache
def _stems() -> dict[str, str]:
    """Function codes of departments by stem, for names put together from several."""
    return {
        _plain(stem): row["function_code"]
        for row in read("book/agency_functions")
        if row["kind"] == "department"
        for stem in row["stems"].split("|")
    }


@cache
def _endings() -> frozenset[str]:
    rows = read("book/agency_functions")
    return frozenset(e for row in rows if row["kind"] == "department" for e in row["endings"].split("|") if e)


def parted(name: str) -> tuple[str, str | None]:
    """Part a name into its place and the code of the function behind it; ("", None) if none is known."""
    parts = ((name[:at], of(name[at:])) for at in range(1, len(name)))
    return next((part for part in parts if part[1]), ("", None))


def _plain(name: str) -> str:
    return patterns.replaced("function_joint", name)


def of(name: str) -> str | None:
    """Return the code of a function by its name in full, None for one that the book does not know.

    A department with the work of several has a code of all, in the order of the book: 教育体育局 and
    体育教育局 are `education_sports`.
    """
    name = _plain(name)
    if name in _exact():
        return _exact()[name]
    for length in (3, 2, 1):
        stem, ending = name[:-length], name[-length:]
        if ending in _endings() and (parts := _parts(stem)):
            return "_".join(code for code in dict.fromkeys(_stems().values()) if code in parts)
    return None


def _parts(stem: str) -> list[str] | None:
    """Split a stem into known ones, the longest first; None where something is left over."""
    if not stem:
        return []
    for end in range(len(stem), 1, -1):
        if (code := _stems().get(stem[:end])) and (rest := _parts(stem[end:])) is not None:
            return [code, *rest]
    return None

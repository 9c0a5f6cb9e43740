"""What the tests of the marts promise, read from the models: unique, one of a list, there in another table.

A database does not know these. Without a checkout beside the package nothing is promised but what the
database itself holds to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from loaders import book

_REF = re.compile(r"""ref\(\s*['"](\w+)['"]\s*\)""")


@dataclass(frozen=True, slots=True)
class Promise:
    """What holds for every value of a column: `refers_to` is the table and column that also hold it."""

    unique: bool = False
    one_of: tuple[str, ...] = ()
    refers_to: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class OfTable:
    """The key of a table and the promises of its columns."""

    key: tuple[str, ...]
    columns: dict[str, Promise]


@cache
def read() -> dict[str, OfTable]:
    """The promises of every mart, by its name."""
    files = sorted((book.SEEDS.parent / "models" / "marts").rglob("*.yml"))
    models = (m for f in files for m in yaml.safe_load(f.read_text(encoding="utf-8")).get("models", ()))
    return {model["name"]: _of_table(model) for model in models}


def _of_table(model: dict[str, Any]) -> OfTable:
    columns = {column["name"]: _promise(column) for column in model["columns"]}
    combined = [tuple(said["columns"]) for test, said in _tests(model) if test == "unique_combination"]
    alone = [(name,) for name, promise in columns.items() if promise.unique]
    return OfTable((*combined, *alone, ())[0], columns)


def _promise(column: dict[str, Any]) -> Promise:
    tests = dict(_tests(column))
    refers_to = None
    if "relationships" in tests and (ref := _REF.search(tests["relationships"]["to"])):
        refers_to = (ref[1], tests["relationships"]["field"])
    values = tests.get("accepted_values", {}).get("values", ())
    return Promise("unique" in tests, tuple(map(str, values)), refers_to)


def _tests(node: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tests of a model or column that look at all of its rows: name and arguments."""
    for test in node.get("data_tests", ()):
        if isinstance(test, str):
            yield test, {}
            continue
        ((name, said),) = test.items()
        if "where" not in said.get("config", {}):
            yield name, said.get("arguments", {})

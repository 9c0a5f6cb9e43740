"""The same report in every format gives the same cells and claims; only places may differ."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from formats_build import BUILDERS, ODD, Report

from loaders.commands.parse import read
from loaders.parse import parse_bytes
from loaders.statements import Parsed


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return Report(tmp_path_factory.mktemp("formats"))


def cells(parsed: Parsed) -> dict[tuple[str, str, str], Any]:
    return {
        (c.table_id, c.row_code, c.column_code): (c.form_id, c.value, c.state, c.unit, c.value_text)
        for c in parsed.cells
    }


def claims(parsed: Parsed) -> list[Any]:
    return [(c.measure_code, c.dimension, c.value, c.unit, c.state, c.phrase) for c in parsed.claims]


@pytest.fixture(scope="module")
def expected(made: Report) -> Parsed:
    parsed = parse_bytes(*reversed(BUILDERS["html"](made)))
    found = cells(parsed)
    assert len(found) == 200
    assert [found[key][4] for key in ODD] == list(ODD.values())
    assert {state for _, _, state, _, _ in found.values()} == {"num", "zero_word", "na", "blank"}
    assert parsed.claims
    return parsed


@pytest.mark.parametrize("name", BUILDERS)
def test_the_same_report_gives_the_same_cells(
    name: str, made: Report, expected: Parsed, tmp_path: Path
) -> None:
    path, data = BUILDERS[name](made)
    (tmp_path / path).write_bytes(data)
    (parsed,) = read([str(tmp_path / path)], None)
    assert parsed.document.status == "parsed", parsed.issues
    assert cells(parsed) == cells(expected)
    assert claims(parsed) == claims(expected)
    about, right = parsed.document, expected.document
    assert (about.report_year, about.agency_name, about.title) == (
        right.report_year, right.agency_name, right.title,
    )  # fmt: skip
    assert not [i for i in parsed.issues if i.severity != "info"]

"""How much memory a build may take."""

from __future__ import annotations

import duckdb
import pytest

from loaders import machine
from loaders.errors import GoujiError


@pytest.mark.parametrize(("installed", "limit"), [(64_000_000_000, "5000MB"), (4_000_000_000, "2000MB")])
def test_a_small_machine_gives_half_of_what_it_has(
    monkeypatch: pytest.MonkeyPatch, installed: int, limit: str
) -> None:
    monkeypatch.setattr(machine, "_installed", lambda: installed)
    assert machine.memory({}) == limit


@pytest.mark.parametrize("asked", ["4GB", "800 MB", "1.5GiB", "2gb"])
def test_what_is_asked_for_is_passed_on_as_duckdb_reads_it(asked: str) -> None:
    assert machine.memory({machine.VARIABLE: asked}) == asked
    duckdb.connect(config={"memory_limit": asked}).close()


@pytest.mark.parametrize("asked", ["4", "50%", "much", "-1GB"])
def test_anything_else_is_told_with_the_remedy(asked: str) -> None:
    with pytest.raises(GoujiError, match=f"GOUJI_MEMORY={asked} is no amount of memory. Write it like 4GB"):
        machine.memory({machine.VARIABLE: asked})

"""Reports and what an undisturbed load makes of them, once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults import Landed, count, gouji, reports

from loaders.home import Home


@pytest.fixture(scope="session")
def landed(tmp_path_factory: pytest.TempPathFactory) -> Landed:
    """Give a folder of so many reports, and a home where they were loaded without disturbance. Read only."""
    found: dict[int, tuple[Path, Home]] = {}

    def give(number: int) -> tuple[Path, Home]:
        if number not in found:
            base = tmp_path_factory.mktemp("landed")
            found[number] = reports(base / "reports", number), Home(base / "home")
            folder, home = found[number]
            assert gouji(home, "load", folder, "--batch", str(max(20, number // 50)), "--quiet") == (0, "")
            assert count(home, "status = 'partial'") == number
            assert count(home, table="claims") > number
        return found[number]

    return give

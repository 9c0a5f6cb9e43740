"""The order of the tests, for all folders."""

from __future__ import annotations

from pathlib import Path

import pytest

#: Where a file may build a warehouse of its own, which takes longest: what begins last would be waited for.
_SLOW = ("warehouse", "site")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put slow files first; the order within a file stays."""
    items.sort(key=lambda item: Path(item.path).parent.name not in _SLOW)

"""What tests of several folders need, and the order of them all."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

from loaders import language
from loaders.readers import ocr

#: Where a file may build a warehouse of its own, which takes longest: what begins last would be waited for.
_SLOW = ("warehouse", "site")

# Several processes of tests share the processors: without this each would take all of them to recognise.
ocr.share(int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put slow files first; the order within a file stays."""
    items.sort(key=lambda item: Path(item.path).parent.name not in _SLOW)


@pytest.fixture(autouse=True)
def _no_language_is_left_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that was run in this process with `--lang` does not speak for the tests that follow."""
    monkeypatch.setattr(language, "_chosen", None)


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Optical recognition is not installed."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "rapidocr" else find(name))

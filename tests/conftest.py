"""What tests of several folders need."""

from __future__ import annotations

import importlib.util
import os

import pytest

from loaders.readers import ocr

# Several processes of tests share the processors: without this each would take all of them to recognise.
ocr.share(int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Optical recognition is not installed."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "rapidocr" else find(name))

"""A copy is the same bytes, whether the system shares, copies or refuses."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders import copies

TEXT = b"\x00figures\xff" * 1000


def refuse(*_: object) -> int:
    raise OSError(18, "two disks")


def stop(*_: object) -> int:
    return 0


@pytest.mark.parametrize("kernel", [getattr(os, "copy_file_range", refuse), refuse, stop, None])
def test_all_bytes_arrive(
    kernel: Callable[..., int] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kernel is None:
        monkeypatch.delattr(os, "copy_file_range", raising=False)
    else:
        monkeypatch.setattr(os, "copy_file_range", kernel, raising=False)
    (tmp_path / "one").write_bytes(TEXT)
    (tmp_path / "other").write_bytes(TEXT * 2)
    copies.copy(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "other").read_bytes() == (tmp_path / "one").read_bytes() == TEXT


def test_pieces_are_put_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_PIECE", 7)
    (tmp_path / "one").write_bytes(TEXT)
    copies.copy(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "other").read_bytes() == TEXT


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        copies.copy(tmp_path / "none", tmp_path / "other")

"""A full disk is known however deep in a library it was met."""

import sqlite3
from pathlib import Path

import pytest

from loaders import cli, fulldisk


def wrapped(error: Exception) -> Exception:
    try:
        try:
            raise error
        except Exception as inner:
            raise RuntimeError("a step failed") from inner
    except RuntimeError as outer:
        return outer


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (OSError(28, "No space left on device"), True),
        (wrapped(OSError(28, "x")), True),
        (wrapped(sqlite3.OperationalError("database or disk is full")), True),
        (ValueError('IO Error: Could not write all required bytes: No space left on device'), True),
        (OSError(2, "No such file"), False),
        (wrapped(ValueError("full")), False),
    ],
)  # fmt: skip
def test_a_full_disk_is_recognised(error: Exception, full: bool) -> None:
    assert fulldisk.behind(error) is full


def test_the_command_names_the_place_and_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise wrapped(OSError(28, "No space left on device"))

    monkeypatch.setenv("GOUJI_HOME", str(tmp_path / "not" / "there"))
    monkeypatch.setenv("GOUJI_LANG", "en")
    monkeypatch.setattr(cli.LazyGroup, "get_command", fail)
    with pytest.raises(SystemExit) as caught:
        cli.main(["load", "x"])
    assert caught.value.code == 2
    said = capsys.readouterr().err
    assert str(tmp_path) in said
    assert "run the same command again" in said

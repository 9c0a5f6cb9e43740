"""What options of the benchmarks may be."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def some(text: str) -> int:
    """A number of reports, files or records; raises ArgumentTypeError for none or too many."""
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to a billion")
    return int(text)


def part(text: str) -> float:
    """A part of all reports; raises ArgumentTypeError for what is none."""
    try:
        found = float(text)
    except ValueError:
        found = -1
    if not 0 <= found <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no part from 0 to 1")
    return found


def folder(text: str) -> Path:
    """A folder to write to, made where it is not there; raises ArgumentTypeError where nobody may write.

    An empty name, as an unset variable leaves it, is refused: taken as a path it is the current folder.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError("a name is empty")
    found = Path(text)
    try:
        found.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise argparse.ArgumentTypeError(f"{text} is no folder") from error
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{text}: {error.strerror}") from error
    if not os.access(found, os.W_OK):
        raise argparse.ArgumentTypeError(f"{text} cannot be written to")
    return found

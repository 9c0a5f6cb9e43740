"""What options of the benchmarks may be."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def some(text: str) -> int:
    """A number of reports, files or records; raises ArgumentTypeError for none."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
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
    """A folder to write to, made where it is not there; raises ArgumentTypeError where nobody may write."""
    found = Path(text)
    try:
        found.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{text}: {error.strerror}") from error
    if not os.access(found, os.W_OK):
        raise argparse.ArgumentTypeError(f"{text} cannot be written to")
    return found

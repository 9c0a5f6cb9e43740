"""Runs a command of Gouji as people do and watches what all its processes take."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from loaders.home import Home


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, megabytes of all processes together (at most, and over time), and what was printed."""

    seconds: float
    peak: float
    said: str
    over_time: tuple[float, ...] = ()


def gouji(home: Home, *arguments: str) -> Cost:
    """Run a command of `gouji` in a home; raises RuntimeError with what it said where it fails."""
    command = [sys.executable, "-c", "from loaders.cli import main; main()", *arguments]
    env = {**os.environ, "GOUJI_HOME": str(home.root), "GOUJI_LANG": "en"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    over_time = [0.0]
    while process.poll() is None:
        over_time.append(memory(process.pid))
        time.sleep(0.1)
    said = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise RuntimeError(said)
    return Cost(time.perf_counter() - began, max(over_time), said, tuple(over_time))


def memory(group: int) -> float:
    """Megabytes in use by all processes of a group, what they share counted once for each."""
    pages = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            pages += int(fields[21])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

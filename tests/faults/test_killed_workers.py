"""Workers killed by the machine: their documents are read by others, and nothing is missing."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest
from faults import (
    FULL,
    Landed,
    difference,
    end,
    gouji,
    kill,
    reports,
    signalled,
    start,
    tally,
    times,
    until,
    workers,
)

from loaders.home import Home

DOCUMENTS = times(3000, 60)
KILLS = times(40, 1)


def test_killed_workers_cost_no_document(tmp_path: Path, landed: Landed) -> None:
    chance, (folder, undisturbed) = random.Random(), landed(DOCUMENTS)
    kills = homes = lost = doubled = 0
    while kills < KILLS:
        homes += 1
        home = Home(tmp_path / f"home{homes}")
        begun, process = time.monotonic(), start(home, "load", folder, "--jobs", "2", "--quiet")
        assert until(lambda: bool(workers(process)), process)  # noqa: B023
        pause = time.monotonic() - begun  # about what it takes to start a worker
        while kills < KILLS and process.poll() is None:
            time.sleep(chance.uniform(1, 2) * pause)
            if found := workers(process):
                number = signal.SIGKILL if kills % 2 else signal.SIGSEGV
                kills += signalled(chance.choice(found), number)
        code, said = end(process)
        assert (code, said) == (0, "")
        one, other = difference(home, undisturbed)
        lost, doubled = lost + one, doubled + other
    tally("workers killed (SIGKILL, SIGSEGV)", kills, lost, doubled)


@pytest.mark.skipif(not FULL, reason="takes long: make fault-test")
def test_a_worker_that_hangs_ends_with_its_parent(tmp_path: Path) -> None:
    """A parent killed while a worker is busy: the worker is gone soon after, see `faults.kill`."""
    home, folder = Home(tmp_path / "home"), reports(tmp_path / "reports", 20)
    (folder / "00000.html").write_text("<table>" + "<tr><td>结果维持<td>1" * 200_000)
    process = start(home, "load", folder, "--jobs", "1", "--quiet", GOUJI_MAX_SECONDS="2")
    assert until(lambda: bool(workers(process)), process)
    time.sleep(5)
    kill(process)
    code, said = gouji(home, "load", folder, "--quiet", GOUJI_MAX_SECONDS="2")
    assert code == 1
    assert "time limit" in said

"""Two commands in one home at once: one waits, and what comes out is what one alone would have made."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from faults import FULL, SAMPLES, Landed, difference, end, gouji, mart_difference, start, tally, times

from loaders.home import Home

DOCUMENTS = times(400, 60)


def test_two_loads_at_once(tmp_path: Path, landed: Landed) -> None:
    chance, (folder, undisturbed) = random.Random(), landed(DOCUMENTS)
    load = ("load", folder, "--batch", "50", "--jobs", "1")
    lost = doubled = 0
    for n in range(times(20, 1)):
        home = Home(tmp_path / f"home{n}")
        first = start(home, *load)
        time.sleep(chance.uniform(0, 1))
        second = start(home, *load)
        said = [end(first), end(second)]
        assert [code for code, _ in said] == [0, 0], said
        assert sorted(f"{DOCUMENTS} landed" in text for _, text in said) == [False, True], said
        assert sum("Another gouji" in text for _, text in said) == 1, said
        one, other = difference(home, undisturbed)
        lost, doubled = lost + one, doubled + other
    tally("two loads at once", times(20, 1), lost, doubled)


@pytest.mark.skipif(not FULL, reason="takes minutes: make fault-test")
def test_two_builds_and_a_load_at_once(tmp_path: Path) -> None:
    undisturbed, home = Home(tmp_path / "undisturbed"), Home(tmp_path / "home")
    assert gouji(undisturbed, "build", SAMPLES, "--quiet", "--accept-load")[0] == 0
    some, rest = sorted(SAMPLES.iterdir())[:7], sorted(SAMPLES.iterdir())[7:]
    processes = [start(home, "build", *some, "--accept-load")]
    time.sleep(1)
    processes += [start(home, "build", "--accept-load", "--force", *some), start(home, "load", *rest)]
    said = [end(process) for process in processes]
    assert [code for code, _ in said[:2]] == [0, 0], said
    assert gouji(home, "build", "--quiet", "--accept-load")[0] == 0
    lost, doubled = difference(home, undisturbed)
    one, other = mart_difference(home, undisturbed)
    tally("builds and loads at once", 2, lost + one, doubled + other)

"""A load that is killed at any moment, in the midst of a commit too, is completed by the next."""

from __future__ import annotations

import random
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from faults import Landed, count, difference, end, gouji, ids, kill, start, tally, times, until

from loaders import rawzone
from loaders.home import Home

DOCUMENTS, BATCH = times(5000, 60), times(100, 20)
JOBS = times(2, 1)
KILLS, IN_COMMITS = times(30, 1), times(10, 1)


@dataclass
class Chain:
    """Loads of the same folder into one home, each killed, until one comes to its end; then anew."""

    folder: Path
    undisturbed: Home
    base: Path
    seconds: float = 0  # from the start of a load to its first commit
    homes: list[Home] = field(default_factory=list)
    lost: int = 0
    doubled: int = 0

    def __post_init__(self) -> None:
        self._begin()

    @property
    def home(self) -> Home:
        return self.homes[-1]

    def _begin(self) -> None:
        self.homes.append(Home(self.base / f"home{len(self.homes)}"))

    def load(self):
        return start(self.home, "load", self.folder, "--batch", str(BATCH), "--jobs", str(JOBS), "--quiet")

    def finished(self) -> None:
        """A load came to its end: weigh what there is, and begin another home."""
        lost, doubled = difference(self.home, self.undisturbed)
        self.lost, self.doubled = self.lost + lost, self.doubled + doubled
        assert not unfinished(self.home)
        self._begin()

    def look(self) -> None:
        """Nothing of a killed load may show but whole documents, each once."""
        if rawzone.committed(self.home):
            documents = len(ids(self.home))
            assert documents == count(self.home), "a document twice"
            assert documents % BATCH == 0 or documents == DOCUMENTS


def unfinished(home: Home) -> set[str]:
    """Files that belong to no load that counts."""
    counts = rawzone.committed(home)
    files = [file.name for file in home.raw.glob("*/*") if file.suffix in {".part", ".parquet"}]
    return {name for name in files if name.endswith(".part") or name.rsplit(".", 2)[0] not in counts}


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory, landed: Landed) -> Chain:
    folder, undisturbed = landed(DOCUMENTS)
    found = Chain(folder, undisturbed, tmp_path_factory.mktemp("killed"))
    begun, process = time.monotonic(), found.load()
    assert until(lambda: bool(unfinished(found.home)), process)
    found.seconds = time.monotonic() - begun
    kill(process)
    return found


def test_killed_loads_are_completed_by_the_next(chain: Chain) -> None:
    chance = random.Random()
    at_random = sum(killed_at_random(chain, chance) for _ in range(KILLS))
    within = sum(killed_within_a_commit(chain, chance) for _ in range(IN_COMMITS))
    assert gouji(chain.home, "load", chain.folder, "--batch", str(BATCH), "--quiet") == (0, "")
    chain.finished()
    tally("kill -9 of a load, at random moments", at_random, chain.lost, chain.doubled)
    tally("kill -9 of a load, within a commit", within, chain.lost, chain.doubled)


def killed_at_random(chain: Chain, chance: random.Random) -> int:
    while True:
        process = chain.load()
        try:
            process.wait(chance.uniform(0, 3 * chain.seconds))
        except subprocess.TimeoutExpired:
            kill(process)
            chain.look()
            return 1
        assert end(process) == (0, "")
        chain.finished()


def killed_within_a_commit(chain: Chain, chance: random.Random) -> int:
    while True:
        before, process = unfinished(chain.home), chain.load()
        wanted = min(len(rawzone.committed(chain.home)) + chance.randrange(3), DOCUMENTS // BATCH - 1)

        def moving(before: set[str] = before, wanted: int = wanted) -> bool:
            return len(rawzone.committed(chain.home)) >= wanted and bool(unfinished(chain.home) - before)

        if not until(moving, process):
            assert end(process) == (0, "")
            chain.finished()
            continue
        time.sleep(chance.uniform(0, 0.02))
        kill(process)
        chain.look()
        if unfinished(chain.home) - before:  # else it was through
            return 1

"""A load that is killed at any moment, in the midst of a commit too, is completed by the next."""

from __future__ import annotations

import random
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from faults import count, difference, end, gouji, ids, kill, reports, start, tally, times, until

from loaders import rawzone
from loaders.home import Home

DOCUMENTS, BATCH = times(5000, 120), times(100, 30)
KILLS, IN_COMMITS = times(30, 1), times(10, 1)


@dataclass
class Chain:
    """Loads of the same folder into one home, each killed, until one comes to its end; then anew."""

    folder: Path
    undisturbed: Home
    base: Path
    seconds: float  # from the start of a load to its first commit
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
        return start(self.home, "load", self.folder, "--batch", str(BATCH), "--jobs", "2", "--quiet")

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
def chain(tmp_path_factory: pytest.TempPathFactory) -> Chain:
    base = tmp_path_factory.mktemp("killed")
    folder, undisturbed = reports(base / "reports", DOCUMENTS), Home(base / "undisturbed")
    begun = time.monotonic()
    process = start(undisturbed, "load", folder, "--batch", str(BATCH), "--jobs", "2", "--quiet")
    assert until(lambda: bool(unfinished(undisturbed)), process)
    seconds = time.monotonic() - begun
    code, said = end(process)
    assert (code, said) == (0, "")
    assert count(undisturbed) == DOCUMENTS
    assert count(undisturbed, "status = 'partial'") == DOCUMENTS
    return Chain(folder, undisturbed, base, seconds)


def test_killed_at_random_moments(chain: Chain) -> None:
    chance, kills = random.Random(), 0
    while kills < KILLS:
        process = chain.load()
        try:
            process.wait(chance.uniform(0, 3 * chain.seconds))
        except subprocess.TimeoutExpired:
            kill(process)
            kills += 1
            chain.look()
        else:
            assert end(process) == (0, "")
            chain.finished()
    complete(chain)
    tally("kill -9 of a load, at random moments", kills, chain.lost, chain.doubled)


def test_killed_within_a_commit(chain: Chain) -> None:
    chance, kills = random.Random(), 0
    while kills < IN_COMMITS:
        before, process, later = unfinished(chain.home), chain.load(), chance.randrange(3)
        markers = len(rawzone.committed(chain.home))
        wanted = min(markers + later, DOCUMENTS // BATCH - 1)

        def moving(before: set[str] = before, wanted: int = wanted) -> bool:
            return len(rawzone.committed(chain.home)) >= wanted and bool(unfinished(chain.home) - before)

        if not until(moving, process):
            assert end(process) == (0, "")
            chain.finished()
            continue
        time.sleep(chance.uniform(0, 0.02))
        kill(process)
        kills += bool(unfinished(chain.home) - before)  # else it was through
        chain.look()
    complete(chain)
    tally("kill -9 of a load, within a commit", kills, chain.lost, chain.doubled)


def complete(chain: Chain) -> None:
    """Let the last load come to its end."""
    assert gouji(chain.home, "load", chain.folder, "--batch", str(BATCH), "--quiet") == (0, "")
    chain.finished()

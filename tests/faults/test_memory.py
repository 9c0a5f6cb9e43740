"""The parent of a long load does not grow with what it has read, only a little with the list of files."""

from __future__ import annotations

from pathlib import Path

import stub_files
from faults import times

from loaders.home import Home
from loaders.load import Options, Summary, load

FILES = times(100_000, 1_000)
#: Bytes of memory for each file of a load: its path, its hash, and what became of it.
EACH = 1_000


def test_a_load_of_many_files_stays_small(tmp_path: Path) -> None:
    folder, held = tmp_path / "reports", {}
    for number in range(FILES):
        file = folder / f"{number // 1000}" / f"{number}.txt"
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(f"report {number}")

    def watch(summary: Summary) -> None:
        if summary.settled % (FILES // 20) == 0:
            held[summary.settled] = int(Path("/proc/self/statm").read_text().split()[1]) * 4096

    summary = load(
        [folder], Home(tmp_path / "home"), Options(batch=FILES // 40, parse=stub_files.parse), watch
    )
    assert summary.landed == FILES
    quarter = held[FILES // 4]  # libraries and the list of files are in memory by then
    print({files: f"{size >> 20} MiB" for files, size in held.items()})
    assert held[FILES] - quarter < max(FILES * EACH * 3 // 4, 60 << 20), held

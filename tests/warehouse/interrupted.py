"""Load a folder with the stub parser and die at a chosen step: `interrupted.py FOLDER STEP NUMBER`.

STEP is `copy` (in the middle of the NUMBER-th copy of a data file), `settle` (before the NUMBER-th
finished file gets its name), or `never`. GOUJI_HOME says where.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

import stub_parse

from loaders import landing
from loaders.home import Home
from loaders.load import Options, load


def die_at(number: int) -> None:
    """Kill this process on the `number`-th call."""
    die_at.calls = getattr(die_at, "calls", 0) + 1
    if die_at.calls == number:
        os.kill(os.getpid(), signal.SIGKILL)


def main(folder: str, step: str, number: int) -> None:
    copy, settle = shutil.copyfile, landing._settle

    def torn_copy(source, target, **options):
        data = Path(source).read_bytes()
        Path(target).write_bytes(data[: len(data) // 2])
        die_at(number)
        return copy(source, target, **options)

    def late_settle(unfinished, target):
        die_at(number)
        settle(unfinished, target)

    if step == "copy":
        shutil.copyfile = torn_copy
    if step == "settle":
        landing._settle = late_settle
    home = Home.here()
    with home.locked(lambda: None):
        load([Path(folder)], home, Options(jobs=1, batch=10, parse=stub_parse.parse))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

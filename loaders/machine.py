"""What a build and its workers may take of the machine they run on."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from loaders.errors import GoujiError, SettingError

#: As DuckDB reads it: `profiles.yml` passes it on.
VARIABLE = "GOUJI_MEMORY"
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?) ?([KMGT]i?B)", re.IGNORECASE)
#: What needs more is written to the folder `tmp` of the home.
_ENOUGH = 5_000_000_000


def memory(environment: Mapping[str, str] = os.environ) -> str:
    """What DuckDB may hold in memory: what the variable says, else 5 GB, on a small machine half of it.

    Raises SettingError where the variable is no amount of memory.
    """
    asked = environment.get(VARIABLE, "").strip()
    if not asked:
        return f"{min(_ENOUGH, _installed() // 2) // 1_000_000}MB"
    if not _AMOUNT.fullmatch(asked):
        raise SettingError(
            f"环境变量 {VARIABLE}={asked} 不是内存大小。请写成 4GB 或 800MB 这样的形式，或取消该变量。",
            f"{VARIABLE}={asked} is no amount of memory. Write it like 4GB or 800MB, or unset the variable.",
        )
    return asked


def processors() -> int:
    """Processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux has such a function
        return os.cpu_count() or 1


def exhausted(message: str) -> bool:
    """Whether DuckDB says that its memory did not suffice."""
    return "out of memory error" in message.lower()


def told() -> GoujiError:
    """What to say of it: twice as much is worth a try."""
    limit = memory()
    more = _AMOUNT.sub(lambda amount: f"{2 * float(amount[1]):.12g}{amount[2]}", limit)
    return GoujiError(
        f"DuckDB 的内存（{limit}）不够用，未发布；原先发布的数据库完好。请用环境变量 {VARIABLE} 放宽限制"
        f"（如 {VARIABLE}={more}），再运行同一命令。",
        f"DuckDB's memory ({limit}) did not suffice. Nothing was published; what was published before is"
        f" whole. Allow more, for example {VARIABLE}={more}, and run the same command again.",
    )


def _installed() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows has no such function
        return 2 * _ENOUGH

"""How long something takes: the best of several runs, which is what the machine can do."""

from __future__ import annotations

import time
from collections.abc import Callable


def best(what: Callable[[], object], seconds: float = 2.0, least: int = 3) -> float:
    """Seconds of the fastest run, repeated for about `seconds` and at least `least` times."""
    times: list[float] = []
    deadline = time.perf_counter() + seconds
    while len(times) < least or time.perf_counter() < deadline:
        start = time.perf_counter()
        what()
        times.append(time.perf_counter() - start)
    return min(times)


def ms(seconds: float) -> str:
    """Milliseconds for people."""
    return f"{seconds * 1000:.1f} ms"


def ratio(one: float, other: float) -> str:
    """How many times as long `one` takes as `other`."""
    return f"{one / other:.2f} x"

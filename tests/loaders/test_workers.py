"""Worker processes: what one document can cost the others, and what the machine can cost a document."""

import os
import signal
import time
from hashlib import sha256
from pathlib import Path

import pytest

from loaders.limits import Limits
from loaders.statements import Facts, Parsed
from loaders.workers import Done, Job, Pool

LIMITS = Limits(max_seconds=20, max_result_bytes=1_000_000)


def parse(data: bytes, path: str, extra: Path) -> Parsed:
    """The content of a file is its command; `extra` is a folder to leave notes in."""
    command = data.decode().split("-")[0]
    note = extra / sha256(data).hexdigest()
    tried = note.exists()
    note.touch()
    if command == "once" and not tried:
        os.kill(os.getpid(), signal.SIGKILL)
    if command == "always":
        os.kill(os.getpid(), signal.SIGSEGV)
    if command == "exit":
        os._exit(3)
    if command == "greedy":
        bytearray(8 << 30)
    found = Parsed(path, Facts(sha256(data).hexdigest(), status="parsed"))
    if command == "long":
        found.paragraphs = [("paragraph 1", "年" * 2_000_000)]
    return found


def read(folder: Path, *commands: str, size: int = 2) -> dict[str, Done]:
    jobs = [Job(c, c.encode(), sha256(c.encode()).hexdigest(), folder) for c in commands]
    with Pool(parse, size, LIMITS) as pool:
        done = list(pool.read(jobs))
    assert sorted(d.job.path for d in done) == sorted(commands)
    return {d.job.path: d for d in done}


def test_each_document_costs_only_itself(tmp_path: Path) -> None:
    sound = [f"sound-{n}" for n in range(20)]
    done = read(
        tmp_path, "once-1", "always-1", *sound[:10], "long-1", "greedy-1", "exit-1", "once-2", *sound[10:]
    )
    reasons = {path: d.parsed.issues[0] for path, d in done.items() if d.parsed.document.status == "failed"}
    assert {path: issue.code for path, issue in reasons.items()} == {
        "always-1": "worker_died", "exit-1": "worker_died",
        "long-1": "result_limit", "greedy-1": "internal_error",
    }  # fmt: skip
    assert reasons["always-1"].text == "SIGSEGV"
    assert reasons["exit-1"].text == "exit code 3"
    assert reasons["greedy-1"].text == "MemoryError"
    assert {d.parsed.document.document_id for d in done.values()} == {
        d.job.document_id for d in done.values()
    }


def test_the_weight_of_a_result_is_known(tmp_path: Path) -> None:
    assert 100 < read(tmp_path, "sound")["sound"].weight < 2000


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="no alarms here")
def test_a_worker_killed_while_it_starts_is_replaced(tmp_path: Path) -> None:
    with Pool(parse, 1, LIMITS) as pool:
        pool._workers[0].process.kill()
        (done,) = pool.read([Job("a", b"sound", sha256(b"sound").hexdigest(), tmp_path)])
    assert done.parsed.document.status == "parsed"


def test_workers_that_are_killed_again_and_again_while_they_start_stop_the_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loaders import workers

    class Doomed(workers._Worker):
        def __init__(self, *settings: object) -> None:
            super().__init__(*settings)  # type: ignore[arg-type]
            self.process.kill()

    monkeypatch.setattr(workers, "_Worker", Doomed)
    begun = time.monotonic()
    with Pool(parse, 1, LIMITS) as pool, pytest.raises(RuntimeError, match=r"did not start \(SIGKILL\)"):
        list(pool.read([Job("a", b"sound", sha256(b"sound").hexdigest(), tmp_path)]))
    assert time.monotonic() - begun < 60

"""Documents made to hurt, among sound ones: no crash, no hang, each accounted for, no figure changed."""

from __future__ import annotations

import hashlib
import io
import time
from pathlib import Path

from faults import FULL, STATUSES, Landed, count, difference, end, ids, outcomes, start, tally, times
from hostile import SECRET, documents

from loaders import containers
from loaders.home import Home
from loaders.limits import Limits

SIZES = times(3, 1)
LENGTHS = (3_000, 300_000, 3_000_000)[:SIZES]
SECONDS, SOUND = times(20, 30), times(400, 60)
#: They take all the time they are given, or much of it.
ENDLESS = () if FULL else ("pdf_form_in_itself.pdf", "pdf_billion_forms.pdf", "many_spans.html")
#: Bytes that the parent process may hold, whatever it is sent.
PARENT = 1_500 << 20


def test_hostile_documents_stop_nothing_and_change_no_figure(tmp_path: Path, landed: Landed) -> None:
    (sound, undisturbed), mixed, home = landed(SOUND), tmp_path / "mixed", Home(tmp_path / "home")
    mixed.mkdir()
    made = set()
    for length in LENGTHS:
        for name, data in documents(length):
            if name in ENDLESS:
                continue
            (mixed / f"{length}_{name}").write_bytes(data)
            made |= within(name, data)
    with (mixed / "text_of_a_gigabyte.txt").open("wb") as handle:
        for _ in range(times(1024, 70)):
            handle.write("收到政府信息公开申请三件。\n".encode() * 26_000)
    begun = time.monotonic()
    process = start(home, "load", mixed, sound, "--jobs", "2", GOUJI_MAX_SECONDS=str(SECONDS))
    peak = 0
    while process.poll() is None:
        peak = max(peak, held(process.pid))
        time.sleep(0.05)
    code, said = end(process)
    assert code == 1, said
    assert time.monotonic() - begun < (len(made) + 1) * (SECONDS + 5)
    assert ids(home) >= made
    assert count(home) == len(made) + 1 + SOUND
    assert set(outcomes(home)) <= STATUSES
    assert count(home, "status = 'failed' and trust_reason = ''") == 0
    assert count(home, "code = 'internal_error'", "issues") == 0, said
    assert count(home, "code = 'file_too_large'", "issues") == 1
    assert count(home, f"contains(text, '{SECRET.read_text().splitlines()[0]}')", "paragraphs") == 0
    assert peak < PARENT
    lost, doubled = difference(home, undisturbed, only=sound)
    tally("hostile documents", len(made) + 1, lost, doubled)


def within(name: str, data: bytes) -> set[str]:
    """Ids of the documents that a file is or holds; one that holds none is accounted for by its name."""
    key = hashlib.sha256(data).digest()
    contents = containers.opened(io.BytesIO(data), name, Limits())
    return {key.hex()} if contents is None else {member.key(key).hex() for member in contents}


def held(pid: int) -> int:
    """Bytes of memory that a process holds now."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
    except (OSError, IndexError):
        return 0

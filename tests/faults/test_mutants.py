"""Spoilt documents, among sound ones: each is accounted for, and the sound ones read as they always do."""

from __future__ import annotations

import hashlib
from pathlib import Path

from faults import STATUSES, Landed, count, difference, gouji, ids, outcomes, tally, times
from mutants import mutants, originals

from loaders.home import Home

MUTANTS, SOUND = times(20_000, 120), times(400, 60)
SECONDS = times(60, 20)


def test_mutated_documents_stop_nothing_and_change_no_figure(tmp_path: Path, landed: Landed) -> None:
    (sound, undisturbed), mixed, home = landed(SOUND), tmp_path / "mixed", Home(tmp_path / "home")
    mixed.mkdir()
    hashes = set()
    for number, (suffix, data) in enumerate(mutants(originals(tmp_path, times(60, 6)), MUTANTS, seed=11)):
        (mixed / f"{number % 1000:03}_{number:05}{suffix}").write_bytes(data)
        hashes.add(hashlib.sha256(data).hexdigest())
    code, said = gouji(home, "load", mixed, sound, GOUJI_MAX_SECONDS=str(SECONDS))
    assert code in {0, 1}, said
    assert count(home) == MUTANTS + SOUND
    statuses = outcomes(home)
    assert set(statuses) <= STATUSES
    assert statuses.get("failed", 0) < MUTANTS, "all broken beyond reading: they would prove nothing"
    assert ids(home) >= hashes
    assert count(home, "status = 'failed' and trust_reason = ''") == 0
    assert count(home, "code in ('internal_error', 'worker_died')", "issues") == 0, said
    lost, doubled = difference(home, undisturbed, only=sound)
    tally("mutated documents", MUTANTS, lost, doubled)

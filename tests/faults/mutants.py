"""Documents of every format spoilt at random, from a seed: bytes flipped, cut, dropped, repeated, spliced.

Of formats that are containers the parts are spoilt as well: spoilt as a whole, nearly none opens.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

from faults import ROOT, SAMPLES

#: How many of a hundred mutants are of which format: PDF takes twenty times as long to read as HTML.
_SHARES = {".html": 34, ".txt": 20, ".docx": 24, ".xlsx": 12, ".pdf": 5, ".md": 5}
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
_LARGEST = 120_000


def originals(scratch: Path, generated: int) -> dict[str, list[bytes]]:
    """Whole documents by suffix: samples, golden cases, and generated ones."""
    made = scratch / "generated"
    subprocess.run(
        [sys.executable, "-m", "bench.generate", "--reports", str(generated), "--to", made],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    files = [*SAMPLES.iterdir(), *(ROOT / "tests" / "cases").glob("*/report.*"), *made.iterdir()]
    found: dict[str, list[bytes]] = {suffix: [] for suffix in _SHARES}
    for file in sorted(files):
        if file.suffix in found and file.stat().st_size <= _LARGEST:
            found[file.suffix].append(file.read_bytes())
    return found


def mutants(whole: dict[str, list[bytes]], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Suffix and bytes; no two are the same."""
    chance, met = Random(seed), set()
    kinds = [kind for kind in _SHARES if whole[kind]]
    while len(met) < count:
        kind = chance.choices(kinds, [_SHARES[kind] for kind in kinds])[0]
        data = mutated(kind, chance.choice(whole[kind]), chance.choice(whole[kind]), chance)
        if data not in met:
            met.add(data)
            yield kind, data


def mutated(kind: str, data: bytes, other: bytes, chance: Random) -> bytes:
    if kind in {".docx", ".xlsx"} and chance.random() < 0.8:
        return _of_zip(data, other, chance)
    if kind == ".pdf" and chance.random() < 0.6:
        return _of_pdf(data, chance)
    return spoilt(data, other, chance)


def spoilt(data: bytes, other: bytes, chance: Random) -> bytes:
    """One to eight edits of bytes; text is mostly left alone, marks are hit more often."""
    whole = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(whole) + 1)
        edit = chance.choice(("flip", "flip", "set", "number", "drop", "repeat", "splice", "cut"))
        if edit == "flip" and at < len(whole):
            whole[at] ^= 1 << chance.randrange(8)
        elif edit == "set":
            whole[at : at + 1] = chance.choice(
                (b"\x00", b"<", b">", b"\xff", b"\xed\xa0\x80", b"'", b"|", b"&")
            )
        elif edit == "number":
            number = chance.choice((b"-1", b"99999999999999999999", b"1e400", b"\xef\xbc\x90", b"0" * 5000))
            digits = list(re.finditer(rb"\d+", whole[at : at + 400]))
            if digits:
                start, stop = chance.choice(digits).span()
                whole[at + start : at + stop] = number
        elif edit == "drop":
            del whole[at : at + chance.randrange(300)]
        elif edit == "repeat":
            whole[at:at] = whole[at : at + chance.randrange(400)] * chance.randint(1, 20)
        elif edit == "splice":
            start = chance.randrange(len(other) + 1)
            whole[at:] = other[start:]
        elif edit == "cut" and chance.random() < 0.3:
            del whole[at:]
        if len(whole) < 2:
            break
    return bytes(whole[: 3 * _LARGEST])


def _of_zip(data: bytes, other: bytes, chance: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(io.BytesIO(other)) as second:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
        beside = {info.filename: second.read(info) for info in second.infolist()}
    for _ in range(chance.randint(1, 2)):
        name = chance.choice([n for n in members if n.endswith((".xml", ".rels"))] or list(members))
        done = chance.random()
        if done < 0.8:
            members[name] = spoilt(members[name], beside.get(name, b"<x/>"), chance)
        elif done < 0.9 and len(members) > 1:
            del members[name]
        else:
            members[name] = chance.choice(list(beside.values()))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return buffer.getvalue()


def _of_pdf(data: bytes, chance: Random) -> bytes:
    """Spoil the text of a page, not its packing."""
    streams = list(_STREAM.finditer(data))
    if not streams:
        return spoilt(data, data, chance)
    found = chance.choice(streams)
    try:
        content = zlib.decompress(found[1])
    except zlib.error:
        return spoilt(data, data, chance)
    packed = zlib.compress(spoilt(content, content, chance))
    return data[: found.start(1)] + packed + data[found.end(1) :]

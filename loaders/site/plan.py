"""Which pages must be rendered and which files must go."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from loaders import __version__, book
from loaders.site.assets import SITE
from loaders.site.kinds import Kind
from loaders.site.manifest import Manifest
from loaders.site.source import Source

_CODE = Path(__file__).parents[1]
_SUFFIXES = frozenset({".py", ".sql", ".j2", ".css", ".js", ".csv"})


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done for one kind: pages to render, with their fingerprints, and keys to delete."""

    kind: Kind
    changed: dict[str, str]
    gone: list[str]
    count: int


def code() -> str:
    """A hash of all that renders: code, templates, assets, the book, the version."""
    digest = sha256(__version__.encode())
    for folder in (_CODE, SITE, book.SEEDS / "book"):
        for file in sorted(folder.rglob("*")):
            if file.suffix in _SUFFIXES:
                digest.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


def plan(
    source: Source, manifest: Manifest, site: Path, kind: Kind, salt: str, everything: bool = False
) -> Work:
    """Compare the pages that the database asks for with those that are there; `salt` is part of all."""
    known, changed, count = manifest.of(kind.name), {}, 0
    for key, rows in source.fingerprints(kind):
        count += 1
        fingerprint = sha256(f"{salt} {rows}".encode()).hexdigest()
        if known.pop(key, None) != fingerprint or everything or not _is_there(site, kind, key):
            changed[key] = fingerprint
    return Work(kind, changed, list(known), count)


def _is_there(site: Path, kind: Kind, key: str) -> bool:
    return all((site / path).exists() for _, path in kind.files(key))

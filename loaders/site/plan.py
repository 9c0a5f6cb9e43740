"""Which pages must be rendered and which files must go."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    """What is to be done for one kind.

    Attributes:
        changed: pages to render, with their new fingerprints.
        gone: keys of pages that are no longer wanted.
        left: files that no page has any more.
        count: pages there are to be.
    """

    kind: Kind
    changed: dict[str, str]
    gone: list[str]
    left: list[str]
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
    known, work = manifest.of(kind.name), Work(kind, {}, [], [], 0)
    count = 0
    for key, rows in source.fingerprints(kind):
        count += 1
        fingerprint = sha256(f"{salt} {rows}".encode()).hexdigest()
        files, before = paths(kind, key), known.pop(key, None)
        if before is not None:
            work.left.extend(set(before.files) - set(files))
        is_there = before is not None and all((site / file).exists() for file in files)
        if everything or not is_there or before is None or before.fingerprint != fingerprint:
            work.changed[key] = fingerprint
    work.gone.extend(known)
    work.left.extend(file for entry in known.values() for file in entry.files)
    return replace(work, count=count)


def paths(kind: Kind, key: str) -> list[str]:
    """The files of a page below the site folder."""
    pages = [path for _, path in kind.files(key)]
    return pages + [kind.beside.path(path) for path in pages if kind.beside]

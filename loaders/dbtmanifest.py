"""What dbt knows of the project, kept from one build to the next: reading it takes much of a small build.

A copy is good for one state of the project's files, dbt's and our versions, the variables and the settings
that it reads; where the raw zone lies is filled in. dbt's own partial parsing does not serve: it reads
everything anew for another home, and keeps unit tests of macros as they were.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from loaders import __version__

#: What the project consists of for dbt.
SOURCES = ("dbt_project.yml", "profiles.yml", "models", "macros", "seeds", "tests/dbt")
#: Settings that the project reads, but for those that say where a build lies and how much it may take.
_READ = re.compile(rb"env_var\('(GOUJI_(?!HOME|DATABASE|MEMORY)\w+)'")
#: A model opens the file when it is built; what else it reads depends on whether there is one.
_FILES = frozenset({"GOUJI_ROSTER", "GOUJI_POPULATION"})
_KEPT = 8  # states of the project: variants of a build, and what a developer goes back to
_HOME = "@home@"


def contents(project: Path, sources: tuple[str, ...]) -> Iterator[bytes]:
    """The names and bytes of the project's files, in a fixed order."""
    for source in sources:
        at = project / source
        for file in sorted(at.rglob("*")) if at.is_dir() else [at]:
            if file.is_file() and "__pycache__" not in file.parts:
                yield file.relative_to(project).as_posix().encode() + file.read_bytes()


def place(project: Path, database: Path, variables: dict[str, int]) -> Path:
    """The file that keeps what dbt knows of this state of the project."""
    versions = [__version__, version("dbt-core"), version("dbt-duckdb")]
    digest, read = hashlib.sha256(), set[str]()
    for content in contents(project, SOURCES):
        digest.update(content)
        read.update(name.decode() for name in _READ.findall(content))
    given = {name: os.environ.get(name, "") for name in read}
    settings = {name: bool(value) if name in _FILES else value for name, value in given.items()}
    digest.update(json.dumps([versions, database.stem, variables, settings], sort_keys=True).encode())
    return project / "target" / "manifests" / f"{digest.hexdigest()[:32]}.msgpack"


def kept(file: Path, home: Path) -> Any:
    """The manifest that was kept, for a home; None if there is none that can be used."""
    from dbt.contracts.graph.manifest import Manifest
    from dbt.parser.manifest import extended_mashumuro_decoder

    try:
        manifest = Manifest.from_msgpack(file.read_bytes(), decoder=extended_mashumuro_decoder)
    except Exception:  # not there, or damaged: it is read from the project, as the first time
        return None
    _move(manifest, _HOME, str(home))
    manifest.build_flat_graph()  # type: ignore[no-untyped-call]
    with suppress(OSError):
        file.touch()
    return manifest


def keep(file: Path, home: Path, manifest: Any) -> None:
    """Keep a manifest; where nothing can be written, the next build reads the project anew."""
    from dbt.parser.manifest import extended_mashumaro_encoder

    _move(manifest, str(home), _HOME)
    packed = manifest.to_msgpack(extended_mashumaro_encoder)
    _move(manifest, _HOME, str(home))
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        written = file.with_suffix(f".{os.getpid()}")
        written.write_bytes(packed)
        written.replace(file)
        for old in sorted(file.parent.iterdir(), key=lambda f: f.stat().st_mtime)[:-_KEPT]:
            old.unlink()


def _move(manifest: Any, old: str, new: str) -> None:
    """Let the sources lie in another home."""
    key = "external_location"
    for source in manifest.sources.values():
        for config in (source.config, source.unrendered_config):
            config[key] = config[key].replace(f"{old}/raw/", f"{new}/raw/", 1)
        source.relation_name = source.relation_name.replace(f"{old}/raw/", f"{new}/raw/", 1)

"""The last step of a build: what passed every check takes the place of what is published.

The database is what counts. It is put in place by one rename: whoever opens the file sees the old release
or the new one, whole, and whoever has the old one open keeps it. A release is known from the database
itself, so being killed at any moment leaves nothing that contradicts it: pages that were not moved in time
are moved by the next build.
"""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from loaders import releases
from loaders.copies import copy
from loaders.home import Home
from loaders.releases import Release

#: Names, in a folder of pages, the release that the pages are about.
ABOUT = "release.txt"


def publish(home: Home, loads: set[str], fingerprint: str, keep: int, grown: bool = False) -> Release:
    """Publish the database and the pages in the building folder; `keep` earlier releases stay.

    Where it has `grown`, it differs from the published one only in what it calls affected.

    Raises GoujiError where another program has the published database open for writing.
    """
    history = releases.read(home.database)
    release = releases.record(home.building, home.database, history, loads, fingerprint, grown)
    _sync(home.building)
    (home.building_docs / ABOUT).write_text(release.release_id, encoding="utf-8")
    home.database.parent.mkdir(parents=True, exist_ok=True)
    if history:
        _set_aside(home, history[0])
    _replace(home.building, home.database)
    settle(home, [release])
    _prune(home, history[:keep])
    return release


def settle(home: Home, history: list[Release]) -> None:
    """Move the pages of the published release into place, if a build was stopped before it could.

    `history` is what the published database knows.
    """
    about = home.building_docs / ABOUT
    if not history or not about.exists() or about.read_text(encoding="utf-8") != history[0].release_id:
        return
    shutil.rmtree(home.docs, ignore_errors=True)
    home.building_docs.replace(home.docs)


def _set_aside(home: Home, release: Release) -> None:
    """Give the published file a second name; it costs no space where the disk knows hard links."""
    kept = home.releases / release.release_id / home.database.name
    if kept.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(".part")
    part.unlink(missing_ok=True)
    try:
        os.link(home.database, part)
    except OSError:
        copy(home.database, part)
    part.replace(kept)


def _replace(building: Path, database: Path) -> None:
    """The one step that counts."""
    log = database.with_name(f"{database.name}.wal")
    log.unlink(missing_ok=True)  # it belongs to the old one, and would be read into the new one
    # Tools that open a file for writing unless told otherwise would keep all others out.
    building.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    if os.name == "nt" and database.exists():
        database.chmod(stat.S_IWRITE)  # Windows replaces no file that is read-only
    try:
        building.replace(database)
    except PermissionError as error:  # nor one that is open
        raise releases.held(database) from error


def _sync(file: Path) -> None:
    """Have it on disk before its name says that it counts."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _prune(home: Home, kept: list[Release]) -> None:
    """Delete earlier releases but those to keep; one that a reader has open stays readable for him."""
    wanted = {release.release_id for release in kept}
    for folder in home.releases.iterdir() if home.releases.exists() else ():
        if folder.name not in wanted:
            shutil.rmtree(folder, ignore_errors=True)

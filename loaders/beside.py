"""Where what a page shows may lie: in the folder of the page, or in the archive that holds it.

Whoever opens a file knows that place and hands it on; the process that reads the page looks at it, and only
when a picture is asked for. Nothing is unpacked to disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from loaders import sources
from loaders.containers import named
from loaders.containers.names import plain
from loaders.limits import Limits

_ABSENT = "not beside the file"


class Shown(NamedTuple):
    """A picture by its name; no bytes where it is not to be had, for the reason `why`.

    `beside` tells one that lies outside the document from one within.
    """

    name: str
    data: bytes | None
    why: str = _ABSENT
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """The place of a page.

    Attributes:
        file: the page itself, or the archive that holds it.
        page: the name of the page in the archive; empty for a file.
        status: of the archive when it was opened: what has changed since then belongs to another page.
    """

    file: Path
    page: str = ""
    status: os.stat_result | None = None

    def read(self, addresses: Sequence[str], limits: Limits) -> Iterator[Shown]:
        """What lies at each of some addresses as the page writes them, in their order, one at a time."""
        if self.status is None:
            yield from (_in_folder(self.file.parent, address, limits.max_bytes) for address in addresses)
        else:
            yield from self._in_archive(addresses, self.status, limits)

    def _in_archive(
        self, addresses: Sequence[str], status: os.stat_result, limits: Limits
    ) -> Iterator[Shown]:
        wanted = [within(self.page, address) for address in addresses]
        left = list(addresses)
        try:
            with self.file.open("rb") as handle:
                for member in named(handle, wanted, limits):
                    sources.unchanged(self.file, status)
                    why = member.why.text if member.why else _ABSENT
                    yield Shown(left.pop(0), member.data or None, why, True)
        except OSError as error:
            yield from (Shown(address, None, error.strerror or str(error), True) for address in left)


def _in_folder(folder: Path, address: str, most: int) -> Shown:
    """A picture in the page's folder or below it; nothing for any other address."""
    if (path := _relative(address)) and ".." not in path.parts:
        try:
            return Shown(address, sources.read(folder / path, most)[1] or None, _ABSENT, True)
        except (OSError, ValueError):  # no path of this system
            pass
    return Shown(address, None, _ABSENT, True)


def within(page: str, address: str) -> str:
    """The plain name to which an address leads from a page in an archive; empty where it leads out of it."""
    path = _relative(address)
    return plain(f"{PurePosixPath(page).parent}/{path}") if path else ""


def _relative(address: str) -> PurePosixPath | None:
    r"""The path of an address without its query; None for an absolute one, or one with a scheme or drive.

    Old tools write `\` for `/`, as browsers understand it, and names in GB18030 behind percent signs.
    """
    printed = address.split("?")[0].split("#")[0]
    try:
        name = unquote(printed, errors="strict")
    except UnicodeDecodeError:
        name = unquote(printed, "gb18030", "replace")
    path = PurePosixPath(name.replace("\\", "/"))
    return None if path.is_absolute() or ":" in name or not path.parts else path

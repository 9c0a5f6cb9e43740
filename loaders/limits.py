"""How much one document may cost before it is given up with a clear issue.

Every limit can be raised or lowered by an environment variable: `GOUJI_` and the name of the
field in capitals, for example `GOUJI_MAX_BYTES`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from loaders.errors import SettingError

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one document.

    Attributes:
        max_bytes: size of the file, in bytes.
        max_pages: pages of a PDF that are read; the rest is reported and left.
        max_grid_cells: cells of all tables of a document together, spans expanded.
        max_uncompressed_bytes: size of all parts of a zipped document together, unpacked, in bytes; an
            archive of documents may hold as much, or what its ratio allows.
        max_compression_ratio: unpacked size by packed size of a zipped document, a member, an archive.
        max_members: members of an archive, those of archives in it counted; records of crawls are not.
        max_seconds: time for one document in a worker, in seconds.
        max_worker_memory: memory of one worker process, in bytes; optical recognition adds 1.5 GB for
            its models.
        max_result_bytes: what is read from one document, as a worker sends it, in bytes.
    """

    max_bytes: int = 64 * MEBIBYTE
    max_pages: int = 500
    max_grid_cells: int = 200_000
    max_uncompressed_bytes: int = 256 * MEBIBYTE
    max_compression_ratio: int = 200
    max_members: int = 200_000
    max_seconds: int = 120
    max_worker_memory: int = 2048 * MEBIBYTE
    max_result_bytes: int = 64 * MEBIBYTE

    @classmethod
    def from_env(cls, environment: Mapping[str, str] | None = None) -> Limits:
        """Return the defaults, overridden by `GOUJI_MAX_*` where set.

        Raises SettingError, which stops a command, for anything but a whole number above zero.
        """
        source = os.environ if environment is None else environment
        chosen: dict[str, int] = {}
        for field in fields(cls):
            variable = f"GOUJI_{field.name.upper()}"
            if printed := source.get(variable, "").strip():
                chosen[field.name] = _whole_number(variable, printed)
        return cls(**chosen)


def _whole_number(variable: str, printed: str) -> int:
    if printed.isascii() and printed.isdigit() and int(printed) > 0:
        return int(printed)
    raise SettingError(
        f"环境变量 {variable} 应为大于零的整数，而不是“{printed}”。",
        f"{variable} must be a whole number above zero, not “{printed}”.",
    )

"""What every container yields, and what its members may cost together."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from loaders.document import Doubt
from loaders.issues import issue
from loaders.limits import MEBIBYTE, Limits
from loaders.statements import Issue

#: Stands between the name of a container and that of a member.
SEPARATOR = "!/"
#: How a crawl begins.
WARC = b"WARC/"
#: Below this size, in bytes, nothing is a bomb, however well it was packed.
_HARMLESS = MEBIBYTE
#: What libraries raise for a container that is damaged, or was made to do harm.
BROKEN = (OSError, EOFError, ValueError, RuntimeError, ArithmeticError, LookupError, MemoryError, zlib.error)


@dataclass(frozen=True, slots=True)
class Member:
    """A document in a container.

    Attributes:
        name: within the container; empty for the container itself, of which `why` speaks then.
        data: its bytes.
        told: what the container says of it, by the keys of `Document.metadata`: `source_url`, `charset`; and
            `crawled_at`, when it was fetched, in UTC (2025-02-01T08:00:00Z); `truncated`, where its end is
            missing.
        why: the reason why it cannot be read.
        beside: whether `lookup.named` finds what lies beside it in the file.
    """

    name: str
    data: bytes = b""
    told: Mapping[str, str] = field(default_factory=dict)
    why: Doubt | None = None
    beside: bool = False

    def key(self, container: bytes) -> bytes:
        """The hash of its bytes; where they cannot be had, one of the container's hash and its name."""
        if self.data or not self.why:
            return sha256(self.data).digest()
        return sha256(container + f"{SEPARATOR}{self.name}".encode()).digest() if self.name else container

    def issue(self, container: str) -> Issue:
        """Why it cannot be read, naming the container and it."""
        why, path = self.why or Doubt("archive_member_damaged", "file"), joined(container, self.name)
        return issue(why.code, why.place, f"{path}: {why.text}" if why.text else path)


class ContainerError(Exception):
    """The rest of a container cannot be read; `code` is of `issue_codes.csv`."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, detail


def joined(container: str, member: str) -> str:
    """How a member is called in all that is written."""
    return f"{container}{SEPARATOR}{member}" if member else container


def unreadable(name: str, code: str, detail: str = "", data: bytes = b"") -> Member:
    """A member that cannot be read."""
    return Member(name, data, why=Doubt(code, "file", detail))


class Tally:
    """What is passed over, and what one file and all that is packed into it have cost so far."""

    def __init__(self, limits: Limits, size: int) -> None:
        self.limits, self.size = limits, size
        self.files = 0  # members that can never be reports
        self.records = 0  # of crawls: no reports
        self.linked: set[str] = set()  # addresses to which pages about reports link
        self._met: Counter[str] = Counter()
        self._unpacked = 0
        self._most = max(limits.max_compression_ratio * size, limits.max_uncompressed_bytes)

    def unpacked(self, count: int) -> None:
        """Note that so many bytes were unpacked; raises ContainerError where they are too many."""
        self._unpacked += count
        if self._unpacked > self._most:
            raise ContainerError("archive_limit", f"{self._unpacked:,} > {self._most:,}")

    def met(self) -> None:
        """Note a member of an archive; raises ContainerError where there are too many."""
        self._met["members"] += 1
        if self._met["members"] > self.limits.max_members:
            raise ContainerError("archive_too_many", f"> {self.limits.max_members:,}")

    def refuses(self, size: int, packed: int) -> tuple[str, str] | None:
        """Why a member is not unpacked, from the sizes its archive announces: the code and the reason."""
        if size > self.limits.max_bytes:
            return "archive_member_too_large", f"{size:,} > {self.limits.max_bytes:,}"
        most = self.limits.max_compression_ratio
        if size > _HARMLESS and size > most * max(packed, 1):
            return "archive_limit", f"{size:,} / {packed:,} > {most}"
        return None

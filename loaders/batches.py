"""The open batch of a load: rows in Arrow, and only the last few documents as Python objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa

from loaders.issues import issue
from loaders.parse import failed
from loaders.schema import Read, joined, to_tables
from loaders.statements import Parsed

#: Documents that become Arrow tables together, and how much they may weigh: as Python objects a whole
#: batch would be large.
_PACK = 100
_PACK_BYTES = 32 << 20
#: A batch is full with so much of Arrow, however few documents it holds.
_BATCH_BYTES = 512 << 20


class Batch:
    """Documents that are landed together: up to `size` of them, fewer where they are large."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._reads: list[Read] = []
        self._packs: list[Mapping[str, pa.Table]] = []
        self._count = self._weight = self._bytes = 0

    def add(self, read: Read, weight: int) -> list[Parsed]:
        """Take a document; returns those that became rows now, as they are landed.

        `weight` is about how many bytes of memory the document takes as it is.
        """
        self._reads.append(read)
        self._count += 1
        self._weight += weight
        if self.full or len(self._reads) >= _PACK or self._weight >= _PACK_BYTES:
            return self.pack()
        return []

    @property
    def full(self) -> bool:
        """Whether it should be landed."""
        return self._count >= self._size or self._bytes >= _BATCH_BYTES

    def pack(self) -> list[Parsed]:
        """Turn the last documents into rows; returns them as they are landed."""
        if not self._reads:
            return []
        reads, self._reads, self._weight = self._reads, [], 0
        try:
            pack = to_tables(reads)
        except (pa.ArrowException, ValueError, TypeError, OverflowError):  # one of them cannot be written
            reads = [_writable(read) for read in reads]
            pack = to_tables(reads)
        self._packs.append(pack)
        self._bytes += sum(table.nbytes for table in pack.values())
        return [read.parsed for read in reads]

    def take(self) -> dict[str, pa.Table] | None:
        """The rows of the batch, which is empty then; None where there are none."""
        packs, self._packs = self._packs, []
        self._count = self._bytes = 0
        return joined(packs) if packs else None


def _writable(read: Read) -> Read:
    """The document, or word that it failed where its statements fit into no row: that is our own fault."""
    try:
        to_tables([read])
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        why = issue("internal_error", "file", f"{type(error).__name__}, to_tables")
        return replace(read, parsed=failed(read.parsed.document.document_id, read.parsed.path, why))
    return read

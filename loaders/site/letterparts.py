"""What a letter consists of, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` from 1."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as a row of a table: its cells, each of lines."""

    finding_id: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Findings below their heads."""

    heads: tuple[str, ...]
    items: tuple[Item, ...]


Block = Heading | Text | Table


@dataclass(frozen=True, slots=True)
class Letter:
    """All there is to print, from the top of the sheet to its foot."""

    number: str
    title: str
    salutation: str
    blocks: tuple[Block, ...]
    attachments: tuple[str, ...]
    contact: str
    signature: tuple[str, ...]

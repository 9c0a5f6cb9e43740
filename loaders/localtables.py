"""Tables that no form knows: their figures become claims with the table's own labels, or stay unmapped."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from loaders.document import Document
from loaders.matching import Repairs
from loaders.statements import Claim, Issue, Unmapped


@dataclass(slots=True)
class LocalTables:
    """What the tables of one document that no form knows say."""

    claims: list[Claim] = field(default_factory=list)
    unmapped: list[Unmapped] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def read_local_tables(document: Document, statutory: Container[str], repairs: Repairs) -> LocalTables:
    """Read every grid whose place is not among the `statutory` ones."""
    return LocalTables()

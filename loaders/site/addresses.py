"""File names from ids, and links between them.

An id may hold anything. Its file name is safe on every system, of bounded length, and clashes with no other
on discs that take `A` and `a` for one.
"""

from __future__ import annotations

import re
from hashlib import sha256

_PLAIN = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")
_OTHER = re.compile(r"[^a-z0-9]+")
#: Marks names that were made up, so that no plain id can look like one.
_MADE = "--"
#: Names that Windows keeps for devices, whatever follows the first dot.
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})
_KEPT, _DIGITS = 48, 16


def safe(ident: str) -> str:
    """A file name, without suffix, that stands for this id alone."""
    plain = _PLAIN.fullmatch(ident) and _MADE not in ident and not ident.endswith(".")
    if plain and ident.partition(".")[0] not in _RESERVED:
        return ident
    kept = _OTHER.sub("-", ident.lower())[:_KEPT].strip("-")
    return f"{kept or 'id'}{_MADE}{sha256(ident.encode()).hexdigest()[:_DIGITS]}"


def spread(folder: str, ident: str) -> str:
    """The page of one among very many: folders of their own for the first hex digits of a hash."""
    return f"{folder}/{sha256(ident.encode()).hexdigest()[:2]}/{safe(ident)}.html"


def up(path: str) -> str:
    """What leads from a page back to the folder that its path starts from."""
    return "../" * path.count("/")

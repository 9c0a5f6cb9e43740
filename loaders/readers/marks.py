"""Text that is printed but not part of what stands beside it: struck out, raised or lowered.

A reader writes such text with its own signs; numbering the parts takes the struck text out again, with
its place. A footnote mark beside 15 must never make 151, and a corrected 99 before 16 never 9916.
"""

from __future__ import annotations

import re

_DIGITS = "0123456789" + "".join(map(chr, range(0xFF10, 0xFF1A)))
RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
LOWERED = str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉" * 2)

#: Code points that Unicode reserves for use inside a program: no document prints them.
OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_STRUCK = re.compile(f"{OPEN}([^{OPEN}{_CLOSE}]*){_CLOSE}")


def strike(text: str) -> str:
    """Mark a text as struck out; it stays on one line."""
    line = " ".join(text.split())
    return f"{OPEN}{line}{_CLOSE}" if line else ""


def unstruck(text: str) -> tuple[str, list[str]]:
    """The text without what is struck out, and what was: one entry for each run of it."""
    if OPEN not in text:
        return text, []
    whole = text.replace(_CLOSE + OPEN, "")
    left = _STRUCK.sub("", whole)
    return "\n".join(line.strip() for line in left.split("\n")).strip(), _STRUCK.findall(whole)

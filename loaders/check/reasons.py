"""Why a question could not be assessed, in words: rows of `seeds/book/answer_reasons.csv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from loaders import book
from loaders.language import say


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason, and what the reader can do about it (empty where nothing), in the language of the user."""

    title: str
    remedy: str


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["reason"]: row for row in book.read("book/answer_reasons")}


def reason(code: str | None) -> Reason:
    """The words for a reason of an answer; `state` where none is given."""
    row = _rows()[code or "state"]
    return Reason(say(row["title_zh"], row["title_en"]), say(row["remedy_zh"], row["remedy_en"]))

"""The loader's doubts: a closed list of codes in the book, each with a sentence in two languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from loaders.book import read
from loaders.document import Doubt
from loaders.statements import Issue


@cache
def _codes() -> dict[str, dict[str, str]]:
    return {r["code"]: r for r in read("book/issue_codes")}


def issue(code: str, place: str, text: str = "") -> Issue:
    """Build an issue of a known code; `text` is the printed text that gave rise to it.

    Raises KeyError for a code that `issue_codes.csv` does not list: that is our own fault.
    """
    row = _codes()[code]
    return Issue(
        code, row["severity"], place, text,  # type: ignore[arg-type]
        row["message_zh"].format(text=text, place=place), row["message_en"].format(text=text, place=place),
    )  # fmt: skip


def unread(issues: Iterable[Doubt | Issue]) -> str | None:
    """The place of the first part of a document that was not read; None where all of it was."""
    return next((told.place for told in issues if _codes()[told.code]["leaves_unread"] == "true"), None)


def from_doubt(doubt: Doubt) -> Issue:
    """Turn what a reader noticed into an issue."""
    return issue(doubt.code, doubt.place, doubt.text)

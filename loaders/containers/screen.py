"""Which records of a crawl may be reports, told from their bytes before anything is parsed.

The words are those of `seeds/book/crawl_words.csv`. They are looked for as they stand in a page: in UTF-8, in
GB18030, and as character references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

from loaders import book
from loaders.walk import decoded

_REFERENCES = "references"
_SPELLINGS = ("utf-8", "gb18030", _REFERENCES)
_LINK = re.compile(
    rb"""<a\b[^>]{0,500}?\bhref\s*=\s*["']?([^"'\s>]{1,2000})[^>]{0,500}>(.{0,2000}?)</a\b""", re.I | re.S
)
#: Links of one page that are remembered, and how far into it they are looked for, in bytes.
_LINKS, _LINKS_WITHIN = 200, 1 << 20


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in book.read("book/crawl_words") if row["kind"] == kind)


@cache
def _printed(kind: str, spelling: str) -> tuple[bytes, ...]:
    """The words of a kind in a charset."""
    return tuple(word.encode(spelling) for word in _words(kind))


@cache
def _referred(kind: str) -> re.Pattern[bytes]:
    """The words of a kind as character references, or partly so."""
    words = ("".join(f"(?:{c}|&#(?:0*{ord(c)}|x0*{ord(c):x});)" for c in word) for word in _words(kind))
    return re.compile("|".join(words).encode(), re.IGNORECASE)


def kind(media_type: str, address: str) -> Literal["page", "document"] | None:
    """What a record may be, by media type, address and name of the file; None for what is no report."""
    declared = media_type.partition(";")[0].strip().lower()
    if declared.startswith(_words("document_type")) or _suffix(address).endswith(_words("document_suffix")):
        return "document"
    return "page" if not declared or declared in _words("page_type") else None


def _suffix(address: str) -> str:
    """The end of the address before its query, or of the name of the file."""
    url, _, disposition = address.partition(" ")
    return disposition.strip("\"' ;").lower() or url.partition("?")[0].lower()


def spelling(data: bytes) -> str:
    """How a page spells words for the subject and for a report; empty where it has not both.

    Such a page may be a report, or bring one.
    """
    return next(
        (how for how in _SPELLINGS if _occur("subject", data, how) and _occur("report", data, how)), ""
    )


def page(data: bytes, how: str) -> bool:
    """Whether what every report says occurs as well: on many sites a menu has the words for both."""
    return bool(how) and _occur("content", data, how)


def _occur(kind: str, data: bytes, how: str) -> bool:
    if how == _REFERENCES:
        return b"&#" in data and _referred(kind).search(data) is not None
    return any(word in data for word in _printed(kind, how))


def names_report(address: str) -> bool:
    """Whether an address, or the name of a file, reads like that of a report."""
    said = decoded(unquote_to_bytes(address)).lower()
    return any(word in said for word in _words("address"))


def links(data: bytes, url: str, how: str) -> Iterator[str]:
    """Addresses of documents to which a page links in words that may stand for a report."""
    found = 0
    for match in _LINK.finditer(data, 0, _LINKS_WITHIN):
        target = decoded(match[1]).replace("&amp;", "&")
        if (
            found < _LINKS
            and _suffix(target).endswith(_words("document_suffix"))
            and _occur("link", match[2], how)
        ):
            found += 1
            try:
                yield urlsplit(urljoin(url, target))._replace(fragment="").geturl()
            except ValueError:  # no address at all
                continue

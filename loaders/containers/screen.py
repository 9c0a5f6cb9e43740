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

_CHARSETS = ("utf-8", "gb18030")
_LINK = re.compile(
    rb"""<a\b[^>]{0,500}?\bhref\s*=\s*["']?([^"'\s>]{1,2000})[^>]{0,500}>(.{0,2000}?)</a\b""", re.I | re.S
)
#: Links of one page that are remembered.
_LINKS = 200


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in book.read("book/crawl_words") if row["kind"] == kind)


@cache
def _printed(kind: str) -> tuple[tuple[bytes, ...], re.Pattern[bytes]]:
    """The words of a kind as bytes, and a pattern for them as character references."""
    words = _words(kind)
    plain = tuple(dict.fromkeys(word.encode(charset) for word in words for charset in _CHARSETS))
    referred = "|".join("".join(f"&#(?:0*{ord(c)}|x0*{ord(c):x});" for c in word) for word in words)
    return plain, re.compile(referred.encode(), re.IGNORECASE)


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


def on_subject(data: bytes) -> bool:
    """Whether words for the subject and words for a report occur: the page may be one, or bring one."""
    return _occur("subject", data) and _occur("report", data)


def page(data: bytes) -> bool:
    """Whether what every report says occurs as well: on many sites a menu has the words for both."""
    return on_subject(data) and _occur("content", data)


def _occur(kind: str, data: bytes) -> bool:
    plain, referred = _printed(kind)
    return any(word in data for word in plain) or (b"&#" in data and referred.search(data) is not None)


def names_report(address: str) -> bool:
    """Whether an address, or the name of a file, reads like that of a report."""
    said = decoded(unquote_to_bytes(address)).lower()
    return any(word in said for word in _words("address"))


def links(data: bytes, url: str) -> Iterator[str]:
    """Addresses of documents to which a page links in words that may stand for a report."""
    found = 0
    for match in _LINK.finditer(data):
        target = decoded(match[1]).replace("&amp;", "&")
        if (
            found < _LINKS
            and _suffix(target).endswith(_words("document_suffix"))
            and _occur("link", match[2])
        ):
            found += 1
            try:
                yield urlsplit(urljoin(url, target))._replace(fragment="").geturl()
            except ValueError:  # no address at all
                continue

"""MHTML: a web page that a browser or Word saved whole, as the parts of a message.

The page is read with the pages of its frames, in order; pictures and styles are passed over.
"""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from loaders.document import Document, Doubt, UnreadableError
from loaders.limits import Limits
from loaders.readers import charset, html

MEDIA_TYPE = "multipart/related"

_WITHIN = 16_384
_FIRST = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\s*\n")
_SIGN = re.compile(rb"^content-type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)\b", re.I | re.M)
_VERSION = re.compile(rb"^(?:mime-version|snapshot-content-location):", re.I | re.M)
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def is_mhtml(data: bytes) -> bool:
    """Whether a file begins as a message does that holds a page."""
    head = _FIRST.match(data[:_WITHIN].replace(b"\r\n", b"\n"))
    return bool(head and _SIGN.search(head[0]) and _VERSION.search(head[0]))


def read(data: bytes, limits: Limits) -> Document:
    """Read a saved page.

    Raises UnreadableError: `file_unreadable`, `format_unknown`.
    """
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        pages = _in_order(message, [p for p in message.walk() if p.get_content_type() == "text/html"])
        decoded = [charset.decode(_bytes(page), declared=_charset(page)) for page in pages]
    except (MessageError, ValueError, LookupError, AssertionError, RecursionError) as error:
        raise UnreadableError("file_unreadable", f"mhtml: {error}") from error
    if not any(one.text.strip() for one in decoded):
        raise UnreadableError("file_unreadable", "mhtml: no page")
    document = html.read("\n".join(one.text for one in decoded), limits)
    said = {"title": _words(message["Subject"]), "source_url": _address(message, pages)}
    metadata = {**{key: text for key, text in said.items() if text}, **document.metadata}
    doubts: tuple[Doubt, ...] = sum((one.doubts for one in decoded), ())
    return replace(
        document, reader="mhtml", media_type=MEDIA_TYPE, metadata={**metadata, "charset": decoded[0].charset},
        doubts=doubts + document.doubts,
    )  # fmt: skip


def _in_order(message: Message, pages: list[Message]) -> list[Message]:
    """The page that the message names as its start first; without such a word the first is it."""
    start = message.get_param("start")
    return sorted(pages, key=lambda page: page.get("Content-ID") != start) if start else pages


def _bytes(page: Message) -> bytes:
    payload = page.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(page: Message) -> str:
    return str(page.get_param("charset") or "")


def _address(message: Message, pages: list[Message]) -> str:
    """Where the page was, if that is an address of the web: Word names a place on its own disk."""
    places = (holder.get(name) for holder in (message, *pages[:1]) for name in _ADDRESSES)
    return next((place for place in map(_plain, places) if place.startswith(("http://", "https://"))), "")


def _words(header: object) -> str:
    """A header's text, its encoded words decoded; nothing where they cannot be."""
    try:
        return " ".join(str(make_header(decode_header(str(header or "")))).split())
    except (ValueError, LookupError, MessageError):
        return ""


def _plain(place: object) -> str:
    return "".join(str(place or "").split())

"""Records of a web crawl (WARC) that may be reports; all others are passed over as early as can be.

Pages are kept by their words, other documents by their address or by what a page before them calls them
(`seeds/book/crawl_words.csv`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from loaders.containers import encodings, names, screen, streams, tails
from loaders.containers.members import WARC, ContainerError, Member, Tally, unreadable
from loaders.document import Doubt

_OK = 200
_CHUNK, _BEGINNING = 1 << 20, 256
#: Where the next record may begin: packed by itself, or plain behind the blank lines of the one before.
_STARTS = re.compile(rb"\x1f\x8b\x08|\r\n\r\nWARC/1\.")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
#: A moment to the second, with its zone: of a lesser date no moment can be told without a guess.
_MOMENT = re.compile(
    r"[12]\d{3}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-][01]\d:[0-5]\d)", re.ASCII
)
#: How often reading begins anew behind damage in one file.
_TRIES = 1000


class _Onward(io.RawIOBase):
    """A packed crawl, which cannot be read anew, as fastwarc takes one: it asks for the place it begins at.

    What keeps the rest from being read is kept here: fastwarc would take it for the end, or end the process.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0
        self.failure: Exception | None = None

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none where the stream ends or fails."""
        try:
            data = b"" if self.failure else self._stream.read(size)
        except Exception as error:
            self.failure, data = error, b""
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at


def records(handle: BinaryIO, tally: Tally) -> Iterator[Member]:
    """Responses with status 200, and resources, that may be reports.

    Behind a damaged record reading goes on with the next. Raises ContainerError, or one of BROKEN, where it
    cannot.
    """
    if not handle.seekable():
        yield from _onward(_Onward(handle), tally)
        return
    start: int | None = 0
    for _ in range(_TRIES):
        met = 0
        at = start or 0
        found: Member | None = None
        try:
            handle.seek(at)
            for record in _iterated(handle):
                met += 1
                at = (start or 0) + record.stream_pos
                found = _record(record, tally)
                yield from [found] if found else []
            place = tails.torn(handle, at)
            if place is not None and met and place == at and found is None:
                tally.records -= 1  # it is told instead
            if place is not None and not (place == at and found and found.told.get("truncated")):
                yield Member("", why=Doubt("archive_damaged", f"byte {place}", f"byte {place}"))
            return
        except OSError as error:
            if met or not start:  # else it is the damage that was told already
                yield unreadable(f"@{at}", "archive_member_damaged", str(error))
        start = _next(handle, at + 1)
        if start is None:
            return
    raise ContainerError("archive_damaged", f"> {_TRIES}")


def _onward(stream: _Onward, tally: Tally) -> Iterator[Member]:
    """Records of a crawl that is packed as a whole; what a failure leaves of one is told, and not counted."""
    for record in _iterated(stream):
        found = _record(record, tally)
        if found:
            yield found
        elif stream.failure:
            tally.records -= 1
    if stream.failure:
        raise stream.failure


def _iterated(handle: BinaryIO | _Onward) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # most files are no crawls

    wanted = WarcRecordType.response | WarcRecordType.resource
    return iter(ArchiveIterator(handle, record_types=wanted, parse_http=False))


def _next(handle: BinaryIO, start: int) -> int | None:
    """Where the next record may begin; None where there is none."""
    handle.seek(start)
    kept = b""
    while data := handle.read(_CHUNK):
        data = kept + data
        base = handle.tell() - len(data)
        for match in _STARTS.finditer(data):
            plain = data[match.start()] != 0x1F
            at = base + match.start() + 4 * plain
            if plain or _packs_record(handle, at):
                return at
        kept = data[-16:]
    return None


def _packs_record(handle: BinaryIO, at: int) -> bool:
    """Whether what is packed there begins like a record; the file stays where it is."""
    back = handle.tell()
    handle.seek(at)
    packed = handle.read(_BEGINNING)
    handle.seek(back)
    return streams.packs(packed, WARC)


def _record(record: Any, tally: Tally) -> Member | None:
    """The record as a member, if it may be a report."""
    found = _read(record, tally) if _is_answer(record) else None
    tally.records += found is None
    return found


def _is_answer(record: Any) -> bool:
    """Whether the record is a page or a document, and no error and no redirection."""
    if record.is_http:
        record.parse_http()
    headers = record.http_headers if record.is_http_parsed else None
    return headers is None or headers.status_code == _OK


def _read(record: Any, tally: Tally) -> Member | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    media_type = _header(record, "Content-Type")
    address = f"{url} {_header(record, 'Content-Disposition')}"
    kind = screen.kind(media_type, address)
    if kind is None or (kind == "document" and not (url in tally.linked or screen.names_report(address))):
        return None
    name, most = names.shown(url) or f"@{record.stream_pos}", tally.limits.max_bytes
    raw = record.reader.read(most + 1)
    whole = len(raw) >= min(record.content_length, most + 1) and not record.headers.get("WARC-Truncated")
    packing = _header(record, "Transfer-Encoding"), _header(record, "Content-Encoding")
    try:
        data, complete = encodings.undone(raw, *packing, most)
    except encodings.EncodingError as error:
        return unreadable(name, "archive_member_damaged", str(error))
    if kind == "page":
        if how := screen.spelling(data):
            tally.linked.update(screen.links(data, url, how))
        if not screen.page(data, how):
            return None
    if len(data) > most:
        return unreadable(name, "archive_member_too_large", f"> {most:,}")
    return Member(name, data, _told(record, url, media_type, whole and complete))


def _told(record: Any, url: str, media_type: str, whole: bool) -> dict[str, str]:
    """What the crawl says of a record."""
    told = {"source_url": url} if url else {}
    if crawled_at := _moment(record.headers.get("WARC-Date") or ""):
        told["crawled_at"] = crawled_at
    if charset := _CHARSET.search(media_type):
        told["charset"] = charset[1].lower()
    if not whole:
        told["truncated"] = "yes"
    return told


def _moment(printed: str) -> str:
    """The moment that WARC-Date names, in UTC: 2025-02-01T08:00:00Z; empty where it names none."""
    if not _MOMENT.fullmatch(printed.strip()):
        return ""
    try:
        moment = datetime.fromisoformat(printed.strip()).astimezone(UTC)
    except (ValueError, OverflowError):  # there is no such day
        return ""
    return moment.isoformat().replace("+00:00", "Z")


def _header(record: Any, name: str) -> str:
    """A header of the answer, or of the record where there is none; servers write any bytes there."""
    headers = record.http_headers if record.is_http_parsed else record.headers
    value: bytes | None = headers.get_bytes(name.encode())
    return (value or b"").decode("utf-8", "replace")

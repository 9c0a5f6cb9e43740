"""Archives and crawls built for tests, byte by byte where no library would make them."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from loaders import containers
from loaders.containers import Member
from loaders.limits import Limits

REPORT = (
    "<html><head><meta charset='utf-8'></head><body><h1>{agency}{year}年政府信息公开工作年度报告</h1>"
    "<p>本报告由{agency}编制，数据的统计期限为{year}年1月1日至{year}年12月31日。</p><p>{more}</p></body></html>"
)


def report(agency: str = "祁东县民政局", year: int = 2023, more: str = "") -> bytes:
    return REPORT.format(agency=agency, year=year, more=more).encode()


def zipped(
    members: Mapping[str, bytes] | Iterable[tuple[str, bytes]], how: int = zipfile.ZIP_DEFLATED
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, data in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(zipfile.ZipInfo(name), data, how)
    return buffer.getvalue()


def raw_zip(members: Iterable[tuple[bytes, bytes]], flags: int = 0, announced: int | None = None) -> bytes:
    """A zip with names as bytes, as old Windows tools write them; sizes as announced, whatever is inside."""
    out, listed, count = bytearray(), bytearray(), 0
    for name, data in members:
        packed = zlib.compress(data)[2:-4]
        size = len(data) if announced is None else announced
        head = struct.pack(
            "<HHHHHIIIHH", 20, flags, 8, 0, 33, zlib.crc32(data), len(packed), size, len(name), 0
        )
        place = len(out)
        out += b"PK\x03\x04" + head + name + packed
        listed += (
            b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, place) + name
        )
        count += 1
    most = min(count, 0xFFFF)
    end = struct.pack("<HHHHIIH", 0, 0, most, most, len(listed), len(out), 0)
    return bytes(out + listed + b"PK\x05\x06" + end)


def tarred(members: Mapping[str, bytes], mode: str = "w", charset: str = "utf-8") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode, encoding=charset, format=tarfile.GNU_FORMAT) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def record(
    url: str, body: bytes, media_type: str = "text/html; charset=utf-8", status: int = 200,
    kind: str = "response", headers: str = "", warc: str = "",
) -> bytes:  # fmt: skip
    """A record of a crawl; `headers` are more ones of the server, `warc` of the crawler."""
    if kind == "response":
        body = f"HTTP/1.1 {status} OK\r\nContent-Type: {media_type}\r\n{headers}\r\n".encode() + body
        media_type = "application/http; msgtype=response"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-02-01T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n{warc}"
        f"Content-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def gzipped(*records: bytes) -> bytes:
    """Records packed one by one, as crawlers do."""
    import gzip

    return b"".join(gzip.compress(each, mtime=0) for each in records)


def members(data: bytes, name: str = "a.zip", **limits: int) -> list[Member]:
    found = containers.opened(io.BytesIO(data), name, Limits(**limits))
    assert found is not None
    return list(found)


def why(member: Member) -> str:
    return member.why.code if member.why else ""


def met(data: bytes, name: str = "a.zip", **limits: int) -> dict[str, str]:
    """Names of members, and why they cannot be read: nothing for those that can."""
    return {member.name: why(member) for member in members(data, name, **limits)}

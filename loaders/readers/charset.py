"""Bytes to text: by content first, by declaration second, by statistics last.

UTF-8 is tried strictly because nothing else passes by accident. Whatever calls itself gb2312 or
gbk is read as GB18030, which contains both: pages declared gb2312 often hold rare characters of
names. Text that was already spoilt before it reached us is reported and never repaired.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from loaders.document import Doubt, UnreadableError
from loaders.mojibake import REPLACEMENT, first_sign, looks_chinese

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_DECLARED_WITHIN = 4096
# Declarations worth obeying when UTF-8 and GB18030 do not fit; one-byte sets decode anything.
_OBEYED = {"big5", "big5hkscs", "cp950", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949"}
_GB_NAMES = {"gb18030", "gbk", "gb2312", "hz"}
# A replacement character for every fourth true one is the most we call "damaged".
_DAMAGE_SHARE = 4
# In text that is nearly all ASCII, one character in a hundred may be past reading.
_STRAY_SHARE = 100


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without byte order mark, the charset it was read as, and what was doubtful."""

    text: str
    charset: str
    doubts: tuple[Doubt, ...]


def decode(data: bytes, told: str = "", declared: str = "") -> Decoded:
    """Decode the bytes of a text or HTML file.

    `told` is the charset that its server names: what the page itself declares comes first, because a server
    has one charset for all its pages. `declared` stands beside these very bytes and counts as their own word.

    Raises UnreadableError(`format_unknown`) for bytes that are no text in any charset we know.
    """
    declared = declared.strip().lower() or _declared(data)
    text, charset = _by_bom(data) or _by_content(data, declared, told)
    doubts = []
    if declared and not data.isascii() and not _agrees(declared, charset):
        doubts.append(Doubt("charset_declared_wrong", "file", f"{declared} → {charset}"))
    lost = text.count(REPLACEMENT)
    if lost and lost > data.count(REPLACEMENT.encode()):
        where = f"line {text.count(chr(10), 0, text.index(REPLACEMENT)) + 1}"
        doubts.append(Doubt("charset_damaged", where, _around(text, text.index(REPLACEMENT))))
    doubts.extend(mojibake(text))
    return Decoded(text, charset, tuple(doubts))


def _by_bom(data: bytes) -> tuple[str, str] | None:
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, "replace"), charset
    # UTF-16 without a mark gives itself away by the zero bytes of its ASCII characters.
    head = data[:2048]
    zeros = head.count(0)
    if zeros * 8 > len(head):
        even = head[::2].count(0)
        charset = "utf-16-be" if even * 2 > zeros else "utf-16-le"
        text = data.decode(charset, "replace")
        if "\x00" in text or text.count(REPLACEMENT) * _DAMAGE_SHARE > len(text):
            raise UnreadableError("format_unknown", "binary data")
        return text, charset
    return None


def _by_content(data: bytes, *declared: str) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    text = _tolerable(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    gb = _tolerable(data, "gb18030")
    if gb is not None and looks_chinese(gb):
        return gb, "gb18030"
    codecs_named = [_codec(name) for name in declared]
    for charset in codecs_named:
        if charset in _OBEYED and (text := _tolerable(data, charset)) is not None:
            return text, charset
    if gb is not None and _GB_NAMES.intersection(codecs_named):
        return gb, "gb18030"
    stray = data.decode("utf-8", "replace")
    if stray.count(REPLACEMENT) * _STRAY_SHARE <= len(stray):
        return stray, "utf-8"
    guessed = _guess(data)
    if guessed is None:
        raise UnreadableError("format_unknown", "binary data")
    return guessed


def _tolerable(data: bytes, charset: str) -> str | None:
    """The text, bad bytes replaced, or None where too much of it would be replaced."""
    text = data.decode(charset, "replace")
    bad = text.count(REPLACEMENT)
    if not bad:
        return text
    good = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return text if bad * _DAMAGE_SHARE <= good else None


def _guess(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

    best = from_bytes(data[:500_000]).best()
    if best is None:
        return None
    text = _tolerable(data, best.encoding)
    return None if text is None else (text, best.encoding.replace("_", "-"))


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    return found[1].decode("ascii").strip().lower() if found else ""


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _agrees(declared: str, charset: str) -> bool:
    codec = _codec(declared)
    if codec in _GB_NAMES:
        return charset == "gb18030"
    return codec.replace("_", "-") in (charset, charset.removesuffix("-le").removesuffix("-be"))


def mojibake(text: str) -> list[Doubt]:
    """Report text that was decoded wrongly before it was saved; at most one doubt."""
    at = first_sign(text)
    if at < 0:
        return []
    return [Doubt("mojibake", f"line {text.count(chr(10), 0, at) + 1}", _around(text, at))]


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 8) : at + 24].split())

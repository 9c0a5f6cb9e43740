"""Text that was decoded wrongly before it was saved: recognised, and undone as far as its bytes survive.

Three accidents happen: the UTF-8 bytes of Chinese read as GBK (`鏀垮簻` for 政府), and UTF-8 or GBK bytes
read as Latin-1 (`æ”¿åºœ`, `Õþ¸®`). All three can be turned back, but for bytes that no character stood for.
GBK read as UTF-8 leaves replacement characters and nothing to turn back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

REPLACEMENT = "\ufffd"

# What the UTF-8 bytes of official Chinese become when read as GBK: characters that no such text holds.
_UTF8_AS_GBK = re.compile("[锛銆鐨鏀鍏鏁鐢鍔鍙鍦]")
# UTF-8 or GBK bytes read as Latin-1: a letter with an accent, again and again.
_LEAD = "[\u00c0-\u00d6\u00d8-\u00f6]"
_TAIL = "[\u0080-\u00d6\u00d8-\u00f6\u00f8-\u017f\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}"
_AS_LATIN = re.compile(_LEAD + _TAIL + f"(?:{_LEAD}{_TAIL}){{2}}")
_HIGH = re.compile("[\u00a1-\u00fe]{8,}")
_TWICE_SPOILT = ("锟斤拷", "烫烫烫", "屯屯屯")
_MIN_SIGNS = 5
_MIN_KINDS = 3
_MIN_REPLACEMENTS = 3

# A stretch beyond ASCII; within it, one of single bytes as Windows shows them.
_STRETCH = re.compile(r"[^\x00-\x7f]{2,}")
_SINGLE = re.compile(
    "[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}"
)
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# So much of a stretch must be whole characters of UTF-8 before it is taken for such.
_WHOLE = 0.6
# One byte again and again (`××`) is a mask and no Chinese.
_KINDS = 2


@cache
def _common() -> frozenset[str]:
    """The common characters of GB 2312: rows 1-3 and 16-55."""
    rows = [*range(0xA1, 0xA4), *range(0xB0, 0xD8)]
    return frozenset(
        bytes(b for row in rows for cell in range(0xA1, 0xFF) for b in (row, cell)).decode("gb18030")
    )


def looks_chinese(text: str) -> bool:
    """Whether most characters beyond ASCII are common ones.

    Big5 or Shift-JIS read as GB18030 decodes without error, into rare characters.
    """
    sample = "".join(re.findall(r"[^\x00-\x7f]+", text[:200_000]))[:4000]
    return sum(map(_common().__contains__, sample)) * 10 >= len(sample) * 6


def first_sign(text: str) -> int:
    """Where the first sign of wrong decoding stands, or -1 where nothing speaks for it."""
    for spoilt in _TWICE_SPOILT:
        if spoilt in text:
            return text.index(spoilt)
    if found := _AS_LATIN.search(text):
        return found.start()
    for run in _HIGH.finditer(text):
        if _from_gbk(b"".join(map(_byte, run[0])), list(range(len(run[0])))):
            return run.start()
    signs = _UTF8_AS_GBK.findall(text)
    if len(signs) >= _MIN_SIGNS and len(set(signs)) >= _MIN_KINDS:
        return text.index(signs[0])
    return text.index(REPLACEMENT) if text.count(REPLACEMENT) >= _MIN_REPLACEMENTS else -1


def undone(text: str) -> tuple[str, list[int]]:
    """Turn back what can be turned back in a text that shows signs of it.

    Returns the text, and for each of its characters where in the spoilt text it began, plus the end.
    """
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    for stretch in _STRETCH.finditer(text):
        for start, end, chars in _turned(text, stretch.start(), stretch.end()):
            pieces += [text[at:start], *(char for char, _ in chars)]
            origin += [*range(at, start), *(place for _, place in chars)]
            at = end
    pieces.append(text[at:])
    return "".join(pieces), [*origin, *range(at, len(text) + 1)]


def _turned(text: str, start: int, end: int) -> Iterator[tuple[int, int, list[tuple[str, int]]]]:
    """The parts of a stretch that can be turned back, each with its characters and their places."""
    for single in _SINGLE.finditer(text, start, end):
        owners = list(range(single.start(), single.end()))
        data = b"".join(map(_byte, single[0]))
        if chars := _from_utf8(text, data, owners) or _from_gbk(data, owners):
            yield single.start(), single.end(), chars
            start = single.end()
    rest = text[start:end]
    if _UTF8_AS_GBK.search(rest):
        coded = [(_code(char), start + n) for n, char in enumerate(rest)]
        owners = [place for code, place in coded for _ in code]
        if chars := _from_utf8(text, b"".join(code for code, _ in coded), owners):
            yield start, end, chars


def _code(char: str) -> bytes:
    """The bytes that a browser shows as this character of GBK; one that fits nowhere for a lost byte."""
    return {REPLACEMENT: b"\xff", "€": b"\x80"}.get(char) or char.encode("gb18030", "replace")


def _byte(char: str) -> bytes:
    """The byte that Windows-1252 shows as this character; it shows five bytes as Latin-1 does."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1", "replace")


def _from_utf8(text: str, data: bytes, owners: list[int]) -> list[tuple[str, int]]:
    """Read bytes as UTF-8; what is left between whole characters stays as printed. Empty: it is none."""
    if sum(len(whole[0]) for whole in _UTF8.finditer(data)) < _WHOLE * len(data):
        return []
    chars: list[tuple[str, int]] = []
    at = 0
    for whole in _UTF8.finditer(data):
        chars += _left(text, owners, at, whole.start())
        chars += [(char, owners[whole.start()]) for char in whole[0].decode("utf-8", "replace")]
        at = whole.end()
    return chars + _left(text, owners, at, len(data))


def _left(text: str, owners: list[int], start: int, end: int) -> list[tuple[str, int]]:
    """Printed characters of the bytes from start to end; a character half used up is lost."""
    cut = {owners[start - 1] if start else None, owners[end] if end < len(owners) else None}
    return [
        (REPLACEMENT if place in cut else text[place], place) for place in dict.fromkeys(owners[start:end])
    ]


def _from_gbk(data: bytes, owners: list[int]) -> list[tuple[str, int]]:
    """Read bytes as GBK; empty where they are no common Chinese, or a mask (`××`)."""
    if len(set(data)) < _KINDS:
        return []
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return []
    if not looks_chinese(text):
        return []
    chars: list[tuple[str, int]] = []
    at = 0
    for char in text:
        chars.append((char, owners[at]))
        at += len(char.encode("gb18030"))
    return chars

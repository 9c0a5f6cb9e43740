"""From the text of one cell to a number with its state: nothing is repaired, nothing is guessed.

Words for zero, dashes for "not applicable", approximations, signs in words, scales and units are rows
of `number_words.csv`; this module only knows how digits are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from loaders.book import read
from loaders.statements import State

#: The unit of a column whose form prints none (the purchase amount): it must come from the document.
AS_PRINTED = "as_printed"
_YUAN = "元"
_TEN_THOUSAND = "万"
_MONEY = (AS_PRINTED, "万元")
_SIGNED = "int signed"

_GAP = r"[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]"
_GAPS = re.compile(_GAP + "+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_APART = re.compile(rf"[0-9]{_GAP}+(?=[0-9])")
_SPACED_THOUSANDS = re.compile(rf"[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+(?![0-9])")
_DIGITS = re.compile(r"([+-]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?")
_NUMERALS = re.compile(r"[零〇一二两三四五六七八九十百千万亿]+")
_HEADER_UNIT = re.compile(r"单位[:]?([^\s()]+)|\((?!单位)([^\s()]+)\)$")
_LIMIT = Decimal(10) ** 14  # decimal(18,4) holds fourteen digits before the point
_SCALE = 4
_LONGEST_WORD = 20


@dataclass(frozen=True, slots=True)
class Number:
    """What one cell says; `doubts` are codes of `issue_codes.csv`."""

    value: Decimal | None
    state: State
    unit: str
    unit_source: str  # form · cell · header · none
    doubts: tuple[str, ...] = ()


@cache
def _words(match: str) -> dict[str, dict[str, str]]:
    """Words of one kind by their printed form, longest first."""
    rows = (r for r in read("book/number_words") if r["match"] == match)
    return {r["printed"]: r for r in sorted(rows, key=lambda r: -len(r["printed"]))}


def header_unit(label: str) -> str:
    """The unit that a column head states in brackets or after 单位, or an empty string.

    Money in a unit that the book does not list (亿元, 千元) is returned as printed, lest the form's be read.
    """
    printed = _HEADER_UNIT.finditer(_GAPS.sub("", unicodedata.normalize("NFKC", label)))
    units = [found[1] or found[2] for found in printed]
    of_money = (u for u in units if u.endswith(_YUAN) or u in _words("scale"))
    return next((u for u in units if u in _words("unit")), next(of_money, ""))


@lru_cache(maxsize=65536)
def is_value(text: str) -> bool:
    """Whether a text is plainly a value: blank, a number, a dash, a word for nought that stands alone.

    A sentence such as 未收到申请 is a value only where a value must stand: labels begin with 没有, too.
    """
    state = read_number(text, _SIGNED, "").state
    return state != "corrupt" and not (
        state == "zero_word" and text.strip().startswith(tuple(_words("prefix")))
    )


def is_numeral(text: str) -> bool:
    """Whether a text is one character that counts in Chinese, such as 三, and no word for nought."""
    text = text.strip()
    return len(text) == 1 and bool(_NUMERALS.fullmatch(text)) and text not in _words("exact")


@lru_cache(maxsize=65536)
def read_number(text: str, value_type: str, unit: str, head_unit: str = "") -> Number:
    """Read the text of a value cell.

    Args:
        text: the cell as printed.
        value_type: `int>=0`, `int signed` or `decimal>=0`, of the book; only a signed column may print
            `+2` or 减8. A minus or a decimal in a count stays as printed: the rules judge it.
        unit: the unit of the form; `as_printed` where the form leaves it to the document.
        head_unit: the unit that the column head of the document states, where it states one.

    Returns:
        The number with its state. `corrupt` keeps no value: the text does not give one.
    """
    if text.isdecimal() and text.isascii() and len(text) < _SCALE and unit != AS_PRINTED and not head_unit:
        return Number(Decimal(text), "num", unit, "form")
    if head_unit and head_unit not in _words("unit"):
        return _under_odd_head(text, value_type, unit, head_unit)
    spaced = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).replace("\u2212", "-").strip()
    compact = _GAPS.sub("", spaced)
    fixed = _word(compact)
    if fixed is not None:
        state, value = fixed
        unit = _YUAN if unit == AS_PRINTED and value is not None else unit
        return Number(value, state, *_form_unit(unit, head_unit))
    if any(unicodedata.category(ch) == "No" for ch in text):  # NFKC would turn a footnote mark into a digit
        return _unreadable(unit, head_unit)
    doubts: list[str] = []
    if _APART.search(spaced) and not _SPACED_THOUSANDS.search(spaced):
        if len(_APART.findall(spaced)) > 1 or re.search(r"(?<![0-9.])0[0-9]", compact):
            return _unreadable(unit, head_unit)  # several numbers in one cell
        doubts.append("digits_joined")
    return _measure(compact, value_type, unit, head_unit, doubts)


def _under_odd_head(text: str, value_type: str, unit: str, head_unit: str) -> Number:
    """Read a value whose head states money as scale and unit (亿元), or in a unit unknown to the book."""
    if unit not in _MONEY:
        return read_number(text, value_type, unit)
    scale = _words("scale").get(head_unit.removesuffix(_YUAN))
    number = read_number(text, value_type, AS_PRINTED, _YUAN if scale else "")
    if scale is None or number.value is None or number.unit_source != "header":
        return number
    value = number.value * Decimal(scale["value"])
    return replace(number, value=value) if _storable(value) else _unreadable(AS_PRINTED, "")


def _measure(compact: str, value_type: str, unit: str, head_unit: str, doubts: list[str]) -> Number:
    """Read a number that may carry an approximation, a sign in words, a scale and a unit."""
    body, cell_unit = _strip_unit(compact)
    if not cell_unit and unit in _MONEY and body.endswith(_TEN_THOUSAND) and body != _TEN_THOUSAND:
        body, cell_unit = body[:-1], _TEN_THOUSAND + _YUAN  # 3万 in a column of money is 3万元
    state: State = "num"
    sign, scale = Decimal(1), Decimal(1)
    for word, kind in _prefixes(body, value_type):
        body = body[len(word) :]
        state = "approx" if kind == "before" else state
        sign = Decimal(_words("sign")[word]["value"]) if kind == "sign" else sign
    magnitude = numeral(body)
    while magnitude is None and body and (word := _ending(body)):
        body = body[: -len(word)]
        if word in _words("after"):
            state = "approx"
        else:
            scale *= Decimal(_words("scale")[word]["value"])
        magnitude = numeral(body)
    if magnitude is None:
        magnitude = _digits(body, value_type)
    elif body:
        doubts.append("number_in_words")
    if magnitude is None:
        return _unreadable(unit, head_unit)
    value = magnitude * sign * scale + 0  # + 0: no negative nought
    return _with_unit(value, state, cell_unit, unit, head_unit, doubts)


def _with_unit(
    value: Decimal, state: State, cell_unit: str, unit: str, head_unit: str, doubts: list[str]
) -> Number:
    if unit == AS_PRINTED:
        printed = cell_unit or head_unit
        if printed in (_YUAN, _TEN_THOUSAND + _YUAN):
            value *= Decimal(_words("unit")[printed]["value"])
            source = "cell" if cell_unit else "header"
            unit = _YUAN
        elif value == 0:
            unit, source = _YUAN, "none"  # nought is the same in any unit
        else:
            state, unit, source = "unit_unknown", "", "none"
            doubts.append("unit_unknown")
    elif cell_unit:
        unit, source = cell_unit, "cell"
    else:
        unit, source = _form_unit(unit, head_unit)
    if cell_unit:
        doubts.append("unit_in_cell")
    if not _storable(value):
        return Number(None, "corrupt", unit, source, ("number_unreadable",))
    return Number(value, state, unit, source, tuple(doubts))


def _word(compact: str) -> tuple[State, Decimal | None] | None:
    """The state of a text that is a word of the book, or None for everything else."""
    if not compact:
        return "blank", None
    row = _words("exact").get(compact.lower())
    if row is None and len(compact) <= _LONGEST_WORD and not re.search("[0-9]", compact):
        row = next((r for word, r in _words("prefix").items() if compact.startswith(word)), None)
    if row is None:
        return None
    return row["state"], Decimal(row["value"]) if row["value"] else None  # type: ignore[return-value]


def _strip_unit(compact: str) -> tuple[str, str]:
    for unit in _words("unit"):
        if compact.endswith(unit) and len(compact) > len(unit):
            return compact[: -len(unit)], unit
    return compact, ""


def _prefixes(body: str, value_type: str) -> Iterator[tuple[str, str]]:
    """The words in front of a number, outermost first, with their kind."""
    kinds = ("before", "sign") if value_type == _SIGNED else ("before",)
    while found := next(((w, k) for k in kinds for w in _words(k) if body.startswith(w)), None):
        yield found
        body = body[len(found[0]) :]


def _ending(body: str) -> str:
    return next((w for kind in ("after", "scale") for w in _words(kind) if body.endswith(w)), "")


def _digits(body: str, value_type: str) -> Decimal | None:
    match = _DIGITS.fullmatch(body)
    if not match or (match[1] == "+" and value_type != _SIGNED):
        return None
    return Decimal(body.replace(",", ""))


def numeral(body: str) -> Decimal | None:
    """A number in Chinese numerals, or None; the converter is imported only when one is met."""
    if not _NUMERALS.fullmatch(body):
        return None
    import cn2an

    try:
        return Decimal(str(cn2an.cn2an(body, "smart")))
    except ValueError:
        return None


def _storable(value: Decimal) -> bool:
    return abs(value) < _LIMIT and value == round(value, _SCALE)


def _form_unit(unit: str, head_unit: str) -> tuple[str, str]:
    if unit == AS_PRINTED:
        return "", "none"
    if head_unit and head_unit != unit:
        return head_unit, "header"
    return unit, "form"


def _unreadable(unit: str, head_unit: str) -> Number:
    return Number(None, "corrupt", *_form_unit(unit, head_unit), ("number_unreadable",))

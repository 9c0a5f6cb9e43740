"""Numbers of a worksheet as their number format shows them to people: 3.0 is “3”, 12.5 in `0"件"` is “13件”.

A format that this module does not know shows the number as the format General does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, partial

GENERAL = "General"
_YMD, _HM, _HMS = 'yyyy"年"m"月"d"日"', 'h"时"mm"分"', 'h"时"mm"分"ss"秒"'
#: Formats that a file names by number alone, as Chinese editions of Excel and WPS show them.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"',
    30: "m-d-yy", 31: _YMD, 32: _HM, 33: _HMS, 34: f"上午/下午{_HM}", 35: f"上午/下午{_HMS}",
    36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-"', 42: '¥#,##0;-¥#,##0;¥"-"',
    43: '#,##0.00;-#,##0.00;"-"', 44: '¥#,##0.00;-¥#,##0.00;¥"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    48: "0.0E+0", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: f"上午/下午{_HM}", 56: f"上午/下午{_HMS}", 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip

_TOKEN = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|General|AM/PM|A/P|上午/下午|y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|E[+-]|[0#?.,%/@;]|.',
    re.I | re.S,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.I)
_SIGNIFICANT = 15  # digits that a spreadsheet keeps
_GENERAL_WIDTH = 11  # characters that the format General shows
_FIRST_SCIENTIFIC, _LAST_SCIENTIFIC = Decimal(10) ** 11, Decimal(10) ** -9
_DAY_THAT_NEVER_WAS = 60  # 1900-02-29, which the calendar of spreadsheets has
_LAST_DAY = 2_958_465
_MOST_PLACES = 30
_WIDE = Context(prec=400)  # holds every number that a cell can hold, with every decimal place
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": Decimal.__lt__, "<=": Decimal.__le__, ">": Decimal.__gt__,
    ">=": Decimal.__ge__, "=": Decimal.__eq__, "<>": Decimal.__ne__,
}  # fmt: skip


def shown(value: float, code: str, since_1904: bool = False) -> str:
    """The text that stands in a cell of this value and number format."""
    number = Decimal(f"{value:.{_SIGNIFICANT}g}") + 0  # of -0, 0
    section, signed = _section(number, code)
    kinds = {token[0].lower() for token in section if token[0] not in '"\\_*'}
    if any(token.lower() == "general" for token in section):
        return _joined(section, _general(number if signed else abs(number)))
    if kinds & set("ymdhs") or any(_ELAPSED.fullmatch(t) or t[:3].lower() == "aaa" for t in section):
        return _moment(value, section, since_1904) or _general(number)
    if "@" in kinds:
        return _general(number)
    return _digits(number, section, signed)


def _section(number: Decimal, code: str) -> tuple[list[str], bool]:
    """The tokens of the part of a format that is for this number, and whether to show its sign."""
    sections = _sections(code)
    conditions = [next(filter(None, map(_CONDITION.fullmatch, s)), None) for s in sections]
    if any(conditions):
        for section, met in zip(sections, conditions, strict=True):
            if met is None or _COMPARE[met[1]](number, Decimal(met[2])):
                return section, True
        return sections[-1], True
    if number < 0 and len(sections) > 1:
        return sections[1], False
    return sections[2 if number == 0 and len(sections) > 2 else 0], True


@cache
def _sections(code: str) -> list[list[str]]:
    sections: list[list[str]] = [[]]
    for token in _TOKEN.findall(code or GENERAL):
        if token == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return sections


def _literal(token: str) -> str:
    """What a token prints where no digit and no date stands for it."""
    if token[0] == '"':
        return token.strip('"')
    if token[0] == "[":
        return token[2:-1].partition("-")[0] if token.startswith("[$") else ""
    return {"\\": token[-1], "_": " ", "*": ""}.get(token[0], token)


def _joined(section: list[str], number: str) -> str:
    return "".join(number if token.lower() == "general" else _literal(token) for token in section)


def _general(number: Decimal) -> str:
    """As the format General shows a number in a column that is wide enough."""
    size = abs(number)
    if size and not _LAST_SCIENTIFIC <= size < _FIRST_SCIENTIFIC:
        mantissa, exponent = f"{number:.5E}".split("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{int(exponent):+03d}"
    places = max(_GENERAL_WIDTH - 1 - len(str(int(size))), 0)
    text = f"{_rounded(number, places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-min(places, _MOST_PLACES)), ROUND_HALF_UP, _WIDE)


def _digits(number: Decimal, section: list[str], signed: bool) -> str:
    places = [i for i, token in enumerate(section) if token in "0#?"]
    minus = "-" if signed and number < 0 else ""
    if not places:
        return minus * bool(section) + "".join(map(_literal, section))
    first, last = places[0], places[-1]
    pattern = "".join(section[first : last + 1])
    behind = section[last + 1 :]
    thousands = next((i for i, token in enumerate(behind) if token != ","), len(behind))
    number = abs(number).scaleb(2 * section.count("%") - 3 * thousands)
    before, after = "".join(map(_literal, section[:first])), "".join(map(_literal, behind[thousands:]))
    mantissa, exponent, _ = re.split(r"(E[+-].*)|$", pattern, maxsplit=1, flags=re.I)
    whole, _, fraction = mantissa.partition(".")
    if set(mantissa) - set("0#?.,"):
        return minus + _general(number)  # fractions, and literals between digits
    if exponent:
        text = f"{number:.{len(fraction)}E}".partition("E")
        return f"{before}{minus}{text[0]}E{int(text[2]):+0{exponent.count('0') + 1}d}{after}"
    rounded = _rounded(number, len(fraction))
    shown_whole, _, shown_fraction = f"{rounded:f}".partition(".")
    least = len(fraction.rstrip("#?"))
    while len(shown_fraction) > least and shown_fraction.endswith("0"):
        shown_fraction = shown_fraction[:-1]
    shown_whole = shown_whole.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole and shown_whole:
        shown_whole = f"{int(shown_whole):,}".rjust(len(shown_whole), "0")
    point = "." * ("." in mantissa)
    return f"{minus if rounded else ''}{before}{shown_whole}{point}{shown_fraction}{after}"


def _moment(value: float, section: list[str], since_1904: bool) -> str | None:
    """A date or time; None for a number that is none."""
    if not 0 <= value <= _LAST_DAY:
        return None
    early = not since_1904 and value < _DAY_THAT_NEVER_WAS
    start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 31 if early else 30)
    elapsed = timedelta(seconds=round(value * 86_400))
    moment = start + elapsed
    tokens = [token.lower() if token[0].lower() in "ymdhsa" else token for token in section]
    halves = any(token in ("am/pm", "a/p", "上午/下午") for token in tokens)
    say = partial(_said, moment=moment, elapsed=elapsed, halves=halves)
    minutes = _minutes(tokens)
    return "".join(say(token, minute=i in minutes) for i, token in enumerate(tokens))


def _minutes(tokens: list[str]) -> set[int]:
    """Which `m` mean minutes: those after an hour or before a second."""
    units = [i for i, token in enumerate(tokens) if token[0] in "ymdhs" or _ELAPSED.fullmatch(token)]
    found = set()
    for at, i in enumerate(units):
        before, after = (
            (tokens[units[at - 1]] if at else ""),
            (tokens[units[at + 1]] if at + 1 < len(units) else ""),
        )
        if tokens[i] in ("m", "mm") and ("h" in before or after.startswith("s")):
            found.add(i)
    return found


def _said(token: str, moment: datetime, elapsed: timedelta, halves: bool, minute: bool) -> str:
    kind, width = token[0], min(len(token), 2)
    if total := _ELAPSED.fullmatch(token):
        per = {"h": 3600, "m": 60, "s": 1}[total[1][0].lower()]
        return f"{int(elapsed.total_seconds()) // per:0{len(total[1])}d}"
    if token in ("am/pm", "a/p", "上午/下午"):
        return token.split("/")[moment.hour >= 12].upper()
    if kind == "y":
        return f"{moment.year % 100:02d}" if len(token) <= 2 else str(moment.year)
    if kind == "m" and len(token) > 2:
        return _MONTHS[moment.month - 1] if len(token) == 3 else f"{moment:%B}"
    if kind == "d" and len(token) > 2:
        return f"{moment:%a}" if len(token) == 3 else f"{moment:%A}"
    if kind == "a" and len(token) > 2:
        return ("星期" if len(token) == 4 else "") + "一二三四五六日"[moment.weekday()]
    hour = (moment.hour + 11) % 12 + 1 if halves else moment.hour
    part = {"m": moment.minute if minute else moment.month, "d": moment.day, "h": hour, "s": moment.second}
    return f"{part[kind]:0{width}d}" if kind in part else _literal(token)

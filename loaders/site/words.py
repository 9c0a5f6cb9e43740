"""Words and numbers as pages show them: names of codes, rates with their base, links that may be followed."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from urllib.parse import urlsplit

from loaders import book
from loaders.language import lang, say

#: Fewer cases than this make no rate.
MINIMUM_BASE = 10
#: What a message fills in: beside the sentence in brackets, or within it.
_BESIDE, _WITHIN = re.compile(r"\s*[（(][^（）()]*\{\w+\}[^（）()]*[）)]"), re.compile(r"\{\w+\}")

_NAMES = {
    "severity": {"error": ("错误", "error"), "warning": ("警告", "warning"), "info": ("提示", "note")},
    "outcome": {
        "pass": ("相符", "hold"), "pass_imputed": ("空白按0计相符", "hold with blanks as 0"),
        "fail": ("不符", "fail"), "not_assessable": ("无法核对", "not assessed"),
    },
    "scope": {"own": ("本机关", "the body alone"), "region": ("全区域", "the whole region"),
              "unknown": ("口径未明", "scope unstated")},
    "status": {
        "parsed": ("完整读出", "read in full"), "partial": ("部分读出", "read in part"),
        "quarantined": ("隔离", "quarantined"), "unrecognised": ("不是年报", "no report"),
        "failed": ("读取失败", "failed"),
    },
    "responsibility": {"agency": ("报告", "the report"), "loader": ("读取", "the reading"),
                       "mixed": ("报告或读取", "the report or the reading")},
    "decided_by": {
        "only_version": ("只有一个版本", "the only version"),
        "origin": ("政府网站的先于转载的", "official sites go before mirrors"),
        "completeness": ("读出较完整", "more of it was read"),
        "publication_date": ("发布较晚", "published later"),
        "landing": ("载入较晚", "loaded later"), "tie": ("并无差别", "nothing tells them apart"),
    },
    "origin": {"official": ("政府网站", "official site"), "mirror": ("转载", "mirror"),
               "unstated": ("来源未明", "origin unstated")},
    "missing": {"nothing_landed": ("没有收到文件", "no document came in"),
                "not_usable": ("收到的文件不能用", "what came in cannot be used")},
    "change": {
        "agency_year_added": ("新增报告", "report added"),
        "agency_year_revised": ("报告更正", "report revised"),
        "agency_year_removed": ("报告撤下", "report removed"),
        "finding_opened": ("新发现问题", "finding opened"),
        "finding_closed": ("问题已消除", "finding closed"),
    },
}  # fmt: skip


@cache
def names(language: str) -> dict[str, dict[str, str]]:
    """Names of codes by what they are codes of."""
    at = 0 if language == "zh" else 1
    return {kind: {code: told[at] for code, told in found.items()} for kind, found in _NAMES.items()}


@cache
def labels(language: str) -> dict[str, dict[str, str]]:
    """Names that the book gives: families of rules, reasons of answers, measures, kinds of sources."""

    def column(seed: str, code: str, name: str) -> dict[str, str]:
        return {row[code]: row[f"{name}_{language}"] for row in book.read(f"book/{seed}")}

    return {
        "family": column("rule_families", "family", "title"),
        "reason": column("answer_reasons", "reason", "title"),
        "measure": column("measures", "measure_code", "name"),
        "outcome": column("outcomes", "outcome_code", "name"),
        "source_kind": column("source_kinds", "source_kind", "name"),
        "issue": {row["code"]: _kind(row[f"message_{language}"]) for row in book.read("book/issue_codes")},
    }  # fmt: skip


def dimension(code: str, printed: str) -> str:
    """What a figure is of: 政务微信 for `channel=wechat`; as printed where the book has no name for it."""
    names, told = _dimensions(lang()), []
    as_printed = dict(part.partition("=")[::2] for part in printed.split(";"))
    for key, _, value in (part.partition("=") for part in code.split(";") if part):
        if value != "total" and key != "table":
            told.append(names.get((key, value)) or as_printed.get(key) or value)
    return " / ".join(told)


@cache
def _dimensions(language: str) -> dict[tuple[str, str], str]:
    rows = book.read("book/dimension_names")
    return {(row["key"], row["code"]): row[f"name_{language}"] for row in rows}


def _kind(message: str) -> str:
    """What a message says of every case: its first sentence, with … for what it fills in."""
    return _WITHIN.sub("…", _BESIDE.sub("", message)).partition("。")[0].partition(". ")[0].rstrip(".。")


def percent(part: Decimal | float, base: Decimal | float) -> str:
    """A rate with its base; of a small base the two numbers only, since a rate would mislead."""
    of = f"{counted(part)}/{counted(base)}"
    if not base:
        return "–"
    if base < MINIMUM_BASE:
        return of + say(f"（基数不足{MINIMUM_BASE}）", f" (base under {MINIMUM_BASE})")
    return say(f"{part / base:.1%}（{of}）", f"{part / base:.1%} ({of})")  # type: ignore[operator]


def counted(number: Decimal | float) -> str:
    """A count with its thousands apart."""
    return f"{int(number):,}"


def spoken(zh: str, en: str) -> str:
    """One of two texts that a row holds, in the language that is spoken."""
    return zh if lang() == "zh" else en


def web(url: str | None) -> str | None:
    """An address that may be followed: of the web, never a script."""
    if not url:
        return None
    full = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(full)
        is_host = "." in (parts.hostname or "") and parts.port != 0  # a port that is none raises
    except ValueError:
        return None
    return full if parts.scheme in ("http", "https") and is_host else None

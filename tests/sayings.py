"""Figures in sentences for tests of the rules, in a short notation."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from loaders import book

Claim = dict[str, Any]
MEASURES = {m["measure_code"]: m for m in book.read("book/measures")}
_STEP = 40  # characters from one claim of a text to the next


def written(text: str) -> list[Claim]:
    """Claims as the cases write them, set apart by ` | `.

    `measure{dimension}=value`, then `#list <enclosing ~bound @scope ^unit %share p<paragraph> zero lost
    "phrase"`.
    """
    claims = []
    for number, item in enumerate(filter(None, text.split(" | ")), 1):
        found = re.fullmatch(r"(\w+)(?:\{(.*?)\})?=([\d.]*)(.*)", item)
        assert found, item
        measure, dimension, value, rest = found.groups()
        flags = dict.fromkeys("#<~@^%p", "") | {f[0]: f[1:] for f in rest.split() if f[0] in "#<~@^%p"}
        state = "lost" if "lost" in rest.split() else "zero_word" if "zero" in rest.split() else "num"
        quoted = re.search('"(.*)"', rest)
        claims.append({
            "claim_no": number, "measure_code": measure, "dimension": dimension or "",
            "value": Decimal(value) if value else None, "unit": MEASURES[measure]["unit"],
            "state": "approx" if flags["~"] else state,
            "unit_printed": flags["^"] or MEASURES[measure]["unit"],
            "approx": bool(flags["~"]), "bound": flags["~"], "nested_in": flags["<"],
            "list_no": int(flags["#"]) if flags["#"] else None, "scope_fit": flags["@"] or "same",
            "place": f"paragraph {flags['p'] or 1}", "start_offset": _STEP * number,
            "share": flags["%"] or None, "phrase": (quoted[1] if quoted else f"{measure}{value}")[:20],
        })  # fmt: skip
    return claims


def paragraphs(claims: list[Claim]) -> dict[str, str]:
    """The text of each paragraph in which the claims stand, with the percentages and 其中 behind them."""
    texts = {}
    for place in {c["place"] for c in claims}:
        line = [" "] * (_STEP * (len(claims) + 2))
        for c in claims:
            said = c["phrase"] + (f"，占总数的{c['share']}%" if c["share"] else "") + "，其中"
            if c["place"] == place:
                line[c["start_offset"] : c["start_offset"] + len(said)] = said
        texts[place] = "".join(line)
    return texts


def said(text: str, claims: str) -> list[Claim]:
    """Claims of a sentence in the same notation, each at the place of its phrase."""
    found = written(claims)
    for claim, phrase in zip(found, re.findall('"(.*?)"', claims), strict=True):
        assert text.count(phrase) == 1, phrase
        claim |= {"phrase": phrase, "start_offset": text.index(phrase)}
    return found

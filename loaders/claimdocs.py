"""How the rules that are no sums over a table read on `docs/rules.md`."""

from __future__ import annotations

from collections.abc import Iterator

from loaders import book, rules

_SIGNS = {"eq": "＝", "le": "≤", "ge": "≥", "percent": "≈"}
_SOURCES = {"parent": "所在的数 enclosing", "share": "所印百分比 printed %"}
#: Questions of one form beyond these are listed by name; they differ in measure and cell only.
_SHOWN = 6


def formulas(rule: rules.Rule) -> Iterator[str]:
    """The questions of a rule about figures in sentences: 「」 stands for what the words say."""
    terms = [
        t
        for t in book.read("book/claim_rule_terms")
        if (t["rule_id"], t["part"]) == (rule.rule_id, rule.part)
    ]
    forms_of: dict[tuple[str, ...], list[str]] = {}
    for form_id in dict.fromkeys(t["form_id"] for t in terms):
        names = list(dict.fromkeys(t["question"] for t in terms if t["form_id"] == form_id))
        texts = [f"`{_formula(rule, terms, form_id, name)}`" for name in names[:_SHOWN]]
        if len(names) > _SHOWN:
            texts.append("同样 likewise: " + ", ".join(f"`{name}`" for name in names[_SHOWN:]))
        forms_of.setdefault(tuple(texts), []).append(form_id)
    for formula, form_ids in forms_of.items():
        for text in formula:
            yield f"{' '.join(form_ids).replace('*', '正文 words')}: {text}"


def _formula(rule: rules.Rule, terms: list[dict[str, str]], form_id: str, name: str) -> str:
    def side(which: str) -> str:
        members = [
            t for t in terms if (t["form_id"], t["question"], t["side"]) == (form_id, name, which)
        ]  # fmt: skip
        return " ＋ ".join(_term(t) for t in members if t["weight"] != "0")

    right = side("right")
    if rule.relation == "percent":
        right = f"100 × {right} ÷ {side('base')}"
    # What a figure must hold for the question to arise, without being added to it.
    inside = next((t["measure_code"] for t in terms if (t["form_id"], t["question"]) == (form_id, name)
                   and t["source"] == "member"), "")  # fmt: skip
    return f"{side('left')} {_SIGNS[rule.relation]} {right}" + (f"（⊃ 「{inside}」）" if inside else "")


def _term(t: dict[str, str]) -> str:
    if t["source"] == "table":
        return f"{t['row_code']}[{t['column_code']}]"
    if t["source"] in _SOURCES:
        return f"「{_SOURCES[t['source']]}」"
    words = "某数 any figure" if t["measure_code"] == "*" else t["measure_code"]
    inside = {"*": "", "+": " ⊂ …", "+alone": " ⊂ …"}.get(t["nested_in"], f" ⊂ {t['nested_in']}")
    inside = inside.replace("⊂ -", "⊄ ")
    zero = " ＝ 0" if t["state"] == "zero_word" else ""
    return f"Σ「{words}」" if t["source"] == "list" else f"「{words}{inside}{zero}」"


def remarks(rule: rules.Rule) -> Iterator[str]:
    """What else decides a rule: evidence, what stands beside a report, and whom and when it asks."""
    yield from evidence(rule)
    yield from beside(rule)
    yield from limits(rule)


def evidence(rule: rules.Rule) -> Iterator[str]:
    """The doubts of the loader and other evidence that decide a rule about the document itself."""
    for row in book.read("book/document_rules"):
        if (row["rule_id"], row["part"]) == (rule.rule_id, rule.part):
            yield f"依据 evidence: `{row['value']}` → {row['outcome']}"


def beside(rule: rules.Rule) -> Iterator[str]:
    """What a rule about reports beside one another compares, and what a note bars from being followed."""
    own = (rule.rule_id, rule.part)
    if rule.kind == "rollup":
        codes = ", ".join(f"`{row['measure_code']}`" for row in book.read("book/rollup_measures"))
        yield f"部分 part {_SIGNS[rule.relation]} 整体 whole: {codes}"
    for row in book.read("book/peer_rules"):
        if (row["rule_id"], row["part"]) == own:
            yield (
                f"`{row['measure_code']}` × {row['scale']} ÷ 人口 inhabitants: 中位数 median"
                f" ÷ {row['factor']} … × {row['factor']}, ≥ {row['minimum_peers']} 个地区 regions"
            )
    barred: dict[str, list[str]] = {}
    for row in book.read("book/never_bridged"):
        if row["rule_id"] == rule.rule_id:
            sum_only = "（分项之和除外 but as a sum）" if row["as_sum"] == "true" else ""
            barred.setdefault(row["form_id"], []).append(f"`{row['measure_code']}`{sum_only}")
    for form_id, codes_of in barred.items():
        yield f"{form_id} 不得有 never has: {', '.join(codes_of)}"


def limits(rule: rules.Rule) -> Iterator[str]:
    """What keeps the rule from being asked of every report, or from failing on small figures."""
    if rule.first_year:
        yield f"年度 years: {rule.first_year}–{rule.last_year}"
    if rule.floor_side:
        side = {"left": "左边 left side", "right": "右边 right side"}[rule.floor_side]
        yield f"仅当 only where: {side} ≥ {rule.floor}"
    bodies = [
        " ".join(filter(None, (b["agency_level"], b["agency_kind"], b["function_code"])))
        for b in book.read("book/rule_agencies")
        if (b["rule_id"], b["part"]) == (rule.rule_id, rule.part)
    ]
    if bodies:
        yield "仅问 asked only of: " + " · ".join(bodies)

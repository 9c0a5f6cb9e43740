"""The statute book as pages for people, `docs/rules.md` and others: generated, never edited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from loaders import book, claimdocs, claimrules, metricdocs, rules

#: How a relation reads between two sides; the single-sided ones are told in words.
_SIGNS = {
    "eq": "＝",
    "le": "≤",
    "ge": "≥",
    "zero_iff": "＝ 0 ⇔ 0 ＝",
    "zero_implies_zero": "＝ 0 ⇒ 0 ＝",
    "not_near": "≉",
}
_GENERATED = "<!-- Generated from seeds/book by `gouji book docs`; change the book, not this page. -->\n"
_READING = """\
公式中 `*` 表示逐行或逐列各问一次。问题清单写明关系与范围；范围由问题名、行、列组成。空白如何看待：

- `N1` 空白按0计入并注明，因此而不成立的降一级；一边全空则不能判断，但分项全空而另一边只有一个数、印0的，
  不论等于、不大于还是不小于，都算成立并注明。
- `N1_PAIR` 任何一格空白即不能判断。
- `N1_EMPTY` 空白一律按0计，全空也成立。
- `N2` 与往年相比：两份报告均须为现行、机关承继且口径相同，所用格子均印有数字；否则不能判断，并写明是
  缺上年报告（`no_previous_report`）、合并（`merged`）、析出（`split`）、口径改变（`scope_changed`），还是上年报告没有该表
  （`no_previous_table`）或样式不同（`other_form`）。`(t-1)` 为上一年报告的格子。
- `none` 只看印有数字的格子。

- `N3` 正文与表相比：正文数字须准确，且口径与报告相同（未写明口径的按报告的口径）；“余”“多”只看下限，
  “近”只看上限，“约”不能判断；口径不同而数字不符的只作提示（`scope_differs`）。
  总计格空白的，以其分项之和代替并注明。
- `N4` 未写明的期间推定为全年并注明。

无论何种，缺行缺列、缺表、残缺、失真、约数和单位不明的格子都使问题不能判断。

「」为正文所说的数；正文没有这样的说法，就没有这个问题。`Σ` 为同一列举中各数之和，`⊂` 为包含于另一个数之内。

In a formula, `*` asks once for each row or each column. A finding names rule and scope; the scope is made
of the question's name, row and column. How blanks are read:

- `N1` A blank counts as 0 and is flagged, and a failure that rests on it is one step less grave. A side that
  is all blank cannot be judged, unless it is a sum and the one figure it is compared with, be it for
  equality or as a bound, is printed 0: then the relation holds and is flagged.
- `N1_PAIR` One blank cell, and the question cannot be judged.
- `N1_EMPTY` A blank counts as 0, even where all are blank.
- `N2` Against an earlier year: both reports must be current, of one line of bodies and of one scope, with
  numbers in the cells used; else it cannot be judged, and the reason is told: no report of the year before
  (`no_previous_report`), a merger (`merged`) or split (`split`), another scope (`scope_changed`), no such
  table then (`no_previous_table`) or another form (`other_form`). `(t-1)` is a cell of last year’s report.
- `none` Printed numbers only.
- `N3` Words against a table: the figure in words must be exact and of the report's own scope (a scope not
  told counts as that); 余 and 多 give a lower bound, 近 an upper one, 约 cannot be judged; where scopes
  differ and figures with them, it is a note (`scope_differs`). For a blank total the sum of its parts stands
  in and is flagged.
- `N4` A period that is not stated is taken as the whole year and flagged.

Under each of them, a cell that is absent, not extracted, lost, corrupt, approximate or without a readable
unit keeps its question from being judged.

「」 is what the words say; where they say no such thing, there is no question. `Σ` adds up one enumeration,
`⊂` means inside another figure.
"""
_ORIGINS = {
    "real": "（已公布的数字 published figures）",
    "invented": "（数字为虚构 invented figures）",
    "none": "",
}
#: One-cell questions beyond these are listed by name; their formula differs in the cell only.
_SHOWN = 6


def pages() -> dict[str, str]:
    """The generated pages by file name under `docs/`."""
    return {"rules.md": rules_page(), "forms.md": forms_page(), "metrics.md": metricdocs.page()}


def rules_page() -> str:
    """A table of contents, and one section per rule."""
    by_family: dict[str, dict[str, list[rules.Rule]]] = {}
    for rule in rules.rules():
        by_family.setdefault(rule.family, {}).setdefault(rule.rule_id, []).append(rule)
    lines = [
        _GENERATED,
        "# 勾稽关系 Accounting rules\n",
        f"{sum(map(len, by_family.values()))} 条规则 rules；表格 {len(rules.questions())} 个问题 questions to"
        f" tables，正文 {len(claimrules.questions())} 个 to words。\n",
        "## 目录 Contents\n",
    ]
    for family, found in by_family.items():
        entries = (
            f"- [{rule_id}](#{rule_id.lower()}) {parts[0].title_zh}" for rule_id, parts in found.items()
        )
        lines += [f"**{_family(family)}**\n", *entries, ""]
    lines += ["## 怎样读 How to read\n", _READING]
    for family, found in by_family.items():
        lines.append(f"## {_family(family)}\n")
        for parts in found.values():
            lines += rule_section(parts)
    return "\n".join(lines).rstrip() + "\n"


def _family(family: str) -> str:
    (row,) = (r for r in book.read("book/rule_families") if r["family"] == family)
    return f"{row['title_zh']} {row['title_en']}"


def rule_section(parts: Sequence[rules.Rule]) -> list[str]:
    """The lines of one rule, all its parts, as `docs/rules.md` and `gouji book show` print them.

    The heading is the id alone, so that links to a rule last.
    """
    rule, several = parts[0], len(parts) > 1
    lines = [f"### {rule.rule_id}\n"]
    for part in parts:
        lines += [f"**{_of(part, several)}{part.title_zh}** {part.title_en}.\n"]
    lines += _example(rule)
    alike = len({part.remedy_zh for part in parts}) == 1
    for part in parts[:1] if alike else parts:
        lines.append(f"**怎么办 What to do** {_of(part, not alike)}{part.remedy_zh}\n\n{part.remedy_en}\n")
    for part in parts:
        for line in (*formulas(part), *claimdocs.formulas(part), *claimdocs.remarks(part)):
            lines.append(f"- {_of(part, several)}{line}")
    for part in parts:
        tolerance = f" · 容差 tolerance: {part.tolerance}" if part.tolerance else ""
        blanks = f" · 空白 blanks: `{part.null_policy}`" if part.relation else ""
        lines.append(
            f"- {_of(part, several)}性质 kind: {part.kind} · 严重程度 severity: {part.severity}"
            f" · 处理 fixed by: {part.fixed_by}{tolerance}{blanks}"
        )
    return [*lines, *(f"- 出处 basis: {basis}" for basis in dict.fromkeys(p.basis for p in parts)), ""]


def blanks(policy: str) -> tuple[str, str]:
    """How a null policy reads blanks, in Chinese and in English."""
    zh, en = re.findall(rf"^- `{policy}` (.+?)(?=\n- |\n\n|\Z)", _READING, re.DOTALL | re.MULTILINE)
    return zh.replace("\n  ", ""), en.replace("\n  ", " ")


def _of(part: rules.Rule, several: bool) -> str:
    return f"`{part.part}` " if several else ""


def _example(rule: rules.Rule) -> Iterator[str]:
    """Why the rule must hold and where it does not; a note asks nothing, so nothing fails it."""
    for row in book.read("book/rule_examples"):
        if row["rule_id"] == rule.rule_id:
            example = "例 An example" if rule.kind == "note" else "不成立的例子 An example that fails"
            yield f"**为什么 Why** {row['why_zh']}\n\n{row['why_en']}\n"
            yield f"**{example}**{_ORIGINS[row['origin']]} {row['example_zh']}\n\n{row['example_en']}\n"


def formulas(rule: rules.Rule) -> Iterator[str]:
    """The rule's formulas in codes, as the terms give them; forms that share one are named together."""
    forms_of: dict[tuple[str, ...], list[str]] = {}
    for form_id, names in _questions_by_form(rule).items():
        shown = names if _has_sums(rule, form_id) else names[:_SHOWN]
        texts = [f"`{_formula(rule, form_id, name)}`" for name in shown]
        if len(names) > len(shown):
            texts.append("同样 likewise: " + ", ".join(f"`{name}`" for name in names[len(shown) :]))
        forms_of.setdefault(tuple(texts), []).append(form_id)
    for formula, form_ids in forms_of.items():
        for text in formula:
            yield f"{' '.join(form_ids)}: {text}"


def _has_sums(rule: rules.Rule, form_id: str) -> bool:
    counts = Counter((t["question"], t["side"]) for t in _terms(rule) if t["form_id"] == form_id)
    return max(counts.values()) > 1


def _questions_by_form(rule: rules.Rule) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for t in _terms(rule):
        names = found.setdefault(t["form_id"], [])
        if t["question"] not in names:
            names.append(t["question"])
    return found


def _terms(rule: rules.Rule) -> Iterator[dict[str, str]]:
    own = (rule.rule_id, rule.part)
    return (t for t in book.read("book/accounting_rule_terms") if (t["rule_id"], t["part"]) == own)


def _formula(rule: rules.Rule, form_id: str, question: str) -> str:
    def side(name: str) -> str:
        text = ""
        for t in _terms(rule):
            if (t["form_id"], t["question"], t["side"]) == (form_id, question, name):
                weight = Decimal(t["weight"])
                sign = (" ＋ " if weight > 0 else " － ") if text else ("" if weight > 0 else "－")
                factor = "" if abs(weight) == 1 else f"{abs(weight)}×"
                when = "" if t["year_offset"] == "0" else f"(t{t['year_offset']})"
                text += f"{sign}{factor}{t['row_code']}[{t['column_code']}]{when}"
        if name == "right" and rule.right_constant:
            text += (" ＋ " if text else "") + rule.right_constant
        return text or "0"

    if rule.relation == "whole":
        return f"{side('left')} ∈ {{0, 1, 2, …}}"
    return f"{side('left')} {_SIGNS[rule.relation]} {side('right')}"


def forms_page() -> str:
    """Every form's tables as grids of printed labels and codes."""
    lines = [
        _GENERATED,
        "# 法定格式 Statutory forms\n",
        "每张表按印刷顺序列出行与列；反引号内是编码。标题行没有数字。\n",
        "Rows and columns in print order; codes in backticks. Heading rows print no numbers.\n",
    ]
    for form in book.read("book/forms"):
        years = form["first_year"] + "–" + form["last_year"]
        lines += [f"## {form['form_id']} · {years}\n", f"{form['basis']}（{form['in_force_from']} 起）\n"]
        for table in book.tables_of(form["form_id"]):
            lines += _table(table)
    return "\n".join(lines).rstrip() + "\n"


def _table(table: book.FormTable) -> Iterator[str]:
    cells = sum(1 for _ in table.cells())
    yield f"### {table.heading} `{table.table_id}`\n"
    yield f"{cells} 格 cells\n"
    heads = [
        " / ".join(filter(None, (c.parent_label, c.label))) + f"<br>`{c.column_code}`" for c in table.columns
    ]
    yield "| " + " | ".join(["", *heads, "单位 unit"]) + " |"
    yield "|" + "---|" * (len(heads) + 2)
    depth: dict[str, int] = {}
    for row in table.rows:
        depth[row.row_code] = depth.get(row.parent, -1) + 1
        label = "　" * depth[row.row_code] + row.label
        if row.is_group:
            yield f"| **{label}** `{row.row_code}` |" + " |" * (len(heads) + 1)
        else:
            units = dict.fromkeys(c.unit or row.unit for c in table.columns)
            yield f"| {label} `{row.row_code}` |" + " · |" * len(heads) + f" {' '.join(units)} |"
    yield ""

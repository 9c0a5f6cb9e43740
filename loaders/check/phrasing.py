"""A finding in words, in the language of the user: rule, both sides with what they consist of, suspects.

Labels and sentences stand as printed; titles, remedies and the names of sides are those of the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from loaders import book
from loaders.check.findings import Finding, Suspect
from loaders.check.namedcells import Cell
from loaders.language import lang, say

#: The words of the loader for places, and how Chinese counts them.
_COUNTED = {
    "page": "页", "table": "表", "paragraph": "段", "line": "行", "row": "行", "column": "列", "cell": "格",
}  # fmt: skip
_PLACE = re.compile(rf"\b({'|'.join(_COUNTED)}) (\d+) ?")
#: Decimals that are kept: money in the unit of the form, computed from yuan.
_DECIMALS = 8
#: Repairs that are told of a finding; all of them are in the JSON.
_REPAIRS = 4


def number(value: Decimal | float | None) -> str:
    """A number as people write it: 11, 0.5, never 11.0 or 1E+1; '' for None."""
    if value is None:
        return ""
    text = f"{round(Decimal(str(value)), _DECIMALS):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def title(finding: Finding) -> str:
    """What should hold, by the book."""
    return say(finding.rule.title_zh, finding.rule.title_en)


def remedy(finding: Finding) -> str:
    """What to do about it, by the book; '' where the book says nothing."""
    return say(finding.rule.remedy_zh, finding.rule.remedy_en)


def where(finding: Finding) -> str:
    """The table, and the row or column that all cells of a finding share; '' where there are none."""
    cells = finding.cells
    heading = "、".join(dict.fromkeys(c.heading for c in cells))
    row = cells[0].row if _alike(c.row_code for c in cells) else ""
    column = cells[0].column if _alike(c.column_code for c in cells) else ""
    return " · ".join(filter(None, (heading, " / ".join(filter(None, (row, column))))))


def sides(finding: Finding) -> tuple[str, str]:
    """Left and right side: the value and what it consists of, `11 = 结果维持 10 + 结果纠正 1`.

    A side that the book names begins with its name; '' for a side that there is none of. Zeros among
    several addends are not told. Of a figure that is held against nothing the right side is ''.
    """
    if finding.rule.relation == "whole":
        printed = number(finding.left)
        return say(f"所印 {printed}", f"printed {printed}"), ""
    return _side(finding, "left"), _side(finding, "right")


def has_names(finding: Finding) -> bool:
    """Whether the book names the sides of the rule, so that nobody need call them left and right."""
    return bool(_named(finding, "left"))


def comparison(finding: Finding) -> str:
    """Both sides and the difference as one sentence."""
    left, right = sides(finding)
    if left and right and finding.cells and not has_names(finding):
        left, right = say(f"左边 {left}", f"left {left}"), say(f"右边 {right}", f"right {right}")
    gap = difference(finding)
    told = [left, right, say(f"相差 {gap}", f"difference {gap}") if gap else "", _reason(finding)]
    return say("；", "; ").join(filter(None, told)) + say("。", ".")


def difference(finding: Finding) -> str:
    """The gap between the sides with its unit; '' where there is none to speak of."""
    if finding.rule.relation in ("not_near", "whole") or finding.difference is None:
        return ""
    unit = _words(finding).get(f"gap_unit_{lang()}", "")
    if lang() == "en" and abs(finding.difference) == 1:
        unit = unit.removesuffix("s")
    return f"{number(abs(finding.difference))} {unit}".rstrip()


def suspects(finding: Finding) -> list[str]:
    """One sentence for each repair, the most plausible first; any of them settles the finding.

    Cells that a repair changes together stand in one sentence.
    """
    repairs: dict[int, list[str]] = {}
    for found in finding.suspects:
        repairs.setdefault(found.rank, []).append(suspect(found))
    told = [say("，同时 ", ", together with ").join(cells) for cells in repairs.values()][:_REPAIRS]
    return told[:1] + [say(f"或者 {other}", f"or {other}") for other in told[1:]]


def suspect(found: Suspect) -> str:
    """The cell, what it prints, what it needs, the story: 行政复议 / 总计：所印 0，应为 11（总计仍为0）."""
    printed, needed = shown(found.cell), number(found.needed)
    return say(
        f"{name(found.cell)}：所印 {printed}，应为 {needed}（{found.story_zh}）",
        f"{name(found.cell)}: printed {printed}, needed {needed} ({found.story_en})",
    )


def explanation(finding: Finding) -> str:
    """All there is to say, one line each: rule, both sides, suspects, doubt of the loader, remedy."""
    at = f" {place}" if (place := where(finding)) else ""
    lines = [
        f"{title(finding)}{say('（', ' (')}{finding.rule.rule_id}{at}{say('）', ')')}",
        comparison(finding),
    ]
    if told := suspects(finding):
        lines.append(say("可能有误：", "May be wrong: ") + say("；", "; ").join(told) + say("。", "."))
    if finding.is_doubtful:
        lines.append(say("有的格可能读得不准，请对照原件。", "A cell may be misread; see the original."))
    return "\n".join(filter(None, [*lines, remedy(finding)]))


def name(cell: Cell) -> str:
    """A cell by row and column as printed, last year's marked as such."""
    return f"{_year(cell)}{cell.row} / {cell.column}"


def shown(cell: Cell) -> str:
    """The text in a cell, or that it is blank."""
    return cell.printed or say("空白", "blank")


def place(text: str) -> str:
    """A place of the loader (`table 3 row 5 column 2`) in the language of the user."""
    if lang() == "en":
        return text
    return _PLACE.sub(lambda found: f"第{found[2]}{_COUNTED[found[1]]}", text).replace(", ", "、")


def _side(finding: Finding, side: str) -> str:
    value, text = (finding.left, finding.left_text) if side == "left" else (finding.right, finding.right_text)
    if text is None and value is None:
        return ""
    amount = text if text is not None else number(value) + _words(finding).get("value_unit", "")
    return f"{_named(finding, side)} {amount}".lstrip() + _parts(finding, side)


def _parts(finding: Finding, side: str) -> str:
    """What a side consists of, behind its value; a rate is of what stands on the side `base`."""
    told, constant = _addends(finding, side)
    base = _quoted(finding, "base") if side == "right" else []
    if len(told) == 1 and told[0].weight == 1 and not constant:
        label = _short(finding, told[0])
        return say(f"（{label}）", f" ({label})") if label else ""
    quoted = _quoted(finding, side)
    if not told and len(quoted) == 1 and not base:
        return say(f"（{quoted[0]}）", f" ({quoted[0]})")
    signed = "".join(f" {'-' if c.weight < 0 else '+'} {_addend(finding, c)}" for c in told)
    signed += f" {'-' if constant < 0 else '+'} {number(abs(constant))}" if told and constant else ""
    signed += "".join(f" + {words}" for words in quoted)
    divided = f" ÷ {' + '.join(base)}" if base else ""
    return f" = {signed.removeprefix(' + ').strip()}{divided}" if signed else ""


def _addends(finding: Finding, side: str) -> tuple[list[Cell], Decimal]:
    """The cells of a side that are no zeros, and the constant of the rule.

    Where they do not add up to the side (of cells that the words call zero, the largest stands for all),
    the one that has its value.
    """
    constant = Decimal(finding.rule.right_constant or 0) if side == "right" else Decimal(0)
    cells = [c for c in finding.cells if c.side == side]
    told = [c for c in cells if c.value or len(cells) == 1]
    value = number(finding.left if side == "left" else finding.right)
    if number(sum((c.weight * (c.value or 0) for c in told), constant)) == value:
        return told, constant
    return [c for c in told if number(c.value) == value][-1:], Decimal(0)


def _quoted(finding: Finding, side: str) -> list[str]:
    return list(dict.fromkeys(f"“{w.phrase}”" for w in finding.words if w.side == side))


def _addend(finding: Finding, cell: Cell) -> str:
    """A cell in a sum, its sign left out: 结果维持 10, 上年 总计 1.2×98."""
    factor = "" if abs(cell.weight) == 1 else f"{number(abs(cell.weight))}×"
    amount = shown(cell) if cell.value is None else number(cell.value)
    return f"{_short(finding, cell)} {factor}{amount}".lstrip()


def _short(finding: Finding, cell: Cell) -> str:
    """What sets a cell apart from the others of its finding."""
    row = "" if _alike(c.row_code for c in finding.cells) else cell.row
    column = "" if _alike(c.column_code for c in finding.cells) else cell.column
    return (_year(cell) + " / ".join(filter(None, (row, column)))).strip()


def _alike(codes: Iterable[str]) -> bool:
    return len(set(codes)) == 1


def _year(cell: Cell) -> str:
    back = -cell.year_offset
    if not back:
        return ""
    return say("上年 ", "last year’s ") if back == 1 else say(f"{back}年前 ", f"{back} years before ")


def _reason(finding: Finding) -> str:
    """Why a failure counts less than others, in the words of the book."""
    told = _reasons().get(finding.reason or "relation")
    return say(told["title_zh"], told["title_en"]) if told else ""


@cache
def _reasons() -> dict[str, dict[str, str]]:
    return {r["reason"]: r for r in book.read("book/answer_reasons") if r["reason"] != "relation"}


def _named(finding: Finding, side: str) -> str:
    return _words(finding).get(f"{side}_{lang()}", "")


def _words(finding: Finding) -> dict[str, str]:
    return _sides().get((finding.rule.rule_id, finding.rule.part), {})


@cache
def _sides() -> dict[tuple[str, str], dict[str, str]]:
    drafts = {(r["rule_id"], "main"): r for r in book.read("book/draft_checks")}
    return drafts | {(r["rule_id"], r["part"]): r for r in book.read("book/rule_sides")}

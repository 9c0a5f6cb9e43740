"""Findings and figures as pages show them: what a page of a check and a page of the site have in common."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from markupsafe import Markup, escape

from loaders import rules
from loaders.check import phrasing
from loaders.check.findings import Finding
from loaders.check.layout import Cell
from loaders.check.quotes import Quote
from loaders.check.reasons import Reason, reason
from loaders.language import say

_SEVERITIES = {"error": ("错误", "error"), "warning": ("警告", "warning"), "info": ("提示", "note")}
#: How a passed comparison reads, and whether its sides read so; tolerances and floors let others pass, too.
_SIGNS: dict[str, tuple[str, Callable[[float, float], bool]]] = {
    "eq": ("=", operator.eq), "le": ("≤", operator.le), "ge": ("≥", operator.ge),
}  # fmt: skip
#: What a cell says that is no plain number, apart from what is printed in it.
_STATES = {
    "blank": ("空白", "blank"), "na": ("未填数", "no figure"), "approx": ("约数", "approximate"),
    "absent": ("表中没有", "not in the table"), "not_extracted": ("未读出", "not read"),
    "lost": ("数已缺失", "figure lost"), "corrupt": ("数已损坏", "figure damaged"),
    "unit_unknown": ("单位不明", "unit unknown"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding for the template."""

    number: int
    finding: Finding
    title: str
    comparison: str
    suspects: list[str]
    remedy: str
    place: str
    quotes: list[Quote]


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of a table for the template.

    Attributes:
        asked: ids of what the panel tells about it.
        held: numbers of the lines that the panel adds.
        at: what the cell is and where it stands in the document, for the panel.
    """

    printed: str
    state: str
    state_name: str
    sign: str
    severity: str
    first: int | None
    needed: str
    asked: str
    held: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An answer that holds, told once and shown for each of its cells."""

    ident: str
    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """Questions that could not be assessed for one reason."""

    count: int
    reason: Reason
    rules: list[str]


def show(number: int, finding: Finding, quoted: list[Quote]) -> Shown:
    """A finding in the language that is spoken."""
    return Shown(
        number, finding, phrasing.title(finding), phrasing.comparison(finding), phrasing.suspects(finding),
        phrasing.remedy(finding), phrasing.place(finding.place), quoted,
    )  # fmt: skip


def cell_html(cell: Cell, figure: Figure, anchor: str) -> Markup:
    """A cell that holds a figure; a template would take several times as long, and there are hundreds.

    `anchor` begins the ids of findings in the page.
    """
    severity = figure.severity
    told = [f'<td class="{figure.state} {severity}']
    told.append(' suspect"' if figure.needed else '"')
    told += [f' {name}="{n}"' for name, n in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if n > 1]
    if figure.asked or figure.at:
        told.append(f' tabindex="{0 if severity else -1}"')
    data = (("at", figure.at), ("held", figure.held))
    told += [f' data-{name}="{escape(text)}"' for name, text in data if text]
    if figure.asked:
        told.append(f' data-asked="{figure.asked}" aria-describedby="{figure.asked}"')
    told.append(f">{escape(figure.printed)}")
    if figure.state_name:
        told.append(f' <span class="state">{figure.state_name}</span>')
    if figure.first:
        told.append(
            f' <a class="sign" href="#{anchor}-f{figure.first}" tabindex="-1"'
            f' aria-label="{say(*_SEVERITIES[severity])}">✗</a>'
        )
    elif figure.sign:
        told.append(f' <span class="sign">{figure.sign}</span>')
    if figure.needed:
        told.append(f' <span class="needed">{say("应为", "needs")} {figure.needed}</span>')
    return Markup("".join(told) + "</td>")


def state_name(state: str) -> str:
    """What is said of a cell beside what it prints; '' for a plain number."""
    told = _STATES.get(state)
    return say(*told) if told else ""


def titled(key: tuple[str, str]) -> str:
    """A rule by its title and id; `key` is rule and part."""
    rule = book()[key]
    return say(f"{rule.title_zh}（{rule.rule_id}）", f"{rule.title_en} ({rule.rule_id})")


def held(
    key: tuple[str, str], left: Decimal | float | None, right: Decimal | float | None, is_imputed: bool
) -> str:
    """Both sides of an answer that holds, where they show it, and whether blanks were read as 0."""
    told, sign = "", _SIGNS.get(book()[key].relation)
    if sign and left is not None and right is not None and sign[1](float(left), float(right)):
        told = say("：", ": ") + f"{phrasing.number(left)} {sign[0]} {phrasing.number(right)}"
    return told + (say("；", "; ") + reason("imputed").title if is_imputed else "")


@cache
def book() -> dict[tuple[str, str], rules.Rule]:
    """The rules by id and part."""
    return {(rule.rule_id, rule.part): rule for rule in rules.rules()}

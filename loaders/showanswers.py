"""What `gouji build` and `gouji demo` print of the answers: counts, findings, and what could be asked."""

from __future__ import annotations

import math
from decimal import Decimal
from textwrap import fill
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from loaders import answers
from loaders.language import many, say

#: Lines of findings on the terminal; all of them are in the database.
_LISTED = answers.MOST
#: Findings of one rule that are listed one by one where there are more findings than lines.
_OF_A_RULE = 3
#: Width of tables where the terminal does not say its own (files, logs).
_WIDTH = 140
#: Width of running lists.
_PROSE = 100
_SEVERITIES = {
    "error": ("错误", "error", "red"),
    "warning": ("警告", "warning", "yellow"),
    "info": ("提示", "info", ""),
}


def outcomes(found: answers.Answers) -> None:
    """How many questions were asked of how many reports, and how they were answered."""
    questions = found.passed + found.passed_imputed + found.failed + found.not_assessable
    print(
        say(
            f"核对 {found.reports} 份报告，共 {questions:,} 问：相符 {found.passed:,}，空白按 0 推定相符"
            f" {found.passed_imputed:,}，不符 {found.failed:,}，无法核对 {found.not_assessable:,}",
            f"Weighed {many(found.reports, 'report')} by {questions:,} questions: {found.passed:,} pass,"
            f" {found.passed_imputed:,} pass with blanks read as 0, {found.failed:,} fail,"
            f" {found.not_assessable:,} cannot be assessed",
        )
    )


def findings(found: answers.Answers) -> None:
    """What the reports get wrong, gravest first; a rule that would crowd the others out on one line."""
    print()
    if not found.findings:
        print(
            say("没有尚待解释的不符之处。", "No findings without explanation.")
            if found.explained
            else say("没有不符之处。", "No findings.")
        )
        _explained(found)
        return
    heads: dict[str, dict[str, Any]] = {
        say("机关", "Agency"): {},
        say("年度", "Year"): {"no_wrap": True},
        say("规则", "Rule"): {"no_wrap": True},
        say("应当", "What should hold"): {},
        say("位置", "Where"): {},
        say("左边", "Left"): {"no_wrap": True, "justify": "right"},
        say("右边", "Right"): {"no_wrap": True, "justify": "right"},
        say("相差", "Difference"): {"no_wrap": True, "justify": "right"},
        say("级别", "Severity"): {"no_wrap": True},
    }
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for head, style in heads.items():
        table.add_column(head, overflow="fold", **style)
    lines = _lines(found.findings)
    for finding, stands_for in lines[:_LISTED]:
        table.add_row(*_line(finding, stands_for))
    console = Console()
    (console if console.is_terminal else Console(width=_WIDTH)).print(table)
    more = sum(stands_for for _, stands_for in lines[_LISTED:])
    if more:
        print(say(f"另有 {more} 条未列出。", f"and {more} more."))
    if more or any(stands_for > 1 for _, stands_for in lines):
        print(say("逐条见 marts.fct_finding。", "Each of them stands in marts.fct_finding."))
    _explained(found)


def _explained(found: answers.Answers) -> None:
    """What is not listed because somebody has explained it, and what explanations have lost their finding."""
    if found.explained:
        print(say(f"另有 {found.explained} 条已有解释。", f"{found.explained} more have been explained."))
    if found.stale:
        print(
            say(
                f"{found.stale} 条解释已失效，gouji explain 可查看。",
                f"{found.stale} explanations are stale; gouji explain lists them.",
            )
        )


def _lines(found: list[answers.Finding]) -> list[tuple[answers.Finding, int]]:
    """What takes a line: a finding, or the first of those alike, standing for so many.

    Findings that would crowd others out take one line together.
    """
    alike = {(f.severity, f.rule_id, f.title): f.alike.findings for f in found}
    if sum(alike.values()) <= _LISTED:
        return [(f, 1) for f in found]
    lines: list[tuple[answers.Finding, int]] = []
    for f in found:
        if f.alike.findings <= _OF_A_RULE:
            lines.append((f, 1))
        elif together := alike.pop((f.severity, f.rule_id, f.title), None):
            lines.append((f, together))
    return lines


def _line(f: answers.Finding, stands_for: int) -> tuple[str | Text, ...]:
    zh, en, colour = _SEVERITIES[f.severity]
    severity = Text(say(zh, en), colour)
    if stands_for > 1:
        agencies, first, last = f.alike.agencies, f.alike.first_year, f.alike.last_year
        who = say(f"{agencies} 个机关", many(agencies, "agency", "agencies"))
        span = str(first) if first == last else f"{first}–{last}"
        count = say(f"共 {stands_for} 条", f"{stands_for} findings")
        return who, span, f.rule_id, f.title, count, "", "", "", severity
    where = say("，", ", ").join(filter(None, (f.place, f.left_text, f.right_text)))
    sides = (_number(f.left), _number(f.right), _number(f.difference))
    return f.agency, str(f.year), f.rule_id, f.title, where, *sides, severity


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():,f}"


def shares(found: answers.Answers) -> None:
    """How much of each rule could be asked: an all-blank report must not look perfect."""
    asked = [(rule, answered / questions) for rule, questions, answered in found.rules if questions]
    part = sorted((r for r in asked if r[1] < 1), key=lambda r: (r[1], r[0]))
    whole, others = len(asked) - len(part), len(found.rules) - len(asked)
    print()
    print(say("各规则的问题中能够核对的比例", "Share of each rule's questions that could be assessed"))
    if part:
        # A space that does not break keeps a rule and its share together.
        listed = ", ".join(f"{rule}\N{NO-BREAK SPACE}{math.floor(100 * share)}%" for rule, share in part)
        text = fill(listed, _PROSE, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
        print(text.replace("\N{NO-BREAK SPACE}", " "))
    if whole:
        print(say(f"  {whole} 条规则 100%", f"  {many(whole, 'rule')} 100%"))
    if others:
        print(
            say(
                f"  {others} 条规则所问的，这些报告中没有",
                f"  {many(others, 'rule asks', 'rules ask')} about what none of these reports has",
            )
        )

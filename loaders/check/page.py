"""A check as one page for a browser: findings, and the tables as printed with a sign at every figure.

The page asks for nothing else: styles and script stand in it, and it works from a disk.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from loaders import rules
from loaders.check import layout, phrasing
from loaders.check.engine import Answer
from loaders.check.findings import SECTIONS, Checked, Finding
from loaders.check.marks import Mark, marks
from loaders.check.notices import notices, unreadable
from loaders.check.quotes import Quote, quotes
from loaders.check.reasons import Reason, reason
from loaders.language import lang, say

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
    """A cell of a table for the template; `asked` are the ids of what the panel tells about it."""

    printed: str
    state: str
    state_name: str
    sign: str
    severity: str
    first: int | None
    needed: str
    asked: str


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


class Document:
    """One document for the template; ids within it begin with `anchor`."""

    def __init__(self, number: int, checked: Checked) -> None:
        self.anchor = f"d{number}"
        self.checked = checked
        self.path, self.about = checked.parsed.path, checked.parsed.document
        self.unreadable = unreadable(checked)
        self.notices = notices(checked)
        self.outcomes, self.worst = checked.outcomes, checked.worst() or ""
        self.tables = layout.printed({(c.form_id, c.table_id) for c in checked.parsed.cells})
        self.passed: dict[int, Line] = {}
        self._marks = marks(checked)
        self._shown = [self._show(no, finding) for no, finding in enumerate(checked.findings, 1)]

    def section(self, name: str) -> list[Shown]:
        """The findings of one section, in the order of the form."""
        return [shown for shown in self._shown if shown.finding.section == name]

    def figure(self, key: layout.Key) -> Figure:
        """A figure as printed, with its sign and what looks at it."""
        mark = self._marks.get(key, Mark())
        asked = [f"{self.anchor}-f{no}" for no, _ in mark.findings]
        asked += [self._line(answer) for answer in mark.passed]
        state = mark.cell.state if mark.cell else "absent"
        told = _STATES.get(state)
        return Figure(
            (mark.cell.value_text if mark.cell else None) or "", state, say(*told) if told else "",
            "✗" if mark.findings else "✓" if mark.passed else "", mark.severity or "",
            mark.findings[0][0] if mark.findings else None,
            phrasing.number(mark.suspect.needed) if mark.suspect else "", " ".join(asked),
        )  # fmt: skip

    def open(self) -> Iterator[Open]:
        """Why questions could not be assessed, the most frequent reason first."""
        for code, answers in self.checked.open.items():
            yield Open(len(answers), reason(code), list(dict.fromkeys(map(_titled, answers))))

    def _line(self, answer: Answer) -> str:
        line = self.passed.get(id(answer))
        if line is None:
            line = Line(f"{self.anchor}-p{len(self.passed) + 1}", _passed(answer))
            self.passed[id(answer)] = line
        return line.ident

    def _show(self, number: int, finding: Finding) -> Shown:
        return Shown(
            number, finding, phrasing.title(finding), phrasing.comparison(finding),
            phrasing.suspects(finding), phrasing.remedy(finding), phrasing.place(finding.place),
            quotes(self.checked.parsed, finding),
        )  # fmt: skip


def html(checked: Sequence[Checked]) -> str:
    """The page about some documents, in the language of the user."""
    documents = [Document(number, document) for number, document in enumerate(checked, 1)]
    return _template().render(documents=documents, sections=SECTIONS, say=say, lang=lang(), phrasing=phrasing)


def _passed(answer: Answer) -> str:
    """The rule, both sides where they show that it holds, and whether blanks were read as 0."""
    left, right, held = answer.left_value, answer.right_value, ""
    sign = _SIGNS.get(_rules()[answer.rule_id, answer.part].relation)
    if sign and left is not None and right is not None and sign[1](left, right):
        held = say("：", ": ") + f"{phrasing.number(left)} {sign[0]} {phrasing.number(right)}"
    imputed = say("；", "; ") + reason(answer.reason).title if answer.outcome == "pass_imputed" else ""
    return f"{_titled(answer)}{held}{imputed}"


def _titled(answer: Answer) -> str:
    rule = _rules()[answer.rule_id, answer.part]
    return say(f"{rule.title_zh}（{rule.rule_id}）", f"{rule.title_en} ({rule.rule_id})")


@cache
def _rules() -> dict[tuple[str, str], rules.Rule]:
    return {(rule.rule_id, rule.part): rule for rule in rules.rules()}


@cache
def _template() -> Template:
    """The template beside this module; `page.css` and `page.js` are put into it as they are."""
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("page.html.j2")

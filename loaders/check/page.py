"""A check as one page for a browser: findings, and the tables as printed with a sign at every figure.

The page asks for nothing else: styles and script stand in it, and it works from a disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from loaders.check import layout, phrasing, shown
from loaders.check.engine import Answer
from loaders.check.findings import SECTIONS, Checked
from loaders.check.marks import Mark, marks
from loaders.check.notices import notices, unreadable
from loaders.check.quotes import quotes
from loaders.check.reasons import reason
from loaders.check.shown import Figure, Line, Open, Shown
from loaders.language import lang, say


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
        self._shown = [
            shown.show(number, finding, quotes(checked.parsed, finding))
            for number, finding in enumerate(checked.findings, 1)
        ]

    def section(self, name: str) -> list[Shown]:
        """The findings of one section, in the order of the form."""
        return [found for found in self._shown if found.finding.section == name]

    def figure(self, key: layout.Key) -> Figure:
        """A figure as printed, with its sign and what looks at it."""
        mark = self._marks.get(key, Mark())
        asked = [f"{self.anchor}-f{no}" for no, _ in mark.findings]
        asked += [self._line(answer) for answer in mark.passed]
        state = mark.cell.state if mark.cell else "absent"
        return Figure(
            (mark.cell.value_text if mark.cell else None) or "", state, shown.state_name(state),
            "✗" if mark.findings else "✓" if mark.passed else "", mark.severity or "",
            mark.findings[0][0] if mark.findings else None,
            phrasing.number(mark.suspect.needed) if mark.suspect else "", " ".join(asked),
        )  # fmt: skip

    def cell(self, cell: layout.Cell) -> Markup:
        """A cell of a table that holds a figure."""
        assert cell.key, "a figure has a name"
        return shown.cell_html(cell, self.figure(cell.key), self.anchor)

    def open(self) -> Iterator[Open]:
        """Why questions could not be assessed, the most frequent reason first."""
        for code, answers in self.checked.open.items():
            rules = dict.fromkeys(shown.titled(_key(answer)) for answer in answers)
            yield Open(len(answers), reason(code), list(rules))

    def _line(self, answer: Answer) -> str:
        line = self.passed.get(id(answer))
        if line is None:
            line = Line(f"{self.anchor}-p{len(self.passed) + 1}", _passed(answer))
            self.passed[id(answer)] = line
        return line.ident


def html(checked: Sequence[Checked]) -> str:
    """The page about some documents, in the language of the user."""
    documents = [Document(number, document) for number, document in enumerate(checked, 1)]
    return _template().render(documents=documents, sections=SECTIONS, say=say, lang=lang(), phrasing=phrasing)


def _passed(answer: Answer) -> str:
    """The rule, both sides where they show that it holds, and whether blanks were read as 0."""
    is_imputed = answer.outcome == "pass_imputed"
    return shown.titled(_key(answer)) + shown.held(
        _key(answer), answer.left_value, answer.right_value, is_imputed
    )


def _key(answer: Answer) -> tuple[str, str]:
    return answer.rule_id, answer.part


@cache
def _template() -> Template:
    """The template beside this module; `page.css` and `page.js` are put into it as they are."""
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("page.html.j2")

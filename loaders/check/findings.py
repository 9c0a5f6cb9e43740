"""What a check found, in the order of the form: every failed rule with cells, suspects, remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Literal

from loaders import book, rules
from loaders.check.engine import Answer
from loaders.check.namedcells import Cell, Sheet
from loaders.check.terms import terms
from loaders.locate import Answer as Located
from loaders.locate.problem import Place
from loaders.statements import Claim as Said
from loaders.statements import Parsed

Section = Literal["tables", "words", "document"]
SECTIONS: tuple[Section, ...] = ("tables", "words", "document")
SEVERITIES = ("error", "warning", "info")
#: Confidence of a cell of which the loader is sure.
_SURE = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """A figure in a sentence that a finding looks at: the phrase, its paragraph and the offsets in it."""

    side: str
    phrase: str
    place: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suspect:
    """A cell which, changed to `needed`, helps to make the whole report add up; `rank` from 1."""

    cell: Cell
    needed: Decimal
    rank: int
    story_zh: str
    story_en: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One question that a report fails."""

    rule: rules.Rule
    scope_key: str
    section: Section
    severity: str
    reason: str | None
    left: float | None
    right: float | None
    difference: float | None
    left_text: str | None
    right_text: str | None
    cells: tuple[Cell, ...] = ()
    words: tuple[Words, ...] = ()
    suspects: tuple[Suspect, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether the loader is not sure of a figure, so that the report may be right."""
        return any(cell.confidence < _SURE for cell in self.cells)

    @property
    def place(self) -> str:
        """Where to look first, in the words of the loader: at the suspect, else at the first cell or word."""
        suspects = (s.cell.place for s in self.suspects if not s.cell.year_offset)
        places = [*suspects, *(c.place for c in self.cells), *(w.place for w in self.words)]
        return next(filter(None, places), "")


@dataclass(slots=True)
class Checked:
    """One document and everything that was found about it.

    Attributes:
        answers: of every question, passes included.
        findings: those that failed, in the order of the form.
        located: the repairs that would make it add up.
        previous: the report of the year before that it was held against, if any.
    """

    parsed: Parsed
    answers: Sequence[Answer]
    findings: list[Finding] = field(default_factory=list)
    located: Located | None = None
    previous: Parsed | None = None

    @property
    def outcomes(self) -> Counter[str]:
        """Questions by outcome."""
        return Counter(answer.outcome for answer in self.answers)

    @property
    def open(self) -> dict[str, list[Answer]]:
        """Answers to questions that could not be assessed, by reason, the most frequent first."""
        found: dict[str, list[Answer]] = {}
        for answer in self.answers:
            if answer.outcome == "not_assessable":
                found.setdefault(answer.reason or "state", []).append(answer)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    def worst(self) -> str | None:
        """The gravest severity among the findings."""
        found = {finding.severity for finding in self.findings}
        return next((severity for severity in SEVERITIES if severity in found), None)


@cache
def _rules() -> dict[tuple[str, str], rules.Rule]:
    return {(rule.rule_id, rule.part): rule for rule in rules.rules()}


def findings(
    parsed: Parsed, answers: Sequence[Answer], past: Mapping[int, Parsed], located: Located
) -> list[Finding]:
    """The failed answers about a document as findings.

    Args:
        parsed: the document.
        answers: about it.
        past: documents of earlier years by year offset.
        located: repairs that make it add up, best first.
    """
    sheets = {offset: Sheet(document) for offset, document in {0: parsed, **past}.items()}
    found = []
    for answer in answers:
        if answer.outcome == "fail":
            cells = tuple(_cells(answer, sheets))
            words = tuple(_words(answer, parsed))
            found.append(
                Finding(
                    _rules()[answer.rule_id, answer.part], answer.scope_key, _section(answer, cells),
                    answer.severity, answer.reason, answer.left_value, answer.right_value,
                    answer.difference, answer.left_text, answer.right_text, cells, words,
                    tuple(_suspects(cells, located)),
                )
            )  # fmt: skip
    return found


def _cells(answer: Answer, sheets: Mapping[int, Sheet]) -> Iterator[Cell]:
    for side, weight, offset, key in terms(answer):
        if offset in sheets and (cell := sheets[offset].cell(side, weight, offset, key)):
            yield cell


def _words(answer: Answer, parsed: Parsed) -> Iterator[Words]:
    numbers = answer.claims or ((("left", answer.claim_no),) if answer.claim_no else ())
    for side, number in numbers:
        said: Said = parsed.claims[number - 1]
        yield Words(side, said.phrase, said.place, said.start, said.end)


def _section(answer: Answer, cells: Sequence[Cell]) -> Section:
    if answer.claim_no is not None or _rules()[answer.rule_id, answer.part].family == "narrative":
        return "words"
    return "tables" if cells else "document"


def _suspects(cells: Sequence[Cell], located: Located) -> Iterator[Suspect]:
    """What each repair changes of the finding, the best repair first; what two repairs change alike, once."""
    places = {Place(-c.year_offset, c.table_id, c.row_code, c.column_code): c for c in cells}
    seen: set[frozenset[tuple[Place, Decimal]]] = set()
    for rank, solution in enumerate(located.solutions, 1):
        mine = [change for change in solution.changes if change.cell.place in places]
        changed = frozenset((change.cell.place, change.needed) for change in mine)
        if changed not in seen:
            seen.add(changed)
            for change in mine:
                story = change.story
                yield Suspect(places[change.cell.place], change.needed, rank, story.title_zh, story.title_en)


@cache
def _ordinals() -> dict[tuple[str, str, str, str], tuple[int, int]]:
    """Position of every cell of the book: number of its table, ordinal in it."""
    return {
        (c.form_id, *c.key): (number, c.ordinal)
        for number, table in enumerate(book.tables().values()) for c in table.cells()
    }  # fmt: skip


def order(finding: Finding) -> tuple[int, tuple[int, int], int, str, str]:
    """Findings in the order of the form: tables by the first cell, words, the document."""
    section = SECTIONS.index(finding.section)
    own = [c for c in finding.cells if not c.year_offset] or list(finding.cells)
    first = min((_ordinals()[c.form_id, c.table_id, c.row_code, c.column_code] for c in own), default=(0, 0))
    start = min((w.start for w in finding.words), default=0)
    return section, first if section == 0 else (0, 0), start, finding.rule.rule_id, finding.scope_key

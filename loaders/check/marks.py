"""What a check says of each cell: which findings look at it, what it passes, what it would need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.check.engine import Answer
from loaders.check.findings import SEVERITIES, Checked, Finding, Suspect
from loaders.check.layout import Key
from loaders.check.namedcells import Cell as Told
from loaders.check.terms import terms
from loaders.statements import Cell

_PASSED = frozenset({"pass", "pass_imputed"})


@dataclass(slots=True)
class Mark:
    """One cell: as read (None where the report lacks it), and what looks at it.

    Attributes:
        findings: with their numbers, from 1, in the order of the check.
        passed: answers that hold.
        suspect: that the most plausible repair of the report changes the cell.
    """

    cell: Cell | None = None
    findings: list[tuple[int, Finding]] = field(default_factory=list)
    passed: list[Answer] = field(default_factory=list)
    suspect: Suspect | None = None

    @property
    def severity(self) -> str | None:
        """The gravest of its findings; None where nothing fails."""
        found = {finding.severity for _, finding in self.findings}
        return next((severity for severity in SEVERITIES if severity in found), None)


def marks(checked: Checked) -> dict[Key, Mark]:
    """A mark for every cell that the report has or a rule looks at."""
    found: dict[Key, Mark] = {_key(c): Mark(c) for c in checked.parsed.cells}
    for number, finding in enumerate(checked.findings, 1):
        for key in dict.fromkeys(_key(c) for c in finding.cells if not c.year_offset):
            found.setdefault(key, Mark()).findings.append((number, finding))
        for told in finding.suspects:
            if told.rank == 1 and not told.cell.year_offset:
                found.setdefault(_key(told.cell), Mark()).suspect = told
    for answer in checked.answers:
        if answer.outcome in _PASSED:
            for key in dict.fromkeys(key for _, _, offset, key in terms(answer) if not offset):
                if key in found:
                    found[key].passed.append(answer)
    return found


def looked_at(finding: Finding) -> Iterator[Told]:
    """Cells of this report: the suspect first, then the total, which stands on the right."""
    yield from (s.cell for s in finding.suspects if not s.cell.year_offset)
    own = [cell for cell in finding.cells if not cell.year_offset]
    yield from (cell for cell in own if cell.side == "right")
    yield from own


def _key(cell: Cell | Told) -> Key:
    return (cell.table_id, cell.row_code, cell.column_code)

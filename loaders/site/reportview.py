"""One report for its template: tables re-set as the form prints them, findings, words, provenance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from loaders.check import phrasing, shown
from loaders.check.findings import SEVERITIES, Words
from loaders.check.layout import Key
from loaders.check.namedcells import labels
from loaders.check.quotes import Quote, quote
from loaders.check.reasons import Reason, reason
from loaders.check.shown import Figure, Open, Shown
from loaders.document import SURE
from loaders.language import lang, say
from loaders.site.kinds import Page
from loaders.site.reportfindings import Found, findings
from loaders.site.reporttables import skeleton
from loaders.site.reportticks import ticks
from loaders.site.words import dimension

ANCHOR = "r"
#: Figures in words that a page lists at most; a report of a province may have a thousand.
WORDS = 400


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure of a scan that should be looked at: its name, its picture, the reading, and what would fit."""

    name: str
    png: str
    reading: str
    sure: float
    needed: str
    finding: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """A figure in words beside the table."""

    quote: Quote
    measure: str
    dimension: str
    value: str
    table: str
    sign: str
    finding: int | None


class Report:
    """What the macros of `parts.html.j2` ask of a document, and the rest of the page."""

    anchor = ANCHOR

    def __init__(self, page: Page) -> None:
        self.about = page.one("pages")
        self.found = findings(page)
        self.outcomes = Counter[str]()
        for row in page.rows["results"]:
            for outcome, count in (
                ("pass", row.passed), ("pass_imputed", row.passed_imputed), ("fail", row.failed),
                ("not_assessable", row.not_assessable),
            ):  # fmt: skip
                self.outcomes[outcome] += count
        self.rows = page.rows
        self._cells = {(r.table_id, r.row_code, r.column_code): r for r in page.rows["cells"]}
        self._paragraphs = {row.place: row.text for row in page.rows["paragraphs"]}
        self.present = frozenset((r.form_id, r.table_id) for r in page.rows["cells"])
        self._looked_at = self._marks()
        self._needed = {
            (r.table_id, r.row_code, r.column_code): phrasing.number(r.needed)
            for r in page.rows["suspects"] if r.solution_no == 1 and not r.is_previous_report
        }  # fmt: skip
        self._ticks = ticks(page, {key: row.value for key, row in self._cells.items()})
        self._held_at: dict[Key, list[int]] = defaultdict(list)
        for number, tick in enumerate(self._ticks):
            for key in tick.keys:
                self._held_at[key].append(number)

    def section(self, name: str) -> list[tuple[Shown, Found]]:
        """The findings of one section with what the marts add, in the order of the form."""
        return [
            (shown.show(number, one.finding, self._quotes(one.finding.words)), one)
            for number, one in enumerate(self.found, 1) if one.finding.section == name
        ]  # fmt: skip

    def figure(self, key: Key) -> Figure:
        """A figure as printed, with its sign, what looks at it and where it stands."""
        row, numbers, held = self._cells.get(key), self._looked_at.get(key, ()), self._held_at.get(key, ())
        state = row.state if row else "absent"
        found = {self.found[number - 1].finding.severity for number in numbers}
        return Figure(
            (row.value_text if row else None) or "", state, shown.state_name(state),
            "✗" if numbers else "✓" if held else "", next((s for s in SEVERITIES if s in found), ""),
            numbers[0] if numbers else None, self._needed.get(key, ""),
            " ".join(f"{ANCHOR}-f{number}" for number in numbers), " ".join(map(str, held)), self._at(row),
        )  # fmt: skip

    def tables(self) -> Markup:
        """The tables as printed."""
        pieces = []
        for piece in skeleton(self.present, lang()):
            if isinstance(piece, str):
                pieces.append(piece)
            elif piece.key:
                pieces.append(shown.cell_html(piece, self.figure(piece.key), ANCHOR))
        return Markup("".join(pieces))

    def held(self) -> dict[str, list[Any]]:
        """What holds, each told once: titles of rules, and lines of the number of a title and both sides."""
        titles: dict[str, int] = {}
        lines = []
        for tick in self._ticks:
            sides = shown.held(tick.rule, tick.left, tick.right, tick.is_imputed)
            lines.append([titles.setdefault(shown.titled(tick.rule), len(titles)), sides])
        return {"titles": list(titles), "lines": lines}

    def unassessed(self) -> Iterator[Open]:
        """Why questions could not be assessed, the most frequent reason first."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in self.rows["exceptions"]:
            if row.outcome == "not_assessable":
                found[row.reason or "state"].append((row.rule_id, row.part))
        for code, keys in sorted(found.items(), key=lambda item: -len(item[1])):
            # what the book advises is for one who is about to publish
            told = list(dict.fromkeys(map(shown.titled, keys)))
            yield Open(len(keys), Reason(reason(code).title, ""), told)

    def words(self) -> list[Said]:
        """Every figure in a sentence beside that of the table, in the order of the text."""
        numbers: dict[tuple[str, str], int] = {}
        for number, one in enumerate(self.found, 1):
            for words in one.finding.words:
                numbers.setdefault((words.place, words.phrase), number)
        return [self._said(row, numbers) for row in self.rows["claims"][:WORDS]]

    def pictures(self) -> list[Seen]:
        """Figures of a scan to compare with the paper: read without certainty, in a finding, or suspected."""
        seen = []
        for row in sorted(self.rows["pictures"], key=lambda row: (row.confidence, row.place)):
            key = (row.table_id, row.row_code, row.column_code)
            numbers, needed = self._looked_at.get(key, ()), self._needed.get(key, "")
            if not (row.confidence < SURE or numbers or needed):
                continue
            _, rows, columns = labels(self._cells[key].form_id, row.table_id)
            seen.append(Seen(
                f"{rows[row.row_code]} / {columns[row.column_code]}", row.png,
                row.value_text or shown.state_name(row.state), row.confidence, needed,
                numbers[0] if numbers else None,
            ))  # fmt: skip
        return seen

    def provenance(self) -> dict[str, list[tuple[str, str, str]]]:
        """By table: label, figures as printed and where they stand, one line for each row of the form."""
        found: dict[tuple[str, str], dict[str, list[Any]]] = {}
        for row in self.rows["cells"]:
            if row.place and row.state not in ("absent", "not_extracted"):
                of_table = found.setdefault((row.form_id, row.table_id), {})
                of_table.setdefault(row.row_code, []).append(row)
        told: dict[str, list[tuple[str, str, str]]] = {}
        for table, rows in found.items():
            heading, names, _ = labels(*table)
            lines = told.setdefault(heading, [])
            for code, cells in rows.items():
                printed = " | ".join(c.value_text or shown.state_name(c.state) for c in cells)
                lines.append((names[code], printed, _span([_place(c.place) for c in cells])))
        return told

    def _marks(self) -> dict[Key, list[int]]:
        marks: dict[Key, list[int]] = defaultdict(list)
        for number, one in enumerate(self.found, 1):
            own = (c for c in one.finding.cells if not c.year_offset)
            for key in dict.fromkeys((c.table_id, c.row_code, c.column_code) for c in own):
                marks[key].append(number)
        return marks

    def _at(self, row: Any) -> str:
        if row is None or not row.place:
            return ""
        _, rows, columns = labels(row.form_id, row.table_id)
        name = f"{rows[row.row_code]} / {columns[row.column_code]}"
        doubt = say("；读得不很准", "; not read with certainty") if row.confidence <= SURE else ""
        return say(f"{name}：出处 {_place(row.place)}{doubt}", f"{name}: {row.place}{doubt}")

    def _quotes(self, words: tuple[Words, ...]) -> list[Quote]:
        return list(dict.fromkeys(quote(self._paragraphs.get(w.place, ""), w) for w in words))

    def _said(self, row: Any, numbers: dict[tuple[str, str], int]) -> Said:
        words = Words("left", row.phrase, row.place, row.start_offset, row.end_offset)
        finding = numbers.get((row.place, row.phrase))
        sign = "✗" if finding else ""
        if not finding and row.table_value is not None and row.state in ("num", "zero_word"):
            sign = "=" if row.value is not None and float(row.value) == float(row.table_value) else "≠"
        unit = row.unit if row.value is not None else ""
        return Said(
            quote(self._paragraphs.get(row.place, ""), words), row.measure_code,
            dimension(row.dimension, row.dimension_printed),
            f"{phrasing.number(row.value)} {unit}".strip(), phrasing.number(row.table_value), sign, finding,
        )  # fmt: skip


def _place(text: str) -> str:
    return _told(text, lang())


@lru_cache(maxsize=20_000)
def _told(text: str, language: str) -> str:
    """A place in words: the same ones come up in every report."""
    return phrasing.place(text)


def _span(places: list[str]) -> str:
    """Places of a row as one: first and last, which say all where they stand in one line of a table."""
    told = list(dict.fromkeys(places))
    if len(told) < 2:
        return "".join(told)
    return say(f"{told[0]} 至 {told[-1]}", f"{told[0]} to {told[-1]}")

"""From a document to the cells of the statutory tables: every cell of the form, with its state.

`read_tables` is the whole of it: find the fragments of tables, choose each table's form, read the values,
join what was cut apart, and state for every cell of the form that was not found why it is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders import book
from loaders.annexcells import ListReader
from loaders.book import FormTable
from loaders.cells import FragmentReader
from loaders.document import Document
from loaders.fragments import Fragment
from loaders.generations import Choice, choose, expected_form, statutory_order
from loaders.heads import Heads, read_heads
from loaders.issues import issue, unread
from loaders.labels import ORIENTATIONS
from loaders.listlabels import list_tables
from loaders.readings import Reading, empty_cell, form_cells
from loaders.recognise import Scan, scan
from loaders.statements import Cell, Issue, State, Unmapped

_CONTRADICTED = 0.9  # confidence of a table that is printed again with other figures
_COLLAPSED = 0.5  # paragraphs that lose more of a table's cells than this do not print the table
_REPEATED = 0.5  # two fragments that share more than this of the smaller one are the table printed twice


@dataclass(slots=True)
class TableReading:
    """The statutory tables of one document.

    `cells` holds every cell of every table of the form, in statutory order, or nothing for a document
    without statutory tables of a year that had none. `found` names the tables that are printed, `places`
    the grids that print parts of them. `unread` is the place of a part of the document that was not read:
    what is missing may stand there, and nobody can call it absent.
    """

    cells: list[Cell] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    unmapped: list[Unmapped] = field(default_factory=list)
    found: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    unread: str | None = None


def read_tables(document: Document, report_year: int | None) -> TableReading:
    """Read the statutory tables of a document.

    Args:
        document: what a reader made of the file.
        report_year: decides only where the labels do not, and which form is expected.
    """
    seen = scan(document, report_year)
    parts: dict[str, list[Fragment]] = {}
    for fragment in seen.fragments:
        parts.setdefault(fragment.table_id, []).append(fragment)
    choice = choose(parts, report_year, seen.traditional)
    printed: dict[str, list[Reading]] = {}
    for table_id, fragments in parts.items():
        printings = _printings(fragments, choice.tables[table_id], seen.traditional, report_year)
        if not all(_is_collapsed(p) for p in printings):
            printed[table_id] = printings
    reading = TableReading(
        found=tuple(t for t in statutory_order() if t in printed),
        places=frozenset(f.place for f in seen.fragments),
        unread=unread(document.doubts),
    )
    for table_id in statutory_order():
        if table_id in printed:
            _add_found(reading, printed[table_id], choice.tables[table_id], report_year)
        elif table := choice.tables.get(table_id) or book.tables().get((choice.main or "", table_id)):
            _add_missing(reading, table, seen, parts.get(table_id, ()))
    reading.issues += _form_issues(choice, expected_form(report_year))
    _add_annex(reading, seen, report_year)
    reading.places = reading.places.union(*(seen.joined.get(place, ()) for place in reading.places))
    return reading


def _add_annex(reading: TableReading, seen: Scan, report_year: int | None) -> None:
    """Add the annex, or what is known of one that is announced; an annex that is not there owes nothing.

    Its form is stated cell by cell only where the year has a single one: the local annexes share a heading.
    """
    form = book.form_for_year(report_year) if report_year else None
    if annex := seen.annex:
        printings = [
            ListReader(strips, annex.table, seen.traditional, report_year).read()
            for strips in annex.printings
        ]
        if not all(_is_collapsed(p) for p in printings):
            reading.found += (annex.table.table_id,)
            reading.places |= {strip.place for strips in annex.printings for strip in strips}
            _add_found(reading, printings, annex.table, report_year)
            if not any(p.filled or p.unmapped for p in printings):
                reading.unmapped += printings[0].rows
            if all(_is_other_year(p.years, report_year) for p in printings):
                years = ", ".join(map(str, sorted(printings[0].years)))
                reading.issues.append(issue("annex_other_year", printings[0].place, years))
            if form and form.form_id != annex.table.form_id:
                printed = f"{annex.table.table_id} {annex.table.form_id} ({form.form_id})"
                reading.issues.append(issue("form_not_expected", annex.printings[0][0].place, printed))
            return
    tables = [t for t in list_tables() if form and t.form_id == form.form_id]
    if seen.annex_heading is None or not tables:
        return
    reading.issues.append(issue("annex_missing", *seen.annex_heading))
    reading.unmapped += seen.annex_unread
    if len(tables) == 1:
        place = seen.annex_heading[0]
        reading.cells += [empty_cell(c, "not_extracted", place) for c in form_cells(tables[0]).values()]


def _is_collapsed(printing: Reading) -> bool:
    """Whether paragraphs lost the values of most rows: then those that seem whole are not to be trusted."""
    lost = sum(cell.state == "not_extracted" for cell in printing.cells.values())
    return printing.stream and lost > _COLLAPSED * len(printing.cells)


def _add_found(
    reading: TableReading, printings: Sequence[Reading], table: FormTable, report_year: int | None
) -> None:
    best, rivals = _choose_printing(printings, report_year)
    reading.issues += best.issues
    reading.unmapped += best.unmapped
    if len(printings) > 1:
        others = ", ".join(p.place for p in printings if p is not best)
        reading.issues.append(issue("table_repeated", best.place, f"{_name(table)} ({others})"))
    if any(not _is_other_year(p.years, report_year) for p in rivals):
        others = ", ".join(p.place for p in rivals)
        reading.issues.append(issue("tables_conflict", best.place, f"{_name(table)} ({others})"))
        for cell in best.cells.values():
            cell.confidence = min(cell.confidence, _CONTRADICTED)
    for rival in rivals:
        reading.unmapped += dict.fromkeys([*rival.rows, *rival.unmapped])
    unread = reading.unread or best.unread
    state: State = "not_extracted" if unread else "absent"
    for key, spec in form_cells(table).items():
        reading.cells.append(best.cells.get(key) or empty_cell(spec, state, unread or best.place))


def _choose_printing(printings: Sequence[Reading], report_year: int | None) -> tuple[Reading, list[Reading]]:
    """The printing that counts, and those whose figures are other ones.

    The first printing counts, or the fullest of those that agree with it; one under the caption of
    another year, or collapsed, counts only where there is no better one.
    """
    whole = [p for p in printings if not _is_collapsed(p)]
    timely = [p for p in whole if not _is_other_year(p.years, report_year)] or whole
    agreeing = [p for p in timely if not p.contradicts(timely[0])]
    best = max(agreeing, key=lambda p: (len({row for row, _ in p.cells}), p.filled))
    others = [p for p in whole if p is not best]
    return best, [p for p in others if p not in timely or p.contradicts(best)]


def _is_other_year(years: frozenset[int], report_year: int | None) -> bool:
    return bool(years) and report_year is not None and report_year not in years


def _printings(
    parts: Sequence[Fragment], table: FormTable, traditional: bool, report_year: int | None
) -> list[Reading]:
    """Join the fragments of a table that was cut apart; a table printed again stays apart."""
    printings: list[Reading] = []
    before: tuple[Fragment, Heads] | None = None
    for part in parts:
        heads = read_heads(part, table, traditional)
        if not part.heads and before:
            heads = _inherited(before, part)
        before = (part, heads)
        reading = FragmentReader(part, table, heads).read()
        known = printings[-1].cells if printings else {}
        again = sum(key in known for key in reading.cells)
        parted = bool(part.years and printings) and (
            _is_other_year(part.years, report_year) != _is_other_year(printings[-1].years, report_year)
        )
        if printings and not parted and again <= _REPEATED * min(len(known), len(reading.cells)):
            printings[-1].cells = {**reading.cells, **known}
            printings[-1].issues += reading.issues
            printings[-1].unmapped += reading.unmapped
            printings[-1].rows += reading.rows
            printings[-1].unread = printings[-1].unread or reading.unread
        else:
            printings.append(reading)
    return printings


def _inherited(before: tuple[Fragment, Heads], part: Fragment) -> Heads:
    """The heads of a table that goes on in the next grid, if the columns still are the same."""
    fragment, heads = before
    same = fragment.matrix and part.matrix and len(fragment.matrix[0]) == len(part.matrix[0])
    return Heads(heads.table, heads.named, heads.by_column if same else {}, heads.order, [], heads.complete)


def _add_missing(reading: TableReading, table: FormTable, seen: Scan, collapsed: Sequence[Fragment]) -> None:
    """State every cell of a table that is not there: lost behind its heading, unread, or not printed at all.

    A table whose `collapsed` paragraphs could not be read is printed, whatever stands around it.
    """
    if table.orientation not in ORIENTATIONS:
        return
    sibling_found = any(_chapter(t) == _chapter(table.table_id) for t in reading.found)
    lost = next((part.place for part in collapsed), None)
    place, kind = seen.headings.get(table.table_id, (lost, ""))
    announced = place is not None and (lost is not None or kind == "heading" or not sibling_found)
    state: State = "not_extracted" if announced or reading.unread else "absent"
    code = "table_unread" if reading.unread else "table_missing" if announced else "table_absent"
    place = place or reading.unread or "document"
    reading.issues.append(issue(code, place, _name(table)))
    reading.unmapped += seen.bare.get(table.table_id, ())
    reading.cells += [empty_cell(c, state, place) for c in form_cells(table).values()]


def _chapter(table_id: str) -> str:
    """The chapter of the report a table stands in: table ids begin with it (`t2_art20_5`)."""
    return table_id.split("_")[0]


def _name(table: FormTable) -> str:
    return f"{table.heading} ({table.table_id})"


def _form_issues(choice: Choice, expected: str | None) -> list[Issue]:
    forms = {table_id: table.form_id for table_id, table in choice.tables.items()}
    printed = ", ".join(f"{table_id} {form}" for table_id, form in forms.items())
    issues = []
    if len(set(forms.values())) > 1:
        issues.append(issue("form_mixed", "document", printed))
    if expected and any(form != expected for form in forms.values()):
        issues.append(issue("form_not_expected", "document", f"{printed} ({expected})"))
    return issues

"""What a document says of itself: agency, title, year, period, publication, scope.

Nothing is taken from the file's name or address but, as a last resort, who reports. What the text does
not say, a manifest may.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from loaders import agencies, dates, matching, patterns, publisher, speaker, titles
from loaders.document import Document, Grid
from loaders.issues import issue
from loaders.matching import Repairs
from loaders.statements import Facts, Issue
from loaders.titles import Title

#: A date stands this close below the title, or this close to the end.
_BELOW_TITLE, _BEFORE_END = 4, 12


@dataclass(slots=True)
class Reading:
    """The facts, what was doubtful about them, and what the decision on trust needs besides.

    Attributes:
        facts: without status.
        issues: doubts about the facts.
        title: the title that counts, or None.
        lines: the paragraphs, normalised, blanks kept single.
        text: all of them together without blanks.
    """

    facts: Facts
    issues: list[Issue]
    title: Title | None
    lines: list[str]
    text: str


def read(
    document: Document,
    document_id: str,
    row: Mapping[str, str] | None = None,
    repairs: Repairs | None = None,
    path: str = "",
) -> Reading:
    """Read the facts of a document.

    Args:
        document: what a reader made of the file.
        document_id: of the file.
        row: what the manifest says of it.
        repairs: what has to be undone before words match; found out from the text where not given.
        path: of the file, the last and weakest witness of who reports.
    """
    row = row or {}
    repairs = (repairs or matching.diagnose(document.text)).legible()
    paragraphs = document.paragraphs
    printed = [*(p.text for p in paragraphs), document.metadata.get("title", "")]
    (*lines, in_metadata), spam = _without_advertising([matching.spaced(text, repairs) for text in printed])
    text = "".join(lines).replace(" ", "")
    found = titles.candidates(lines, [p.place for p in paragraphs], in_metadata)
    reading = Reading(
        Facts(document_id, reader=document.reader, media_type=document.media_type),
        [], titles.best(found), lines, text,
    )  # fmt: skip
    facts, title = reading.facts, reading.title
    facts.title = title.text if title else document.metadata.get("title")
    facts.source_url = row.get("source_url") or document.metadata.get("source_url")
    facts.published_on = _published(document, lines, title, repairs)
    if spam:
        reading.issues.append(issue("advertising_mirror", "text", ", ".join(dict.fromkeys(spam))))
    _read_period(reading)
    _read_year(reading, row.get("year"))
    declared = matching.spaced(document.metadata.get("publisher", ""), repairs)
    publishers = publisher.printed([*lines, *_boxes(document, repairs)], declared)
    reading.issues += speaker.identify(facts, _trusted(title), lines, publishers, row, path)
    if not facts.agency_name and (masked := patterns.first("masked_agency", text)):
        reading.issues.append(issue("agency_masked", "text", masked[0]))
    _note_oddities(reading, found)
    if overridden := [
        f"{key}={row[key]}" for key in ("agency", "region_code", "year", "source_url") if row.get(key)
    ]:
        reading.issues.append(issue("manifest_override", "manifest", ", ".join(overridden)))
    if agencies.unlisted(row.get("region_code", "")):
        reading.issues.append(issue("region_code_unknown", "manifest", row["region_code"]))
    if facts.agency_id and facts.report_year:
        facts.report_id = f"{facts.agency_id}-{facts.report_year}-{facts.reporter_scope}"
    return reading


def _without_advertising(lines: list[str]) -> tuple[list[str], list[str]]:
    """Take out what spam mirrors put in the place of names, and say what it was."""
    text = "\n".join(lines)
    spam = patterns.enough("advertising", text) if patterns.first("advertising_sign", text) else []
    return [patterns.replaced("advertising", line) for line in lines] if spam else lines, spam


def _trusted(title: Title | None) -> Title | None:
    """The title, if its words are evidence: any other than the statutory one must name its agency."""
    return title if title and (title.statutory or title.agency) else None


def _read_period(reading: Reading) -> None:
    facts = reading.facts
    if stated := dates.period(reading.text):
        facts.period_start, facts.period_end = stated.start, stated.end
        return
    if lost := patterns.first("period_lost", reading.text):
        reading.issues.append(issue("period_lost", "text", lost[0]))
    if short := patterns.first("period_short", reading.text):
        reading.issues.append(issue("period_not_full_year", "text", short[0]))


def _read_year(reading: Reading, from_manifest: str | None) -> None:
    """Title before period before the year before publication; the manifest before all."""
    facts, title = reading.facts, _trusted(reading.title)
    if title and title.year:
        facts.report_year, facts.year_basis = title.year, "title"
    elif facts.period_end:
        facts.report_year, facts.year_basis = facts.period_end.year, "period"
    elif facts.published_on and title:
        facts.report_year, facts.year_basis = facts.published_on.year - 1, "publication"
    if from_manifest:
        facts.report_year, facts.year_basis = int(from_manifest), "manifest"
    if reading.title and reading.title.year and not title:
        reading.issues.append(issue("title_year_ignored", reading.title.place, str(reading.title.year)))
    if facts.year_basis == "publication":
        reading.issues.append(issue("year_from_publication", "publication date", str(facts.report_year)))
    if facts.period_start and facts.period_end:
        _compare_period(reading, facts.period_start, facts.period_end)
    elif facts.report_year and facts.year_basis != "publication":
        _compare_publication(reading, dates.full_year(facts.report_year))


def _compare_period(reading: Reading, start: date, end: date) -> None:
    """Note a whole year that is not the title's, and days too many; days too few are fatal."""
    year, printed = reading.facts.report_year, f"{start} – {end}"
    _compare_publication(reading, (start, end))
    whole = dates.full_year(start.year)
    if whole and (start, end) == whole:
        if year != start.year:
            reading.issues.append(issue("year_conflict", "text", f"{year} / {printed}"))
        return
    wanted = dates.full_year(year) if year else None
    covered = wanted is not None and start <= wanted[0] and wanted[1] <= end
    reading.issues.append(issue("period_overlong" if covered else "period_not_full_year", "text", printed))


def _compare_publication(reading: Reading, span: tuple[date, date] | None) -> None:
    """Note a report that is older than the year it reports; a year not stated is a calendar year."""
    published = reading.facts.published_on
    if published and span and published <= span[1]:
        printed = f"{published} / {span[1]}"
        reading.issues.append(issue("published_before_period_end", "publication date", printed))


def _published(
    document: Document, lines: Sequence[str], title: Title | None, repairs: Repairs
) -> date | None:
    """The day of publication: labelled, below the title, in the metadata, or at the end of the text."""
    below = title.last_line + 1 if title else 0
    return (
        _dated("published", [*lines, *_boxes(document, repairs)])
        or _dated("date_line", lines[below : below + _BELOW_TITLE])
        or _dated("metadata_date", [document.metadata.get("published_on", "")])
        or _dated("date_line", lines[-_BEFORE_END:][::-1])
    )


def _boxes(document: Document, repairs: Repairs) -> list[str]:
    """Text of the tables, one string each: government sites print a box with dates above a report."""
    grids = (block for block in document.blocks if isinstance(block, Grid))
    return [
        matching.spaced(" ".join(cell.text for row in grid.rows for cell in row), repairs) for grid in grids
    ]


def _dated(kind: str, lines: Sequence[str]) -> date | None:
    for pattern in patterns.of(kind):
        for line in lines:
            for match in pattern.regex.finditer(line):
                if found := dates.day(match):
                    return found
    return None


def _note_oddities(reading: Reading, found: Sequence[Title]) -> None:
    if masked := patterns.first("masked_year", reading.text):
        reading.issues.append(issue("year_masked", "text", masked[0]))
    if offered := next((t for t in found if patterns.first("model_text", t.text)), None):
        reading.issues.append(issue("model_text", offered.place, offered.text))
    reports = {(t.agency, t.year) for t in found if t.statutory and t.worth == 2}
    openings = sum(patterns.first("opening", line.replace(" ", "")) is not None for line in reading.lines)
    if len(reports) > 1 and openings > 1:
        several = ", ".join(f"{agency} {year}" for agency, year in sorted(map(_printable, reports)))
        reading.issues.append(issue("several_reports", "text", several))


def _printable(report: tuple[str | None, int | None]) -> tuple[str, str]:
    return str(report[0]), str(report[1])

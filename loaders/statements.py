"""What the loader says of a document: statements with text, value, state and place.

The dataclasses mirror the public contract of `gouji parse` and the tables of the raw zone.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

State = Literal[
    "num", "zero_word", "approx", "blank", "na", "absent", "not_extracted", "lost", "corrupt", "unit_unknown"
]
Status = Literal["parsed", "partial", "quarantined", "unrecognised", "failed"]
Severity = Literal["error", "warning", "info"]

#: What documents of each status are called, in Chinese and English.
STATUS_NAMES: dict[Status, tuple[str, str]] = {
    "parsed": ("完整读出", "parsed"),
    "partial": ("部分读出", "partial"),
    "quarantined": ("隔离", "quarantined"),
    "unrecognised": ("不是年报", "unrecognised"),
    "failed": ("失败", "failed"),
}
#: Of documents whose figures become facts.
TRUSTED: frozenset[str] = frozenset({"parsed", "partial"})
#: States whose number takes part in sums.
COUNTED: frozenset[str] = frozenset({"num", "zero_word"})
#: States that print nothing where a number could stand; a sum rule may read them as imputed zeros.
EMPTY: frozenset[str] = frozenset({"blank", "na"})


@dataclass(slots=True)
class Cell:
    """One cell of a statutory form as one document prints it.

    Nobody changes one; it is not frozen because making a frozen one takes three times as long.
    """

    table_id: str
    form_id: str
    row_code: str
    column_code: str
    value_text: str | None
    value: Decimal | None
    unit: str
    unit_source: str  # form · cell · header · none
    state: State
    place: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt of the loader, with its sentence in both languages."""

    code: str
    severity: Severity
    place: str
    text: str
    message_zh: str
    message_en: str


@dataclass(frozen=True, slots=True)
class Unmapped:
    """Printed text in a table that no row, column or alias of the book, nor any measure, explains."""

    place: str
    text: str


@dataclass(slots=True)
class Claim:
    """A figure that a sentence, or a table no form knows, states; not frozen for the reason `Cell` gives.

    `phrase` is the printed text that was understood: the paragraph's text from `start` to `end`, offsets in
    code points of the paragraph at `place` as landed. Figures of one enumeration share a `list_no`.
    """

    measure_code: str
    dimension: str  # as printed: category=政务动态, several joined by `;`
    dimension_code: str  # the same with the book's codes for the names it knows; '' where it knows none
    value: Decimal | None
    unit: str  # as printed; the measure's own for a zero in words
    approx: bool
    state: State
    nested_in: str  # measure_code of the figure it lies inside (含…, 其中…), else ''
    phrase: str
    start: int
    end: int
    scope: Literal["own", "region", "unknown"]  # by the scope words of the text: 本机关, 全区
    place: str
    bound: Literal["", "lower", "upper", "about"]  # what an approximate figure still says: 余, 近, 约
    list_no: int | None  # from 1 in the document; the figure enumerated and its parts share it
    phrase_id: str  # the row of `phrases.csv`, or of the local table, that read it


@dataclass(frozen=True, slots=True)
class Signature:
    """The own words of one report, in a form in which thousands can be compared.

    Attributes:
        ngrams: 32-bit hashes of its different n-grams, ascending.
        bands: 64-bit hashes; reports that share one may be alike. None where there are no n-grams.
    """

    ngrams: tuple[int, ...]
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What a scan shows of a cell: PNG in base64, which any database and page can hold."""

    place: str
    png: str


@dataclass(frozen=True, slots=True)
class Crawl:
    """What a crawl says of the record that a document was read from; None where it does not say."""

    source_url: str | None
    crawled_at: str | None  # when it was fetched, in UTC: 2025-02-01T08:00:00Z
    charset: str | None  # as the server declared it, in small letters


@dataclass(slots=True)
class Facts:
    """What the document says of itself."""

    document_id: str = ""
    agency_name: str | None = None
    agency_id: str | None = None
    report_id: str | None = None
    report_year: int | None = None
    year_basis: str | None = None  # title · period · publication · manifest · path
    source_url: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    published_on: date | None = None
    title: str | None = None
    reporter_scope: Literal["own", "region", "unknown"] = "unknown"
    status: Status = "parsed"
    trust_reason: str = ""
    reader: str = ""
    media_type: str = ""
    agency_confidence: float | None = None  # that agency_id is right, 0 to 1; None for a provisional one
    agency_basis: str | None = None  # an enum of docs/parse.schema.json, as `title`


@dataclass(slots=True)
class Parsed:
    """Everything the loader has to say about one document."""

    path: str
    document: Facts
    cells: list[Cell] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    unmapped: list[Unmapped] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    paragraphs: list[tuple[str, str]] = field(default_factory=list)  # (place, text)
    signature: Signature | None = None  # only of a report that is believed
    pictures: list[Picture] = field(default_factory=list)  # of cells that were read from a scan
    crawl: Crawl | None = None  # only of a document that came out of one
    shown: str = ""  # sets apart the pictures beside it that it was read with; see `embedded.Found`

    @property
    def error(self) -> Issue | None:
        """The first issue that is an error: of a document that could not be read, why."""
        return next((issue for issue in self.issues if issue.severity == "error"), None)

    def to_contract(self) -> dict[str, Any]:
        """Return the JSON object of `gouji parse`: plain types, keys in contract order."""

        def plain(value: Any) -> Any:
            if isinstance(value, Decimal):
                return int(value) if value == value.to_integral_value() else float(value)
            return value.isoformat() if isinstance(value, date) else value

        def row(item: Any) -> dict[str, Any]:
            return {k: plain(v) for k, v in asdict(item).items()}

        said = {
            "path": self.path,
            "document": row(self.document),
            "cells": [row(c) for c in self.cells],
            "claims": [row(c) for c in self.claims],
            "issues": [row(i) for i in self.issues],
            "unmapped": [row(u) for u in self.unmapped],
        }
        return said | {"crawl": row(self.crawl)} if self.crawl else said

"""One file in, everything the loader has to say about it out; a bad document never raises."""

from __future__ import annotations

import traceback
from base64 import b64encode
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from loaders import (
    __version__,
    book,
    embedded,
    facts,
    localtables,
    localtimes,
    matching,
    mirrors,
    misheads,
    misread,
    narrative,
    readers,
    signatures,
    sources,
    tables,
    trust,
    watching,
)
from loaders.beside import Beside
from loaders.containers.members import Member, joined
from loaders.containers.names import as_folders
from loaders.document import Document, Doubt, Paragraph, UnreadableError
from loaders.issues import from_doubt, issue
from loaders.limits import Limits
from loaders.manifest import Manifest
from loaders.statements import TRUSTED, Cell, Crawl, Facts, Issue, Parsed, Picture
from loaders.walk import name_of


@cache
def loader_version() -> str:
    """The program's version and the book's fingerprint: together they settle what a file becomes."""
    return f"{__version__}+{book.fingerprint()}"


def parse_bytes(
    data: bytes,
    path: str,
    manifest: Manifest | Mapping[str, str] | None = None,
    limits: Limits | None = None,
    told: Mapping[str, str] | None = None,
    beside: Beside | None = None,
) -> Parsed:
    """Read one document.

    Args:
        data: the bytes of the file.
        path: how the file is called in all that is said of it.
        manifest: a whole manifest, or the row of it that is about this file.
        limits: what the document may cost; from the environment where not given.
        told: what the container that holds it says of it; see `containers.Member`.
        beside: where pictures may lie that it shows.

    Returns:
        The statements. A file that cannot be read has status `failed` and an issue that says why.
    """
    parsed = _read(data, path, manifest, limits, told or {}, beside)
    parsed.crawl = crawl(told or {})
    return parsed


def _read(
    data: bytes, path: str, manifest: Manifest | Mapping[str, str] | None, limits: Limits | None,
    told: Mapping[str, str], beside: Beside | None,
) -> Parsed:  # fmt: skip
    document_id = sha256(data).hexdigest()
    watching.begin(path)
    try:
        limits = limits or Limits.from_env()
        document = _as_told(readers.read(data, path, limits, told.get("charset", "")), told)
        parsed = _parse(document, document_id, path, manifest)
        more, unread, shown = embedded.with_tables(document, data, beside, _codes(parsed), limits)
        if more is not document or (unread and _codes(parsed) & embedded.ANNOUNCED):
            parsed = _parse(more, document_id, path, manifest, unread)
        parsed.shown = shown
        return parsed
    except UnreadableError as error:
        return failed(document_id, path, issue(error.code, error.place, error.detail))
    except Exception as error:  # one document must never stop a batch
        place = traceback.extract_tb(error.__traceback__)[-1].name
        return failed(document_id, path, issue("internal_error", "file", f"{type(error).__name__}, {place}"))


def parse_file(path: Path, manifest: Manifest | None = None, limits: Limits | None = None) -> Parsed:
    """Read one file, but one that is too large; raises OSError where the system does not give its bytes."""
    limits = limits or Limits.from_env()
    status, data, key = sources.read(path, limits.max_bytes)
    if status.st_size > limits.max_bytes:
        why = issue("file_too_large", "file", f"{status.st_size:,} > {limits.max_bytes:,}")
        return failed(key.hex(), name_of(path), why)
    return parse_bytes(data, name_of(path), manifest, limits, beside=Beside(path))


def parse_member(
    member: Member, container: str, key: bytes, manifest: Manifest | None, limits: Limits | None = None,
    beside: Beside | None = None,
) -> Parsed:  # fmt: skip
    """Read a document in a container of that name and hash; one without bytes has failed."""
    path = joined(container, member.name)
    if member.why:
        return failed(member.key(key).hex(), path, member.issue(container))
    return parse_bytes(member.data, path, manifest, limits, member.told, beside)


def failed(document_id: str, path: str, why: Issue) -> Parsed:
    """What is said of a document that could not be read."""
    return Parsed(path, Facts(document_id, status="failed", trust_reason=why.code), issues=[why])


def crawl(told: Mapping[str, str]) -> Crawl | None:
    """What the crawl says of the record that a document is; None for one that came out of none."""
    if not told.keys() & {"source_url", "crawled_at", "charset"}:
        return None
    return Crawl(told.get("source_url"), told.get("crawled_at"), told.get("charset"))


def _codes(parsed: Parsed) -> set[str]:
    return {told.code for told in parsed.issues}


def _as_told(document: Document, told: Mapping[str, str]) -> Document:
    """The document, with its address and its damage as the container tells them."""
    if url := told.get("source_url"):
        document = replace(document, metadata={**document.metadata, "source_url": url})
    if told.get("truncated"):
        document = replace(document, doubts=(*document.doubts, Doubt("record_truncated", "file", url or "")))
    return document


def _parse(
    document: Document,
    document_id: str,
    path: str,
    manifest: Manifest | Mapping[str, str] | None,
    unread: Doubt | None = None,
) -> Parsed:
    """What is said of a document; pictures `unread` count only where a table announced is missing."""
    if isinstance(manifest, Manifest):
        manifest = manifest.find(path, document.metadata.get("source_url"))
    document, misread_heads = misheads.mended(document)
    repairs = matching.diagnose(document.text)
    reading = facts.read(document, document_id, manifest, repairs, as_folders(path))
    # A document of another kind owes no tables, whatever year it names.
    statutory = reading.title is not None and reading.title.statutory
    readable = mirrors.legible(document, repairs)
    legible, misread_labels = misread.mended(readable)
    year = reading.facts.report_year if statutory else None
    found = tables.read_tables(legible, year)
    if unread and embedded.ANNOUNCED & {told.code for told in found.issues}:
        document = replace(document, doubts=(*document.doubts, unread))
        found = tables.read_tables(replace(legible, doubts=document.doubts), year)
    if readable.blocks is not document.blocks:
        mirrors.as_printed(found, document, readable)
    issues = [from_doubt(doubt) for doubt in document.doubts]
    issues += [*reading.issues, *misread_heads, *misread_labels, *found.issues]
    issues += trust.doubts(reading, found.cells, issues.copy())
    overwritten = trust.rewritten(issues)
    form_id = _generation(reading.facts, found)
    said = narrative.read_claims(
        document.paragraphs, form_id, repairs, overwritten=overwritten, report_year=reading.facts.report_year
    )
    reporting = localtimes.Reporting(reading.facts.report_year, form_id)
    local = localtables.read_local_tables(document, found.places, repairs, reporting)
    issues += [*said.issues, *local.issues, *mirrors.doubts(document, repairs)]
    issues += mirrors.read_through_damage(document, repairs, reading.title, found.places, said.claims)
    cells: Sequence[Cell] = trust.without_uncomputed(found.cells, issues)
    if overwritten:
        cells, pasted = trust.without_pasted_years(cells, reading)
        issues += pasted
    reading.facts.status, reading.facts.trust_reason = trust.decide(issues, found.unmapped)
    words = list(_words(document, found.places))
    believed = reading.facts.status in TRUSTED
    return Parsed(
        path, reading.facts, trust.lowered(cells, issues), issues, [*found.unmapped, *local.unmapped],
        [*said.claims, *local.claims], words,
        signatures.sign((text for _, text in words), repairs) if believed else None,
        [_picture(document, cell.place) for cell in cells if cell.place in document.pictures],
    )  # fmt: skip


def _picture(document: Document, place: str) -> Picture:
    return Picture(place, b64encode(document.pictures[place]).decode())


def _generation(about: Facts, found: tables.TableReading) -> str | None:
    """The form whose words apply: that of the tables printed, else that of the year."""
    printed = next((c.form_id for c in found.cells if c.table_id in found.found), None)
    expected = book.form_for_year(about.report_year) if about.report_year else None
    return printed or (expected.form_id if expected else None)


def _words(document: Document, statutory: Container[str]) -> Iterator[tuple[str, str]]:
    """Place and text of every paragraph, and of every row of a table that is no statutory table.

    A table that no form knows (a list of channels, the head of an archive record) is text of the report;
    only what stands in a statutory table is landed as cells.
    """
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.place, block.text
        elif block.place not in statutory:
            for row in block.rows:
                printed = [cell.text.strip() for cell in row]
                if any(printed):
                    yield row[0].place, " | ".join(printed)

"""Likeness of texts: what a signature costs, and that comparing grows with the reports, not their square."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from bench.timing import best, ms, ratio

ROOT = Path(__file__).resolve().parent.parent
SIZES = (2_000, 20_000)
#: One report in ten copies another, one in a hundred is the same page of boilerplate.
_COPIES, _BOILERPLATE = 10, 100
_WORDS = 600


def _texts(count: int) -> Iterator[set[bytes]]:
    """Sets of n-grams as reports have them."""
    chance = random.Random(count)
    boilerplate = {str(n).encode() for n in range(_WORDS)}
    kept: list[set[bytes]] = []
    for number in range(count):
        if number % _BOILERPLATE == 1:
            yield boilerplate | {f"own {number}".encode()}
        elif number % _COPIES == 2 and kept:
            yield chance.choice(kept) | {f"own {number} {i}".encode() for i in range(30)}
        else:
            text = {str(chance.randrange(10**7)).encode() for _ in range(_WORDS)}
            kept = [*kept[-99:], text]
            yield text


def _signed(count: int) -> pa.Table:
    from loaders import signatures

    signed = [signatures.of(text) for text in _texts(count)]
    return pa.table({
        "document_id": pa.array([f"{n:08}" for n in range(count)]),
        "ngrams": pa.array([s.ngrams for s in signed], pa.list_(pa.uint32())),
        "bands": pa.array([s.bands for s in signed], pa.list_(pa.int64())),
    })  # fmt: skip


def _model(name: str, **relations: str) -> str:
    """The text of a model with relations in the place of its references."""
    import jinja2

    text = (ROOT / "models/intermediate" / f"{name}.sql").read_text(encoding="utf-8")
    return jinja2.Template(text).render(ref=lambda of: relations.get(of, of))


def _compared(count: int) -> tuple[float, int]:
    """Seconds to find and count out the pairs of so many reports, and the pairs."""
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    connection.register("signed", _signed(count))
    connection.execute("create table stg_signatures as select * from signed")
    connection.execute("""
        create table int_reports_current as
        select
            document_id as report_id, document_id, document_id as agency_id,
            2024 as report_year, 'own' as reporter_scope
        from stg_signatures
    """)
    connection.execute("""
        create table dim_agency as
        select
            agency_id, 'body ' || agency_id as agency_name, agency_id as region_code,
            agency_id as current_agency_id
        from int_reports_current
    """)
    connection.execute("""
        create table int_report_chain as
        select report_id, lag(report_id) over (order by report_id) as previous_report_id
        from int_reports_current
    """)
    candidates, pairs = _model("int_text_candidates"), _model("int_text_pairs")

    def compare() -> None:
        connection.execute(f"create or replace table int_text_candidates as {candidates}")
        connection.execute(f"create or replace table int_text_pairs as {pairs}")

    seconds = best(compare, seconds=0, least=1)
    found = connection.execute("select count(*) from int_text_pairs").fetchall()[0][0]
    return seconds, int(found)


def measure() -> list[tuple[str, str, str]]:
    """Likeness of texts: signing one page, comparing thousands of reports with last year's and others'."""
    from loaders import matching, parse, signatures

    page = ROOT / "samples" / "reports" / "qidong_2024.html"
    parsed = parse.parse_bytes(page.read_bytes(), page.name)
    texts = [text for _, text in parsed.paragraphs]
    repairs = matching.diagnose("".join(texts))
    whole = best(lambda: parse.parse_bytes(page.read_bytes(), page.name))
    signing = best(lambda: signatures.sign(texts, repairs))
    (few, few_pairs), (many, many_pairs) = map(_compared, SIZES)
    return [
        (f"{page.name}: signing its words, of {ms(whole)} in all", ms(signing), "aim <= 0.5 ms"),
        (f"{SIZES[0]:,} reports, {few_pairs:,} pairs", f"{few:.2f} s", f"{ms(few / SIZES[0])} a report"),
        (f"{SIZES[1]:,} reports, {many_pairs:,} pairs", f"{many:.2f} s", f"{ms(many / SIZES[1])} a report"),
        ("ten times the reports, times as long", ratio(many, few), "aim about 10 x; 100 x were the square"),
    ]

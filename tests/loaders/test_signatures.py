"""What is signed of a text, and that it is the same everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import book, placesql, signatures
from loaders.matching import Repairs

TEXT = "本局每季度把防汛物资清单张贴在闸口，船民可以当面核对。"
PLAIN = Repairs()


def shares(one: list[str], other: list[str]) -> float:
    a, b = (set(signatures.sign(texts, PLAIN).ngrams) for texts in (one, other))
    return len(a & b) / len(a | b)


def test_the_signature_of_a_text_is_the_same_on_every_machine() -> None:
    """Typed from a run: what hashes otherwise would silently part old landings and new ones."""
    signed = signatures.sign([TEXT], PLAIN)
    assert (len(signed.ngrams), signed.ngrams[:2], signed.bands[:2]) == (
        22,
        (35576636, 126910237),
        (8578110940738074008, 4326992483536071911),
    )


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_signature_does_not_hang_on_the_order_of_a_processs_sets(seed: str) -> None:
    code = (
        "from loaders import signatures; from loaders.matching import Repairs;"
        f"s = signatures.sign(['{TEXT}'], Repairs()); print(s.ngrams, s.bands)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    signed = signatures.sign([TEXT], PLAIN)
    assert done.stdout == f"{signed.ngrams} {signed.bands}\n"


def test_figures_marks_widths_blanks_and_the_order_of_paragraphs_say_nothing() -> None:
    changed = TEXT.replace("，", "; ").replace("每季度", "每 季 度")
    assert shares([TEXT], [changed]) == 1
    assert shares(["张贴清单12份，走访船民3,400户。"], ["张贴清单7份；走访船民２.５户。"]) == 1
    assert shares([TEXT, "闸口每周开放。"], ["闸口每周开放。", TEXT]) == 1


def test_headings_buttons_and_rows_of_figures_are_not_the_reporters_words() -> None:
    signed = signatures.sign(["一、总体情况", "打印本页 关闭窗口", "公开渠道 | 网站 | 12"], PLAIN)
    assert signed == signatures.Signature((), ())


def test_words_of_the_form_and_set_phrases_are_left_out() -> None:
    fixed = [r["words"] + "。" for r in book.read("book/fixed_words")]
    assert signatures.sign(fixed, PLAIN).ngrams == ()
    assert signatures.sign(["表中结果维持、结果纠正、尚未审结各列如实填写。"], PLAIN).ngrams != ()
    assert signatures.sign([r["label"] + "。" for r in book.read("book/form_rows")], PLAIN).ngrams == ()


grams = st.sets(st.integers(0, 400), min_size=1, max_size=300)


@given(grams, grams)
def test_the_share_of_equal_minima_is_near_the_share_in_common(one: set[int], other: set[int]) -> None:
    """Five standard errors of 126 minima at most."""
    first, second = (signatures.minima(str(n).encode() for n in numbers) for numbers in (one, other))
    exact = len(one & other) / len(one | other)
    estimate = sum(a == b for a, b in zip(first, second, strict=True)) / len(first)
    assert abs(estimate - exact) <= 5 * (exact * (1 - exact) / len(first)) ** 0.5 + 0.02


def test_bands_let_no_pair_at_the_limit_of_the_book_slip() -> None:
    (limit,) = (
        Decimal(r["tolerance"])
        for r in book.read("book/accounting_rules")
        if (r["rule_id"], r["part"]) == ("DOC-DUP-OTHER", "text")
    )
    missed = (1 - float(limit) ** signatures.BAND_ROWS) ** signatures.BANDS
    assert missed < 0.005


@pytest.mark.parametrize("row", book.read("book/foreign_place_words"), ids=lambda r: r["reason"])
def test_every_wording_about_places_reads_its_example(row: dict[str, str]) -> None:
    import duckdb

    asked = "select regexp_matches(?, ?)"
    assert duckdb.execute(asked, [row["example"], row["pattern"]]).fetchone() == (True,)
    text = f"{row['example']}。"
    found = duckdb.execute(
        "select words_before from ("
        + placesql.places("(select 'd' as document_id, 1 as paragraph_no, cast(? as varchar) as text)")
        + ")",
        [text],
    ).fetchall()
    assert [words[0].endswith("应城市") for words in found] == [True] * (row["kind"] == "own")

"""Every row by which sentences are read does what it says, and none is dead."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from loaders.book import forms, read
from loaders.document import Paragraph
from loaders.matching import Repairs
from loaders.narrative import figures as lexer
from loaders.narrative import read_claims
from loaders.narrative.openings import hinted
from loaders.narrative.phrases import by_word, expanded, of_form, units
from loaders.statements import Claim

Row = dict[str, str]
PHRASES = read("book/phrases")
#: Headings under which the phrases that need one are tried, by what their pattern speaks of.
HEADINGS = (
    "三、依申请公开情况", "四、行政复议情况", "四、行政诉讼情况", "四、申诉情况", "四、举报投诉情况",
    "五、收费和信息处理费情况",
)  # fmt: skip


def form_of(row: Row) -> str:
    return row["first_form"] or row["last_form"] or "g2014"


def said(text: str, form_id: str | None, *before: str) -> list[Claim]:
    paragraphs = [Paragraph(line, f"line {i}") for i, line in enumerate([*before, text], 1)]
    return read_claims(paragraphs, form_id, Repairs()).claims


@pytest.mark.parametrize(
    "row", [r for r in PHRASES if r["unit"] and r["role"] != "never"], ids=lambda r: r["phrase_id"]
)
def test_every_phrase_reads_its_example(row: Row) -> None:
    headings: tuple[tuple[str, ...], ...] = tuple((h,) for h in HEADINGS) if row["chapter"] else ((),)
    read_by = {c.phrase_id for h in headings for c in said(row["example"], form_of(row), *h)}
    assert row["phrase_id"] in read_by, f"{row['example']} is read by {sorted(read_by)}"


@pytest.mark.parametrize("row", [r for r in PHRASES if r["role"] == "never"], ids=lambda r: r["phrase_id"])
def test_words_that_deny_a_figure_leave_it_unread(row: Row) -> None:
    coded = lexer.coded(row["example"].replace(" ", ""))
    match = re.search(expanded(row["pattern"]), coded.text)
    assert match
    denied = coded.figures[match.start("N")].value()
    claims = said(row["example"], form_of(row))
    assert (row["measure_code"], denied) not in {(c.measure_code, c.value) for c in claims}


@pytest.mark.parametrize("row", [r for r in PHRASES if not r["unit"]], ids=lambda r: r["phrase_id"])
def test_words_that_only_name_a_topic_match_their_example(row: Row) -> None:
    text = lexer.coded(row["example"].replace(" ", "")).text
    assert re.search(expanded(row["pattern"]), text)


def test_the_first_counter_of_a_phrase_is_the_unit_of_its_measure_and_every_counter_is_known() -> None:
    own = {r["measure_code"]: r["unit"] for r in read("book/measures")}
    counters = {r["printed"] for r in read("book/figure_words") if r["kind"] == "unit"}
    for row in PHRASES:
        allowed = units(row["unit"])
        assert not set(allowed) - counters, row["phrase_id"]
        assert not allowed or allowed[0] == own[row["measure_code"]], row["phrase_id"]


def test_lists_name_measures_and_the_words_a_phrase_needs_are_in_its_example() -> None:
    codes = {r["measure_code"] for r in read("book/measures")}
    for row in PHRASES:
        named = {m for column in ("within", "beside") for m in row[column].split("|") if m}
        assert not named - codes, f"{row['phrase_id']}: {named - codes}"
        needed = [word for word in row["needs"].split("|") if word]
        assert not needed or any(word in row["example"] for word in needed), row["phrase_id"]
        if row["role"] in ("weak", "listed"):
            assert named, f"{row['phrase_id']} can never be read"


@pytest.mark.parametrize(
    ("pattern", "told"),
    [("(?<!不)公开", "(?=[公])(?<!不)公开"), ("(?:主动)?(?:公开|发布)", "(?=[主公发])(?:主动)?(?:公开|发布)"),
     ("公开", "公开"), ("(?:主动)?", "(?:主动)?"), ("(?<!不)[一-鿿]条", "(?<!不)[一-鿿]条")],
)  # fmt: skip
def test_a_pattern_is_told_how_it_can_begin_where_that_helps(pattern: str, told: str) -> None:
    assert hinted(pattern) == told


def test_no_phrase_matches_otherwise_for_being_told_how_it_can_begin() -> None:
    texts = [lexer.coded(row["example"].replace(" ", "")).text for row in PHRASES]
    for row in PHRASES:
        plain, told = (re.compile(p) for p in (expanded(row["pattern"]), hinted(expanded(row["pattern"]))))
        for text in texts:
            found, again = plain.search(text), told.search(text)
            assert (found and found.regs) == (again and again.regs), (row["phrase_id"], text)


def test_ids_and_parts_are_unique_and_every_part_is_used() -> None:
    for rows, key in ((PHRASES, "phrase_id"), (read("book/phrase_parts"), "name")):
        twice = [k for k, n in Counter(r[key] for r in rows).items() if n > 1]
        assert not twice
    text = " ".join(r["pattern"] + r.get("unit", "") for r in (*PHRASES, *read("book/phrase_parts")))
    unused = [r["name"] for r in read("book/phrase_parts") if f"{{{r['name']}}}" not in text]
    assert [name for name in unused if not name.endswith("_name")] == ["run"]  # the reader asks for it


def test_every_form_finds_its_phrases_under_their_words() -> None:
    for form_id in forms():
        listed = {
            phrase.phrase_id
            for rows in by_word(form_id, frozenset({""}), nought=True).rows.values()
            for phrase in rows
        }
        assert listed == {phrase.phrase_id for phrase in of_form(form_id)}


WHOLE = {"whole", "stated", "nought", "lost"}


@pytest.mark.parametrize(
    "row", [r for r in read("book/figure_marks") if r["kind"] in WHOLE], ids=lambda r: r["example"]
)
def test_marks_begin_with_a_head_and_match_their_example(row: Row) -> None:
    match = re.search(row["pattern"], row["example"])
    assert match
    (head,) = (r["pattern"] for r in read("book/figure_marks") if r["kind"] == "head")
    assert re.match(head, match[0]), f"{match[0]}: its first character is missing from the row head"


@pytest.mark.parametrize(
    "row",
    [
        r
        for r in read("book/figure_marks")
        if r["kind"] not in (*WHOLE, "head", "before", "before_bare", "bare")
    ],
    ids=lambda r: f"{r['kind']} {r['example']}",
)
def test_other_marks_match_their_example(row: Row) -> None:
    assert re.search(row["pattern"], row["example"].replace(" ", ""))


@pytest.mark.parametrize(
    "row", [r for r in read("book/figure_marks") if r["kind"] in ("before", "before_bare")],
    ids=lambda r: r["example"],
)  # fmt: skip
def test_marks_before_a_number_end_where_it_begins(row: Row) -> None:
    assert any(
        re.search(f"(?:{row['pattern']})$", row["example"][:end]) for end in range(len(row["example"]) + 1)
    )


def test_marks_before_a_number_hold_what_is_looked_for_first() -> None:
    (hint,) = (r["pattern"] for r in read("book/figure_marks") if r["kind"] == "before_hint")
    for row in read("book/figure_marks"):
        if row["kind"] == "before":
            example = row["example"]
            ends = (re.search(f"(?:{row['pattern']})$", example[:end]) for end in range(len(example) + 1))
            assert all(re.search(hint, mark[0]) for mark in ends if mark), example


def test_every_name_of_a_channel_begins_with_a_character_that_is_looked_for() -> None:
    parts = {r["name"]: r["pattern"] for r in read("book/phrase_parts")}
    first = re.match(r"\(\?=(\[.*?\])\)", parts["channel"])
    assert first
    for name in re.split(r"\|(?![^(]*\))", parts["suffix"]):
        assert re.match(first[1], re.sub(r"^\(\?<!.*?\)", "", name)), name

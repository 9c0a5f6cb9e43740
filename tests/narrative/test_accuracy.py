"""The passages are well formed, the comparison can fail, and what the page says is what a fresh run gives."""

import sys
from decimal import Decimal
from pathlib import Path

import pytest

from loaders import book

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import accuracy  # noqa: E402
from accuracy_figures import Figure, Score, bare, compare, figure_of, same  # noqa: E402

STATES = {"num", "zero_word", "approx", "lost", "corrupt", "unit_unknown"}


def gold(measure: str, value: str, unit: str = "条", dimension: str = "") -> Figure:
    return figure_of(
        {"measure_code": measure, "dimension": dimension, "value": value, "unit": unit}
        | {"state": "num", "nested_in": ""}
    )


@pytest.mark.parametrize("folder", accuracy.sets(), ids=lambda folder: folder.name)
def test_passages_and_claims_are_well_formed(folder: Path) -> None:
    passages = accuracy.rows(folder / "passages.csv")
    ids = [passage["passage_id"] for passage in passages]
    known = {row["family"] for row in accuracy.families()}
    forms = {"", *(row["form_id"] for row in book.read("book/forms"))}
    measures = {row["measure_code"] for row in book.read("book/measures")}
    assert len(ids) == len(set(ids)) > 0
    for passage in passages:
        assert passage["family"] in known
        assert passage["form_id"] in forms
        assert passage["text"].strip()
    for claim in accuracy.rows(folder / "claims.csv"):
        assert claim["passage_id"] in ids
        assert claim["measure_code"] in measures, claim
        assert claim["nested_in"] in measures | {""}, claim
        assert claim["state"] in STATES
        assert claim["approx"] == str(claim["state"] == "approx").lower()
        assert bool(claim["value"]) != (claim["state"] == "lost")


def test_no_passage_is_in_two_sets() -> None:
    ids = [p["passage_id"] for folder in accuracy.sets() for p in accuracy.rows(folder / "passages.csv")]
    assert len(ids) == len(set(ids))


def test_every_measure_has_a_family() -> None:
    for row in book.read("book/measures"):
        assert accuracy.family_of(row["measure_code"])


@pytest.mark.parametrize(
    ("mine", "theirs", "equal"),
    [
        (gold("pro_total", "12"), gold("pro_total", "12"), True),
        (gold("pro_total", "12"), gold("pro_total", "13"), False),
        (gold("pro_total", "12"), gold("app_handled", "12"), False),
        (gold("pro_total", "12"), gold("pro_total", "12", "%"), False),
        (gold("review_total", "2", "宗"), gold("review_total", "2", "件"), True),
        (gold("budget_dedicated", "0.5", "万元"), gold("budget_dedicated", "5000", "元"), True),
        (gold("budget_dedicated", "0.5", "万元"), gold("budget_dedicated", "0.5", "元"), False),
        (gold("pro_category", "4", dimension="category=机构职能"), gold("pro_category", "4"), False),
        (
            gold("pro_category", "4", dimension="category=机构职能"),
            gold("pro_category", "4", dimension="category=“机构职能”类信息"),
            True,
        ),
        (
            gold("pro_category", "4", dimension="category=政府机构"),
            gold("pro_category", "4", dimension="category=机构"),
            False,
        ),
        (
            gold("pro_channel", "4", dimension="channel=网站"),
            gold("pro_total", "4", dimension="channel=县政府网站"),
            True,
        ),
    ],
)
def test_what_makes_two_figures_the_same(mine: Figure, theirs: Figure, equal: bool) -> None:
    assert same(mine, theirs) is equal


def test_a_coded_name_is_as_good_as_the_printed_one() -> None:
    printed = gold("pro_channel", "4", dimension="channel=政务微信")
    assert bare("政务微信") in dict(printed.names)["channel"]
    assert not same(printed, gold("pro_channel", "4", dimension="channel=wechat"))


def test_a_figure_read_twice_is_right_once() -> None:
    once = gold("pro_total", "12")
    outcome = compare({"family": "totals"}, [once], [once, once])
    found = accuracy.scores([outcome])
    assert found["measure", "totals"] == Score(gold=1, found=2, right=1)
    assert found["passage", "totals"].precision == pytest.approx(0.5)


def test_none_may_be_said_twice() -> None:
    none = gold("review_total", "0", "件")
    outcome = compare({"family": "zeros"}, [none], [none, none, gold("review_total", "1", "件")])
    assert (len(outcome.right), len(outcome.missed), len(outcome.wrong)) == (1, 0, 1)


def test_a_miss_lowers_recall_and_a_wrong_reading_precision() -> None:
    outcome = compare({"family": "totals"}, [gold("pro_total", "12")], [gold("pro_total", "2024")])
    found = accuracy.scores([outcome])["measure", "totals"]
    assert (found.gold, found.found, found.right) == (1, 1, 0)
    assert Decimal(found.precision or 0) == 0


def test_phrases_read_what_they_were_built_on() -> None:
    outcomes = accuracy.measure(accuracy.SETS / accuracy.BUILD)
    score = sum(
        (s for (grouping, _), s in accuracy.scores(outcomes).items() if grouping == "measure"), Score()
    )
    wrong = [(o.passage["passage_id"], f.shown) for o in outcomes for f in o.wrong]
    missed = [(o.passage["passage_id"], f.shown) for o in outcomes for f in o.missed]
    assert (score.precision or 0) >= 0.98, wrong
    assert (score.recall or 0) >= 0.92, missed


def test_the_page_says_what_a_fresh_run_gives() -> None:
    assert accuracy.PAGE.read_text(encoding="utf-8") == accuracy.page(), "run make accuracy"

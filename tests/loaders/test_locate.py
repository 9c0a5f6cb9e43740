"""The smallest repairs of small systems, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from locating import at, grid, identity, repairs, system, years_that_disagree

from loaders import book, locate, parse, rules, solving
from loaders.commands.locate import contract
from loaders.locate import sheets, stories, weigh
from loaders.locate.problem import Identity, Problem, scaled
from loaders.statements import Parsed

ROOT = Path(__file__).parents[2]
Told = list[tuple[str, dict[str, str]]]


def told(problem: Problem, **settings: object) -> Told:
    """Story and needed values of each solution, best first; last year's are written `x:a1`."""
    return [
        (
            s.story,
            {"x:" * c.cell.place.years_back + "".join(c.cell.place[2:]): str(c.needed) for c in s.changes},
        )
        for s in locate.locate(problem, **settings).solutions
    ]


def test_a_total_left_at_zero_is_the_only_single_cell_that_can_be_wrong() -> None:
    problem = system({"a1": 10, "a2": 1, "a3": 0}, {"sum": "a1 a2 -a3"})
    answer = locate.locate(problem)
    assert told(problem) == [("total_zero", {"a3": "11"})]
    assert answer.complete
    assert [(s.proved, s.unique, s.cost) for s in answer.solutions] == [(True, True, 1)]


def test_where_each_cell_could_be_wrong_all_are_named_the_total_first() -> None:
    problem = system({"a1": 4, "a2": 3, "a3": 6}, {"sum": "a1 a2 -a3"})
    assert told(problem) == [
        ("total_wrong", {"a3": "7"}),
        ("plain", {"a1": "3"}),
        ("plain", {"a2": "2"}),
    ]


def test_a_cell_in_two_broken_identities_explains_both() -> None:
    cells, identities = grid(2, 2, [5, 20, 3, 8])
    assert told(system(cells | {"a2": 12}, identities)) == [("plain", {"a2": "20"})]


def test_what_adds_up_needs_no_repair() -> None:
    answer = locate.locate(system(*grid(2, 2, [5, 20, 3, 8])))
    assert answer == locate.Answer((), True, ())


@pytest.mark.parametrize(
    ("printed", "story"),
    [
        (63, "digits_swapped"), (6, "digit_lost"), (3, "digit_lost"), (336, "digit_doubled"),
        (306, "digit_doubled"), (37, "plain"),
    ],
)  # fmt: skip
def test_a_digit_tells_a_story(printed: int, story: str) -> None:
    cells, identities = grid(2, 2, [5, 36, 3, 8])
    assert told(system(cells | {"a2": printed}, identities)) == [(story, {"a2": "36"})]


def test_figures_of_two_cells_that_changed_places() -> None:
    cells, identities = grid(3, 3, [5, 20, 9, 8, 1, 2, 4, 6, 7])
    swapped = system(cells | {"a1": 20, "a2": 5}, identities)
    assert told(swapped)[0] == ("cells_swapped", {"a1": "5", "a2": "20"})


def test_a_figure_in_the_neighbouring_column() -> None:
    cells, identities = grid(3, 3, [5, 0, 9, 8, 1, 2, 4, 6, 7])
    shifted = system(cells | {"a1": 0, "a2": 5}, identities)
    assert told(shifted)[0] == ("cell_shifted", {"a1": "5", "a2": "0"})


def test_parts_that_belong_to_another_row() -> None:
    cells, identities = grid(3, 3, [5, 10, 9, 8, 1, 2, 4, 6, 7])
    moved = system(cells | {"a1": 2, "c1": 7}, identities)
    assert told(moved)[0] == ("other_row", {"a1": "5", "c1": "4"})


def test_a_blank_cell_is_filled_in() -> None:
    problem = system({"a1": 4, "a2": None, "a3": 6}, {"sum": "a1 a2 -a3"})
    assert told(problem)[0] == ("left_blank", {"a2": "2"})


def test_counts_are_never_negative_but_changes_may_be() -> None:
    cells, identities = {"a1": 4, "a2": 9, "a3": 2}, {"sum": "a1 a2 -a3"}
    assert told(system(cells, identities)) == [("total_wrong", {"a3": "13"})]
    assert {"a2": "-2"} in [needed for _, needed in told(system(cells, identities, signed=True))]


def test_money_has_decimals_and_counts_have_none() -> None:
    cells, identities = {"a1": "0.3", "a2": "1.45", "a3": "1.7"}, {"sum": "a1 a2 -a3"}
    assert ("total_wrong", {"a3": "1.75"}) in told(system(cells, identities, whole=False))
    weighted = Identity("double", ((at("a1"), 2), (at("a3"), -1)))
    doubled = system({"a1": 2, "a3": 5}, {})
    assert told(replace(doubled, identities=(weighted,))) == [("plain", {"a3": "4"})]


def test_a_tolerance_is_allowed_for_and_never_used_to_name_fewer_cells_than_it_excuses() -> None:
    problem = system({"a1": "1.00", "a2": "2.00", "a3": "3.01"}, {}, whole=False)
    assert told(replace(problem, identities=(identity("fees", "a1 a2 -a3", "0.01"),))) == []
    problem = system({"a1": 1, "b1": "1.01", "c1": 5}, {}, whole=False)
    both = (identity("one", "a1 -c1", "0.01"), identity("two", "b1 -c1", "0.01"))
    answer = locate.locate(replace(problem, identities=both))
    assert [len(s.changes) for s in answer.solutions] == [1]
    (change,) = answer.solutions[0].changes
    assert change.cell.place == at("c1")
    assert Decimal("1") <= change.needed <= Decimal("1.01")


def test_parts_without_a_common_cell_are_solved_apart_and_combined_best_first() -> None:
    cells = {f"{row}{c}": v for row in "abc" for c, v in ((1, 30), (2, 40), (3, 50), (4, 60), (5, 181))}
    problem = system(cells, {row: f"{row}1 {row}2 {row}3 {row}4 -{row}5" for row in "abc"})
    answer = locate.locate(problem, limit=5)
    assert [len(part) for part in answer.parts] == [5, 5, 5]
    assert len(answer.solutions) == 5
    assert {c.cell.place for c in answer.solutions[0].changes} == {at("a5"), at("b5"), at("c5")}
    costs = [s.cost for s in answer.solutions]
    assert costs == sorted(costs)
    assert len({tuple(c.cell.place for c in s.changes) for s in answer.solutions}) == 5


def test_a_part_with_very_many_repairs_is_cut_short_and_says_so() -> None:
    names = {f"a{c}": 9 for c in range(1, 80)}
    problem = system(names | {"b1": 79 * 9 - 1}, {"sum": " ".join(names) + " -b1"})
    answer = locate.locate(problem)
    assert [len(part) for part in answer.parts] == [locate.MOST]
    assert not answer.complete
    assert all(s.proved for s in answer.solutions)
    assert told(problem)[0] == ("total_wrong", {"b1": "711"})


def test_without_time_a_repair_is_found_but_not_called_the_smallest() -> None:
    cells, identities = grid(2, 2, [5, 20, 3, 8])
    answer = locate.locate(system(cells | {"a2": 12}, identities), seconds=0)
    assert [(s.proved, len(s.changes)) for s in answer.solutions] == [(False, 1)]
    assert answer.solutions[0].changes[0].needed == 20
    assert not answer.complete


def test_an_identity_that_a_blank_side_keeps_asleep_wakes_when_it_is_filled_in() -> None:
    problem = system({"a1": 4, "a2": None, "a3": 6, "b2": 3}, {"sum": "a1 a2 -a3"})
    asleep = identity("asleep", "b2 -a2", guards=("a2",))
    awake = replace(problem, identities=(*problem.identities, asleep))
    assert {"a2": "2"} in [needed for _, needed in told(problem)]
    assert [needed for _, needed in told(awake)] == [{"a3": "4"}, {"a1": "6"}]


def test_the_year_before_may_be_wrong_and_must_then_add_up_itself() -> None:
    """Requests carried forward, x:a1 + x:a2 = x:a3, against those carried over, a1 + a2 = a3."""
    cells = {"x:a1": 4, "x:a2": 2, "x:a3": 6, "a1": 4, "a2": 3, "a3": 7}
    links = {"own": "a1 a2 -a3"} | {f"carry {c}": f"a{c} -x:a{c}" for c in (1, 2, 3)}
    linked = system(cells, links)
    before = identity("before", "x:a1 x:a2 -x:a3", guards=("x:a1 x:a2 x:a3",))
    problem = replace(linked, identities=(*linked.identities, before))
    assert told(problem) == [
        ("plain", {"a2": "2", "a3": "6"}),
        ("plain", {"x:a2": "3", "x:a3": "7"}),
    ]


def test_a_fault_of_the_year_before_that_is_not_touched_is_not_ours_to_repair() -> None:
    linked = system({"x:a1": 4, "x:a3": 9, "a1": 5}, {"carry": "a1 -x:a1"})
    broken = identity("before", "x:a1 -x:a3", guards=("x:a1 x:a3",))
    assert told(replace(linked, identities=(*linked.identities, broken))) == [("plain", {"a1": "4"})]


def parsed(name: str) -> sheets.Sheet:
    (sheet,) = weigh.sheets([parse.parse_file(ROOT / "samples" / "reports" / name)])
    return sheet


def test_hongze_2023_left_two_totals_at_zero() -> None:
    answer = locate.locate(sheets.problem(parsed("hongze_2023.pdf")))
    best = answer.solutions[0]
    assert {c.cell.place[1:]: (c.cell.value, c.needed) for c in best.changes} == {
        ("t4_review_litigation", "review", "total"): (0, 11),
        ("t4_review_litigation", "lit_after", "total"): (0, 5),
    }
    assert (best.story, best.proved, best.unique, best.cost) == ("total_zero", True, True, 2)


@pytest.mark.parametrize("name", ["suqian_2024.html", "huaian_2024.pdf", "work_summary.docx"])
def test_reports_that_add_up_have_no_suspects(name: str) -> None:
    assert locate.locate(sheets.problem(parsed(name))).parts == ()


def suqian() -> list[Parsed]:
    names = ("suqian_2023.docx", "suqian_2024.html")
    return [parse.parse_file(ROOT / "samples" / "reports" / name) for name in names]


def two_years(document: int, *cells: tuple[str, str, int]) -> list[Told]:
    """宿迁 2023 and 2024, in which the carried requests agree, with cells of one of them misprinted."""
    documents = suqian()
    for row, column, value in cells:
        (cell,) = [c for c in documents[document].cells if (c.row_code, c.column_code) == (row, column)]
        cell.value = Decimal(value)
    before, own = weigh.sheets(documents)
    assert weigh.previous(documents) == [None, 0]
    return [
        [
            (
                s.story,
                {"/".join((names[c.cell.place[0]], *c.cell.place[2:])): str(c.needed) for c in s.changes},
            )
            for s in locate.locate(sheets.problem(sheet, last)).solutions
        ]
        for sheet, last, names in ((before, None, ["2023"]), (own, before, ["2024", "2023"]))
    ]


def test_what_the_year_before_carried_forward_tells_which_cell_is_wrong() -> None:
    assert two_years(1) == [[], []]
    carried = {"2024/app_carried_over/total": "121"}
    assert two_years(1, ("app_carried_over", "total", 112)) == [[], [("digits_swapped", carried)]]


def test_the_report_of_the_year_before_may_be_the_one_that_is_wrong() -> None:
    forward = [("digits_swapped", {"2023/app_carried_forward/total": "121"})]
    assert two_years(0, ("app_carried_forward", "total", 112)) == [forward, forward]


def test_a_cell_is_told_with_the_document_that_it_stands_in() -> None:
    documents = suqian()
    for cell in documents[0].cells:
        if (cell.row_code, cell.column_code) == ("app_carried_forward", "total"):
            cell.value = Decimal(112)
    before, own = weigh.sheets(documents)
    rows = solving.answer(solving.Case("own", "digest", 2024, own, before))
    assert [(r["document_id"], r["row_code"], r["needed"]) for r in rows] == [
        (before.document_id, "app_carried_forward", 121)
    ]
    (solution,) = locate.locate(sheets.problem(own, before)).solutions
    assert contract(solution, own, before)["cells"][0]["document_id"] == before.document_id
    (own_cell,) = locate.locate(sheets.problem(before)).solutions[0].changes
    assert sheets.named(own_cell.cell.place, before, None)["document_id"] == before.document_id


@pytest.mark.parametrize("trial", range(12))
def test_what_repairs_two_years_breaks_neither(trial: int, tmp_path: Path) -> None:
    """Figures of both years at random, so that many repairs reach from one into the other."""
    chance, documents = Random(trial), [parse.parse_file(file) for file in years_that_disagree(tmp_path)]
    counts = [
        c for d in documents for c in d.cells if c.table_id == "t3_applications" and c.value is not None
    ]
    for cell in chance.sample(counts, trial % 3):
        cell.value += chance.randrange(1, 9)
    before, own = weigh.sheets(documents)
    problem = sheets.problem(own, before)
    answer = locate.locate(problem, limit=60)
    assert bool(answer.solutions) == bool(problem.violated)
    assert len({tuple(c.cell.place for c in s.changes) for s in answer.solutions}) == len(answer.solutions)
    for solution in answer.solutions:
        assert repairs(problem, {c.cell.place: scaled(c.needed) for c in solution.changes})


def test_of_several_reports_of_last_year_the_first_that_could_be_read_counts() -> None:
    before, own = suqian()
    failed = replace(before, document=replace(before.document, status="failed"))
    assert weigh.previous([failed, before, replace(before), own]) == [None, None, None, 1]


def test_reports_that_are_asked_the_same_share_their_identities() -> None:
    before, own = weigh.sheets(suqian())
    mine, theirs = sheets.problem(own), sheets.problem(before)
    assert set(mine.identities) == set(theirs.identities)
    assert mine.around is sheets.problem(own).around


def test_carried_requests_that_agree_go_on_agreeing() -> None:
    """A part and its total are both one too few: new or carried requests explain it, but for the chain."""
    documents = suqian()
    for cell in documents[1].cells:
        if cell.row_code == "app_new_received" and cell.column_code in {"natural_person", "total"}:
            cell.value -= 1
    before, own = weigh.sheets(documents)
    rows = {
        linked is not None: {
            frozenset(c.cell.place.row_code for c in s.changes)
            for s in locate.locate(sheets.problem(own, linked), limit=60).solutions
        }
        for linked in (None, before)
    }
    assert {frozenset(["app_new_received"]), frozenset(["app_carried_over"])} <= rows[False]
    assert frozenset(["app_new_received"]) in rows[True]
    assert frozenset(["app_carried_over"]) not in rows[True]


def test_a_lost_figure_bars_its_identities_and_a_blank_total_sleeps() -> None:
    sheet = sheets.Sheet("doc")
    for cell in book.tables()["g2021", "t4_review_litigation"].cells():
        state = {("lit_after", "other"): "lost", ("review", "total"): "blank"}
        printed = state.get((cell.row_code, cell.column_code), "num")
        sheet.add("g2021", cell.key, Decimal(1) if printed == "num" else None, printed)
    sheet.outcomes = {
        ("REV-SUM", "main", "all"): "not_assessable", ("LIT-AFTER-SUM", "main", "all"): "not_assessable",
        ("LIT-DIRECT-SUM", "main", "all"): "fail",
    }  # fmt: skip
    made = {i.key: i.guards for i in sheets.problem(sheet).identities}
    total = frozenset({sheets.Place(0, "t4_review_litigation", "review", "total")})
    assert made == {"REV-SUM/main/all": (total,), "LIT-DIRECT-SUM/main/all": ()}


def test_only_equations_take_part() -> None:
    assert {q.rule.relation for q in sheets.asked()} == {"eq"}
    assert {q.rule.kind for q in sheets.asked()} <= {"identity", "series"}
    assert {q.rule.rule_id for q in sheets.asked()} >= {
        r.rule_id for r in rules.rules() if r.kind == "identity" and r.relation == "eq"
    }


def test_money_is_weighed_in_the_unit_of_the_form() -> None:
    cells = parse.parse_file(ROOT / "tests/cases/cells_amount_in_yuan/report.html").cells
    fee = next(c for c in cells if c.table_id == "t2_art20_8")
    assert weigh.in_form_unit(replace(fee, value=Decimal(123456), unit="元")) == (Decimal("12.3456"), "num")
    assert weigh.in_form_unit(replace(fee, value=Decimal(5), unit="件")) == (None, "unit_unknown")


def test_every_story_has_words_and_every_code_is_one_of_them() -> None:
    assert set(stories.stories()) >= {
        "total_zero",
        "digits_swapped",
        "digit_lost",
        "cell_shifted",
        "other_row",
    }
    assert all(s.title_zh and s.title_en and s.grain in {"cell", "pair"} for s in stories.stories().values())
    assert stories.stories()["plain"].cost == max(s.cost for s in stories.stories().values())

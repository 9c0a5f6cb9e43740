"""Error localisation: cells of balanced reports are made wrong at random; are these the ones named?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median

from bench.timing import ms
from loaders import book, locate, parse, rules
from loaders.locate import weigh
from loaders.locate.sheets import Key, Sheet, asked, problem

FORM = "g2021"
REPORTS = 300
SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "reports"
#: Published reports on the form of 2021 that add up.
BALANCED = ("huaian_2024.pdf", "suqian_2023.docx", "suqian_2024.html")
Figures = dict[Key, tuple[int | None, str]]


def _questions() -> list[rules.Question]:
    """Those that look at one report alone."""
    return [q for q in asked() if q.form_id == FORM and not any(t.year_offset for t in q.terms)]


def _published() -> Iterator[Figures]:
    documents = [parse.parse_file(SAMPLES / name) for name in BALANCED]
    for sheet in weigh.sheets(documents):
        assert set(sheet.outcomes.values()) <= {"pass", "pass_imputed"}, "a report that adds up"
        yield {
            key: (None if value is None else int(value), sheet.states[key])
            for key, value in sheet.values.items()
        }


def _invented(random: Random) -> Figures:
    """A balanced report: parts at random, most of them 0 as in practice, and every total added up."""
    parts: dict[Key, int] = {}
    cells = [c.key for t in book.tables_of(FORM) for c in t.cells()]
    for key in cells:
        parts[key] = random.choice((0, 0, 0, 0, 1, 2, 5, random.randrange(300)))
    sums = [q for q in _questions() if len(q.side("right")) == 1]
    balance = [q for q in _questions() if len(q.side("right")) > 1]
    for question in sums:  # columns first, so that the totals of totals are sums of sums
        parts[_named(question.side("right")[0])] = sum(parts[_named(t)] for t in question.side("left"))
    for question in balance:  # what came in is what was done and what is left: settled by what is left
        if question.scope_key != "total":
            came = sum(parts[_named(t)] for t in question.side("left"))
            done, left = question.side("right")
            parts[_named(question.side("left")[0])] += max(0, parts[_named(done)] - came)
            came = sum(parts[_named(t)] for t in question.side("left"))
            parts[_named(left)] = came - parts[_named(done)]
    for question in sums:
        parts[_named(question.side("right")[0])] = sum(parts[_named(t)] for t in question.side("left"))
    return {key: (value, "num") for key, value in parts.items()}


def _named(term: rules.Term) -> Key:
    return term.table_id, term.row_code, term.column_code


def _support(solution: locate.Solution) -> set[Key]:
    return {c.cell.place[1:] for c in solution.changes}


def _wrong(value: int, random: Random) -> int:
    """Another figure in place of one: a digit more, less or different, or anything of its size."""
    while True:
        digits = str(value)
        at = random.randrange(len(digits))
        other = random.choice((
            digits[:at] + random.choice("0123456789") + digits[at + 1 :],
            digits[:at] + digits[at + 1 :] or "0",
            digits[:at] + random.choice("0123456789") + digits[at:],
            str(random.randrange(2 * value + 10)),
        ))  # fmt: skip
        if int(other) != value:
            return int(other)


def _sheet(number: int, figures: Figures) -> Sheet:
    sheet = Sheet(str(number))
    for key, (value, state) in figures.items():
        sheet.add(FORM, key, None if value is None else Decimal(value), state)
    return sheet


def _outcomes(sheets: list[Sheet]) -> float:
    """Ask the evaluator about all reports at once; returns the seconds for each."""
    ordinals = {c.key: c.ordinal for t in book.tables_of(FORM) for c in t.cells()}
    start = time.perf_counter()
    answers = weigh.outcomes(
        (s.document_id, key[0], FORM, ordinals[key], value, s.states[key])
        for s in sheets for key, value in s.values.items()
    )  # fmt: skip
    for sheet in sheets:
        sheet.outcomes = answers[sheet.document_id]
    return (time.perf_counter() - start) / len(sheets)


def _trial(base: list[Figures], wrong: int) -> list[tuple[str, str, str]]:
    random = Random(wrong)
    looked_at = sorted({_named(t) for q in _questions() for t in q.terms})
    truths, sheets = [], []
    for number in range(REPORTS):
        figures = dict(base[number % len(base)])
        printed = [key for key in looked_at if figures.get(key, (None,))[0] is not None]
        truth = random.sample(printed, wrong)
        for key in truth:
            figures[key] = (_wrong(figures[key][0] or 0, random), "num")
        truths.append(set(truth))
        sheets.append(_sheet(number, figures))
    weighing = _outcomes(sheets)
    times, among, shown, first, open_ = [], 0, 0, 0, 0
    for truth, sheet in zip(truths, sheets, strict=True):
        start = time.perf_counter()
        answer = locate.locate(problem(sheet))
        times.append(time.perf_counter() - start)
        in_parts = [[_support(s) for s in part] for part in answer.parts]
        met = all(any(support <= truth for support in part) for part in in_parts)
        among += met and sum(len(part[0]) for part in in_parts) == len(truth)
        supports = [_support(s) for s in answer.solutions]
        shown += truth in supports
        first += supports[:1] == [truth]
        open_ += not all(s.proved for s in answer.solutions)
    aim = {1: "aim >= 99 %", 2: "aim >= 95 %"}.get(wrong, "")
    return [
        (f"{wrong} wrong, {REPORTS} reports: among all smallest sets", f"{100 * among / REPORTS:.1f} %", aim),
        (
            "  among the 5 shown / shown first",
            f"{100 * shown / REPORTS:.1f} / {100 * first / REPORTS:.1f} %",
            "",
        ),
        (
            "  median / worst time for a report",
            f"{ms(median(times))} / {ms(max(times))}",
            "aim < 50 ms / < 2 s",
        ),
        ("  not proved / evaluator for a report", f"{open_} / {ms(weighing)}", ""),
    ]


def measure() -> list[tuple[str, str, str]]:
    """Error localisation: cells of balanced reports made wrong at random, and named again."""
    random = Random(0)
    base = [*_published(), *(_invented(random) for _ in range(27))]
    check = [_sheet(n, figures) for n, figures in enumerate(base)]
    _outcomes(check)
    assert not any("fail" in s.outcomes.values() for s in check), (
        "every report adds up before it is made wrong"
    )
    return [line for wrong in (1, 2, 3) for line in _trial(base, wrong)]

"""Reports as plain figures, for tests of the rules: {(form, table, row, column): (value, state)}."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, get_args

from loaders import book, rules
from loaders.statements import Claim, State

Key = tuple[str, str, str, str]
Report = dict[Key, tuple[Decimal | None, str]]

STATES = list(get_args(State))
#: States whose number is kept although it takes part in no sum.
KEPT = {"approx", "unit_unknown"}
FIXTURES = Path(__file__).parent / "fixtures"


def rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def examples() -> dict[str, Report]:
    """The published tables of `example_tables.csv`; an empty value is a blank cell."""
    found: dict[str, Report] = {}
    for r in rows("example_tables.csv"):
        key = (r["form_id"], r["table_id"], r["row_code"], r["column_code"])
        cell = (Decimal(r["value"]), "num") if r["value"] else (None, "blank")
        found.setdefault(r["example"], {})[key] = cell
    return found


def whole(report: Report) -> Report:
    """The report with the tables that it lacks, as the loader states them: every cell absent."""
    form_id = max(form for form, *_ in report)
    missing = {table.table_id for table in book.tables_of(form_id)} - {table for _, table, *_ in report}
    return report | {key: (None, "absent") for key in zeros(form_id) if key[1] in missing}


def zeros(form_id: str) -> Report:
    """A report of every table of a form, all cells 0."""
    return {
        (form_id, *cell.key): (Decimal(0), "num")
        for table in book.tables_of(form_id) for cell in table.cells()
    }  # fmt: skip


def written(form_id: str, cells: str) -> Report:
    """A report of zeros but for `row.column=value`, `=state` or `=value:state`, set apart by spaces.

    A row code that several tables share is preceded by the end of its table's id: `v1:fee_total.ytd`.
    """
    report = zeros(form_id)
    for cell in cells.split():
        name, _, token = cell.partition("=")
        end, _, code = name.rpartition(":")
        row, column = code.split(".")
        (key,) = (k for k in report if k[2:] == (row, column) and k[1].endswith(end))
        number, _, state = token.partition(":")
        report[key] = (None, number) if number in STATES else (Decimal(number), state or "num")
    return report


def past(case: dict[str, str]) -> Report:
    """The earlier report of a case: `form: cells`."""
    form_id, _, cells = case["past"].partition(":")
    return written(form_id, cells)


def claim(measure_code: str, value: str, unit: str = "件", dimension: str = "", **changes: Any) -> Claim:
    """A claim of `362`, `500:approx`, or a state alone, in words of its own; `changes` are further fields."""
    number, _, state = value.partition(":")
    if number in STATES and number != "zero_word":
        number, state = "", number
    elif number == "zero_word":
        number, state = "0", number
    phrase = f"{measure_code} {value}"
    fields: dict[str, Any] = {
        "measure_code": measure_code, "dimension": dimension, "dimension_code": "",
        "value": Decimal(number) if number else None, "unit": unit, "approx": state == "approx",
        "state": state or "num", "nested_in": "", "phrase": phrase, "start": 0, "end": len(phrase),
        "scope": "unknown", "place": "paragraph 1", "bound": "lower" if state == "approx" else "",
        "list_no": None, "phrase_id": "test",
    }  # fmt: skip
    return Claim(**(fields | changes))


def random_states(form_id: str, random: Random) -> Report:
    """Small numbers, so that sums hold now and then, and every state, so that each policy bites."""
    calm = random.random()
    palette = random.choice((STATES, ["zero_word", "blank", "na"]))
    report: Report = {}
    for key in zeros(form_id):
        state = "num" if random.random() < calm else random.choice(palette)
        number = Decimal(0 if state == "zero_word" else random.choice((0, 0, 0, 1, 2)))
        report[key] = (number if state in {"num", "zero_word"} | KEPT else None, state)
    return report


def adding_up(form_id: str, random: Random) -> Report:
    """A complete report in which every identity of the form holds: random parts, totals worked out."""
    report: Report = {key: (Decimal(random.randrange(100)), "num") for key in zeros(form_id)}
    for (form, table, row, column), (value, state) in list(report.items()):
        if row == "app_carried_over":  # what was carried over was forwarded or answered: keep inflow positive
            report[form, table, row, column] = (value % 5, state)
    asked = [q for q in rules.questions() if q.form_id == form_id and q.rule.kind == "identity"]
    for _ in range(6):  # totals of totals settle within a few rounds
        for question in asked:
            right = question.side("right")
            solved = (
                right[0] if len(right) == 1 else question.terms[0]
            )  # the total; of the balance, what came in
            rest = (_signed(form_id, report, t) for t in question.terms if t != solved)
            report[_key(form_id, solved)] = (abs(sum(rest, Decimal(0))), "num")
    return report


def _signed(form_id: str, report: Report, term: rules.Term) -> Decimal:
    value, _ = report[_key(form_id, term)]
    assert value is not None
    return (1 if term.side == "left" else -1) * term.weight * value


def _key(form_id: str, term: rules.Term) -> Key:
    return (form_id, term.table_id, term.row_code, term.column_code)

"""The accounting rules once more, in plain Python, from the same book: what the SQL must agree with."""

from decimal import Decimal
from itertools import product

from loaders import book

NUMBERS, BLANKS = {"num", "zero_word"}, {"blank", "na"}
WEAKER = {"error": "warning", "warning": "info", "info": "info"}


def evaluate(report, year=0, past=None, concerned=()):
    """{(form, table, row, column): (value, state)} to {question: (outcome, severity, left, right)}.

    `past` maps -1, -2 … to the report of that year, or to the reason why there is none; without it what
    compares years is not asked. `concerned` names the (rule, part) of some bodies that this body is one of.
    """
    answers, groups = {}, {}
    heads = {(h["rule_id"], h["part"]): h for h in book.read("book/accounting_rules")}
    some = {(b["rule_id"], b["part"]) for b in book.read("book/rule_agencies")}
    for t in book.read("book/accounting_rule_terms"):
        groups.setdefault((t["rule_id"], t["part"], t["form_id"], t["question"]), []).append(t)
    for (rule, part, form, name), terms in groups.items():
        head, back = heads[rule, part], min(int(t["year_offset"]) for t in terms)
        own = [t for t in terms if t["year_offset"] == "0"]
        if not all(any(key[:2] == (form, t["table_id"]) for key in report) for t in own):
            continue
        if ((rule, part) in some and (rule, part) not in concerned) or (back and back not in (past or {})):
            continue
        if back and not int(head["first_year"]) <= year <= int(head["last_year"] or year):
            continue
        moving = []
        for code, place in (("row_code", 2), ("column_code", 3)):
            tables = {(form, t["table_id"]) for t in own if t[code] == "*"}
            moving.append(dict.fromkeys(key[place] for key in report if key[:2] in tables) or [""])
        for row, column in product(*moving):
            scope = "/".join(filter(None, (name, row, column))) or "all"
            gap, sides = "", {"left": [], "right": []}
            for t in terms:
                there = past[back] if int(t["year_offset"]) else report
                if isinstance(there, str):
                    gap = there
                    continue
                names = (t["row_code"].replace("*", row), t["column_code"].replace("*", column))
                found = look_up(there, None if there is not report else form, t["table_id"], *names)
                gap = gap or ("" if found else "no cell")
                sides[t["side"]] += [(Decimal(t["weight"]), *cell) for cell in found]
            answers[rule, part, scope] = (
                ("not_assessable", head["severity"], None, None) if gap
                else judge(head, sides["left"], sides["right"])
            )  # fmt: skip
    return answers


def look_up(report, form, table, row, column):
    """The cells so called, in whatever form the table is; `+` is all of them."""
    return [
        cell
        for (f, t, r, c), cell in report.items()
        if t == table and form in (None, f) and row in ("+", r) and column in ("+", c)
    ]


def judge(head, left, right):  # a side is a list of (weight, value, state)
    known = [not side or any(state in NUMBERS for _, _, state in side) for side in (left, right)]
    constant = Decimal(head["right_constant"] or 0)
    left_sum, right_sum = (
        sum((w * v for w, v, s in side if s in NUMBERS), Decimal(0)) for side in (left, right)
    )
    sums = [left_sum, right_sum + constant]
    shown = [total if there else None for total, there in zip(sums, known, strict=True)]
    states = {state for _, _, state in left + right}
    parts, total = (left, right) if known[1] else (right, left)
    bounded = head["relation"] in {"eq", "le", "ge"}
    nothing = bounded and any(known) and len(parts) > 1 == len(total) and sums == [0, 0]
    lenient = head["null_policy"] == "N1_EMPTY" or (head["null_policy"] == "N1" and (all(known) or nothing))
    if states - NUMBERS - BLANKS or (states & BLANKS and not lenient):
        return ("not_assessable", head["severity"], *shown)
    floor = dict(zip(("left", "right"), sums, strict=True)).get(head["floor_side"])
    small = floor is not None and floor < Decimal(head["floor"])
    if small or holds(head["relation"], *sums, Decimal(head["tolerance"])):
        return ("pass_imputed" if states & BLANKS else "pass", head["severity"], *sums)
    return ("fail", WEAKER[head["severity"]] if states & BLANKS else head["severity"], *sums)


def holds(relation, left, right, tolerance):
    zero_left, zero_right = (abs(side) <= tolerance for side in (left, right))
    return {
        "eq": abs(left - right) <= tolerance,
        "le": left <= right + tolerance,
        "ge": left >= right - tolerance,
        "whole": left >= 0 and left % 1 == 0,
        "zero_iff": zero_left == zero_right,
        "zero_implies_zero": zero_right or not zero_left,
        "not_near": not (left > 0 and left <= tolerance * right and right <= tolerance * left),
    }[relation]

"""The accounting rules once more, in plain Python, from the same book: what the SQL must agree with."""

from decimal import Decimal
from itertools import product

from loaders import book

NUMBERS, BLANKS = {"num", "zero_word"}, {"blank", "na"}
WEAKER = {"error": "warning", "warning": "info", "info": "info"}


def evaluate(report):
    """{(form, table, row, column): (value, state)} to {question: (outcome, severity, left, right)}."""
    answers, groups = {}, {}
    heads = {(h["rule_id"], h["part"]): h for h in book.read("book/accounting_rules")}
    for t in book.read("book/accounting_rule_terms"):
        groups.setdefault((t["rule_id"], t["part"], t["form_id"], t["question"]), []).append(t)
    for (rule, part, form, name), terms in groups.items():
        if not all(any(key[:2] == (form, t["table_id"]) for key in report) for t in terms):
            continue
        moving = []
        for code, place in (("row_code", 2), ("column_code", 3)):
            tables = {(form, t["table_id"]) for t in terms if t[code] == "*"}
            moving.append(dict.fromkeys(key[place] for key in report if key[:2] in tables) or [""])
        for row, column in product(*moving):
            sides = {"left": [], "right": []}
            for t in terms:
                cell = (t["row_code"].replace("*", row), t["column_code"].replace("*", column))
                sides[t["side"]].append((int(t["weight"]), *report[form, t["table_id"], *cell]))
            scope = "/".join(filter(None, (name, row, column))) or "all"
            answers[rule, part, scope] = judge(heads[rule, part], sides["left"], sides["right"])
    return answers


def judge(head, left, right):  # a side is a list of (weight, value, state)
    known = [not side or any(state in NUMBERS for _, _, state in side) for side in (left, right)]
    sums = [sum((w * v for w, v, s in side if s in NUMBERS), Decimal(0)) for side in (left, right)]
    shown = [total if there else None for total, there in zip(sums, known, strict=True)]
    states = {state for _, _, state in left + right}
    parts, total = (left, right) if known[1] else (right, left)
    bounded = head["relation"] in {"eq", "le", "ge"}
    nothing = bounded and any(known) and len(parts) > 1 == len(total) and sums == [0, 0]
    blank = states & BLANKS and (head["null_policy"] != "N1" or not (all(known) or nothing))
    if states - NUMBERS - BLANKS or blank:
        return ("not_assessable", head["severity"], *shown)
    if holds(head["relation"], *sums, Decimal(head["tolerance"])):
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
    }[relation]

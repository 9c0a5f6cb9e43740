"""The rules about figures in sentences once more, in plain Python: what the SQL must agree with.

A claim is a dict of claim_no, measure_code, dimension, value, state, bound, nested_in, list_no, scope_fit,
place, start_offset, share (text or None). A report is {(form, table, row, column): (value, state)}.
"""

from collections import Counter
from decimal import ROUND_FLOOR, Decimal

from evaluator import BLANKS, NUMBERS, WEAKER, holds

from loaders import book

#: Rules that ask only where a word or bracket puts the figure inside the other.
OPENED = {g["rule_id"] for g in book.read("book/claim_guards") if g["reads"] == "opening"}
ADDENDS = {("pro_category", "pro_total"), ("pro_channel", "pro_total")}


def evaluate(report, claims):
    """{(rule, part, scope): (outcome, reason, severity, left, right)} that the claims raise."""
    heads = {(h["rule_id"], h["part"]): h for h in book.read("book/accounting_rules")}
    groups, found = {}, {}
    claims = [c | {"dimension": c["dimension"].removeprefix("applicant=total")} for c in claims]
    for t in book.read("book/claim_rule_terms"):
        groups.setdefault((t["rule_id"], t["part"], t["form_id"], t["question"]), []).append(t)
    for (rule, part, form, name), terms in groups.items():
        if form != "*" and not all(
            any(k[:2] == (form, t["table_id"]) for k in report) for t in terms if t["table_id"]
        ):
            continue
        (anchor,) = (t for t in terms if t["source"] == "claim")
        seen = Counter()
        for claim in sorted(claims, key=lambda c: (c["start_offset"], c["claim_no"])):
            others = beside(terms, claim, claims) if fits(anchor, claim) else None
            if others is None:
                continue
            place = "/".join(filter(None, (name, claim["place"])))
            seen[claim["place"]] += 1
            scope = place + (f"#{seen[claim['place']]}" if seen[claim["place"]] > 1 else "")
            table = [cell for t in terms if t["source"] == "table" for cell in cells(report, form, t)]
            if anchor["state"] == "zero_word":
                table = largest(table)
            bases = of_others(claim, claims) if heads[rule, part]["relation"] == "percent" else []
            found[rule, part, scope] = judge(heads[rule, part], anchor, claim, others, table, bases)
    return found


def fits(anchor, claim):
    inside = claim["nested_in"]
    return (
        anchor["measure_code"] in ("*", claim["measure_code"])
        and anchor["dimension"] in ("*", claim["dimension"])
        and (anchor["state"] == "zero_word") == (claim["state"] == "zero_word")
        and {
            "*": True, "+": inside != "", "-": inside != anchor["nested_in"][1:],
        }.get(anchor["nested_in"][:1], inside == anchor["nested_in"])
        and not (anchor["nested_in"] == "+alone" and (claim["measure_code"], inside) in ADDENDS)
    )  # fmt: skip


def beside(terms, claim, claims):
    """[(term, claims)] of the terms beside the anchor, or None where one finds too few."""
    found = []
    for t in terms:
        if t["source"] in ("claim", "table"):
            continue
        if t["source"] == "share":
            members = [claim] if claim["share"] else []
        elif t["source"] == "list":
            members = [
                c for c in claims
                if c is not claim and claim["list_no"] is not None and c["list_no"] == claim["list_no"]
                and c["measure_code"] == t["measure_code"] and c["nested_in"] in ("", claim["measure_code"])
            ]  # fmt: skip
        elif t["source"] == "member":
            members = [
                c for c in claims
                if c is not claim and c["measure_code"] == t["measure_code"]
                and c["nested_in"] == claim["measure_code"]
                and (same_list(c, claim) or c["place"] == claim["place"])
            ]  # fmt: skip
        else:
            members = [c for c in enclosing(claim, claims) if t["side"] != "base" or same_list(c, claim)][:1]
            if t["rule_id"] in OPENED and members and not opened(members[0], claim, claims):
                return None
        if len(members) < int(t["least"]):
            return None
        if any((c["scope_fit"] == "other") != (claim["scope_fit"] == "other") for c in members):
            return None
        found.append((t, members))
    return found


def opened(parent, claim, claims):
    """Whether 其中 stands between the two; a paragraph of these texts has one behind every figure."""
    if parent["place"] == claim["place"]:
        return parent["start_offset"] < claim["start_offset"]
    return any(
        c["place"] == claim["place"] and c["start_offset"] < claim["start_offset"] for c in claims
    )  # fmt: skip


def of_others(claim, claims):
    """What else a percentage may be of: other figures of the paragraph, the sum of what the list names."""
    exact = [c for c in claims if exactness(c) == "exact"]
    if claim not in exact:
        return []
    near = [
        c["value"] for c in exact
        if c is not claim and c["place"] == claim["place"] and c["value"] >= claim["value"]
    ]  # fmt: skip
    listed = [
        c["value"] for c in exact
        if same_list(c, claim) and c["measure_code"] == claim["measure_code"]
        and c["nested_in"] == claim["nested_in"]
    ]  # fmt: skip
    return [b for b in (*near, sum(listed, Decimal(0))) if b > 0]


def largest(table):
    """Beside a zero in words the largest cell stands for all: the total may be among them."""
    top = max((v for _, v, s, _ in table if s in NUMBERS), default=Decimal(0))
    rest = [(w, Decimal(0) if s in NUMBERS else v, s, d) for w, v, s, d in table]
    for n, (w, v, s, d) in enumerate(table):
        if s in NUMBERS and v == top:
            rest[n] = (w, top, s, d)
            break
    return rest


def enclosing(claim, claims):
    keys = dict(p.split("=") for p in claim["dimension"].split(";") if p)

    def agrees(other):
        first = dict(p.split("=") for p in other["dimension"].split(";") if p)
        return not set(list(first)[:1]) & set(keys) or first.items() <= keys.items()

    near = [
        c for c in claims
        if c is not claim and c["measure_code"] == claim["nested_in"] and agrees(c)
        and (same_list(c, claim) or c["place"] == claim["place"])
    ]  # fmt: skip
    return sorted(
        near,
        key=lambda c: (
            not same_list(c, claim), -len(c["dimension"]),
            abs(c["start_offset"] - claim["start_offset"]), c["claim_no"],
        ),
    )  # fmt: skip


def same_list(one, other):
    return one["list_no"] is not None and one["list_no"] == other["list_no"]


def cells(report, form, t):
    """(weight, value, state, derived) of every cell of a term; a blank total is what its identity adds up."""
    for (f, table, row, column), (value, state) in report.items():
        if (
            (f, table) != (form, t["table_id"])
            or t["row_code"] not in ("*", row)
            or t["column_code"] not in ("*", column)
        ):
            continue
        derived = False
        if state in BLANKS and t["derived_by"]:
            parts = [
                cell for key, cell in report.items() if key[:3] == (form, table, row) and key[3] != column
            ]
            if any(s not in NUMBERS | BLANKS for _, s in parts):
                value, state = None, "lost"
            elif any(s in NUMBERS for _, s in parts):
                value, state, derived = sum((v for v, s in parts if s in NUMBERS), Decimal(0)), "num", True
        yield int(t["weight"]), value, state, derived


def figure(t, claim):
    return Decimal(claim["share"]) if t["source"] == "share" else claim["value"]


def exactness(claim):
    if claim["value"] is None:
        return "none"
    if claim["state"] in NUMBERS and not claim["bound"]:
        return "exact"
    return claim["bound"] if claim["bound"] in ("lower", "upper") else "about"


def judge(head, anchor, claim, others, table, bases):
    severity, relation = head["severity"], head["relation"]
    figures = [(anchor["side"], int(anchor["weight"]), claim["value"], exactness(claim))]
    for t, members in others:
        figures += [
            (t["side"], int(t["weight"]), figure(t, c), exactness(c)) for c in members
        ]  # fmt: skip
    usable = {"exact"} | ({"lower", "upper"} if head["null_policy"] == "N3" else set())
    sums = {
        side: sum((w * v for s, w, v, x in figures if s == side and x in usable), Decimal(0))
        for side in ("left", "right", "base")
    }
    sums["right"] += sum((w * v for w, v, s, _ in table if s in NUMBERS), Decimal(0))
    known = {
        "left": any(s == "left" and x in usable for s, _, _, x in figures),
        "right": any(s != "left" and x in usable for s, _, _, x in figures)
        or any(s not in BLANKS for _, _, s, _ in table),
    }
    if relation == "percent":
        sums["right"] = 100 * sums["right"] / sums["base"] if sums["base"] else None
        fitting = [q for b in bases if stands(head, claim, sums["left"], q := 100 * claim["value"] / b)]
        nearest = min(fitting, key=lambda q: abs(sums["left"] - q), default=None)
        if None not in (nearest, sums["right"]):
            sums["right"] = min(sums["right"], nearest, key=lambda q: abs(sums["left"] - q))
    shown = tuple(sums[side] if known[side] else None for side in ("left", "right"))
    if any(x == "none" for *_, x in figures) or any(s not in NUMBERS | BLANKS for _, _, s, _ in table):
        return ("not_assessable", "state", severity, *shown)
    if any(x not in usable for *_, x in figures):
        return ("not_assessable", "approximate", severity, *shown)
    if sums["right"] is None or (table and all(s in BLANKS for _, _, s, _ in table)):
        return ("not_assessable", "empty_side", severity, *shown)
    good = (relation == "percent" and nearest is not None) or stands(head, claim, sums["left"], sums["right"])
    both = (sums["left"], sums["right"])
    if not good and claim["scope_fit"] == "other" and head["null_policy"] == "N3":
        return ("fail", "scope_differs", "info", *both)
    if any(s in BLANKS or derived for _, _, s, derived in table):
        return ("pass_imputed" if good else "fail", "imputed", severity if good else WEAKER[severity], *both)
    return ("pass", None, severity, *both) if good else ("fail", "relation", severity, *both)


def stands(head, claim, left, right):
    tolerance = Decimal(head["tolerance"])
    if head["relation"] == "percent":
        step = Decimal(1).scaleb(-len(claim["share"].partition(".")[2]))
        return abs(left - right) <= step / 2 + tolerance or left == right.quantize(step, ROUND_FLOOR)
    weaker = {"lower": "le", "upper": "ge"}.get(exactness(claim)) if head["relation"] == "eq" else None
    return holds(weaker or head["relation"], left, right, tolerance)

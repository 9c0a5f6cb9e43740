"""One figure of a sound draft is made wrong: the right rules are named, and the cell is suspected."""

from __future__ import annotations

from random import Random

from drafts import draft, figures

from loaders import parse, rules
from loaders.check import check, pairing

DRAFTS = 100
FORM = "g2021"


def identities() -> list[rules.Question]:
    """The equations that hold within one report."""
    return [
        q for q in rules.questions()
        if q.form_id == FORM and q.rule.kind == "identity" and q.rule.relation == "eq"
        and not any(t.year_offset for t in q.terms)
    ]  # fmt: skip


def wrong(printed: str, random: Random) -> str:
    """Another whole number in place of one: a digit lost, changed or doubled, or a number of its size."""
    while True:
        at = random.randrange(len(printed))
        digit = random.choice("0123456789")
        other = random.choice((
            printed[:at] + printed[at + 1 :] or "0",
            printed[:at] + digit + printed[at + 1 :],
            printed[:at] + printed[at] + printed[at:],
            str(random.randrange(2 * int(printed) + 10)),
        ))  # fmt: skip
        if int(other) != int(printed):
            return str(int(other))


def test_in_a_hundred_drafts() -> None:
    random = Random(7)
    printed = figures("suqian_2023")
    looked_at: dict[tuple[str, str, str], set[tuple[str, str, str]]] = {}
    for q in identities():
        for t in q.terms:
            key = (t.table_id, t.row_code, t.column_code)
            looked_at.setdefault(key, set()).add((q.rule.rule_id, q.rule.part, q.scope_key))
    cells = sorted(key for key in looked_at if printed.get(key, ("", ""))[1].isdigit())
    chosen = [random.choice(cells) for _ in range(DRAFTS)]
    documents = [
        parse.parse_bytes(draft({cell[1:]: wrong(printed[cell][1], random)}), f"{n}.docx")
        for n, cell in enumerate(chosen)
    ]
    suspected = 0
    for cell, found in zip(chosen, check(documents, pairing.pair(documents, [])), strict=True):
        failed = [f for f in found.findings if f.rule.kind == "identity" and f.rule.relation == "eq"]
        assert {(f.rule.rule_id, f.rule.part, f.scope_key) for f in failed} == looked_at[cell]
        suspects = {
            (s.cell.table_id, s.cell.row_code, s.cell.column_code) for f in failed for s in f.suspects
        }
        suspected += cell in suspects
    assert suspected >= 0.99 * DRAFTS, suspected

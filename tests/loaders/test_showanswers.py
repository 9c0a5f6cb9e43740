"""What the terminal shows of the answers, whatever their number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from loaders import showanswers
from loaders.answers import MOST, Alike, Answers, Finding


def finding(rule_id: str, severity: str, year: int, agency: str = "甲县民政局") -> Finding:
    sides = (None, Decimal(2), Decimal(1), None, None, Decimal(1))
    return Finding(agency, year, rule_id, f"{rule_id} holds", *sides, severity, Alike(1, 1, year, year))


def alike(*findings: Finding, more: int = 0) -> tuple[Finding, ...]:
    """Findings of one rule, told what they have in common; so many more are not read."""
    agencies, years = {f.agency for f in findings}, [f.year for f in findings]
    common = Alike(len(findings) + more, len(agencies), min(years), max(years))
    return tuple(replace(f, alike=common) for f in findings)


def answers(
    findings: tuple[Finding, ...] = (), rules: tuple[tuple[str, int, int], ...] = ()
) -> Answers:  # fmt: skip
    return Answers(list(findings), 1, 0, 0, len(findings), 0, list(rules))


def test_a_rule_with_many_findings_takes_one_line_where_they_would_crowd_out_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOUJI_LANG", "en")
    rare = alike(finding("RARE", "error", 2020), finding("RARE", "error", 2021))
    common = alike(*(finding("COMMON", "warning", 1900 + n, f"第{n % 2}局") for n in range(24)))
    showanswers.findings(answers((*rare, *common)))
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[2] for line in lines if "RARE" in line] == ["RARE", "RARE"]
    (folded,) = (line for line in lines if "COMMON" in line)
    for word in ("2 agencies", "1900–1923", "24 findings", "warning"):
        assert word in folded
    assert lines[-1] == "Each of them stands in marts.fct_finding."

    showanswers.findings(answers(common))
    shown = capsys.readouterr().out
    assert shown.count("COMMON holds") == 24
    assert "marts.fct_finding" not in shown


def test_lines_beyond_the_limit_are_counted_by_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOUJI_LANG", "en")
    kinds = tuple(finding(f"R{n:02}", "error", 2020) for n in range(25))
    last = alike(*(finding("LAST", "info", y) for y in range(2000, 2007)))
    showanswers.findings(answers((*kinds, *last)))
    shown = capsys.readouterr().out
    assert "R24" in shown
    assert "LAST" not in shown
    assert "and 7 more." in shown


def test_findings_that_are_not_read_are_counted_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOUJI_LANG", "en")
    many = alike(*(finding("MANY", "error", 2020, f"第{n}局") for n in range(MOST)), more=800_000)
    showanswers.findings(answers(many))
    shown = capsys.readouterr().out
    assert shown.count("MANY") == 2  # the rule, and its title
    assert f"{800_000 + MOST} findings" in shown
    assert "more." not in shown


def test_only_rules_that_could_not_be_asked_in_full_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOUJI_LANG", "en")
    showanswers.shares(
        answers(rules=(("FULL", 5, 5), ("ALMOST", 1000, 999), ("NONE", 3, 0), ("UNASKED", 0, 0)))
    )
    lines = [line.strip() for line in capsys.readouterr().out.splitlines() if line]
    assert lines[1:] == [
        "NONE 0%, ALMOST 99%",
        "1 rule 100%",
        "1 rule asks about what none of these reports has",
    ]

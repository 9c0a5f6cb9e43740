"""Great Expectations: one expectation per rule of the book, and a gate for loads."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import figures
import pandas as pd
import pytest

from expectations import frames, run
from loaders import book, landing, rawzone
from loaders.home import Home
from loaders.issues import issue
from loaders.schema import Read, to_tables
from loaders.statements import Cell, Claim, Facts, Parsed

CLAIM = figures.claim("pro_total", "9", "条")
ASKED = {(r["rule_id"], r["part"]) for r in book.read("book/accounting_rules") if r["relation"]}


def rule_frame(*failing: tuple[str, str, int]) -> pd.DataFrame:
    """Results in which every rule passes in two years, but for the given (rule, part, year)."""
    return pd.DataFrame(
        [
            {"rule_id": rule, "part": part, "report_year": year, "reports": 3, "questions": 30,
             "failed": 2 if (rule, part, year) in failing else 0, "passed_imputed": 1, "not_assessable": 4}
            for rule, part in sorted(ASKED) for year in (2023, 2024)
        ]
    )  # fmt: skip


def document(
    name: str, status: str = "parsed", claims: tuple[Claim, ...] = (CLAIM,), **changes: object
) -> Parsed:
    facts = Facts(document_id=name, report_year=2024, status=status)  # type: ignore[arg-type]
    cell = {
        "table_id": "t4_review_litigation", "form_id": "g2021", "row_code": "review",
        "column_code": "upheld", "value_text": "0", "value": 0, "unit": "件", "unit_source": "form",
        "state": "num", "place": "table 1 row 1",
    }  # fmt: skip
    cells = [Cell(**(cell | changes))] if status == "parsed" else []  # type: ignore[arg-type]
    return Parsed(f"{name}.html", facts, cells=cells, claims=list(claims) if status == "parsed" else [])


@pytest.fixture
def landed(tmp_path: Path) -> Callable[..., tuple[Home, str]]:
    home = Home(tmp_path / "warehouse")

    def land(*documents: Parsed) -> tuple[Home, str]:
        with landing.opened(home) as raw:
            return home, raw.land(to_tables([Read(d, "1", 0) for d in documents]))

    return land


def values(home: Home, *published: str) -> dict[str, float]:
    found = frames.load_checks(home, published)
    return dict(zip(found["check_id"], found["value"], strict=True))


def test_every_rule_of_the_book_has_one_expectation(tmp_path: Path) -> None:
    results = run.Audit(tmp_path / "docs").rules(rule_frame())
    assert sorted((r.meta["rule_id"], r.meta["part"]) for r in results) == sorted(ASKED)
    assert all(r.met and r.rows == 2 for r in results)


def test_an_expectation_fails_exactly_where_a_report_fails(tmp_path: Path) -> None:
    failing = [("REV-SUM", "main", 2023), ("APP-LEAF-LE-TOTAL", "applicant", 2024)]
    results = run.Audit(tmp_path / "docs").rules(rule_frame(*failing))
    broken = {(r.meta["rule_id"], r.meta["part"]): r for r in results if not r.met}
    assert set(broken) == {(rule, part) for rule, part, _ in failing}
    assert broken["REV-SUM", "main"].unexpected == (2.0,)


def test_the_severity_is_that_of_the_book(tmp_path: Path) -> None:
    words = {"error": "critical", "warning": "warning", "info": "info"}
    wanted = {(r["rule_id"], r["part"]): words[r["severity"]] for r in book.read("book/accounting_rules")}
    for result in run.Audit(tmp_path / "docs").rules(rule_frame()):
        assert result.severity == wanted[result.meta["rule_id"], result.meta["part"]]


def test_both_suites_stand_in_the_same_pages_with_titles(tmp_path: Path) -> None:
    audit = run.Audit(tmp_path / "docs")
    audit.load_gate(pd.DataFrame({"check_id": ["failed_share"], "value": [0.1], "documents": [10]}))
    audit.rules(rule_frame())
    index = audit.index.read_text(encoding="utf-8")
    assert "load_gate" in index
    assert "accounting_rules" in index
    page = "".join(p.read_text(encoding="utf-8") for p in audit.index.parent.rglob("accounting_rules*.html"))
    assert "办理结果" in page
    assert "results total" in page


def test_the_gate_asks_every_check_of_the_book(tmp_path: Path) -> None:
    checks = {r["check_id"] for r in book.read("book/load_gate")}
    results = run.Audit(tmp_path / "docs").load_gate(
        pd.DataFrame({"check_id": sorted(checks), "value": 1e9, "documents": 10})
    )
    assert {r.meta["check_id"] for r in results} == checks
    bounded = {r["check_id"] for r in book.read("book/load_gate") if r["at_most"]}
    assert {r.meta["check_id"] for r in results if not r.met} == bounded


def test_a_good_load_passes_and_says_something_for_every_check(landed, tmp_path: Path) -> None:
    _, first = landed(*(document(f"a{n}") for n in range(5)))
    first_documents = [document(f"b{n}") for n in range(5)]
    first_documents[0].issues.append(issue("row_label_unknown", "table 1", "x"))
    home, second = landed(*first_documents)
    found = values(home, first)
    never_earlier = {"doubts_per_document_by_earlier"}  # the earlier load has no doubts to compare with
    assert set(found) == {r["check_id"] for r in book.read("book/load_gate")} - never_earlier
    assert second in rawzone.committed(home)
    assert found["numbers_per_report_by_earlier"] == 1.0
    assert found["new_label_share"] == pytest.approx(0.2)
    results = run.Audit(tmp_path / "docs").load_gate(frames.load_checks(home, [first]))
    assert [r for r in results if not r.met] == []


@pytest.mark.parametrize(
    ("check", "bad"),
    [
        ("failed_share", [document(f"x{n}", "failed") for n in range(8)]),
        ("unrecognised_share", [document(f"x{n}", "unrecognised") for n in range(8)]),
        ("quarantined_share", [document(f"x{n}", "quarantined") for n in range(8)]),
        ("unknown_states", [document("x", state="guessed")]),
        ("unknown_statuses", [document("x", "fine")]),
        ("unknown_cells", [document("x", row_code="no_such_row")]),
        ("numbers_where_none_can_be", [document("x", state="blank")]),
        ("lost_cell_share", [document("x", state="lost", value=None)]),
        ("not_extracted_share", [document(f"x{n}", state="not_extracted", value=None) for n in range(8)]),
        ("blank_cell_share", [document(f"x{n}", state="blank", value=None) for n in range(45)]),
        ("unknown_states", [document("x", claims=(replace(CLAIM, state="guessed"),))]),
        ("unknown_measures", [document("x", claims=(figures.claim("no_such_measure", "9"),))]),
        ("numbers_where_none_can_be", [document("x", claims=(replace(CLAIM, state="lost"),))]),
        (
            "lost_claim_share",
            [document(f"x{n}", claims=(figures.claim("pro_total", "lost"),)) for n in range(3)],
        ),
        (
            "unit_unknown_claim_share",
            [document("x", claims=(figures.claim("fee_total", "9:unit_unknown"),) * 5)],
        ),
        ("claims_per_report", [document("x", claims=(CLAIM,) * 4000)]),
        ("claims_per_report_by_earlier", [document(f"x{n}", claims=()) for n in range(8)]),
        ("numbers_per_report_by_earlier", [document(f"x{n}", state="absent", value=None) for n in range(45)]),
    ],
)
def test_each_check_is_broken_by_what_it_is_for(
    landed, tmp_path: Path, check: str, bad: list[Parsed]
) -> None:
    _, earlier = landed(document("earlier"))
    home, _ = landed(*(document(f"good{n}") for n in range(5)), *bad)
    results = run.Audit(tmp_path / "docs").load_gate(frames.load_checks(home, [earlier]))
    assert check in {r.meta["check_id"] for r in results if not r.met}


def test_doubts_unmapped_texts_and_orphans_are_counted(landed) -> None:
    _, earlier = landed(document("earlier"))
    noisy = document("noisy")
    noisy.issues = [issue("row_label_unknown", "table 1", "x"), issue("label_alias", "table 1", "y")]
    noisy.issues.append(noisy.issues[0].__class__("invented", "error", "table 1", "", "", ""))
    home, _ = landed(noisy, *(document(f"n{n}") for n in range(4)))
    found = values(home, earlier)
    assert found["doubts_per_document"] == pytest.approx(2 / 5)  # what is only info is no doubt
    assert found["unknown_issue_codes"] == 1
    assert found["rows_without_document"] == 0


def test_a_share_says_nothing_about_a_few_documents(landed) -> None:
    home, _ = landed(document("a", "failed"), document("b", "failed"))
    assert "failed_share" not in values(home)
    assert "unknown_statuses" in values(home)


def test_loads_that_are_published_are_not_asked_again(landed) -> None:
    home, load = landed(*(document(f"a{n}", "failed") for n in range(9)))
    assert values(home)["failed_share"] == 1
    assert values(home, load) == {}


def test_bounds_are_numbers_and_every_check_has_one() -> None:
    for check in book.read("book/load_gate"):
        assert check["at_least"] or check["at_most"], json.dumps(check)
        assert check["severity"] in ("critical", "warning")

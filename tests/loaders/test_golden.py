"""Every folder of `tests/cases` is a document and what a careful reader takes from it.

`report.<ext>`   the document
`cells.csv`      table_id, form_id, row_code, column_code, state, value: every cell, typed by hand.
                 Any further column named like a field of the contract (value_text, unit,
                 unit_source, place, confidence) is compared too. Header only: no cells.
`document.csv`   key, value: facts that must hold; an empty value stands for null
`issues.csv`     code, count: issues that must occur; any other warning or error fails the case
`unmapped.csv`   text: optional; without it nothing may be unmapped
`claims.csv`     optional: every claim, compared in the columns it has
`manifest.csv`   optional; passed on as `--manifest`

Nothing here can write an expectation: the loader must not be the author of its own examination.
"""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from loaders.manifest import Manifest
from loaders.parse import parse_file
from loaders.statements import Parsed

CASES = sorted(p.parent for p in (Path(__file__).parents[1] / "cases").glob("*/cells.csv"))
KEY = ("table_id", "form_id", "row_code", "column_code")
SHOWN = 20
COMPARED = ("state", "value", "value_text", "unit", "unit_source", "place", "confidence")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def plain(value: Any) -> str:
    """One spelling for what CSV and JSON spell differently: null is empty, 1.50 is 1.5."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return format(Decimal(str(value)).normalize(), "f")
    return str(value)


def number(text: str) -> str:
    return format(Decimal(text).normalize(), "f") if text else ""


def parse_case(case: Path) -> Parsed:
    (report,) = case.glob("report.*")
    manifest = case / "manifest.csv"
    return parse_file(report, Manifest.read(manifest) if manifest.exists() else None)


def described(row: dict[str, str], compared: list[str]) -> tuple[str, str]:
    values = {c: number(row[c]) if c in ("value", "confidence") else row[c] for c in compared}
    return " ".join(row[k] for k in KEY), " ".join(f"{c}={v or '∅'}" for c, v in values.items())


def cell_differences(case: Path, found: list[dict[str, Any]]) -> list[str]:
    expected = rows(case / "cells.csv")
    header = (case / "cells.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    compared = [c for c in COMPARED if c in header]
    assert {"state", "value", *KEY} <= set(header), f"{case.name}/cells.csv: header {header}"
    left = [described(row, compared) for row in expected]
    right = [described({k: plain(v) for k, v in row.items()}, compared) for row in found]
    for name, side in (("cells.csv", left), ("loader", right)):
        twice = [k for k, n in Counter(k for k, _ in side).items() if n > 1]
        assert not twice, f"{case.name}: {name} holds cells twice: {twice}"
    gone, come = dict(left), dict(right)
    return [
        f"{key}\n    expected {gone.get(key, 'no cell')}\n    found    {come.get(key, 'no cell')}"
        for key in dict.fromkeys([*gone, *come])
        if gone.get(key) != come.get(key)
    ]


def issue_differences(case: Path, found: list[dict[str, Any]]) -> list[str]:
    expected = {r["code"]: int(r["count"]) for r in rows(case / "issues.csv")}
    counted = Counter(i["code"] for i in found)
    loud = {i["code"] for i in found if i["severity"] != "info"}
    return [
        f"issue {code}: expected {expected.get(code, 0)}, found {counted[code]}"
        + "".join(f"\n    {i['place']}: {i['message_en']}" for i in found if i["code"] == code)
        for code in sorted({*expected, *loud})
        if expected.get(code, 0) != counted[code]
    ]


def claim_differences(case: Path, found: list[dict[str, Any]]) -> list[str]:
    if not (case / "claims.csv").exists():
        return []
    expected = rows(case / "claims.csv")
    header = (case / "claims.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    left = Counter(tuple(number(r[c]) if c == "value" else r[c] for c in header) for r in expected)
    right = Counter(tuple(plain(claim[c]) for c in header) for claim in found)
    return [
        *(f"claim expected and not found: {', '.join(claim)}" for claim in (left - right).elements()),
        *(f"claim found and not expected: {', '.join(claim)}" for claim in (right - left).elements()),
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_the_document_is_read_as_typed_by_hand(case: Path) -> None:
    said = parse_case(case).to_contract()
    facts = {r["key"]: r["value"] for r in rows(case / "document.csv")}
    unknown = set(facts) - set(said["document"])
    assert not unknown, f"{case.name}/document.csv names unknown facts {unknown}"

    differences = [
        f"document {key}: expected {value or '∅'}, found {plain(said['document'][key]) or '∅'}"
        for key, value in facts.items()
        if plain(said["document"][key]) != value
    ]
    differences += cell_differences(case, said["cells"])
    differences += issue_differences(case, said["issues"])
    differences += claim_differences(case, said["claims"])
    typed = case / "unmapped.csv"
    unmapped = sorted(r["text"] for r in rows(typed)) if typed.exists() else []
    if unmapped != sorted(u["text"] for u in said["unmapped"]):
        differences.append(f"unmapped: expected {unmapped}, found {said['unmapped']}")

    if differences:
        more = f"\n… and {len(differences) - SHOWN} more" if len(differences) > SHOWN else ""
        shown = "\n".join(differences[:SHOWN])
        pytest.fail(f"{case.name}: {len(differences)} differences\n{shown}{more}", pytrace=False)


def test_there_are_cases_and_each_is_complete() -> None:
    folders = [p for p in (Path(__file__).parents[1] / "cases").iterdir() if p.is_dir()]
    assert folders, "tests/cases is empty"
    lacking = {
        f"{p.name}: {name}"
        for p in folders
        for name in ("report.*", "cells.csv", "document.csv", "issues.csv")
        if len(list(p.glob(name))) != 1
    }
    assert not lacking

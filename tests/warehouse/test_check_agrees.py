"""`gouji check` says of every document what the warehouse says of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import Warehouse

from loaders import parse
from loaders.check import check, lastyear
from loaders.check.findings import Checked

#: Rules about several bodies or versions: only a warehouse knows those.
OF_OTHERS = ("DOC-DUP-OTHER", "DOC-DUP-YEAR", "DOC-UNIQUE", "PLA-PEER", "ROLL-LE", "ROLL-SUM")
COLUMNS = (
    "rule_id, part, scope_key, outcome, reason, severity,"
    " left_value, right_value, difference, left_text, right_text"
)
Said = set[tuple[Any, ...]]


def of_warehouse(database: Path) -> dict[str, Said]:
    """By path of the current document of a report: every answer about it."""
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute(
            f"select path, {COLUMNS} from intermediate.int_rule_outcomes"
            " inner join intermediate.int_reports_current using (report_id)"
            f" inner join staging.stg_documents using (document_id) where rule_id not in {OF_OTHERS}"
        ).fetchall()
    said: dict[str, Said] = {}
    for path, *answer in rows:
        said.setdefault(path, set()).add(tuple(map(rounded, answer)))
    return said


def of_check(checked: Checked) -> Said:
    return {tuple(rounded(getattr(a, name)) for name in COLUMNS.split(", ")) for a in checked.answers}


def rounded(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value


def compared(database: Path) -> tuple[dict[str, Said], dict[str, Said]]:
    expected = of_warehouse(database)
    drafts = [parse.parse_file(Path(path)) for path in sorted(expected)]
    past, before = lastyear.look_up(drafts, database)
    found = check([*drafts, *past], before)[: len(drafts)]
    return expected, {c.parsed.path: of_check(c) for c in found}


def test_on_every_sample(warehouse: Warehouse) -> None:
    expected, found = compared(warehouse.database)
    assert len(expected) >= 10
    for path, answers in expected.items():
        assert found[path] == answers, path


def test_on_documents_that_make_every_rule_hold_and_break(rule_warehouse: Path) -> None:
    expected, found = compared(rule_warehouse)
    assert len(expected) >= 80
    for path, answers in expected.items():
        assert found[path] == answers, path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_draft_is_held_against_the_report_that_the_warehouse_has(
    rule_warehouse: Path, lang: str, capfd: pytest.CaptureFixture[str]
) -> None:
    from loaders.cli import main

    draft = next(p for p in of_warehouse(rule_warehouse) if Path(p).stem == "chain_breaks")
    with pytest.raises(SystemExit) as left:
        main(["--lang", lang, "check", draft, "--warehouse", str(rule_warehouse)])
    assert left.value.code == 1
    out = capfd.readouterr().out
    assert "APP-XYR-CARRY" in out
    assert "chain_holds.html" in out

"""Suites generated from the book: no rule and no threshold is written here."""

from __future__ import annotations

import great_expectations as gx
from great_expectations.expectations.core import (  # type: ignore[attr-defined]
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToBeInSet,
)
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.row_conditions import Column

from loaders import book

#: What people call the suites.
NAMES = {"accounting_rules": "勾稽关系 Accounting rules", "load_gate": "载入闸门 Load gate"}
#: And the columns that the suites look at.
HEADINGS = {"failed": "不通过的问题 Questions failed", "value": "检查值 Value checked"}

#: Severity of an accounting rule in the words of Great Expectations.
_SEVERITY = {"error": "critical", "warning": "warning", "info": "info"}


def rules() -> gx.ExpectationSuite:
    """One expectation per rule (and part): in no year does a report fail it.

    Looks at `frames.rule_results`. Notes of the book that ask nothing have no expectation.
    """
    return gx.ExpectationSuite(
        name="accounting_rules",
        expectations=[
            ExpectColumnValuesToBeInSet(
                column="failed",
                value_set=[0],
                row_condition=(Column("rule_id") == rule["rule_id"]) & (Column("part") == rule["part"]),
                severity=FailureSeverity(_SEVERITY[rule["severity"]]),
                description=f"{rule['rule_id']} {rule['title_zh']} {rule['title_en']}",
                notes=f"{rule['remedy_zh']}\n\n{rule['remedy_en']}",
                meta={"rule_id": rule["rule_id"], "part": rule["part"]},
            )
            for rule in book.read("book/accounting_rules")
            if rule["relation"]
        ],
    )


def load_gate() -> gx.ExpectationSuite:
    """One expectation per check of the load gate. Looks at `frames.load_checks`."""

    def bound(text: str) -> float | None:
        return float(text) if text else None

    return gx.ExpectationSuite(
        name="load_gate",
        expectations=[
            ExpectColumnValuesToBeBetween(
                column="value",
                min_value=bound(check["at_least"]),
                max_value=bound(check["at_most"]),
                row_condition=Column("check_id") == check["check_id"],
                severity=FailureSeverity(check["severity"]),
                description=f"{check['check_id']} {check['title_zh']} {check['title_en']}",
                meta={"check_id": check["check_id"]},
            )
            for check in book.read("book/load_gate")
        ],
    )

"""What a built database says about the reports, for people at a terminal."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb

from loaders.language import lang, say

# What all cells of a finding share says where on the form it is.
_FINDINGS = """
    with places as (
        select
            finding_id,
            concat_ws('，',
                case when min(row_code) = max(row_code) then min(row_label) end,
                case when min(column_code) = max(column_code) then min(column_label) end) as place
        from marts.fct_finding_cell
        group by finding_id
    )
    select
        coalesce(findings.agency_name, findings.agency_id), findings.report_year, findings.rule_id,
        rules.title_{lang}, places.place,
        findings.left_value, findings.right_value,
        case when findings.left_text is not null
            then concat_ws('{colon}', nullif(sides.left_{lang}, ''), findings.left_text) end,
        case when findings.right_text is not null
            then concat_ws('{colon}', nullif(sides.right_{lang}, ''), findings.right_text) end,
        findings.difference, findings.severity
    from marts.fct_finding as findings
    inner join marts.dim_rule as rules on findings.rule_key = rules.rule_key
    left join book.rule_sides as sides on rules.rule_id = sides.rule_id and rules.part = sides.part
    left join places on findings.finding_id = places.finding_id
    where not findings.is_explained
    order by
        list_position(['error', 'warning', 'info'], findings.severity), findings.agency_id,
        findings.report_year, findings.rule_id, findings.scope_key
"""
_RULES = """
    select
        rules.rule_id,
        coalesce(sum(results.questions), 0)::bigint,
        coalesce(sum(results.questions - results.not_assessable), 0)::bigint
    from marts.dim_rule as rules
    left join marts.fct_rule_result as results on rules.rule_key = results.rule_key
    where rules.questions_in_book > 0
    group by rules.rule_id
    order by rules.rule_id
"""
_EXPLAINED = """
    select
        (select count(*) from marts.fct_finding where is_explained),
        (select count(*) from marts.fct_explanation where is_stale)
"""
_OUTCOMES = """
    select sum(passed)::bigint, sum(passed_imputed)::bigint, sum(failed)::bigint, sum(not_assessable)::bigint,
        count(distinct report_id)
    from marts.fct_rule_result
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """An accounting rule that a report fails and nobody has explained."""

    agency: str
    year: int
    rule_id: str
    title: str
    place: str | None
    left: Decimal | None
    right: Decimal | None
    left_text: str | None  # where a side is no number: what it is, and the date, form or chapters
    right_text: str | None
    difference: Decimal | None
    severity: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Findings not explained, worst first; questions by outcome; per rule how many were asked, answerable."""

    findings: list[Finding]
    reports: int
    passed: int
    passed_imputed: int
    failed: int
    not_assessable: int
    rules: list[tuple[str, int, int]]  # rule_id, questions, assessable
    explained: int = 0  # findings that somebody has explained
    stale: int = 0  # explanations that no finding answers to any more


def read(database: Path) -> Answers:
    """Read the quality marts of a built database."""
    with closing(duckdb.connect(str(database), read_only=True)) as connection:
        findings = connection.execute(_FINDINGS.format(lang=lang(), colon=say("：", ": "))).fetchall()
        passed, imputed, failed, barred, reports = (
            n or 0 for n in connection.execute(_OUTCOMES).fetchall()[0]
        )
        rules = connection.execute(_RULES).fetchall()
        explained, stale = connection.execute(_EXPLAINED).fetchall()[0]
    listed = [Finding(*row) for row in findings]
    return Answers(listed, reports, passed, imputed, failed, barred, rules, explained, stale)

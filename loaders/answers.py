"""What a built database says about the reports, for people at a terminal."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb

from loaders.language import lang, say

#: Findings that are read of those alike: no more of them are ever listed.
MOST = 25
# Few findings stand for all that are alike. What all cells of a finding share says where on the form it is.
_FINDINGS = """
    with findings as (
        select
            findings.*, rules.title_{lang} as title, rules.part,
            coalesce(findings.agency_name, findings.agency_id) as agency,
            row_number() over (
                partition by findings.severity, findings.rule_id, rules.title_{lang}
                order by findings.agency_id, findings.report_year, findings.scope_key
            ) as number
        from marts.fct_finding as findings
        inner join marts.dim_rule as rules on findings.rule_key = rules.rule_key
        where not findings.is_explained
    ),
    listed as (select * from findings where number <= {most}),
    alike as (
        select
            severity, rule_id, title,
            count(*) as findings, count(distinct agency) as agencies,
            min(report_year) as first_year, max(report_year) as last_year
        from findings
        group by severity, rule_id, title
    ),
    places as (
        select
            finding_id,
            concat_ws('，',
                case when min(row_code) = max(row_code) then min(row_label) end,
                case when min(column_code) = max(column_code) then min(column_label) end) as place
        from marts.fct_finding_cell
        where finding_id in (select finding_id from listed)
        group by finding_id
    )
    select
        listed.agency, listed.report_year, listed.rule_id, listed.title, places.place,
        listed.left_value, listed.right_value,
        case when listed.left_text is not null
            then concat_ws('{colon}', nullif(sides.left_{lang}, ''), listed.left_text) end,
        case when listed.right_text is not null
            then concat_ws('{colon}', nullif(sides.right_{lang}, ''), listed.right_text) end,
        listed.difference, listed.severity,
        alike.findings, alike.agencies, alike.first_year, alike.last_year
    from listed
    inner join alike
        on listed.severity = alike.severity and listed.rule_id = alike.rule_id and listed.title = alike.title
    left join book.rule_sides as sides on listed.rule_id = sides.rule_id and listed.part = sides.part
    left join places on listed.finding_id = places.finding_id
    order by
        list_position(['error', 'warning', 'info'], listed.severity), listed.agency_id,
        listed.report_year, listed.rule_id, listed.scope_key
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
class Alike:
    """All findings of one rule, title and severity: how many, of how many agencies, of which years."""

    findings: int
    agencies: int
    first_year: int
    last_year: int


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
    alike: Alike


@dataclass(frozen=True, slots=True)
class Answers:
    """Findings not explained, worst first; questions by outcome; per rule how many were asked, answerable.

    Of findings that are alike there are no more than `MOST`, whatever the size of the warehouse.
    """

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
        findings = connection.execute(
            _FINDINGS.format(lang=lang(), colon=say("：", ": "), most=MOST)
        ).fetchall()
        passed, imputed, failed, barred, reports = (
            n or 0 for n in connection.execute(_OUTCOMES).fetchall()[0]
        )
        rules = connection.execute(_RULES).fetchall()
        explained, stale = connection.execute(_EXPLAINED).fetchall()[0]
    listed = [Finding(*(*row[:-4], Alike(*row[-4:]))) for row in findings]
    return Answers(listed, reports, passed, imputed, failed, barred, rules, explained, stale)

"""What every chart must show, asked of the marts by SQL of its own: chart, columns, rows."""

from __future__ import annotations

_PLACE = (
    "left join marts.dim_agency as a using (agency_id) left join marts.dim_region as r using (region_code)"
)
_YEAR = "cast({}.report_year as varchar)"


def rate(codes: str, by: str, names: str, *, reports: bool = True) -> str:
    """Sum over sum of the reports that print both, nothing where the base is under ten."""
    wanted = f"i.indicator_code in ({codes})"
    more = ", count(*) filter (where printed)" if reports else ""
    return (
        "with i as (select *, numerator is not null and base is not null as printed"
        " from marts.fct_indicator)"
        f" select {by}, if(sum(base) filter (where printed) >= 10,"
        f" sum(numerator) filter (where printed) / sum(base) filter (where printed), null),"
        f" sum(base) filter (where printed), sum(numerator) filter (where printed){more}"
        f" from i {names} where {wanted} group by {by}"
    )


_INDICATOR = "inner join book.indicators as n using (indicator_code)"
_OUTCOME = "inner join marts.dim_outcome as o using (outcome_code)"
_YEARLY = ("indicator", "report_year", "rate", "base", "numerator", "reports_in_rate")
_RULE = "inner join marts.dim_rule as d using (rule_key)"
_FAMILY = "inner join book.rule_families as f using (family)"


def severity(column: str) -> str:
    """The word for a severity."""
    return f"map(['error', 'warning', 'info'], ['错误', '警告', '提示'])[{column}]"


ANSWERS: dict[str, tuple[tuple[str, ...], str]] = {
    "report_count": (("report_count",), "select count(*) from marts.dim_report"),
    "agency_count": (("agency_count",), "select count(distinct agency_id) from marts.dim_report"),
    "new_requests": (
        ("new_requests",),
        "select sum(requests) from marts.fct_application"
        " where outcome_code = 'app_new_received' and applicant_code = 'total'",
    ),
    "coverage_by_year": (
        ("report_year", "coverage", "expected", "received", "missing", "late", "undated"),
        "select cast(report_year as varchar),"
        " if(sum(expected_reports) < 10, null, sum(received_reports) / sum(expected_reports)),"
        " sum(expected_reports), sum(received_reports), sum(missing_reports), sum(late_reports),"
        " sum(undated_reports) from marts.agg_roster_year group by report_year",
    ),
    "missing_reports": (
        ("report_year", "agency_name"),
        "select cast(report_year as varchar), agency_name from marts.fct_missing_report",
    ),
    "requests_by_year": (
        ("report_year", "era", "requests"),
        "select cast(report_year as varchar),"
        " case when report_year <= 2018 then '2018年度及以前' when report_year <= 2023 then '2019—2023年度'"
        " else '2024年度起' end,"
        " sum(if(report_year <= 2018, app_received_total, app_new_received)) as n from marts.fct_agency_year"
        " group by report_year having n is not null",
    ),
    "disclosure_by_region": (
        ("region", "rate", "base", "numerator", "reports_in_rate"),
        rate("'ind_disclosure_rate'", "coalesce(r.full_name, '区划不明')", _PLACE),
    ),
    "agencies": (
        ("agency_name", "report_year", "app_new_received", "ind_disclosure_rate", "ind_disclosure_rate_base"),
        "select agency_name, cast(report_year as varchar), app_new_received, ind_disclosure_rate,"
        " ind_disclosure_rate_base from marts.fct_agency_year",
    ),
    "failed_count": (("failed",), "select count(*) from marts.fct_finding"),
    "failure_rate": (
        ("failure_rate",),
        "select sum(failed) / sum(passed + passed_imputed + failed) from marts.agg_report_rules",
    ),
    "answered_count": (
        ("answered",), "select sum(questions - not_assessable) from marts.agg_report_rules"
    ),
    "assessable": (
        ("assessable_share",), "select 1 - sum(not_assessable) / sum(questions) from marts.agg_report_rules"
    ),
    "findings_by_severity": (
        ("severity", "findings"),
        f"select {severity('severity')}, count(*) from marts.fct_finding group by severity, responsibility",
    ),
    "findings_by_family": (
        ("family", "severity", "findings"),
        f"select f.title_zh, {severity('e.severity')}, count(*) from marts.fct_finding as e {_RULE} {_FAMILY}"
        " group by all",
    ),
    "rules_table": (
        ("rule_id", "severity", "failed", "failure_rate", "answered", "assessable_share", "questions"),
        f"select e.rule_id, {severity('d.severity')}, sum(failed),"
        " if(sum(questions - not_assessable) < 10, null, sum(failed) / sum(questions - not_assessable)),"
        " sum(questions - not_assessable),"
        " if(sum(questions) < 10, null, sum(questions - not_assessable) / sum(questions)), sum(questions)"
        f" from marts.fct_rule_result as e {_RULE} group by e.rule_id, d.title_zh, d.severity",
    ),
    "results_by_year": (
        ("report_year", "passed", "imputed", "failed", "not_assessable"),
        "select cast(report_year as varchar), sum(passed), sum(passed_imputed), sum(failed),"
        " sum(not_assessable)"
        " from marts.agg_report_rules group by report_year",
    ),
    "doubts_by_code": (
        ("severity", "doubts"),
        f"select {severity('severity')}, count(*) from marts.fct_load_issue"
        " where is_current and report_id is not null group by code, severity",
    ),
    "worst_agencies": (
        ("agency_name", "report_year", "rule_failures", "ind_consistency", "assessable_share"),
        "select agency_name, cast(report_year as varchar), failed, r.ind_consistency, r.assessable_share"
        " from marts.agg_report_rules as r inner join marts.dim_agency using (agency_id)",
    ),
    "findings_list": (
        ("rule_id", "message_zh"), "select rule_id, message_zh from marts.fct_finding"
    ),
    "outcomes": (
        ("outcome_group", "requests"),
        f"select group_zh, sum(requests) from marts.fct_application {_OUTCOME}"
        " where applicant_code = 'total' and outcome_kind = 'result' group by group_zh",
    ),
    "denial_grounds": (
        ("requests",),
        f"select sum(requests) from marts.fct_application {_OUTCOME}"
        " where applicant_code = 'total' and group_code = 'denied' group by outcome_code",
    ),
    "applicants": (
        ("applicant", "requests"),
        "select name_zh, sum(requests) from marts.fct_application inner join marts.dim_applicant"
        " using (applicant_code) where applicant_code <> 'total' and outcome_code = 'app_new_received'"
        " group by name_zh",
    ),
    "rates_by_year": (
        _YEARLY,
        rate(
            "'ind_disclosure_rate', 'ind_denial_rate', 'ind_unable_rate', 'ind_notproc_rate',"
            " 'ind_backlog_rate', 'ind_org_share'",
            f"n.name_zh, {_YEAR.format('i')}", _INDICATOR,
        ),
    ),
    "backlog_by_agency": (
        ("agency_name", "report_year", "rate", "base", "numerator"),
        rate("'ind_backlog_rate'", f"a.agency_name, {_YEAR.format('i')}", _PLACE, reports=False),
    ),
    "dispute_outcomes": (
        ("proceeding", "outcome", "cases"),
        f"select p.name_zh, o.name_zh, sum(cases) from marts.fct_review_litigation {_OUTCOME}"
        " inner join book.proceedings as p using (proceeding_code)"
        " where outcome_code <> 'total' group by all",
    ),
    "correction_rates": (
        _YEARLY,
        rate(
            "'ind_review_correction_rate', 'ind_lit_correction_rate'", f"n.name_zh, {_YEAR.format('i')}",
            _INDICATOR,
        ),
    ),
    "dispute_rates": (
        _YEARLY,
        rate("'ind_review_rate', 'ind_lit_rate'", f"n.name_zh, {_YEAR.format('i')}", _INDICATOR),
    ),
}  # fmt: skip

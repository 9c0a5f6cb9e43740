with open_findings as (
    select
        findings.*,
        asked.is_reference
    from marts.fct_finding as findings
    inner join intermediate.int_open_findings as asked on findings.finding_id = asked.finding_id
)

-- query pages
select
    agency_id as page,
    any_value(agency_name) as agency_name,
    max(report_year) as report_year
from open_findings
group by agency_id

-- query reports
select
    years.agency_id as page,
    years.report_id,
    years.reporter_scope,
    years.t2_form_id,
    years.t3_form_id,
    years.t4_form_id,
    years.annex_form_id,
    reports.title,
    reports.published_on,
    reports.source_url,
    cast(results.questions as bigint) as questions,
    cast(results.passed as bigint) as passed,
    cast(results.not_assessable as bigint) as not_assessable
from marts.fct_agency_year as years
inner join marts.dim_report as reports on years.report_id = reports.report_id
inner join (
    select
        report_id,
        sum(questions) as questions,
        sum(passed + passed_imputed) as passed,
        sum(not_assessable) as not_assessable
    from marts.fct_rule_result
    group by report_id
) as results on years.report_id = results.report_id
where years.report_id in (select report_id from open_findings)

-- query findings
select
    agency_id as page,
    finding_id,
    report_id,
    rule_id,
    part,
    scope_key,
    agency_id,
    report_year,
    severity,
    reason,
    left_value,
    right_value,
    difference,
    left_text,
    right_text,
    responsibility,
    is_reference
from open_findings

-- query evidence
select
    findings.agency_id as page,
    evidence.*,
    reports.agency_id
from marts.fct_finding_cell as evidence
inner join open_findings as findings on evidence.finding_id = findings.finding_id
left join marts.dim_report as reports on evidence.report_id = reports.report_id
where evidence.cell_no <= 400

-- query suspects
select
    agency_id as page,
    report_id,
    solution_no,
    cell_no,
    is_previous_report,
    table_id,
    row_code,
    column_code,
    needed,
    story_zh,
    story_en
from marts.fct_suspect_cell
where table_id is not null and report_id in (select report_id from open_findings)

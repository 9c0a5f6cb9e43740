with shown as (
    -- The bodies of the matrix: all of them, or those with most errors.
    select
        row_number() over (order by sum(finding_errors) desc, sum(rule_failures) desc, agency_id asc) as body_no,
        count(*) over () as body_count,
        agency_id,
        any_value(agency_name) as agency_name,
        any_value(region_code) as region_code
    from marts.fct_agency_year
    group by agency_id
    qualify body_no <= 60
)

-- query pages
select
    'index' as page,
    count(*) as reports,
    count(distinct agency_id) as agencies,
    min(report_year) as first_year,
    max(report_year) as last_year,
    cast(coalesce(sum(rule_failures), 0) as bigint) as findings,
    cast(coalesce(sum(finding_errors), 0) as bigint) as errors,
    cast(coalesce(sum(finding_warnings), 0) as bigint) as warnings,
    cast(coalesce(sum(finding_notes), 0) as bigint) as notes,
    count_if(rule_failures > 0) as reports_failing,
    count_if(finding_errors > 0) as reports_with_errors,
    (select cast(coalesce(sum(checks), 0) as bigint) from marts.agg_report_rules) as checks,
    (select cast(coalesce(sum(checks_assessed), 0) as bigint) from marts.agg_report_rules) as checks_assessed
from marts.fct_agency_year

-- query documents
select
    'index' as page,
    status,
    count(*) as documents
from staging.stg_documents
group by status

-- query years
, years as (
    select
        report_year,
        count(*) as reports,
        count_if(reporter_scope = 'region') as of_regions,
        count_if(rule_failures > 0) as failing
    from marts.fct_agency_year
    group by report_year
),

roster as (
    select
        report_year,
        sum(expected_reports) as expected,
        sum(received_reports) as received,
        sum(missing_reports) as missing,
        sum(unusable_reports) as unusable,
        sum(late_reports) as late,
        sum(undated_reports) as undated
    from marts.agg_roster_year
    group by report_year
)

select
    'index' as page,
    report_year,
    cast(coalesce(years.reports, 0) as integer) as reports,
    cast(coalesce(years.of_regions, 0) as integer) as of_regions,
    cast(coalesce(years.failing, 0) as integer) as failing,
    cast(coalesce(roster.expected, 0) as integer) as expected,
    cast(coalesce(roster.received, 0) as integer) as received,
    cast(coalesce(roster.missing, 0) as integer) as missing,
    cast(coalesce(roster.unusable, 0) as integer) as unusable,
    cast(coalesce(roster.late, 0) as integer) as late,
    cast(coalesce(roster.undated, 0) as integer) as undated
from years full outer join roster using (report_year)

-- query bodies
select
    'index' as page,
    shown.body_no,
    shown.body_count,
    shown.agency_id,
    shown.agency_name,
    regions.full_name as region_full_name
from shown
left join marts.dim_region as regions on shown.region_code = regions.region_code

-- query matrix
select
    'index' as page,
    agency_id,
    report_year,
    reporter_scope,
    report_id,
    finding_errors as errors,
    finding_warnings as warnings,
    finding_notes as notes,
    assessable_share is null or rule_questions = 0 as is_unasked
from marts.fct_agency_year
where agency_id in (select agency_id from shown)

-- query gaps
select
    'index' as page,
    agency_id,
    report_year,
    reason
from marts.fct_missing_report
where agency_id in (select agency_id from shown)

-- query provinces
select
    'index' as page,
    coalesce(regions.province_code, '') as province_code,
    coalesce(regions.province_name, '') as province_name,
    years.report_year,
    count(*) as reports,
    count_if(years.finding_errors > 0) as failing
from marts.fct_agency_year as years
left join marts.dim_region as regions on years.region_code = regions.region_code
group by all

-- query rules
select
    'index' as page,
    rules.family,
    rules.rule_id,
    rules.part,
    rules.title_zh,
    rules.title_en,
    rules.severity,
    cast(sum(results.questions) as bigint) as questions,
    cast(sum(results.passed) as bigint) as passed,
    cast(sum(results.passed_imputed) as bigint) as passed_imputed,
    cast(sum(results.failed) as bigint) as failed,
    cast(sum(results.not_assessable) as bigint) as not_assessable,
    count_if(results.failed > 0) as reports
from marts.fct_rule_result as results
inner join marts.dim_rule as rules on results.rule_key = rules.rule_key
group by all

-- query severities
select
    'index' as page,
    rule_id,
    severity,
    count(*) as findings
from marts.fct_finding
group by rule_id, severity

-- query worst
select
    'index' as page,
    row_number() over (
        order by
            case severity when 'error' then 1 when 'warning' then 2 else 3 end asc,
            is_explained asc, report_year desc, abs(difference) desc nulls last, finding_id asc
    ) as finding_no,
    count(*) over () as finding_count,
    report_id,
    rule_id,
    severity,
    message_zh,
    message_en,
    is_explained
from marts.fct_finding
order by finding_no
limit 50

-- query doubts
select
    'index' as page,
    code,
    severity,
    count(*) as issues,
    count(distinct document_id) as documents
from marts.fct_load_issue
group by code, severity

-- query releases if marts.releases
select
    'index' as page,
    published_at,
    release_id,
    previous_release_id,
    reports,
    agency_years_added,
    agency_years_revised,
    agency_years_removed,
    findings,
    findings_opened,
    findings_closed
from marts.releases
order by published_at desc
limit 10

-- query changes if marts.release_changes
select
    'index' as page,
    changes.change,
    row_number() over (
        partition by changes.change order by changes.report_year desc, changes.agency_id, changes.rule_id,
            changes.scope_key
    ) as change_no,
    count(*) over (partition by changes.change) as change_count,
    changes.agency_name,
    changes.report_year,
    changes.rule_id,
    changes.message_zh,
    changes.message_en,
    reports.report_id
from marts.release_changes as changes
left join marts.dim_report as reports on changes.report_id = reports.report_id
where changes.release_id = (select arg_max(release_id, published_at) from marts.releases)
qualify change_no <= 50

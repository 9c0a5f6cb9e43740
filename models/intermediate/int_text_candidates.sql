with agencies as (select * from {{ ref('dim_agency') }}),

reports as (
    select
        current_reports.report_id,
        current_reports.document_id,
        current_reports.report_year,
        current_reports.reporter_scope,
        agencies.agency_name,
        agencies.region_code,
        agencies.current_agency_id
    from {{ ref('int_reports_current') }} as current_reports
    inner join agencies on current_reports.agency_id = agencies.agency_id
),

met as (
    select distinct
        one_report_id,
        other_report_id
    from {{ ref('int_text_met') }}
),

both_ways as (
    select
        one_report_id as report_id,
        other_report_id
    from met
    union
    select
        other_report_id as report_id,
        one_report_id as other_report_id
    from met
)

-- A report may resemble an earlier one or one of its year; the earlier is not asked about the later.
select
    own.report_id,
    rivals.report_id as other_report_id
from both_ways
inner join reports as own on both_ways.report_id = own.report_id
inner join reports as rivals on both_ways.other_report_id = rivals.report_id
where
    rivals.report_year <= own.report_year
    and own.current_agency_id != rivals.current_agency_id
    -- One body under two ids, its name printed once with and once without the places above it.
    and not ends_with(own.agency_name, rivals.agency_name)
    and not ends_with(rivals.agency_name, own.agency_name)
    -- A government's report on its region is written in its office, which reports for itself as well.
    and not (own.region_code = rivals.region_code and 'region' in (own.reporter_scope, rivals.reporter_scope))

-- query pages
select
    agencies.agency_id as page,
    agencies.agency_name,
    agencies.region_code,
    regions.full_name as region_full_name,
    agencies.is_provisional,
    successors.agency_id as current_agency_id,
    successors.agency_name as current_agency_name
from marts.dim_agency as agencies
left join marts.dim_region as regions on agencies.region_code = regions.region_code
left join marts.dim_agency as successors
    on
        agencies.current_agency_id = successors.agency_id
        and agencies.agency_id <> successors.agency_id

-- query years
select
    years.agency_id as page,
    years.reporter_scope,
    years.report_year,
    years.report_id,
    years.status,
    coalesce(years.t3_form_id, years.annex_form_id) as form_id,
    years.finding_errors,
    years.finding_warnings,
    years.finding_notes,
    results.checks,
    results.checks_assessed,
    years.app_new_received,
    years.app_carried_over,
    years.app_res_granted,
    years.app_res_partial,
    years.app_res_denied,
    years.app_res_unable,
    years.app_res_notproc,
    years.app_res_other,
    years.app_res_total,
    years.app_carried_forward,
    years.app_received_total,
    years.ans_total,
    years.review_total,
    years.lit_total,
    chain.previous_report_id,
    chain.gap_reason,
    past.agency_id as previous_agency_id,
    past.agency_name as previous_agency_name,
    past.report_year as previous_year,
    past.app_carried_forward as previous_carried_forward,
    years.published_on,
    years.publication_deadline,
    years.ind_publish_lead_days
from (
    select
        facts.*,
        reports.published_on
    from marts.fct_agency_year as facts
    inner join marts.dim_report as reports on facts.report_id = reports.report_id
) as years
left join marts.agg_report_rules as results on years.report_id = results.report_id
left join intermediate.int_report_chain as chain on years.report_id = chain.report_id
left join marts.fct_agency_year as past on chain.previous_report_id = past.report_id

-- query indicators
select
    indicators.agency_id as page,
    indicators.reporter_scope,
    indicators.indicator_code,
    indicators.report_year,
    indicators.indicator_value,
    indicators.numerator,
    indicators.base,
    indicators.minimum_base,
    indicators.is_suppressed,
    indicators.is_imputed,
    indicators.definition_id
from marts.fct_indicator as indicators

-- query grounds
-- Requests denied, by ground.
select
    agency_id as page,
    reporter_scope,
    outcome_code,
    report_year,
    requests
from marts.fct_application
where outcome_group = 'denied' and applicant_code = 'total' and requests > 0

-- query findings
select
    agency_id as page,
    row_number() over (
        partition by agency_id
        order by
            case severity when 'error' then 1 when 'warning' then 2 else 3 end asc,
            is_explained asc, report_year desc, finding_id asc
    ) as finding_no,
    count(*) over (partition by agency_id) as finding_count,
    report_id,
    report_year,
    rule_id,
    severity,
    message_zh,
    message_en,
    is_explained
from marts.fct_finding
qualify finding_no <= 50

-- query gaps
select
    agency_id as page,
    report_year,
    reason
from marts.fct_missing_report

-- query letters
select
    agency_id as page,
    count(*) as findings
from intermediate.int_open_findings
group by agency_id

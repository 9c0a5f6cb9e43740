-- query pages
select
    years.report_id as page,
    years.agency_id,
    years.agency_name,
    years.region_code,
    regions.full_name as region_full_name,
    years.report_year,
    years.reporter_scope,
    years.status,
    years.t2_form_id,
    years.t3_form_id,
    years.t4_form_id,
    years.annex_form_id,
    years.cell_count,
    years.printed_cell_count,
    years.claim_count,
    years.rule_questions,
    results.checks,
    results.checks_assessed,
    years.ind_consistency,
    years.publication_deadline,
    years.ind_publish_lead_days,
    reports.document_id,
    reports.title,
    reports.published_on,
    reports.period_start,
    reports.period_end,
    reports.source_url,
    reports.crawled_at,
    reports.trust_reason,
    reports.expected_form_id,
    reports.version_count,
    lag(years.report_id) over beside as previous_report_id,
    lag(years.report_year) over beside as previous_year,
    lead(years.report_id) over beside as next_report_id,
    lead(years.report_year) over beside as next_year
from marts.fct_agency_year as years
inner join marts.dim_report as reports on years.report_id = reports.report_id
left join marts.agg_report_rules as results on years.report_id = results.report_id
left join marts.dim_region as regions on years.region_code = regions.region_code
window beside as (partition by years.agency_id, years.reporter_scope order by years.report_year)

-- query results
select
    results.report_id as page,
    results.rule_id,
    results.part,
    results.questions,
    results.passed,
    results.passed_imputed,
    results.failed,
    results.not_assessable
from marts.fct_rule_result as results

-- query pictures if marts.fct_cell_picture
select
    report_id as page,
    table_id,
    row_code,
    column_code,
    value_text,
    state,
    confidence,
    place,
    png
from marts.fct_cell_picture

-- query cells
select
    report_id as page,
    table_id,
    form_id,
    ordinal,
    row_code,
    column_code,
    value_text,
    value,
    state,
    unit_printed,
    confidence,
    place
from intermediate.int_form_values

-- query past
-- Figures of earlier reports that rules hold this one against.
select
    lookback.report_id as page,
    lookback.year_offset,
    past.table_id,
    past.row_code,
    past.column_code,
    past.value
from intermediate.int_report_lookback as lookback
inner join intermediate.int_form_values as past on lookback.past_report_id = past.report_id
where
    (lookback.year_offset, past.table_id, past.row_code, past.column_code) in (
        select (year_offset, table_id, row_code, column_code) from intermediate.int_rule_terms where year_offset < 0
    )

-- query exceptions
select
    report_id as page,
    rule_id,
    part,
    form_id,
    scope_key,
    outcome,
    reason,
    left_value,
    right_value
from marts.fct_rule_exception

-- query findings
select
    report_id as page,
    finding_id,
    rule_id,
    part,
    scope_key,
    severity,
    reason,
    left_value,
    right_value,
    difference,
    left_text,
    right_text,
    responsibility,
    is_explained,
    explanation,
    explanation_source
from marts.fct_finding

-- query evidence
select
    findings.report_id as page,
    evidence.*,
    reports.agency_id,
    agencies.agency_name
from marts.fct_finding_cell as evidence
inner join marts.fct_finding as findings on evidence.finding_id = findings.finding_id
left join marts.dim_report as reports on evidence.report_id = reports.report_id
left join marts.dim_agency as agencies on reports.agency_id = agencies.agency_id
where evidence.cell_no <= 400

-- query suspects
select
    report_id as page,
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
where table_id is not null

-- query claims
select
    claims.report_id as page,
    claims.claim_no,
    claims.source_kind,
    claims.measure_code,
    claims.dimension,
    claims.dimension_printed,
    claims.value,
    claims.unit,
    claims.state,
    claims.bound,
    claims.scope,
    claims.place,
    claims.phrase,
    claims.start_offset,
    claims.end_offset,
    figures.measure_value as table_value,
    figures.state as table_state
from intermediate.int_claims as claims
left join marts.fct_measure as figures
    on
        claims.report_id = figures.report_id
        and claims.measure_code = figures.measure_code
        and claims.dimension = figures.dimension
        and figures.source_kind in ('table', 'annex')
        and not figures.is_derived
-- Of a figure in table and annex the preferred one.
qualify
    row_number() over (
        partition by claims.report_id, claims.claim_no
        order by figures.is_preferred desc nulls last, figures.source_kind desc
    ) = 1

-- query paragraphs
select distinct
    claims.report_id as page,
    paragraphs.place,
    paragraphs.text
from intermediate.int_claims as claims
inner join staging.stg_paragraphs as paragraphs
    on claims.document_id = paragraphs.document_id and claims.place = paragraphs.place

-- query versions
select
    report_id as page,
    version_rank,
    document_id,
    is_current,
    decided_by,
    origin,
    status,
    published_on,
    title,
    source_url,
    crawled_at,
    regexp_extract(path, '[^/\\]*$') as file_name
from marts.dim_report_version

-- query doubts
select
    report_id as page,
    issue_no,
    code,
    severity,
    place,
    message_zh,
    message_en
from marts.fct_load_issue
where is_current and report_id is not null

{{ config(**kept('answers')) }}
with reports as (select * from {{ rows_of('dim_report', 'answers') }}),

agencies as (select * from {{ ref('dim_agency') }}),

regions as (select * from {{ ref('dim_region') }}),

measures as (select * from {{ rows_of('int_wide_measures', 'answers') }}),

indicators as (select * from {{ rows_of('int_wide_indicators', 'answers') }}),

completeness as (select * from {{ rows_of('int_completeness', 'answers') }}),

rules as (select * from {{ rows_of('agg_report_rules', 'answers') }}),

years as (select * from {{ ref('int_document_stated') }})

select
    reports.report_id,
    reports.agency_id,
    agencies.agency_name,
    agencies.region_code,
    regions.region_name,
    reports.report_year,
    reports.reporter_scope,
    make_date(reports.report_year, 12, 31) as year_end,

    reports.status,
    completeness.t2_form_id,
    completeness.t3_form_id,
    completeness.t4_form_id,
    completeness.annex_form_id,
    completeness.cell_count,
    completeness.printed_cell_count,
    completeness.valued_cell_count,
    completeness.printed_cell_count / nullif(completeness.cell_count, 0) as completeness,
    completeness.claim_count,
    completeness.conflicting_claims,

    {% for column in wide_measure_columns() -%}
        measures.{{ column }},
    {% endfor %}
    {% for column in wide_indicator_columns() -%}
        indicators.{{ column }},
    {% endfor %}
    rules.questions as rule_questions,
    rules.failed as rule_failures,
    rules.finding_errors,
    rules.finding_warnings,
    rules.finding_notes,
    rules.assessable_share,
    rules.ind_consistency,

    indicators.indicator_sources,
    coalesce(indicators.imputed_indicators, 0) as imputed_indicators,
    coalesce(indicators.suppressed_indicators, 0) as suppressed_indicators,

    top_grounds.ground_codes as ind_top_denial_ground,
    top_grounds.grounds_zh as ind_top_denial_ground_zh,
    top_grounds.grounds_en as ind_top_denial_ground_en,
    top_grounds.requests as ind_top_denial_ground_requests,
    top_grounds.denied as ind_top_denial_ground_base,

    make_date(reports.report_year + 1, deadlines.month, deadlines.day) as publication_deadline,
    -- None while the year itself is in doubt.
    if(years.outcome = 'fail', null, publication_deadline - reports.published_on) as ind_publish_lead_days
from reports
inner join agencies on reports.agency_id = agencies.agency_id
left join years on reports.document_id = years.document_id and years.rule_id = 'DOC-YEAR'
left join regions on agencies.region_code = regions.region_code
inner join rules on reports.report_id = rules.report_id
inner join completeness on reports.report_id = completeness.report_id
left join measures on reports.report_id = measures.report_id
left join indicators on reports.report_id = indicators.report_id
left join {{ rows_of('int_top_denial_grounds', 'answers') }} as top_grounds on reports.report_id = top_grounds.report_id
left join {{ ref('deadlines') }} as deadlines
    on
        agencies.agency_kind = deadlines.agency_kind
        and reports.report_year >= deadlines.first_year
        and reports.report_year <= coalesce(deadlines.last_year, reports.report_year)

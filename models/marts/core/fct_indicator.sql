{{ config(**kept('answers')) }}

select
    values_found.report_id,
    values_found.indicator_code,
    definitions.indicator_code || '.v' || definitions.version as definition_id,
    definitions.concept,

    reports.agency_id,
    reports.report_year,
    reports.reporter_scope,
    make_date(reports.report_year, 12, 31) as year_end,

    values_found.indicator_value,
    values_found.numerator,
    values_found.base,
    definitions.minimum_base,
    values_found.is_suppressed,
    values_found.is_imputed,
    values_found.source_kind,
    definitions.scale
from (
    select * from {{ rows_of('int_indicators', 'answers') }}
    union all by name
    select * from {{ rows_of('int_text_indicator', 'answers') }}
) as values_found
inner join {{ ref('indicators') }} as definitions on values_found.indicator_code = definitions.indicator_code
inner join {{ ref('int_reports_current') }} as reports on values_found.report_id = reports.report_id

{{ config(**kept('reports', also='compared')) }}

select
    measures.report_id,
    measures.measure_code,
    measures.dimension,
    measures.source_kind,

    reports.agency_id,
    reports.report_year,
    reports.reporter_scope,
    make_date(reports.report_year, 12, 31) as year_end,

    measures.is_preferred,
    measures.measure_value,
    measures.unit,
    measures.state,
    measures.bound,
    measures.is_derived,
    measures.is_imputed,

    -- Series are marked, never bridged: what another regime counted has another code.
    case
        when series.comparable_from is null then 'no_series'
        when reports.report_year < series.comparable_from then 'before_series'
        when reports.report_year > series.comparable_to then 'after_series'
        when reports.report_year < series.break_year then 'before_break'
        when reports.report_year >= series.break_year then 'from_break'
        else 'in_series'
    end as comparability,
    comparability in ('in_series', 'before_break', 'from_break') as is_comparable,

    measures.value_text,
    measures.value_printed,
    measures.unit_printed,

    measures.form_id,
    measures.table_id,
    measures.row_code,
    measures.column_code,
    measures.document_id,
    measures.place,
    measures.claim_no,
    measures.start_offset,
    measures.end_offset,
    measures.stated_scope,
    measures.claim_count,
    measures.has_conflict,
    measures.confidence
from {{ rows_of('int_measures', 'reports') }} as measures
inner join {{ rows_of('int_reports_current', 'reports') }} as reports on measures.report_id = reports.report_id
inner join {{ ref('measures') }} as series on measures.measure_code = series.measure_code

{{ config(**kept('reports')) }}

select
    figures.report_id,
    figures.measure_code,
    figures.form_id,
    figures.state,
    if(figures.state in ('num', 'zero_word'), figures.measure_value, null) as measure_value
from {{ rows_of('fct_measure', 'reports') }} as figures
inner join {{ ref('rollup_measures') }} as weighed
    on figures.measure_code = weighed.measure_code and figures.dimension = coalesce(weighed.dimension, '')
inner join {{ ref('measures') }} as measures on figures.measure_code = measures.measure_code
inner join {{ rows_of('int_reports_current', 'reports') }} as reports on figures.report_id = reports.report_id
-- What the statutory tables print, in the years of its series: no sentence, no sum of ours, no other regime.
where
    figures.source_kind = 'table'
    and not figures.is_derived
    and reports.report_year >= measures.comparable_from
    and reports.report_year <= coalesce(measures.comparable_to, reports.report_year)

-- No table or annex of a form states what the form does not print, and no chain of carried-over requests begins before
-- the form that prints them.
select
    measures.report_id,
    barred.rule_id,
    measures.measure_code
from {{ rows_of('fct_measure', 'reports') }} as measures
inner join {{ ref('never_bridged') }} as barred
    on measures.form_id = barred.form_id and measures.measure_code = barred.measure_code
where
    measures.measure_value is not null
    and measures.source_kind in ('table', 'annex')
    and not (barred.as_sum and measures.is_derived)
union all
select
    results.report_id,
    results.rule_id,
    carried.measure_code
from {{ rows_of('fct_rule_result', 'answers') }} as results
inner join {{ ref('measures') }} as carried on carried.measure_code = 'app_carried_forward'
where
    results.rule_id = 'APP-XYR-CARRY'
    and results.not_assessable < results.questions
    and results.report_year - 1 < carried.comparable_from

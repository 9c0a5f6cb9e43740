{{ config(**kept('reports')) }}

-- Sentences name grounds as they please; only a table weighs all of them.
with measures as (
    select * from {{ rows_of('fct_measure', 'reports') }}
    where is_preferred and source_kind = 'table' and dimension = 'applicant=total'
),

grounds as (
    select
        measures.report_id,
        outcomes.outcome_code,
        outcomes.name_zh,
        outcomes.name_en,
        outcomes.position,
        measures.measure_value,
        max(measures.measure_value) over (partition by measures.report_id) as most
    from measures
    inner join {{ ref('outcomes') }} as outcomes on measures.measure_code = outcomes.outcome_code
    where outcomes.group_code = 'denied'
),

denials as (
    select
        report_id,
        measure_value as denied
    from measures
    where measure_code = 'app_res_denied'
)

select
    grounds.report_id,
    string_agg(grounds.outcome_code, ',' order by grounds.position) as ground_codes,
    string_agg(grounds.name_zh, '、' order by grounds.position) as grounds_zh,
    string_agg(grounds.name_en, '; ' order by grounds.position) as grounds_en,
    any_value(grounds.most) as requests,
    any_value(denials.denied) as denied
from grounds
inner join denials on grounds.report_id = denials.report_id
inner join {{ ref('indicators') }} as indicators on indicators.indicator_code = 'ind_top_denial_ground'
where grounds.measure_value = grounds.most and denials.denied >= indicators.minimum_base
group by grounds.report_id

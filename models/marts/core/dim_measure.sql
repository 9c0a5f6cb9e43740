with printed as (
    select
        measure_code,
        string_agg(distinct form_id, ',' order by form_id) as form_ids,
        min(table_id) as table_id
    from {{ ref('int_form_cells') }}
    group by measure_code
),

sums as (select distinct measure_code from {{ ref('measure_parts') }})

select
    measures.measure_code,
    measures.name_zh,
    measures.name_en,
    measures.unit,
    measures.value_type,
    measures.additive as is_additive,
    measures.definition_zh,
    measures.definition_en,
    measures.comparable_from,
    measures.comparable_to,
    measures.break_year,
    printed.form_ids,
    printed.table_id,
    sums.measure_code is not null as is_sum_of_parts
from {{ ref('measures') }} as measures
left join printed on measures.measure_code = printed.measure_code
left join sums on measures.measure_code = sums.measure_code

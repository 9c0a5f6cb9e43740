with printed as (select * from {{ ref('int_cell_measures') }} where is_chosen),

parts as (
    select
        measure_code,
        part_code,
        count(*) over (partition by measure_code) as part_count
    from {{ ref('measure_parts') }}
),

sums as (
    select
        printed.report_id,
        parts.measure_code,
        printed.dimension,
        any_value(printed.document_id) as document_id,
        min(printed.form_id) as form_id,
        min(printed.table_id) as table_id,
        min(printed.column_code) as column_code,
        min(printed.unit) as unit,
        min(printed.confidence) as confidence,
        sum(printed.value) as value_sum,
        count(printed.value) as counted_parts,
        count_if(printed.value is null and printed.state in ('blank', 'na')) as empty_parts,
        min(if(printed.value is null and printed.state not in ('blank', 'na'), printed.state, null)) as blocking_state,
        bool_or(printed.state = 'approx') as is_approx
    from printed
    inner join parts on printed.measure_code = parts.part_code
    group by printed.report_id, parts.measure_code, printed.dimension
    having count(*) = any_value(parts.part_count)
),

-- A group without a printed subtotal: blanks beside figures count as zero and are marked (policy N1).
derived as (
    select
        sums.*,
        case when sums.blocking_state is null and sums.counted_parts > 0 then sums.value_sum end as value,
        case
            when sums.blocking_state is not null then sums.blocking_state
            when sums.counted_parts = 0 then 'blank'
            when sums.is_approx then 'approx'
            else 'num'
        end as state,
        sums.blocking_state is null and sums.counted_parts > 0 and sums.empty_parts > 0 as is_imputed
    from sums
    anti join printed
        on
            sums.report_id = printed.report_id
            and sums.measure_code = printed.measure_code
            and sums.dimension = printed.dimension
)

select
    report_id, document_id, form_id, table_id, row_code, column_code, measure_code, dimension,
    value, unit, state, value_text, value_printed, unit_printed, confidence, place,
    false as is_derived,
    false as is_imputed
from printed
union all
select
    report_id, document_id, form_id, table_id, measure_code as row_code, column_code, measure_code, dimension,
    value, unit, state, null as value_text, null as value_printed, null as unit_printed, confidence, null as place,
    true as is_derived,
    is_imputed
from derived

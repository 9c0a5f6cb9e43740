{{ config(**kept('reports')) }}

with printed as (
    select * from {{ rows_of('int_cell_measures', 'reports') }}
    where is_chosen
),

parts as (
    select
        measure_code,
        part_code,
        count(*) over (partition by measure_code) as part_count
    from {{ ref('measure_parts') }}
),

addends as (
    select
        printed.*,
        parts.measure_code as sum_code,
        parts.part_count,
        printed.state in ('blank', 'na') as is_empty,
        if(printed.measure_value is null and not is_empty, printed.state, null) as blocking_state
    from printed
    inner join parts on printed.measure_code = parts.part_code
),

-- A sum never mixes sources: what an annex lacks is not added from a table.
sums as (
    select
        report_id,
        sum_code,
        dimension,
        source_kind,
        any_value(document_id) as document_id,
        min(form_id) as form_id,
        min(table_id) as table_id,
        min(column_code) as column_code,
        min(unit) as unit,
        min(confidence) as confidence,
        sum(measure_value) as parts_sum,
        count(measure_value) as counted_parts,
        bool_or(is_empty) as has_empty_part,
        min(blocking_state) as blocking_state,
        bool_or(state = 'approx') as is_approx
    from addends
    group by report_id, sum_code, dimension, source_kind
    having count(*) = any_value(part_count)
)

select
    sums.report_id,
    sums.sum_code as measure_code,
    sums.dimension,
    sums.source_kind,
    sums.document_id,
    sums.form_id,
    sums.table_id,
    sums.column_code,
    sums.unit,
    sums.confidence,
    case when sums.blocking_state is null and sums.counted_parts > 0 then sums.parts_sum end as measure_value,
    case
        when sums.blocking_state is not null then sums.blocking_state
        when sums.counted_parts = 0 then 'blank'
        when sums.is_approx then 'approx'
        else 'num'
    end as state,
    -- Blanks beside figures count as zero and are marked (policy N1).
    sums.blocking_state is null and sums.counted_parts > 0 and sums.has_empty_part as is_imputed
from sums
-- A form that prints the group itself needs no sum.
anti join printed
    on
        sums.report_id = printed.report_id
        and sums.sum_code = printed.measure_code
        and sums.dimension = printed.dimension
        and sums.source_kind = printed.source_kind

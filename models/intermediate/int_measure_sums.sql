{{ config(**kept('reports')) }}

-- A measure that is the sum of others: by the code of a cell, what it is an addend of, or the sum itself.
with roles as (
    select
        {{ code('part_code', 'measure_code') }} as measure_code,
        {{ code('measure_code') }} as sum_code,
        true as is_part,
        count(*) over (partition by measure_code) as part_count
    from {{ ref('measure_parts') }}
    union all
    select distinct
        {{ code('measure_code') }} as measure_code,
        {{ code('measure_code') }} as sum_code,
        false as is_part,
        0 as part_count
    from {{ ref('measure_parts') }}
),

printed as (
    select
        cells.*,
        roles.sum_code,
        roles.is_part,
        roles.part_count,
        cells.state in ('blank', 'na') as is_empty,
        if(cells.measure_value is null and not is_empty, cells.state, null) as blocking_state
    from {{ rows_of('int_cell_measures', 'reports') }} as cells
    inner join roles on cells.measure_code = roles.measure_code
    where cells.is_chosen
),

-- A sum never mixes sources: what an annex lacks is not added from a table. A form that prints the group itself needs
-- no sum.
sums as (
    select
        report_id,
        sum_code,
        dimension,
        source_kind,
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
    from printed
    group by report_id, sum_code, dimension, source_kind
    having bool_and(is_part) and count(*) = max(part_count)
)

select
    sums.report_id,
    sums.sum_code as measure_code,
    sums.dimension,
    sums.source_kind,
    reports.document_id,
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
inner join {{ ref('int_reports_current') }} as reports on sums.report_id = reports.report_id

-- A view: what it adds to int_form_values costs less than to store it.
{{ config(**looked_through()) }}

-- The cells are read in two places, and no CTE holds them: DuckDB would write all of them down first.
with measures as (
    select
        {{ code('measure_code') }} as measure_code,
        {{ code('unit') }} as unit
    from {{ ref('measures') }}
),

units as (
    select
        {{ code('unit') }} as unit,
        factor
    from {{ ref('units') }}
),

measured as (
    select
        cells.report_id,
        cells.document_id,
        cells.form_id,
        cells.table_id,
        cells.row_code,
        cells.column_code,
        cells.measure_code,
        cells.dimension,
        cells.source_kind,
        cells.value_text,
        cells.value_printed,
        cells.unit_printed,
        cells.state,
        -- Forms print one measure in several units of a kind; the facts state it in one.
        round(cells.value * form_unit.factor / measure_unit.factor, 8) as measure_value,
        measures.unit,
        cells.confidence,
        cells.place
    from {{ rows_of('int_form_values', 'reports') }} as cells
    inner join measures on cells.measure_code = measures.measure_code
    inner join units as form_unit on cells.unit = form_unit.unit
    inner join units as measure_unit on measures.unit = measure_unit.unit
),

-- A document may print the same measure in two annexes of different generations. Both stay here; what is printed
-- with a figure counts before what is not. Table beside annex is for int_measures to weigh.
set_aside as (
    select
        report_id,
        table_id,
        row_code,
        column_code
    from {{ rows_of('int_form_values', 'reports') }}
    where
        measure_code in (
            select form_cells.measure_code from {{ ref('int_form_cells') }} as form_cells
            group by form_cells.measure_code, form_cells.source_kind
            having count(distinct form_cells.table_id) > 1
        )
    qualify row_number() over (
        partition by report_id, measure_code, dimension, source_kind
        order by value is null asc, state in ('absent', 'not_extracted') asc, form_id desc, table_id asc
    ) > 1
)

select
    measured.*,
    set_aside.report_id is null as is_chosen
from measured
left join set_aside
    on
        measured.report_id = set_aside.report_id
        and measured.table_id = set_aside.table_id
        and measured.row_code = set_aside.row_code
        and measured.column_code = set_aside.column_code

with reports as (select * from {{ ref('int_reports_current') }}),

cells as (select * from {{ ref('stg_cells') }}),

form_cells as (select * from {{ ref('int_form_cells') }}),

measures as (select * from {{ ref('measures') }}),

units as (select * from {{ ref('units') }}),

measured as (
    select
        reports.report_id,
        cells.document_id,
        cells.form_id,
        cells.table_id,
        cells.row_code,
        cells.column_code,
        form_cells.measure_code,
        form_cells.dimension,
        cells.value_text,
        cells.value as value_printed,
        cells.unit as unit_printed,
        -- Yuan cannot be counted as cases: a unit of another kind is as good as none.
        case
            when cells.state in ('num', 'zero_word', 'approx') and coalesce(printed_unit.kind, '') != measure_unit.kind
                then 'unit_unknown'
            else cells.state
        end as state,
        case
            when cells.state in ('num', 'zero_word', 'approx') and printed_unit.kind = measure_unit.kind
                then round(cast(cells.value as double) * printed_unit.factor / measure_unit.factor, 8)
        end as measure_value,
        measures.unit,
        cells.confidence,
        cells.place
    from reports
    inner join cells on reports.document_id = cells.document_id
    inner join form_cells
        on
            cells.form_id = form_cells.form_id
            and cells.table_id = form_cells.table_id
            and cells.row_code = form_cells.row_code
            and cells.column_code = form_cells.column_code
    inner join measures on form_cells.measure_code = measures.measure_code
    left join units as printed_unit on cells.unit = printed_unit.unit
    left join units as measure_unit on measures.unit = measure_unit.unit
),

-- A document may print the same measure in two generations of a table, for example an old annex
-- beside the statutory table. Both stay here; what is printed with a figure counts before what is not.
set_aside as (
    select
        report_id,
        table_id,
        row_code,
        column_code
    from measured
    where
        measure_code in (
            select form_cells.measure_code from form_cells
            group by form_cells.measure_code
            having count(distinct form_cells.table_id) > 1
        )
    qualify row_number() over (
        partition by report_id, measure_code, dimension
        order by measure_value is null asc, state in ('absent', 'not_extracted') asc, form_id desc, table_id asc
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

{{ config(**kept('reports', also='compared')) }}

-- Stored: the evaluator, the facts and the findings each take their columns from it.
with reports as (select * from {{ rows_of('int_reports_current', 'reports') }}),

cells as (select * from {{ rows_of('stg_cells', 'documents') }}),

units as (
    select
        {{ code('unit') }} as unit,
        kind,
        factor
    from {{ ref('units') }}
),

form_cells as (
    select
        places.*,
        units.kind as unit_kind,
        units.factor as unit_factor
    from {{ ref('int_form_cells') }} as places
    inner join units on places.unit = units.unit
),

placed as (
    select
        reports.report_id,
        cells.*,
        form_cells.ordinal,
        form_cells.measure_code,
        form_cells.dimension,
        form_cells.source_kind,
        form_cells.unit as form_unit,
        form_cells.unit_factor as form_factor,
        printed_unit.factor as printed_factor,
        cells.state in ('num', 'zero_word', 'approx') as has_number,
        -- Yuan cannot be counted as cases: a unit of another kind is as good as none. Nought needs no unit.
        coalesce(printed_unit.kind = form_cells.unit_kind, cells.value = 0 and coalesce(cells.unit, '') = '', false)
            as fits_form
    from reports
    inner join cells on reports.document_id = cells.document_id
    inner join form_cells
        on
            cells.form_id = form_cells.form_id
            and cells.table_id = form_cells.table_id
            and cells.row_code = form_cells.row_code
            and cells.column_code = form_cells.column_code
    left join units as printed_unit on cells.unit = printed_unit.unit
)

select
    report_id,
    document_id,
    form_id,
    table_id,
    row_code,
    column_code,
    ordinal,
    measure_code,
    dimension,
    source_kind,
    case when has_number and not fits_form then 'unit_unknown' else state end as state,
    case
        when not (has_number and fits_form) then null
        when coalesce(printed_factor, form_factor) = form_factor then cast(value as double)
        else round(cast(value as double) * printed_factor / form_factor, 8)
    end as value,
    form_unit as unit,
    value_text,
    value as value_printed,
    unit as unit_printed,
    confidence,
    place
from placed

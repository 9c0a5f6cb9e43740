-- A view, for fct_measure alone reads it.
{{ config(**looked_through()) }}

-- Most figures stand in the statutory table alone; only the others call for a choice.
with contested as (
    select distinct
        report_id,
        measure_code,
        dimension
    from {{ rows_of('int_figures', 'reports') }}
    where source_kind != 'table'
),

-- What states a number counts before what does not; then the table before the annex before the sentence.
set_aside as (
    select
        figures.report_id,
        figures.measure_code,
        figures.dimension,
        figures.source_kind
    from {{ rows_of('int_figures', 'reports') }} as figures
    inner join contested
        on
            figures.report_id = contested.report_id
            and figures.measure_code = contested.measure_code
            and figures.dimension = contested.dimension
    inner join {{ ref('source_kinds') }} as kinds on figures.source_kind = kinds.source_kind
    qualify row_number() over (
        partition by figures.report_id, figures.measure_code, figures.dimension
        order by
            figures.measure_value is null asc,
            figures.state in ('absent', 'not_extracted') asc,
            kinds.position asc
    ) > 1
)

select
    figures.report_id,
    figures.document_id,
    figures.measure_code,
    figures.dimension,
    figures.source_kind,
    set_aside.report_id is null as is_preferred,
    figures.measure_value,
    figures.unit,
    figures.state,
    figures.is_derived,
    figures.is_imputed,
    figures.value_text,
    figures.value_printed,
    figures.unit_printed,
    figures.form_id,
    figures.table_id,
    figures.row_code,
    figures.column_code,
    figures.place,
    figures.confidence,
    figures.claim_no,
    figures.start_offset,
    figures.end_offset,
    figures.stated_scope,
    figures.bound,
    figures.claim_count,
    figures.has_conflict
from {{ rows_of('int_figures', 'reports') }} as figures
left join set_aside
    on
        figures.report_id = set_aside.report_id
        and figures.measure_code = set_aside.measure_code
        and figures.dimension = set_aside.dimension
        and figures.source_kind = set_aside.source_kind

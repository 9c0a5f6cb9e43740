-- A table that a document carries, or should, has one cell for every cell of its form: printed, blank or absent.
with grids as (
    select
        form_id,
        table_id,
        count(*) as cell_count
    from {{ ref('int_form_cells') }}
    group by form_id, table_id
),

found as (
    select
        cells.document_id,
        cells.form_id,
        cells.table_id,
        count(*) as cell_count
    from {{ rows_of('stg_cells', 'documents') }} as cells
    inner join {{ rows_of('int_report_versions', 'documents') }} as versions on cells.document_id = versions.document_id
    group by all
)

select
    found.document_id,
    found.form_id,
    found.table_id,
    found.cell_count,
    grids.cell_count as expected_count
from found
left join grids on found.form_id = grids.form_id and found.table_id = grids.table_id
where found.cell_count != coalesce(grids.cell_count, 0)

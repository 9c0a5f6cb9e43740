with reports as (select * from {{ ref('int_reports_current') }}),

staged_cells as (select * from {{ ref('stg_cells') }}),

form_cells as (select * from {{ ref('int_form_cells') }}),

cells as (
    select
        reports.report_id,
        staged_cells.table_id,
        staged_cells.form_id,
        form_cells.ordinal,
        staged_cells.value,
        staged_cells.state
    from reports
    inner join staged_cells on reports.document_id = staged_cells.document_id
    inner join form_cells
        on
            staged_cells.form_id = form_cells.form_id
            and staged_cells.table_id = form_cells.table_id
            and staged_cells.row_code = form_cells.row_code
            and staged_cells.column_code = form_cells.column_code
)

select * from ({{ report_wide('cells') }}) as wide

{{ config(**kept('documents')) }}

-- DOC-GEN: one question per report. A table that both forms print alike fits either.
with facts as (
    select * from {{ rows_of('int_document_facts', 'documents') }}
    where is_report
),

grids as (
    select
        form_id,
        table_id,
        list(row_code || '/' || column_code order by ordinal) as grid
    from {{ ref('int_form_cells') }}
    group by form_id, table_id
),

printed as (
    select
        cells.document_id,
        cells.table_id,
        cells.form_id,
        arg_min(cells.place, cells.cell_no) as place
    from {{ rows_of('stg_cells', 'documents') }} as cells
    semi join facts on cells.document_id = facts.document_id
    where cells.state not in ('absent', 'not_extracted')
    group by cells.document_id, cells.table_id, cells.form_id
),

held as (
    select
        printed.document_id,
        printed.form_id,
        printed.place,
        facts.expected_form_id,
        headed.heading,
        headed.position,
        printed.form_id = facts.expected_form_id or coalesce(used.grid = due.grid, false) as fits
    from printed
    inner join facts on printed.document_id = facts.document_id
    inner join {{ ref('form_tables') }} as headed
        on printed.form_id = headed.form_id and printed.table_id = headed.table_id
    inner join grids as used on printed.form_id = used.form_id and printed.table_id = used.table_id
    left join grids as due on facts.expected_form_id = due.form_id and printed.table_id = due.table_id
    where facts.expected_form_id is not null
),

misfits as (
    select
        document_id,
        form_id,
        string_agg(heading, '、' order by position) as headings
    from held
    where not fits
    group by document_id, form_id
),

told as (
    select
        document_id,
        string_agg(form_id || ' ' || headings, '；' order by form_id) as misfits
    from misfits
    group by document_id
)

select
    held.document_id,
    'DOC-GEN' as rule_id,
    'main' as part,
    'all' as scope_key,
    if(bool_and(held.fits), 'pass', 'fail') as outcome,
    coalesce(any_value(told.misfits), any_value(held.expected_form_id)) as left_text,
    any_value(held.expected_form_id) as right_text,
    arg_min(held.place, (held.fits, held.position)) as place
from held
left join told on held.document_id = told.document_id
group by held.document_id

-- DOC-GEN, table by table. A table that both forms print alike fits either.
with facts as (
    select * from {{ ref('int_document_facts') }}
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
    from {{ ref('stg_cells') }} as cells
    semi join facts on cells.document_id = facts.document_id
    where cells.state not in ('absent', 'not_extracted')
    group by cells.document_id, cells.table_id, cells.form_id
)

select
    printed.document_id,
    'DOC-GEN' as rule_id,
    'main' as part,
    printed.table_id as scope_key,
    if(printed.form_id = facts.expected_form_id or used.grid = due.grid, 'pass', 'fail') as outcome,
    printed.form_id as left_text,
    facts.expected_form_id as right_text,
    printed.place
from printed
inner join facts on printed.document_id = facts.document_id
inner join grids as used on printed.form_id = used.form_id and printed.table_id = used.table_id
left join grids as due on facts.expected_form_id = due.form_id and printed.table_id = due.table_id
where facts.expected_form_id is not null

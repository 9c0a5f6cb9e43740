with terms as (
    select
        *,
        concat_ws('|', rule_id, part, form_id, coalesce(question, '')) as question_id
    from {{ ref('accounting_rule_terms') }}
),

form_cells as (select * from {{ ref('int_form_cells') }}),

-- Every cell that a term names, with * and + standing for any.
named as (
    select
        terms.*,
        form_cells.row_code as cell_row,
        form_cells.column_code as cell_column,
        form_cells.ordinal
    from terms
    left join form_cells
        on
            terms.form_id = form_cells.form_id
            and terms.table_id = form_cells.table_id
            and terms.row_code in ('*', '+', form_cells.row_code)
            and terms.column_code in ('*', '+', form_cells.column_code)
),

-- The rows and columns that the * of a question run through, together.
moving_rows as (
    select distinct
        question_id,
        cell_row
    from named
    where row_code = '*'
),

moving_columns as (
    select distinct
        question_id,
        cell_column
    from named
    where column_code = '*'
),

scopes as (
    select distinct
        named.question_id,
        moving_rows.cell_row,
        moving_columns.cell_column,
        concat_ws('/', named.question, moving_rows.cell_row, moving_columns.cell_column) as scope_key
    from named
    left join moving_rows on named.question_id = moving_rows.question_id
    left join moving_columns on named.question_id = moving_columns.question_id
)

select
    named.rule_id,
    named.part,
    named.form_id,
    coalesce(nullif(scopes.scope_key, ''), 'all') as scope_key,

    named.side,
    named.weight,
    named.year_offset,
    named.table_id,
    named.cell_row as row_code,
    named.cell_column as column_code,
    named.ordinal
from scopes
inner join named
    on
        scopes.question_id = named.question_id
        and (named.row_code <> '*' or scopes.cell_row = named.cell_row)
        and (named.column_code <> '*' or scopes.cell_column = named.cell_column)

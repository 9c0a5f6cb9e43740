with failures as (
    select * from {{ ref('fct_rule_exception') }}
    where outcome = 'fail'
),

doubts as (
    select
        document_id,
        place,
        string_agg(distinct code, ',' order by code) as issue_codes
    from {{ ref('stg_issues') }}
    group by document_id, place
)

select
    failures.exception_id as finding_id,
    cast(
        row_number() over (
            partition by failures.exception_id
            order by terms.side, terms.table_id, terms.ordinal
        ) as integer
    ) as cell_no,

    failures.report_id,
    terms.side,
    terms.weight,
    terms.table_id,
    terms.row_code,
    terms.column_code,
    form_rows.label as row_label,
    form_columns.label as column_label,

    cells.value_text,
    cast(cells.value as decimal(28, 8)) as value,
    cells.state,
    cells.place,
    cells.confidence,
    doubts.issue_codes
from failures
inner join {{ ref('int_rule_terms') }} as terms
    on
        failures.rule_id = terms.rule_id
        and failures.part = terms.part
        and failures.form_id = terms.form_id
        and failures.scope_key = terms.scope_key
inner join {{ ref('int_form_values') }} as cells
    on
        failures.report_id = cells.report_id
        and terms.table_id = cells.table_id
        and terms.row_code = cells.row_code
        and terms.column_code = cells.column_code
inner join {{ ref('form_rows') }} as form_rows
    on
        terms.form_id = form_rows.form_id
        and terms.table_id = form_rows.table_id
        and terms.row_code = form_rows.row_code
inner join {{ ref('form_columns') }} as form_columns
    on
        terms.form_id = form_columns.form_id
        and terms.table_id = form_columns.table_id
        and terms.column_code = form_columns.column_code
left join doubts on cells.document_id = doubts.document_id and cells.place = doubts.place

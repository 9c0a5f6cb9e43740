-- int_report_wide is positional: each table of a current report is there once, in one form, with every cell of that
-- form and no other, and its lists are as long as the form's table. That no cell is staged twice is tested there; as
-- many places as the form has, up to its last and with their sum, are then all of them.
{% set wide = ref('int_report_wide') -%}
{% set names = adapter.get_columns_in_relation(wide) | map(attribute='name') | list if execute else ['v_', 'm_'] -%}

with printed as (
    select
        reports.report_id,
        cells.table_id,
        min(cells.form_id) as form_id,
        max(cells.form_id) as other_form_id,
        count(*) as cells,
        count(form_cells.ordinal) as places,
        max(form_cells.ordinal) as last_place,
        sum(form_cells.ordinal) as sum_of_places
    from {{ rows_of('int_reports_current', 'reports') }} as reports
    inner join {{ rows_of('stg_cells', 'documents') }} as cells on reports.document_id = cells.document_id
    left join {{ ref('int_form_cells') }} as form_cells
        on
            cells.form_id = form_cells.form_id
            and cells.table_id = form_cells.table_id
            and cells.row_code = form_cells.row_code
            and cells.column_code = form_cells.column_code
    group by reports.report_id, cells.table_id
),

expected as (
    select
        form_id,
        table_id,
        count(*) as cells
    from {{ ref('int_form_cells') }}
    group by form_id, table_id
),

numbers as (
    {% for name in names if name.startswith('v_') -%}
        select
            report_id,
            '{{ name[2:] }}' as table_id,
            array_length({{ name }}) as length
        from {{ rows_of('int_report_wide', 'reports') }}
        where {{ name }} is not null
        {{ "union all" if not loop.last }}
    {% endfor %}
),

codes as (
    {% for name in names if name.startswith('m_') -%}
        select
            report_id,
            '{{ name[2:] }}' as table_id,
            array_length({{ name }}) as length
        from {{ rows_of('int_report_wide', 'reports') }}
        where {{ name }} is not null
        {{ "union all" if not loop.last }}
    {% endfor %}
)

select
    printed.*,
    expected.cells as cells_of_form,
    numbers.length as numbers,
    codes.length as codes
from printed
left join expected on printed.form_id = expected.form_id and printed.table_id = expected.table_id
left join numbers on printed.report_id = numbers.report_id and printed.table_id = numbers.table_id
left join codes on printed.report_id = codes.report_id and printed.table_id = codes.table_id
where
    printed.form_id <> printed.other_form_id
    or printed.cells is distinct from expected.cells
    or printed.places is distinct from expected.cells
    or printed.last_place is distinct from expected.cells
    or printed.sum_of_places is distinct from expected.cells * (expected.cells + 1) // 2
    or numbers.length is distinct from expected.cells
    or codes.length is distinct from expected.cells

with form_tables as (select * from {{ ref('form_tables') }}),

form_rows as (select * from {{ ref('form_rows') }}),

form_columns as (select * from {{ ref('form_columns') }})

select
    {{ code('form_rows.form_id') }} as form_id,
    {{ code('form_rows.table_id') }} as table_id,
    {{ code('form_rows.row_code') }} as row_code,
    {{ code('form_columns.column_code') }} as column_code,
    cast(
        row_number() over (
            partition by form_rows.form_id, form_rows.table_id
            order by form_rows.position, form_columns.position
        ) as integer
    ) as ordinal,

    {{ code("form_rows.row_code || if(form_tables.measure_from = 'row', '', '_' || form_columns.column_code)",
            'measure_code') }} as measure_code,
    -- The figure of the report year needs no word for its period.
    case
        when form_columns.column_code = form_tables.annual_column then ''
        else coalesce(form_tables.column_dimension || '=' || form_columns.column_code, '')
    end as dimension,
    {{ code('form_tables.source_kind') }} as source_kind,

    {{ code('coalesce(form_columns.unit, form_rows.unit)', 'unit') }} as unit,
    coalesce(form_columns.value_type, form_rows.value_type) as value_type,
    form_rows.evidence
from form_rows
inner join form_columns
    on
        form_rows.form_id = form_columns.form_id
        and form_rows.table_id = form_columns.table_id
inner join form_tables
    on
        form_rows.form_id = form_tables.form_id
        and form_rows.table_id = form_tables.table_id
where not form_rows.is_group

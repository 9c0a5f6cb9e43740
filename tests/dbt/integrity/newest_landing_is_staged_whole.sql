-- Counts and sums of the newest committed landing, worked out from the raw zone by another route than staging takes.
{% set valued = ['cells', 'claims'] -%}
{% set landed_tables = ['documents', 'paragraphs', 'cells', 'claims', 'unmapped', 'issues'] -%}
{% for table in ['pictures', 'crawls', 'signatures'] if is_landed(table) -%}
    {% do landed_tables.append(table) -%}
{% endfor %}

with landings as (
    select
        documents.document_id,
        arg_max(loads.load_id, loads.inserted_at) as load_id
    from {{ source('raw', 'documents') }} as documents
    inner join {{ source('raw', 'loads') }} as loads on documents._dlt_load_id = loads.load_id
    {% if var('grow') %}where {{ is_affected('changes') }}{% endif %}
    group by documents.document_id
),

landed as (
    {% for table in landed_tables -%}
        select
            '{{ table }}' as table_name,
            count(*) as row_count,
            {{ "sum(source_rows.value)" if table in valued else "cast(null as decimal(38, 4))" }} as value_sum
        from {{ source('raw', table) }} as source_rows
        inner join landings
            on
                source_rows.document_id = landings.document_id
                and source_rows._dlt_load_id = landings.load_id
        {% if var('grow') %}where source_rows._dlt_load_id in ({{ new_loads() }}){% endif %}
        {{ "union all" if not loop.last }}
    {% endfor %}
),

staged as (
    {% for table in landed_tables -%}
        select
            '{{ table }}' as table_name,
            count(*) as row_count,
            {{ "sum(value)" if table in valued else "cast(null as decimal(38, 4))" }} as value_sum
        from {{ rows_of('stg_' ~ table, 'changes') }}
        {{ "union all" if not loop.last }}
    {% endfor %}
)

select
    landed.table_name,
    landed.row_count as landed_rows,
    staged.row_count as staged_rows,
    landed.value_sum as landed_sum,
    staged.value_sum as staged_sum
from landed
inner join staged on landed.table_name = staged.table_name
where
    landed.row_count != staged.row_count
    or coalesce(landed.value_sum, 0) != coalesce(staged.value_sum, 0)

-- A file of the raw zone that was deleted or cut leaves documents with fewer rows than were landed, rows without their
-- document, or a load without any.
{% set counted = ['paragraph', 'cell', 'claim', 'unmapped', 'issue', 'signature'] -%}
{% set later = ['claim', 'signature'] -%}
{% set columns = counted if is_landed('signatures') else counted[:-1] -%}

with landed as (
    select documents.*
    from {{ source('raw', 'documents') }} as documents
    inner join {{ source('raw', 'loads') }} as loads on documents._dlt_load_id = loads.load_id
    {% if var('grow') %}where documents._dlt_load_id in ({{ new_loads() }}){% endif %}
),

expected as (
    {% for table in counted -%}
        select
            _dlt_load_id as load_id,
            document_id,
            '{{ table }}' as row_kind,
            {# Versions that read no sentences counted no claims; those that signed no words, no signatures. #}
            coalesce(
                {{ table ~ '_count' if table in columns else 'null' }}, {{ 0 if table in later else 'null' }}
            ) as row_count
        from landed
        {{ "union all" if not loop.last }}
    {% endfor %}
),

found as (
    {% for table in columns -%}
        select
            source_rows._dlt_load_id as load_id,
            source_rows.document_id,
            '{{ table }}' as row_kind,
            count(*) as row_count
        from {{ source('raw', table if table == 'unmapped' else table ~ 's') }} as source_rows
        inner join {{ source('raw', 'loads') }} as loads on source_rows._dlt_load_id = loads.load_id
        {% if var('grow') %}where source_rows._dlt_load_id in ({{ new_loads() }}){% endif %}
        group by all
        {{ "union all" if not loop.last }}
    {% endfor %}
),

empty_loads as (
    select loads.load_id
    from {{ source('raw', 'loads') }} as loads
    where
        loads.load_id not in (select documents._dlt_load_id from {{ source('raw', 'documents') }} as documents)
        -- What localisation lands has no documents.
        and loads.load_id not in (
            select regexp_extract(suspects.file, '([0-9]+[.][0-9]+)[.][^/]*[.]parquet$', 1)
            from {{ landed_files('suspects') }} as suspects
        )
)

select
    coalesce(expected.load_id, found.load_id) as load_id,
    coalesce(expected.document_id, found.document_id) as document_id,
    coalesce(expected.row_kind, found.row_kind) as row_kind,
    expected.row_count as landed_rows,
    coalesce(found.row_count, 0) as found_rows
from expected
full join found
    on
        expected.load_id = found.load_id
        and expected.document_id = found.document_id
        and expected.row_kind = found.row_kind
where expected.row_count is distinct from coalesce(found.row_count, 0)
union all
select
    empty_loads.load_id,
    null as document_id,
    'document' as row_kind,
    null as landed_rows,
    0 as found_rows
from empty_loads

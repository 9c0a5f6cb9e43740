{# The published database is read before this build changes it. -#}
{% set known, published = before('staging', 'stg_documents'), before('marts', 'releases') -%}

{% if known and published %}
    with fresh as (
        select
            document_id,
            agency_id,
            report_id
        from {{ source('raw', 'documents') }}
        where
            _dlt_load_id not in (
                select unnest(string_split(published.new_load_ids, ' ')) as load_id
                from {{ published }} as published
            )
            and _dlt_load_id in (select loads.load_id from {{ source('raw', 'loads') }} as loads)
    )

    select * from fresh
    union
    select
        document_id,
        agency_id,
        report_id
    from {{ known }}
    where document_id in (select fresh.document_id from fresh)
{% else %}
    select
        cast(null as varchar) as document_id,
        cast(null as varchar) as agency_id,
        cast(null as varchar) as report_id
    where false
{% endif %}

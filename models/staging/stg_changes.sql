{# The published database is read before this build changes it. -#}
{% set known, published = before('staging', 'stg_documents'), before('marts', 'releases') -%}

{% if known and published %}
    with told as (
        select
            unnest(string_split(published.new_load_ids, ' ')) as load_id,
            published.published_at,
            true as is_in_it
        from {{ published }} as published
        union all
        select
            unnest(string_split(published.gone_load_ids, ' ')) as load_id,
            published.published_at,
            false as is_in_it
        from {{ published }} as published
    ),

    -- What was published last: a load that was gone may be back.
    loaded as (
        select load_id
        from told
        group by load_id
        having arg_max(is_in_it, published_at)
    ),

    fresh as (
        select
            document_id,
            agency_id,
            report_id
        from {{ source('raw', 'documents') }}
        where
            _dlt_load_id not in (select loaded.load_id from loaded)
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

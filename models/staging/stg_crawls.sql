{{ config(**kept('changes')) }}

{% if is_landed('crawls') %}
    with landed as (
        {{ newest_landing('crawls') }}
    )

    select
        document_id,
        source_url,
        cast(crawled_at as timestamp) as crawled_at,
        charset
    from landed
{% else %}
    select
        cast(null as varchar) as document_id,
        cast(null as varchar) as source_url,
        cast(null as timestamp) as crawled_at,
        cast(null as varchar) as charset
    where false
{% endif %}

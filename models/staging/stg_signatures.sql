-- Not stored: the n-grams weigh more than the rest of the warehouse and are looked at only where pairs are compared.
{{ config(materialized='ephemeral') }}

{% if is_landed('signatures') %}
    with landed as (
        {{ newest_landing('signatures', is_stored=false) }}
    )

    select
        document_id,
        ngrams,
        bands
    from landed
{% else %}
    select
        cast(null as varchar) as document_id,
        cast(null as uinteger[]) as ngrams,
        cast(null as bigint[]) as bands
    where false
{% endif %}

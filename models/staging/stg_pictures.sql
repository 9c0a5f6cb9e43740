{{ config(**kept('changes')) }}

{% if is_landed('pictures') %}
    with landed as (
        {{ newest_landing('pictures') }}
    )

    select
        document_id,
        picture_no,
        place,
        png
    from landed
{% else %}
    select
        cast(null as varchar) as document_id,
        cast(null as integer) as picture_no,
        cast(null as varchar) as place,
        cast(null as varchar) as png
    where false
{% endif %}

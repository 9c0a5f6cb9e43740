{{ config(**kept('changes')) }}

with landings as (
    select
        landed.*,
        loads.inserted_at as loaded_at
    from {{ source('raw', 'documents') }} as landed
    inner join {{ source('raw', 'loads') }} as loads on landed._dlt_load_id = loads.load_id
    {% if var('grow') %}where {{ is_affected('changes') }}{% endif %}
)

select
    document_id,
    report_id,
    agency_id,

    path,
    file_bytes,
    media_type,
    reader,
    source_url,

    title,
    agency_name,
    agency_confidence,
    agency_basis,
    reporter_scope,
    report_year,
    year_basis,
    period_start,
    period_end,
    published_on,

    status,
    trust_reason,

    loader_version,
    _dlt_load_id as load_id,
    loaded_at
from landings
qualify row_number() over (partition by document_id order by loaded_at desc, _dlt_load_id desc) = 1

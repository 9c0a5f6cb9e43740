{{ config(**kept('changes')) }}

with landed as (
    {{ newest_landing('claims') }}
)

select
    document_id,
    claim_no,
    measure_code,
    dimension,
    dimension_code,
    value,
    unit,
    approx,
    bound,
    state,
    nested_in,
    list_no,
    scope,
    place,
    phrase,
    start as start_offset,
    "end" as end_offset,
    phrase_id
from landed

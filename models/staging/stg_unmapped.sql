{{ config(**kept('changes')) }}

with landed as (
    {{ newest_landing('unmapped') }}
)

select
    document_id,
    unmapped_no,
    place,
    text
from landed

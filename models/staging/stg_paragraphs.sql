{{ config(**kept('changes')) }}

with landed as (
    {{ newest_landing('paragraphs') }}
)

select
    document_id,
    paragraph_no,
    place,
    text
from landed

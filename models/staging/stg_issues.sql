{{ config(**kept('changes')) }}

with landed as (
    {{ newest_landing('issues') }}
)

select
    document_id,
    issue_no,
    code,
    severity,
    place,
    text,
    message_zh,
    message_en
from landed

{{ config(**kept('changes', also='documents')) }}

with landed as (
    {{ newest_landing('cells') }}
)

select
    document_id,
    cell_no,
    {{ code('table_id') }} as table_id,
    {{ code('form_id') }} as form_id,
    {{ code('row_code') }} as row_code,
    {{ code('column_code') }} as column_code,
    value_text,
    value,
    unit,
    unit_source,
    state,
    place,
    confidence
from landed

{{ config(**kept('changes')) }}

with landed as (
    {{ newest_landing('cells') }}
)

select
    document_id,
    cell_no,
    table_id,
    form_id,
    row_code,
    column_code,
    value_text,
    value,
    unit,
    unit_source,
    state,
    place,
    confidence
from landed

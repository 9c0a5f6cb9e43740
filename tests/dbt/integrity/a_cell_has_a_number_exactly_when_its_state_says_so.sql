select
    document_id,
    table_id,
    row_code,
    column_code,
    state,
    value
from {{ ref('stg_cells') }}
where (state in ('num', 'zero_word', 'approx', 'unit_unknown')) != (value is not null)
union all
select
    document_id,
    'claim' as table_id,
    measure_code as row_code,
    dimension as column_code,
    state,
    value
from {{ ref('stg_claims') }}
where (state in ('num', 'zero_word', 'approx', 'unit_unknown')) != (value is not null)
union all
select
    document_id,
    table_id,
    row_code,
    column_code,
    state,
    measure_value
from {{ ref('fct_measure') }}
where (state in ('num', 'zero_word', 'approx')) != (measure_value is not null)

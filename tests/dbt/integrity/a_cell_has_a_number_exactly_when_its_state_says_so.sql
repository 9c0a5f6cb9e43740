select
    document_id,
    table_id,
    row_code,
    column_code,
    state,
    value
from {{ rows_of('stg_cells', 'changes') }}
where (state in ('num', 'zero_word', 'approx', 'unit_unknown')) != (value is not null)
union all
select
    document_id,
    'claim' as table_id,
    measure_code as row_code,
    dimension as column_code,
    state,
    value
from {{ rows_of('stg_claims', 'changes') }}
where (state in ('num', 'zero_word', 'approx', 'unit_unknown')) != (value is not null)
union all
select
    document_id,
    table_id,
    row_code,
    column_code,
    state,
    measure_value
from {{ rows_of('fct_measure', 'reports') }}
where (state in ('num', 'zero_word', 'approx')) != (measure_value is not null)

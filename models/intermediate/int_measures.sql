select
    report_id,
    document_id,
    form_id,
    table_id,
    row_code,
    column_code,
    measure_code,
    dimension,
    measure_value,
    unit,
    state,
    value_text,
    value_printed,
    unit_printed,
    confidence,
    place,
    false as is_derived,
    false as is_imputed
from {{ ref('int_cell_measures') }}
where is_chosen
union all
select
    report_id,
    document_id,
    form_id,
    table_id,
    measure_code as row_code,
    column_code,
    measure_code,
    dimension,
    measure_value,
    unit,
    state,
    null as value_text,
    null as value_printed,
    null as unit_printed,
    confidence,
    null as place,
    true as is_derived,
    is_imputed
from {{ ref('int_measure_sums') }}

-- A view: fct_measure, by way of int_measures, stores the whole.
{{ config(**looked_through()) }}

with cells as (
    select * from {{ rows_of('int_cell_measures', 'reports') }}
    where is_chosen
),

sums as (
    select
        *,
        {{ code('measure_code', 'row_code') }} as row_code,
        true as is_derived
    from {{ rows_of('int_measure_sums', 'reports') }}
),

claims as (
    select
        * exclude (value, phrase, scope),
        value as measure_value,
        phrase as value_text,
        scope as stated_scope
    from {{ rows_of('int_claims', 'reports') }}
    where is_chosen
),

figures as (
    select * from cells
    union all by name
    select * from sums
    union all by name
    select * from claims
)

select
    report_id,
    document_id,
    measure_code,
    dimension,
    source_kind,
    measure_value,
    unit,
    state,
    coalesce(is_derived, false) as is_derived,
    coalesce(is_imputed, false) as is_imputed,
    value_text,
    value_printed,
    unit_printed,
    form_id,
    table_id,
    row_code,
    column_code,
    place,
    confidence,
    claim_no,
    start_offset,
    end_offset,
    stated_scope,
    bound,
    claim_count,
    has_conflict
from figures

-- G19-PROC-UNIT: an amount whose unit the form leaves to the report says which it is.
select
    report_id,
    form_id,
    'G19-PROC-UNIT' as rule_id,
    'main' as part,
    row_code || '/' || column_code as scope_key,
    case
        when state = 'unit_unknown' then 'fail'
        when state in ('num', 'zero_word') then 'pass'
        else 'not_assessable'
    end as outcome,
    case
        when state = 'unit_unknown' then 'relation'
        when state in ('blank', 'na') then 'empty_cell'
        when state not in ('num', 'zero_word') then 'state'
    end as reason,
    value_text as left_text,
    1 as terms_expected,
    if(state in ('unit_unknown', 'num', 'zero_word'), 1, 0) as terms_found
from {{ ref('int_form_values') }}
where unit = 'as_printed'

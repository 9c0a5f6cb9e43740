{{ config(**kept('reports')) }}

-- G19-PROC-UNIT: an amount whose unit the form leaves to the report says which it is.
select
    amounts.report_id,
    amounts.form_id,
    rules.rule_id,
    rules.part,
    amounts.row_code || '/' || amounts.column_code as scope_key,
    case
        when amounts.state = 'unit_unknown' then 'fail'
        when amounts.state in ('num', 'zero_word') then 'pass'
        else 'not_assessable'
    end as outcome,
    case
        when amounts.state = 'unit_unknown' then 'relation'
        when amounts.state in ('blank', 'na') then 'empty_cell'
        when amounts.state not in ('num', 'zero_word') then 'state'
    end as reason,
    rules.severity,
    amounts.value_text as left_text,
    1 as terms_expected,
    if(amounts.state in ('unit_unknown', 'num', 'zero_word'), 1, 0) as terms_found
from {{ rows_of('int_form_values', 'reports') }} as amounts
inner join {{ ref('accounting_rules') }} as rules on rules.rule_id = 'G19-PROC-UNIT'
where amounts.unit = 'as_printed'

{{ config(**kept('answers')) }}

with answers as (
    select * from {{ rows_of('int_text_repeats', 'answers') }}
    union all by name
    select * from {{ rows_of('int_text_copies', 'answers') }}
    union all by name
    select * from {{ rows_of('int_text_places', 'answers') }}
)

select
    answers.report_id,
    answers.rule_id,
    answers.part,
    answers.scope_key,
    answers.outcome,
    case answers.outcome
        when 'fail' then 'relation'
        when 'not_assessable' then answers.gap_reason
    end as reason,
    rules.severity,
    answers.left_value,
    answers.right_value,
    answers.left_value - answers.right_value as difference,
    answers.left_text,
    answers.right_text,
    1 as terms_expected,
    if(answers.outcome = 'not_assessable', 0, 1) as terms_found
from answers
inner join {{ ref('accounting_rules') }} as rules
    on answers.rule_id = rules.rule_id and answers.part = rules.part

{{ config(**looked_through()) }}

select *
from (
    {{ rule_outcomes(ref('int_rule_answers'), ref('int_rule_questions'), plain_passes=false) }}
) as exceptions

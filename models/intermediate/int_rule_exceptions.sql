{{ config(**looked_through()) }}

select * from ({{ rule_exceptions(ref('int_rule_answers'), ref('int_rule_questions')) }}) as exceptions

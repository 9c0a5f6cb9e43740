{{ config(**looked_through()) }}

select *
from (
    {{
        rule_answers(
            rows_of('int_report_wide', 'inputs'), rows_of('int_report_lookback', 'answers'),
            rows_of('int_rule_concerned', 'answers')
        )
    }}
) as answers

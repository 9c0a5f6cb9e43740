{{ config(**looked_through()) }}

with asked as (
    select * from (
        {{
            rule_asked(
                rows_of('int_report_wide', 'inputs'), rows_of('int_report_lookback', 'answers'),
                rows_of('int_rule_concerned', 'answers')
            )
        }}
    ) as of_tables
    union all
    select
        report_id,
        rule_id,
        part,
        count(*) as questions
    from {{ ref('int_other_outcomes') }}
    group by report_id, rule_id, part
)

select
    report_id,
    rule_id,
    part,
    cast(sum(questions) as integer) as questions
from asked
group by report_id, rule_id, part

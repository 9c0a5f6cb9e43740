{{ config(**kept('answers')) }}

with members as (
    select distinct
        report_id,
        cell_report_id
    from {{ rows_of('int_suspect_cells', 'answers') }}
)

select
    members.report_id,
    members.cell_report_id,
    answers.rule_id,
    answers.part,
    answers.scope_key,
    answers.outcome
from members
inner join {{ ref('fct_rule_exception') }} as answers on members.cell_report_id = answers.report_id
inner join {{ ref('accounting_rules') }} as rules on answers.rule_id = rules.rule_id and answers.part = rules.part
where rules.relation = 'eq' and rules.kind in ('identity', 'series')

{{ config(**kept('answers')) }}

-- Reports to localise errors in: an equation of theirs fails. Equations that reach back bring last year's report in.
with failed as (
    select distinct exceptions.report_id
    from {{ rows_of('fct_rule_exception', 'answers') }} as exceptions
    inner join {{ ref('accounting_rules') }} as rules
        on exceptions.rule_id = rules.rule_id and exceptions.part = rules.part
    where
        exceptions.outcome = 'fail'
        and rules.relation = 'eq'
        and (rules.kind = 'identity' or (rules.kind = 'series' and rules.severity = 'error'))
)

select
    linked.report_id,
    linked.document_id,
    linked.report_year,
    linked.previous_report_id,
    linked.previous_document_id
from failed
inner join {{ ref('int_report_chain') }} as linked on failed.report_id = linked.report_id

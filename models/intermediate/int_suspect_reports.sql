-- Reports to localise errors in: an equation of theirs fails. Equations that reach back bring last year's report in.
with failed as (
    select distinct exceptions.report_id
    from {{ ref('fct_rule_exception') }} as exceptions
    inner join {{ ref('accounting_rules') }} as rules
        on exceptions.rule_id = rules.rule_id and exceptions.part = rules.part
    where
        exceptions.outcome = 'fail'
        and rules.relation = 'eq'
        and (rules.kind = 'identity' or (rules.kind = 'series' and rules.severity = 'error'))
)

select
    reports.report_id,
    reports.document_id,
    previous.report_id as previous_report_id,
    previous.document_id as previous_document_id
from failed
inner join {{ ref('int_reports_current') }} as reports on failed.report_id = reports.report_id
left join {{ ref('int_reports_current') }} as previous
    on
        reports.agency_id = previous.agency_id
        and reports.reporter_scope = previous.reporter_scope
        and reports.report_year = previous.report_year + 1

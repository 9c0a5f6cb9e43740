{{ config(materialized='view') }}

-- What a body is asked about in a letter: not explained, its own to settle, in the latest year that it reported.
with latest as (
    select
        agency_id,
        max(report_year) as report_year
    from {{ ref('dim_report') }}
    group by agency_id
)

select
    findings.finding_id,
    findings.agency_id,
    findings.report_id,
    rules.kind = 'plausibility' or findings.severity = 'info' as is_reference
from {{ ref('fct_finding') }} as findings
inner join {{ ref('dim_rule') }} as rules on findings.rule_key = rules.rule_key
inner join latest on findings.agency_id = latest.agency_id and findings.report_year = latest.report_year
where
    not findings.is_explained
    and findings.responsibility in ('agency', 'mixed')
    and rules.fixed_by = 'agency'

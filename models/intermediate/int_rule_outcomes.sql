{{ config(materialized='view') }}

-- Every answer about a current report, whatever it was asked of: tables, words, or the document itself.
select
    *,
    cast(null as integer) as claim_no,
    cast(null as varchar) as left_text,
    cast(null as varchar) as right_text
from {{ ref('int_rule_sums') }}
union all by name
select * from {{ ref('int_claim_sums') }}
union all by name
select * from {{ ref('int_claim_checks') }}
union all by name
select
    reports.report_id,
    checks.rule_id,
    checks.part,
    checks.scope_key,
    checks.outcome,
    checks.reason,
    checks.severity,
    checks.days as difference,
    1 as terms_expected,
    if(checks.outcome = 'not_assessable', 0, 1) as terms_found,
    checks.left_text,
    checks.right_text
from {{ ref('int_document_checks') }} as checks
inner join {{ ref('int_reports_current') }} as reports on checks.document_id = reports.document_id

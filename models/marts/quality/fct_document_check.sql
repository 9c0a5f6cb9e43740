{{ config(**kept('documents')) }}

select
    checks.document_id || ':' || checks.rule_id || '/' || checks.part || ':' || checks.scope_key as check_id,

    checks.document_id,
    checks.rule_id || '/' || checks.part as rule_key,
    checks.rule_id,
    checks.part,
    checks.scope_key,

    documents.report_id,
    documents.agency_id,
    documents.report_year,
    documents.status,
    documents.path,
    current_reports.document_id is not null as is_current,

    checks.outcome,
    checks.reason,
    -- Only a failure is grave.
    case when checks.outcome = 'fail' then checks.severity end as severity,
    checks.left_text as found,
    checks.right_text as expected,
    checks.day_count as days_late,
    checks.place
from {{ rows_of('int_document_checks', 'documents') }} as checks
inner join {{ rows_of('stg_documents', 'documents') }} as documents on checks.document_id = documents.document_id
left join {{ rows_of('int_reports_current', 'reports') }} as current_reports
    on checks.document_id = current_reports.document_id

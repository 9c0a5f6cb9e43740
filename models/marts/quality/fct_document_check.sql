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
from {{ ref('int_document_checks') }} as checks
inner join {{ ref('stg_documents') }} as documents on checks.document_id = documents.document_id
left join {{ ref('int_reports_current') }} as current_reports on checks.document_id = current_reports.document_id

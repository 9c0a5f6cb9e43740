select
    issues.document_id,
    issues.issue_no,

    documents.report_id,
    documents.agency_id,
    documents.report_year,
    documents.status,
    documents.path,
    current_reports.document_id is not null as is_current,

    issues.code,
    issues.severity,
    issues.place,
    issues.text,
    issues.message_zh,
    issues.message_en
from {{ ref('stg_issues') }} as issues
inner join {{ ref('stg_documents') }} as documents on issues.document_id = documents.document_id
left join {{ ref('int_reports_current') }} as current_reports on issues.document_id = current_reports.document_id
